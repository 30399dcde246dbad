/**
 * What stands behind a number and changes what it says: a scale ("3 million"), a second number
 * ("10 or 18", "10, 18", "5 feet 3 inches"), a bound ("18 or more"), "is wrong", a variable or
 * another notation glued to it. An explanation ("18 because 3 of the 6") changes nothing.
 */
import { spend } from "../budget";
import { isDigit, isLetter, isSpace, startsWith } from "../text/ascii";
import { codePointBytes } from "../text/utf8";
import {
  kindsAt,
  noteWords,
  TAIL_HEDGE,
  TAIL_IS,
  TAIL_JOINT,
  TAIL_NOT,
  TAIL_RARE,
  TAIL_SHARE,
  TAIL_STOP,
} from "../text/word-kinds";
import { hashedBytes, hashWord, wordAt } from "../text/word-list";
import { readScale, scaleEnd } from "./number-scale";
import {
  commandLength,
  isCross,
  isEnd,
  isOperator,
  isShown,
  isSignBehind,
  isUnitCommand,
  judgeGlued,
  NO_UNITS,
  skipMarks,
  wordLength,
} from "./number-signs";
import { readValue, sameValue, valueEnd } from "./number-value";
import { BOUND, CALCULATION, FINE, HEDGED, NEGATED, NOTATION, SEVERAL } from "./number-verdict";

export {
  BOUND,
  CALCULATION,
  FINE,
  HEDGED,
  NEGATED,
  NOTATION,
  REFERENCE,
  SEVERAL,
  UNFINISHED,
} from "./number-verdict";

const HEDGES =
  "or|nor|maybe|perhaps|possibly|wait|no|not|actually|rather|alternatively|sorry|correction|else|otherwise|hmm|oops|instead|er|erm|i mean|i meant";
const JOINTS =
  "and|to|through|till|until|upto|plus|minus|times|divided|multiplied|vs|versus|over|x";
const STOPS =
  "because|since|as|for|from|which|where|after|when|if|by|given|so|while|per|of|in|with|on|at|that|who|each|every|then|than|out|see|using|via|due|the|this|before|during|total|is|are|was|were|has|have|had|will|would|more|fewer|less|he|she|it|they|we|i|you|left|step|thus|therefore|hence|rounded|between|but|they|there|these|his|her|their";
const BOUNDS =
  "more|less|fewer|above|over|higher|greater|under|below|lower|up|beyond|older|younger";
export const NUMBER_WORDS =
  "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|twice|double|triple|thrice";
const WRONG =
  "wrong|incorrect|false|mistaken|incorrectly|wrongly|mistake|disagree|doubt|don't agree|do not agree|don't believe|do not believe|don't think so";
const DENIALS = "isn|wasn|cannot|can't|isnt";
const COPULAS = "is|was|are|be";
const DOUBTS = "maybe|perhaps|possibly";
const CONTRASTS = "though|although|however";
const REPLACED = "rather than|instead of";
const CASES = "unless|first|depending";
/** Behind the number they change it, or say in which base it is written. */
const CHANGES =
  "fold|squared|cubed|factorial|r|rem|remainder|mod|modulo|lakh|lakhs|lac|lacs|crore|crores|base|in base|in binary|in octal|in hex|in hexadecimal";
/** They make it negative. */
const BELOW =
  "below zero|under zero|below freezing|below sea level|under water|in the red|in the negative";

/** Behind "but": what the author finds instead. */
const FINDINGS =
  "i get|i got|i obtain|i obtained|i compute|i computed|i calculate|i calculated|i find|i found|i think|i believe|i say|i have|we get|we got|we obtain|we obtained|we find|we found|my answer|my result|mine";

/** Room for a second value; the statement's own lies elsewhere. */
const second: usize = memory.data(32, 8);

/** Judges what follows the number `value` that ends at `p`, to the end of its sentence. */
export function judgeBehind(p: usize, end: usize, value: usize, isFormula: bool): i32 {
  if (p >= end) return FINE;
  const glued = judgeGlued(p, end, isFormula);
  if (glued) return glued;
  if (isCompared(p, end)) return NOTATION;
  const from = p;
  if (load<u8>(p) == 0x25 || startsWith(p, end, "\\%")) {
    p += load<u8>(p) == 0x25 ? 1 : 2;
    const word = skipMarks(p, end);
    const n = wordAt("of", word, end);
    if (n && isDigit(digitAt(word + n, end))) return CALCULATION;
  }
  p = skipMarks(p, end);
  if (p < end && isCross(p)) return NEGATED;
  if (p < end && isSignBehind(p, end)) return NOTATION;
  // the 42-th prime
  if (p < end && load<u8>(p) == 0x2d && wordAt("th|st|nd|rd", p + 1, end)) return NOTATION;
  if (isFormula && isFactor(p, end)) return NOTATION;
  if (p < end && load<u8>(p) == 0x2d && p > from && isSpace(load<u8>(p - 1)))
    p = skipMarks(p + 1, end);
  else if (p < end && load<u8>(p) == 0x2d) p++;
  const scaled = readScale(p, end, value);
  if (scaled < 0) return NOTATION;
  if (scaled) p = scaleEnd;
  const verdict = judgeTail(p, end, value, true);
  spend(<u32>(scanned - from));
  return verdict;
}

/** "42 < 43": a blank before the sign, and no tag behind it. */
function isCompared(p: usize, end: usize): bool {
  if (end - p < 3 || load<u8>(p) != 0x20 || (load<u8>(p, 1) & 0xfd) != 0x3c) return false;
  const b: u32 = load<u8>(p, 2);
  return b == 0x20 || b == 0x3d || isDigit(b);
}

/** A variable or a command such as \pi behind the number and a blank. */
function isFactor(p: usize, end: usize): bool {
  if (p >= end) return false;
  if (load<u8>(p) != 0x5c) return load<u8>(p) != 0x6d && wordAt(NO_UNITS, p, end) == 1;
  return !isShown(p, end) && !isOperator(p, end) && !isUnitCommand(p + 1, end);
}

/** The same behind a box, which says itself where the number ends: units change nothing. */
export function judgeBehindBox(p: usize, end: usize, value: usize): i32 {
  const first = skipMarks(p, end);
  if (first < end && isCross(first)) return NEGATED;
  if (
    wordAt(
      "hundred|thousand|million|billion|trillion|dozen|squared|cubed|doubled|halved|tripled|quadrupled|reversed|backwards|inverted|negated|factorial|hundredths|thousandths|lakh|lakhs|crore|crores|below zero",
      first,
      end,
    )
  ) {
    return NOTATION;
  }
  const joint = wordAt("and|to", first, end);
  const isComma = first < end && (load<u8>(first) == 0x2c || load<u8>(first) == 0x3b);
  if (joint || isComma) {
    let q = skipMarks(first + (joint ? joint : 1), end);
    if (startsWith(q, end, "\\boxed{")) q += 7;
    if (isDigit(digitAt(q, end))) return SEVERAL;
  }
  const verdict = judgeTail(first, end, value, false);
  spend(<u32>(scanned - p));
  return verdict;
}

function digitAt(p: usize, end: usize): u32 {
  while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x24)) p++;
  return p < end ? load<u8>(p) : 0;
}

/** How far the last `judgeTail` looked. */
let scanned: usize = 0;

/** All that `judgeTail` looks up. */
const TAIL: u32 = TAIL_STOP | TAIL_JOINT | TAIL_HEDGE | TAIL_IS | TAIL_NOT | TAIL_SHARE | TAIL_RARE;
let areNoted: bool = false;

function noteTail(): void {
  areNoted = true;
  noteWords(STOPS, TAIL_STOP);
  noteWords("at", TAIL_STOP);
  noteWords(JOINTS, TAIL_JOINT);
  noteWords(HEDGES, TAIL_HEDGE);
  noteWords(COPULAS, TAIL_IS);
  noteWords("not|too", TAIL_NOT);
  noteWords(SHARES, TAIL_SHARE);
  noteWords(COMPARED, TAIL_SHARE);
  noteWords(WHOLES, TAIL_SHARE);
  noteWords(WRONG, TAIL_RARE);
  noteWords(DENIALS, TAIL_RARE);
  noteWords("sure|certain|no|nope", TAIL_RARE);
  noteWords(CHANGES, TAIL_RARE);
  noteWords(BELOW, TAIL_RARE);
  noteWords(FINDINGS, TAIL_RARE);
  noteWords(DOUBTS, TAIL_RARE);
  noteWords(CONTRASTS, TAIL_RARE);
  noteWords(REPLACED, TAIL_RARE);
  noteWords(CASES, TAIL_RARE);
}

function judgeTail(p: usize, end: usize, value: usize, isUnit: bool): i32 {
  if (!areNoted) noteTail();
  scanned = p;
  let words = 0;
  let inZone = isUnit;
  let armed = 0;
  let wasIs = false;
  let ownIs = false;
  let wasNot = false;
  // Behind "because" and "since" something else is denied.
  let isReason = false;
  let hasCase = false;
  let hasComma = false;
  // Behind "but" what "is" another number contradicts.
  let hasBut = false;
  // "43 is" stands right before: what is wrong is not the number itself.
  let other = false;
  let ofOther = false;
  let isFirst = true;
  while (p < end) {
    scanned = p;
    const b: u32 = load<u8>(p);
    if (isDigit(b)) {
      if (!readValue(p, end, second)) return NOTATION;
      const to = valueEnd;
      if (inZone || armed || (hasBut && wasIs)) {
        readScale(skipMarks(to, end), end, second);
        if (!sameValue(value, second)) return SEVERAL;
      }
      other = !sameValue(value, second);
      // "42, not 42"
      if (wasNot && !other && !isReason) return NEGATED;
      p = to;
      continue;
    }
    if (isLetter(b)) {
      const hash = hashWord(p, end);
      const kinds = kindsAt(hash, p + hashedBytes) & TAIL;
      const n = wordLength(p, end);
      if (!kinds) {
        // most words: they stand in none of the lists
        wasNot = false;
        wasIs = hasBut && isItIs(p);
        if (wasIs) ownIs = (inZone && words < 4) || (isFirst && !isUnit);
        ofOther = other && wasIs;
        other = isFirst = false;
        if (++words > 3) inZone = false;
        if (armed) armed--;
        p += n;
        continue;
      }
      const next = skipMarks(p + n, end);
      const isRare = (kinds & TAIL_RARE) != 0;
      if (!isReason) {
        if (isRare && !wasNot && !ofOther && wordAt(WRONG, p, end)) return NEGATED;
        if (wasIs && kinds & TAIL_NOT && isDenial(p, next, end, ownIs)) return NEGATED;
        if (isRare && wordAt(DENIALS, p, end) && words < 3) return NEGATED;
        if (isRare && wasNot && wordAt("sure|certain", p, end)) return HEDGED;
        if (isRare && wordAt("no|nope", p, end) && (next >= end || isEnd(next, end)))
          return NEGATED;
      }
      if (inZone) {
        if (isRare && !words && wordAt(CHANGES, p, end)) return NOTATION;
        if (isRare && wordAt(BELOW, p, end)) return NOTATION;
        if (kinds & TAIL_SHARE && isShare(p, end, words)) return NOTATION;
      }
      wasNot = (kinds & TAIL_NOT) != 0 && wordAt("not", p, end) != 0;
      wasIs = (kinds & TAIL_IS && wordAt(COPULAS, p, end)) || (hasBut && isItIs(p));
      if (isRare && hasBut && wordAt(FINDINGS, p, end)) armed = 5;
      if (wasIs) ownIs = (inZone && words < 4) || (isFirst && !isUnit);
      ofOther = other && wasIs;
      other = false;
      if (isRare && isFirst && wordAt(DOUBTS, p, end) && (next >= end || isEnd(next, end)))
        return HEDGED;
      isFirst = false;
      if (isRare && wordAt(CONTRASTS, p, end)) hasBut = true;
      if (isRare && wordAt(REPLACED, p, end)) {
        armed = 0;
        inZone = false;
      } else if (kinds & TAIL_HEDGE && wordAt(HEDGES, p, end)) {
        if (inZone && wordAt("or", p, end) && wordAt(BOUNDS, next, end)) return BOUND;
        if (!wasNot && wordAt(NUMBER_WORDS, next, end)) return SEVERAL;
        armed = wasNot ? 0 : 5;
        if (wasNot) inZone = false;
      } else if (inZone && kinds & TAIL_JOINT && wordAt(JOINTS, p, end)) {
        if (wordAt("and", p, end) && wordAt("above|up|over|more|counting", next, end)) return BOUND;
        if (wordAt(NUMBER_WORDS, next, end)) return SEVERAL;
        armed = max(armed, 2);
        inZone = false;
      } else if (inZone && words == 0 && kinds & TAIL_STOP && wordAt("at", p, end)) {
        if (wordAt("least|most", next, end)) return BOUND;
        inZone = false;
      } else if (kinds & TAIL_STOP && wordAt(STOPS, p, end)) {
        inZone = false;
        if (armed) armed--;
        if (wordAt("then", p, end) && isDigit(digitAt(next, end))) return SEVERAL;
        if (wordAt("but", p, end)) hasBut = true;
        if (wordAt("because|since|as", p, end)) isReason = true;
        else if (wordAt("if|when", p, end)) hasCase = true;
        else if (hasCase && wordAt("then|but", p, end)) armed = 2;
      } else {
        words++;
        if (words > 3) inZone = false;
        if (armed) armed--;
        if (isRare && wordAt(CASES, p, end)) hasCase = true;
        else if (hasCase && kinds & TAIL_JOINT && wordAt("and", p, end)) armed = 2;
      }
      p += n;
      continue;
    }
    if (isEnd(p, end)) return b == 0x3f ? HEDGED : FINE;
    if (inZone && isOperator(p, end)) return hasComma && b == 0x3d ? SEVERAL : CALCULATION;
    if (b == 0x28 || b == 0x3a) {
      if (inZone && b == 0x28 && isSecond(p + 1, end, value)) return SEVERAL;
      inZone = false;
    } else if (b == 0x2c || b == 0x3b) hasComma = true;
    if (b == 0x5c) {
      p += commandLength(p, end);
      continue;
    }
    if (b == 0x5e) {
      // an exponent, such as that of a unit
      for (p++; p < end && (load<u8>(p) == 0x7b || isDigit(load<u8>(p))); ) p++;
      continue;
    }
    p += b < 0x80 ? 1 : codePointBytes(p);
    if (b == 0xe2 && load<u16>(p - 2) == 0x9480) inZone = false;
  }
  scanned = end;
  return FINE;
}

/** The "s" of "it's". */
function isItIs(p: usize): bool {
  return load<u8>(p - 1) == 0x27 && (load<u8>(p) | 0x20) == 0x73;
}

/** "is not" and "is too" of the number itself; of "it" where nothing else is denied. */
function isDenial(p: usize, next: usize, end: usize, isOwn: bool): bool {
  if (isOwn) return wordAt("not|too", p, end) != 0;
  if (!wordAt("not", p, end)) return false;
  if (next >= end || isEnd(next, end)) return true;
  return wordAt("right|correct|true|possible|so|the answer", next, end) != 0;
}

const SHARES = "per|every|for every|for each|percent of|percentage of";
const COMPARED = "more than|less than|fewer than";
const WHOLES = "of|out of|in";

/** "42 of 50", "42 out of 50", "42 in 50", "42 miles per 2 hours", "42 more than 50". */
function isShare(p: usize, end: usize, words: i32): bool {
  let n = wordAt(SHARES, p, end);
  if (!n && words < 2) n = wordAt(COMPARED, p, end);
  if (!n && !words) n = wordAt(WHOLES, p, end);
  if (!n) return false;
  if (isDigit(digitAt(p + n, end))) return true;
  const q = skipMarks(p + n, end);
  return wordAt("x|y|z|n|k|w|twice|half|double|triple", q, end) != 0;
}

/** "42 (43)", "42 (43 if he ...)": another number that could be the answer as well. */
function isSecond(p: usize, end: usize, first: usize): bool {
  if (!isDigit(digitAt(p, end)) || !readValue(skipMarks(p, end), end, second)) return false;
  // (1) may be the number of an equation
  const isLong = valueEnd > skipMarks(p, end) + 1;
  if (isLong && valueEnd < end && load<u8>(valueEnd) == 0x29) return !sameValue(first, second);
  const q = skipMarks(valueEnd, end);
  return wordAt("if|when|with|without|counting|including|excluding", q, end) != 0;
}
