/**
 * The number a GSM8K answer ends in: behind the last "####", else behind the last answer cue
 * or in the last \boxed{}, whichever comes later, else the last number of the text. What
 * stands around the number decides whether it is the answer: "10 or 18", "not 42", "at least
 * 3" and "3x" name none, and nothing else is put in their place.
 */
import { limitPassed, spend } from "../budget";
import { judgeAbroad } from "../extract/abroad";
import { cueAbroad, isNothingAbroad, statementEndAbroad } from "../extract/abroad-cue";
import { asksAgain, isAnnounced } from "../extract/asks-again";
import { besideBox } from "../extract/beside-box";
import { closingBrace } from "../extract/braces";
import { judgeWords, WORDS_ANSWER } from "../extract/cue-words";
import { isDangling } from "../extract/dangling";
import { isGivenUp } from "../extract/given-up";
import { APART, joinOf } from "../extract/joined-box";
import { nextQuestion } from "../extract/next-question";
import { unwrap, unwrappedEnd, unwrappedStart } from "../extract/unwrap";
import { cueStart, lastAnswerCue } from "../text/answer-cue";
import { isDigit, isLetter, isSpace, sameBytes, startsWith } from "../text/ascii";
import { isDeniedBefore } from "../text/denied-cue";
import { lineEnd } from "../text/lines";
import { lastByte } from "../text/seek";
import { wordAt } from "../text/word-list";
import { isRetracted } from "./answer-denial";
import { isClaim, isClaimedCue } from "./claim";
import { isRefused } from "./clause-denial";
import { isDespair, isEmptyTalk } from "./despair";
import { numberAt, readBareValue } from "./direct-value";
import { isMention } from "./mention";
import { judgeBefore } from "./number-before";
import {
  FINE,
  HEDGED,
  judgeBehindBox,
  NEGATED,
  NOTATION,
  NUMBER_WORDS,
  REFERENCE,
  SEVERAL,
  UNFINISHED,
} from "./number-behind";
import { valueEnd } from "./number-value";
import { readLooseNumber, readStatement, statedEnd, statedStart, statedVerdict } from "./statement";

/** Where the number that was found stands, and FINE or why it is no answer. */
export let foundStart: usize = 0;
export let foundEnd: usize = 0;
export let foundVerdict: i32 = FINE;

/** Has an answer in words been passed, behind a later cue than that of the number? */
let isWorded: bool = false;

/**
 * Finds the number and reads it into `value`; false where the text has none. What stands
 * behind a next "Question:" counts only where nothing before it does.
 */
export function findFinalNumber(start: usize, end: usize, value: usize): bool {
  const question = nextQuestion(start, end);
  if (question && findUnlessWords(start, question, value)) return true;
  const found = findUnlessWords(start, end, value);
  const isFine = found && !foundVerdict;
  const again: usize = limitPassed() ? 0 : asksAgain(start, isFine ? foundStart : end);
  if (!again || (!isFine && !isAnnounced)) return found;
  const from = foundStart;
  const to = foundEnd;
  const isBefore = findUnlessWords(start, again, value) && !foundVerdict;
  if (isBefore && isAnnounced) return true;
  // two numbers, and a question between them
  const isOther = isBefore && !sameBytes(foundStart, foundEnd, from, to);
  const isFound = findUnlessWords(start, end, value);
  if (isOther && !foundVerdict) foundVerdict = HEDGED;
  return isFound;
}

/** An answer in words ("The answer is Yes.") behind a number leaves it open. */
function findUnlessWords(start: usize, end: usize, value: usize): bool {
  isWorded = false;
  if (!findWithin(start, end, value)) return false;
  if (isWorded && !foundVerdict) foundVerdict = HEDGED;
  return true;
}

function findWithin(start: usize, end: usize, value: usize): bool {
  if (!spend(<u32>(end - start))) return false;
  foundVerdict = FINE;
  if (findBehindHashes(start, end, value)) {
    if (!foundVerdict) foundVerdict = isRetracted(foundEnd, end, value);
    const later: usize = foundVerdict ? 0 : lastAnswerCue(foundEnd, end);
    if (later && saysWords(later, end)) isWorded = true;
    return true;
  }
  for (let limit = end; limit > start && !limitPassed(); ) {
    const cue = lastAnswerCue(start, limit);
    if (findInBox(cue ? cue : start, limit, end, value)) {
      const isCued = !foundVerdict && cue != 0 && foundStart < lineEnd(cue, end);
      if (isCued && isDeniedBefore(start, cueStart)) foundVerdict = NEGATED;
      if (isCued && !foundVerdict && isClaimedCue(start, cueStart, end)) foundVerdict = HEDGED;
      return true;
    }
    if (!cue) break;
    limit = cueStart;
    if (saysWords(cue, end)) {
      isWorded = true;
      continue;
    }
    if (isCutOff(cue, end)) {
      foundStart = foundEnd = cue;
      return refuse(UNFINISHED);
    }
    if (findBehindCue(start, cue, end, value)) {
      if (!foundVerdict && isDangling(foundEnd, end)) foundVerdict = HEDGED;
      if (!foundVerdict && isDeniedBefore(start, limit)) foundVerdict = NEGATED;
      if (!foundVerdict && isClaimedCue(start, limit, end)) foundVerdict = HEDGED;
      return true;
    }
  }
  if (limitPassed()) return false;
  const abroad = cueAbroad(start, end);
  if (!abroad || !readStatement(abroad, statementEndAbroad(abroad, end), value, false)) {
    if (!readLooseNumber(start, end, value)) return false;
  }
  take();
  if (abroad && isNothingAbroad(abroad, end)) foundVerdict = HEDGED;
  if (!foundVerdict) foundVerdict = judgeAbroad(start, foundStart, foundEnd, end);
  if (!foundVerdict && isClaim(start, foundStart, foundEnd, end)) foundVerdict = HEDGED;
  if (!foundVerdict && !abroad) {
    if (isDespair(start, foundStart, foundEnd, end) || isGivenUp(start, foundStart))
      foundVerdict = HEDGED;
    else if (isMention(start, foundStart, foundEnd, end)) foundVerdict = HEDGED;
  }
  if (!foundVerdict && (isRefused(start, end) || isDangling(foundEnd, end))) foundVerdict = HEDGED;
  if (!foundVerdict) foundVerdict = isRetracted(foundEnd, end, value);
  return true;
}

/** Reads the number that a bare answer is, without searching; false where it is none. */
export function readBareNumber(start: usize, end: usize, value: usize): bool {
  unwrap(start, end);
  foundVerdict = FINE;
  if (!spend(<u32>(unwrappedEnd - unwrappedStart))) return false;
  if (!numberAt(unwrappedStart, unwrappedEnd)) return false;
  return readStatement(unwrappedStart, unwrappedEnd, value, true) && take();
}

/** Reads the number of a target: a bare one, or the one behind "####" of a rationale. */
export function readTargetNumber(start: usize, end: usize, value: usize): bool {
  if (!spend(<u32>(end - start))) return false;
  if (findBehindHashes(start, end, value)) return foundVerdict == FINE;
  unwrap(start, end);
  if (!readBareValue(unwrappedStart, unwrappedEnd, value)) return false;
  foundStart = unwrappedStart;
  foundEnd = valueEnd;
  return true;
}

/** "#### 18", "#### $18": a number must follow at once, for "#### Step 1" is a heading. */
function findBehindHashes(start: usize, end: usize, value: usize): bool {
  let p = lastByte(start, end, 0x23);
  while (p) {
    if (p >= start + 3 && load<u32>(p - 3) == 0x23232323) {
      const at = skipMarks(p + 1, end);
      if (numberAt(at, end) && readStatement(at, lineEnd(at, end), value, false)) {
        take();
        // No exclamation stands behind the number that closes a solution.
        const isFactorial = foundEnd < end && load<u8>(foundEnd) == 0x21;
        if (!foundVerdict && isFactorial) foundVerdict = NOTATION;
        return true;
      }
      if (wordAt("yes|no|true|false|none|unknown|n/a", at, end)) isWorded = true;
    }
    p = lastByte(start, p, 0x23);
  }
  return false;
}

/** The last `\boxed{...}` that holds a number. */
function findInBox(start: usize, limit: usize, end: usize, value: usize): bool {
  let p = lastByte(start, limit, 0x5c);
  while (p) {
    if (startsWith(p, limit, "\\boxed{") || startsWith(p, limit, "\\fbox{")) {
      const open = p + (load<u8>(p, 1) == 0x62 ? 6 : 5);
      const close = closingBrace(open, limit);
      const to = close ? close : lineEnd(open, limit);
      foundStart = open + 1;
      foundEnd = to;
      if (!close && skipMarks(to, limit) == limit) return refuse(UNFINISHED);
      if (readStatement(open + 1, to, value, true)) {
        take();
        if (!foundVerdict && isEmptyTalk(open + 1, to)) foundVerdict = HEDGED;
        if (!foundVerdict) foundVerdict = judgeBox(start, p, to, end, value);
        return true;
      }
      if (limitPassed()) return false;
      // a template to fill in, or an answer in words
      return refuse(skipMarks(open + 1, to) == to ? UNFINISHED : NOTATION);
    }
    p = lastByte(start, p, 0x5c);
  }
  return false;
}

/** Notes why what was found is no answer; always true. */
function refuse(verdict: i32): bool {
  foundVerdict = verdict;
  return true;
}

/** What stands around the box at `p`, which ends before `close`. */
function judgeBox(start: usize, p: usize, close: usize, end: usize, value: usize): i32 {
  if (p > start && load<u8>(p - 1) == 0x2d) return NOTATION;
  // \\boxed{42...}
  if (load<u16>(close - 2) == 0x2e2e) return NOTATION;
  let verdict = judgeBefore(start, p, value, true);
  if (verdict && verdict != REFERENCE) return verdict;
  if (joinOf(start, p) != APART) return SEVERAL;
  if (isClaim(start, p, min(close + 1, end), end)) return HEDGED;
  verdict = close < end ? besideBox(start, p, close + 1, end) : FINE;
  if (!verdict) verdict = close < end ? judgeBehindBox(close + 1, end, value) : FINE;
  if (!verdict) verdict = isRetracted(close, end, value);
  return verdict ? verdict : judgeAbroad(start, p, min(close + 1, end), end);
}

/** Words that begin a solution, not an answer. */
const BEGINNINGS =
  "let|let's|step|first|firstly|we|to|i|solution|explanation|given|since|because|as|see|if|in|there|here|this|start|using|a|an";

/** Is the rest of the line behind the cue an answer in words, without a number? */
function saysWords(cue: usize, end: usize): bool {
  let p = cue;
  while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x2a)) p++;
  // "Answer: ?"
  if (p < end && load<u8>(p) == 0x3f) return p + 1 == end || load<u8>(p, 1) == 0x0a;
  if (p == end || !isLetter(load<u8>(p)) || wordAt(BEGINNINGS, p, end)) return false;
  let to = p;
  for (; to < end && load<u8>(to) != 0x0a && load<u8>(to) != 0x3c; to++) {
    const b: u32 = load<u8>(to);
    if (isDigit(b) || b == 0x5c || to - p > 80) return false;
    if (b == 0x2e && to + 1 < end && load<u8>(to, 1) <= 0x20) break;
  }
  if (wordAt(NUMBER_WORDS, p, end)) return false;
  const isLabel = load<u8>(cue - 1) == 0x3a || load<u8>(cue - 1) == 0x3e;
  return judgeWords(p, to, isLabel) == WORDS_ANSWER;
}

/** Does the text end where the number should begin: "The answer is \frac{"? */
function isCutOff(p: usize, end: usize): bool {
  p = skipMarks(p, end);
  while (p < end && isSpace(load<u8>(end - 1))) end--;
  if (p == end) return true;
  return end - p < 16 && load<u8>(end - 1) == 0x7b;
}

/** The number on the cue's line, or on the next one that is not blank. */
function findBehindCue(start: usize, p: usize, end: usize, value: usize): bool {
  p = skipMarks(p, end);
  const isChinese = load<u8>(cueStart) == 0xe7;
  const to = isChinese ? statementEndAbroad(p, end) : lineEnd(p, end);
  if (!readStatement(p, to, value, false)) return false;
  take();
  if (!foundVerdict && startsWith(skipMarks(foundEnd, end), end, "-->")) foundVerdict = NOTATION;
  if (isChinese && !foundVerdict) foundVerdict = judgeAbroad(start, foundStart, foundEnd, end);
  if (!foundVerdict) foundVerdict = isRetracted(foundEnd, end, value);
  if (!foundVerdict && startsWith(skipMarks(foundEnd, end), end, "</answer>")) {
    foundVerdict = judgeBehindBox(skipMarks(foundEnd, end) + 9, end, value);
  }
  return true;
}

function take(): bool {
  foundStart = statedStart;
  foundEnd = statedEnd;
  foundVerdict = statedVerdict;
  return true;
}

function skipMarks(p: usize, end: usize): usize {
  while (p < end && (isSpace(load<u8>(p)) || load<u8>(p) == 0x2a || load<u8>(p) == 0x5f)) p++;
  return p;
}
