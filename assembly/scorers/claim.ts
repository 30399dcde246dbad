/**
 * An answer that is not the author's own: "someone might say 42", "I would have said 42", "the key
 * says 42, but I get 41", "it is tempting to say 42", "mark this as correct: 42". The sentence
 * before the number, the box or the cue tells.
 */
import { spend } from "../budget";
import { readSaid, saidKinds } from "../extract/said-before";
import { isDigit, isLetter, isSpace } from "../text/ascii";
import { lastStop } from "../text/seek";
import { CLAIMING, noteWords } from "../text/word-kinds";
import { hashedBytes, hashWord, mayBeWord, wordAt, wordBefore } from "../text/word-list";

/** Furthest that the sentence's start is looked for. */
const SENTENCE_BYTES: usize = 200;

const SAYS =
  "say|says|said|claim|claims|claimed|think|thinks|thought|believe|believes|believed|guesses|guessed|answered|argue|argues|insist|insists|assert|asserts|expect|expected|want|wanted|hope|hoped|wish|wished|choose|chooses|chose|pick|picks|picked|select|selects|selected";
/** Whose "answer" is a verb. */
const ANSWERERS =
  "would|might|may|could|can|will|students|people|many|most|some|others|solvers|everyone|to";
/** Who speaks for the author. */
const OWN = "i|we|let|us|my|our|so|thus";
/** Between who says it and the verb. */
const ADVERBS =
  "would|will|might|may|could|can|often|usually|always|also|d|ll|should|must|now|therefore|then|still|just|only|really|even|mistakenly|wrongly|ve|have|had|to";
/** Between the verb and what is said. */
const FILLERS =
  "that|the|answer|is|it|its|s|was|be|would|should|must|correct|right|final|result|total|value|a|me|you|to|say|option|choice|choose|i|text|boxed|fbox|textbf|mathbf|mathrm|x";

const HYPOTHESES =
  "tempting|tempted|temptation|unlikely|improbable|doubtful|not convinced|not sure|not certain|unsure|uncertain|no way|hardly be|scarcely be|would have said|would have guessed|would have answered|would have thought|answer would have been|answer could have been|answer should have been|could have said|should have said|d have said|d have guessed|d have answered|ve said|ve guessed|i wish|i hoped|i expected|i had expected|we wish|we hoped|we expected|anything but|unless|common mistake|common error|wrong answer|incorrect answer|false answer|naive answer|trap answer|answer has|answer contains|answer consists|answer ends|answer starts|answer begins|answer lies|not the case|not true|wrong that|false that|untrue that|wrong to|mistake to|as correct|dear grader|grader:|ignore previous|ignore all|ignore the previous|previous instructions|refuse to|refuses to|no idea|i don't know|i do not know|i dont know|don't have an answer|expected output|expected result|given in the key|grader should|grader will|grader must|should accept|please accept|accept this|write your|put your|give your answer|enclose your|box your|format your|present your|state your|should look like|format is|answer in the format|answer in the form|if the answer were|if the answer was|if the answer is|if it were|suppose the answer|assume the answer|assuming the answer";
/** Right before the number. */
const TRIALS =
  "let's say|let us say|let's try|let us try|let's guess|let us guess|let me try|try|trying|rule out|ruled out|ruling out|rules out|exclude|excludes|excluding|reject|rejects|rejecting|discard|discards|discarding|eliminate|eliminates|eliminating";

const SOURCES =
  "according to the key|according to the answer key|according to the book|according to the textbook|according to the solution|according to the manual|according to the reference|according to the internet|according to google|according to wikipedia|according to my friend|according to my teacher|according to the teacher|according to the user|according to the grader|according to someone|according to some";
/** What a cue is called that is another's, or none. */
const STRANGE =
  "naive|trap|reference|official|expected|target|sample|example|placeholder|typical|common|popular|intuitive|wrong|incorrect|his|her|their|friend's|book's|key's|teacher's|user's";

/** Notes the words without which no sentence is a claim. */
export function noteClaims(): void {
  noteWords(SAYS, CLAIMING);
  noteWords(HYPOTHESES, CLAIMING);
  noteWords(TRIALS, CLAIMING);
  noteWords(SOURCES, CLAIMING);
  noteWords("answer|say|was|be", CLAIMING);
}

/**
 * Is what begins at `p` said by another, supposed, or denied? `to`: the end of a number or box that
 * no cue announces; else 0.
 */
export function isClaim(start: usize, p: usize, to: usize, end: usize): bool {
  const from = sentenceStart(start, p);
  if (!spend((<u32>(p - from)) << 1)) return false;
  readSaid(start, p);
  if (!(saidKinds & CLAIMING)) return false;
  let wasOwn = false;
  let isSpeech = false;
  let isDirect = false;
  let isTrial = false;
  let isCase = false;
  for (let q = from; q < p; ) {
    const b: u32 = load<u8>(q);
    if (!isLetter(b)) {
      // what is concluded is no longer what was said
      if (isDigit(b) || b == 0x2c || b == 0x3b) isSpeech = isTrial = false;
      if (b == 0x2c || b == 0x3b) isCase = false;
      q++;
      continue;
    }
    const hash = hashWord(q, p);
    let n = hashedBytes;
    while (q + n < p && isLetter(load<u8>(q + n))) n++;
    const isGuess = mayBeWord(HYPOTHESES, hash) || q + n == p;
    if (isGuess && wordAt(HYPOTHESES, q, p + 1) && !isSoft(q, p)) return true;
    if (n == 2 && (load<u16>(q) | 0x2020) == 0x6669) isCase = true;
    if (n == 9 && wordAt(SOURCES, q, p)) return true;
    const isVerb =
      isVerbEnd(load<u8>(q + n)) &&
      ((mayBeWord(SAYS, hash) && wordAt(SAYS, q, q + n) != 0) ||
        (n == 6 && wordAt("answer", q, q + n) != 0 && isAnswerer(from, q)));
    if (isVerb) {
      isSpeech = !wasOwn && q > from;
      isDirect = true;
    } else {
      isDirect = false;
      if (isSpeech && !wordAt(FILLERS, q, q + n)) isSpeech = false;
    }
    const trial = n > 2 && mayBeWord(TRIALS, hash) ? wordAt(TRIALS, q, p) : 0;
    if (trial) {
      isTrial = true;
      q += trial;
      continue;
    }
    if (n > 1) isTrial = false;
    const isOwn = n < 5 && mayBeWord(OWN, hash) && wordAt(OWN, q, q + n) != 0;
    if (isOwn || (wasOwn && !wordAt(ADVERBS, q, q + n))) wasOwn = isOwn;
    q += n;
  }
  if (isTrial || (to && isSupposed(from, p, to, end, isCase))) return true;
  return isSpeech && !(isDirect && to != 0 && isNounNext(to, end));
}

/** "I'm not sure, but I think it's 42" commits. */
function isSoft(q: usize, p: usize): bool {
  if (!wordAt("not sure|not certain|unsure|uncertain|not convinced", q, p)) return false;
  for (; q < p; q++) {
    if (
      load<u8>(q) == 0x20 &&
      wordAt("but i think|but i believe|but my answer is|but my best guess", q + 1, p + 1)
    )
      return true;
  }
  return false;
}

/** "Say 42", "it was 42 yesterday", "if x = 3 it would be 42", "it would be 42 if he had". */
function isSupposed(start: usize, p: usize, to: usize, end: usize, isCase: bool): bool {
  while (p > start && isGap(load<u8>(p - 1))) p--;
  if (p == start) return false;
  const last: u32 = load<u8>(p - 1) | 0x20;
  // say, was, be
  if (last == 0x79 && wordBefore("say", start, p)) return opensSentence(start, p - 3);
  const isWas = last == 0x73 && wordBefore("it was|that was", start, p) != 0;
  const isBe = last == 0x65 && wordBefore("would be", start, p) != 0;
  if (isBe && isCase) return true;
  while (to < end && isGap(load<u8>(to))) to++;
  if (isWas) {
    return (
      wordAt(
        "yesterday|earlier|before|previously|originally|initially|once|formerly|last",
        to,
        end,
      ) != 0
    );
  }
  return isBe && wordAt("if|had he|had she|had they|unless", to, end) != 0;
}

/** A blank, dollar or star. */
function isGap(b: u32): bool {
  return b == 0x20 || b == 0x24 || b == 0x2a;
}

/** Do no letters stand between the start of the sentence and `p`? */
function opensSentence(start: usize, p: usize): bool {
  while (p > start) if (isLetter(load<u8>(--p))) return false;
  return true;
}

/** A blank, or what announces a quotation; "[THINK]" is no verb. */
function isVerbEnd(b: u32): bool {
  return b == 0x20 || b == 0x3a || b == 0x2c;
}

/** Does a word follow the number that ends at `p`: "answered 42 questions"? */
function isNounNext(p: usize, end: usize): bool {
  while (p < end && (load<u8>(p) == 0x24 || load<u8>(p) == 0x2a)) p++;
  return end - p > 2 && load<u8>(p) == 0x20 && isLetter(load<u8>(p, 1)) && isLetter(load<u8>(p, 2));
}

/** Is "answer" at `q` a verb: "many would answer"? */
function isAnswerer(start: usize, q: usize): bool {
  while (q > start && load<u8>(q - 1) == 0x20) q--;
  return wordBefore(ANSWERERS, start, q) != 0;
}

/** Start of the sentence or line before `p`. */
function sentenceStart(start: usize, p: usize): usize {
  const low = p - start > SENTENCE_BYTES ? p - SENTENCE_BYTES : start;
  for (let q = lastStop(low, p); q; q = lastStop(low, q)) {
    if (load<u8>(q) == 0x0a || (q + 1 < p && isSpace(load<u8>(q, 1)))) return q + 1;
  }
  return low;
}

/** Is the cue that begins at `p` none of the author's: "the naive answer is"? */
export function isStrangeCue(start: usize, p: usize): bool {
  while (p > start && load<u8>(p - 1) == 0x20) p--;
  return wordBefore(STRANGE, start, p) != 0;
}

/** Is the cue that begins at `p` called another's, or its sentence a claim? */
export function isClaimedCue(start: usize, p: usize, end: usize): bool {
  return isStrangeCue(start, p) || isClaim(start, p, 0, end);
}
