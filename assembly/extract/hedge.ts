/**
 * What stands beside a number or formula that was taken out of prose and makes it another
 * answer, or none: "negative 5", "at least 5", "1 and 2", "10 ** 2", "1 / 2", "2 thousand",
 * "isn't 5". Most words are those of the scorer gsm8k (scorers/number-*.ts); the signs that
 * scorer reads by itself are looked at here.
 */
import { isRetracted } from "../scorers/answer-denial";
import { isDeniedInClause } from "../scorers/clause-denial";
import { judgeBefore } from "../scorers/number-before";
import {
  FINE,
  HEDGED,
  judgeBehind,
  judgeBehindBox,
  NEGATED,
  NOTATION,
  SEVERAL,
} from "../scorers/number-behind";
import { skipMarks } from "../scorers/number-signs";
import { NumberValue, readValue } from "../scorers/number-value";
import { isDigit, isLetter, isSpace, skipSpace, startsWith } from "../text/ascii";
import { isMathSign } from "../text/math-sign";
import { codePoint, codePointBefore, codePointBytes } from "../text/utf8";
import { wordAt, wordBefore } from "../text/word-list";
import { besideBox } from "./beside-box";
import { judgeListTail } from "./list-tail";

const value: usize = memory.data(32, 8);

/**
 * Judges the answer `[from, to)` within `[start, end)`: FINE, NEGATED, or any other verdict of
 * number-behind.ts where it can't be taken by itself. `isLoose`: no cue announces it.
 */
export function judgeNeighbours(
  start: usize,
  from: usize,
  to: usize,
  end: usize,
  isLoose: bool,
): i32 {
  const v = readNumber(from, to);
  const num = v.num;
  const den = v.den;
  const negative = v.negative;
  let verdict = isDeniedInClause(start, from) ? NEGATED : FINE;
  if (!verdict) verdict = judgeBefore(start, from, value, isLoose);
  if (!verdict) verdict = signBefore(start, from);
  if (!verdict) verdict = judgeBehind(to, end, value, false);
  if (!verdict) verdict = signBehind(to, end);
  if (!verdict && isChanged(to, end, v)) return NOTATION;
  if (!verdict && (v.num != num || v.den != den || v.negative != negative)) return NOTATION;
  return verdict ? verdict : isRetracted(to, end, value);
}

/**
 * The same for the box `[box, boxEnd)` that holds `[from, to)`. A box says where the answer
 * ends, so that only a sign or a denial before it, or what takes it back, counts.
 */
export function judgeBox(
  start: usize,
  box: usize,
  from: usize,
  to: usize,
  boxEnd: usize,
  end: usize,
): i32 {
  if (box > start && load<u8>(box - 1) == 0x2d) return NOTATION;
  const beside = besideBox(start, box, boxEnd, end);
  if (beside) return beside;
  if (isDeniedInClause(start, box)) return NEGATED;
  let p = boxEnd;
  while (p < end && (load<u8>(p) == 0x24 || load<u8>(p) == 0x2a || load<u8>(p) == 0x20)) p++;
  if (p < end && load<u8>(p) == 0x3f) return HEDGED;
  if (p == end) return FINE;
  readNumber(from, to);
  const isNumber = isBareNumber(from, to);
  let verdict = judgeBehindBox(boxEnd, end, value);
  if (!verdict || (!isNumber && verdict != NEGATED && verdict != NOTATION)) {
    verdict = isRetracted(boxEnd, end, value);
  }
  if (isNumber || verdict == NEGATED || verdict == NOTATION) return verdict;
  return judgeListTail(from, boxEnd, end);
}

/** The same for several boxes that stand from `box` to `boxEnd`, which are a list. */
export function judgeBoxes(start: usize, box: usize, boxEnd: usize, end: usize): i32 {
  const beside = besideBox(start, box, boxEnd, end);
  if (beside) return beside;
  if (isDeniedInClause(start, box)) return NEGATED;
  if (wordBefore("either|neither", start, beforeBlank(start, box))) return HEDGED;
  const tail = judgeListTail(box, boxEnd, end);
  if (tail) return tail;
  readNumber(box, box);
  return isRetracted(boxEnd, end, value) == NEGATED ? NEGATED : FINE;
}

/** Is `[from, to)`, dollars, stars and round brackets aside, a number and no more? */
export function isBareNumber(from: usize, to: usize): bool {
  let hasDigit = false;
  let commas = false;
  let brackets = false;
  for (let p = from; p < to; p++) {
    const b: u32 = load<u8>(p);
    if (isDigit(b)) hasDigit = true;
    else if (b == 0x2c) commas = true;
    else if (b == 0x28 || b == 0x29) brackets = true;
    else if (b != 0x24 && b != 0x2a && b != 0x2d && b != 0x2e && b != 0x25) return false;
  }
  return hasDigit && !(brackets && commas);
}

/** "5!", "3 more", "3 times", "3 percent points": as much as, or a part of, something else. */
function isChanged(to: usize, end: usize, v: NumberValue): bool {
  if (to < end && load<u8>(to) == 0x21) return v.den != 1 || v.num - 1 > 1;
  const p = skipMarks(to, end);
  // 42 (base 8)
  const open = skipSpace(to, end);
  if (open < end && load<u8>(open) == 0x28 && wordAt("base|in base", open + 1, end)) return true;
  return (
    wordAt("more|less|fewer|times|percent points|percent point|percentage points", p, end) != 0
  );
}

/** The number that stands first in `[from, to)`, or one that equals no other. */
function readNumber(from: usize, to: usize): NumberValue {
  while (from < to && (load<u8>(from) == 0x24 || load<u8>(from) == 0x2a)) from++;
  const v = changetype<NumberValue>(value);
  if (from < to && readValue(from, to, value)) return v;
  v.num = 1;
  v.den = 0;
  v.start = 0;
  v.negative = false;
  return v;
}

/** Operators, relations and joining words that judgeBefore leaves aside. */
function signBefore(start: usize, from: usize): i32 {
  const q = beforeBlank(start, from);
  if (q == start) return FINE;
  const b: u32 = load<u8>(q - 1);
  if (isLetter(b)) return wordsBefore(start, q);
  if (b >= 0x80) return letterBefore(start, q);
  const isGlued = q == from;
  const r = beforeBlank(start, q - 1);
  const before: u32 = r > start ? load<u8>(r - 1) : 0x0a;
  const isValue = isDigit(before) || isClosing(before);
  switch (b) {
    case 0x2f: // /
    case 0x5e: // ^
    case 0x7c: // |
      return NOTATION;
    case 0x3e: // >
      return before == 0x3e || isLetter(before) || before == 0x2f ? FINE : NOTATION;
    case 0x3c: // <
      return NOTATION;
    case 0x7e: // ~
      return NOTATION;
    case 0x2e: // ..
      return before == 0x2e && isGlued ? NOTATION : FINE;
    case 0x3a: // :
      return isDigit(before) && isGlued == (r == q - 1) ? NOTATION : FINE;
    case 0x2a: // *
      return !isGlued && (isValue || isName(start, r)) && before != 0x2a ? NOTATION : FINE;
    case 0x2b: // +
    case 0x2d: // -
      return isValue || isName(start, r) ? NOTATION : FINE;
    case 0x2c: // ,
      // 1, ..., 42
      if (before == 0x2e && r > start + 1 && load<u8>(r - 2) == 0x2e) return SEVERAL;
      return isValue ? SEVERAL : FINE;
    case 0x26: // &
    case 0x3b: // ;
      return isValue ? SEVERAL : FINE;
    case 0x3d: // =
      return isSecondEquation(start, r) ? SEVERAL : FINE;
  }
  return FINE;
}

/** The word that ends at `q`, before the number. */
function wordsBefore(start: usize, q: usize): i32 {
  if (wordBefore("minus|negative|over|times|plus|sqrt", start, q)) return NOTATION;
  if (wordBefore("no longer|hardly|scarcely", start, q)) return NEGATED;
  let n = wordBefore("and|or", start, q);
  if (n) {
    const r = beforeBlank(start, q - n);
    return isClosingAt(start, r) || isName(start, r) ? SEVERAL : FINE;
  }
  // "x is 43, y is 42"
  n = wordBefore("is|equals", start, q);
  if (n) return isSecondEquation(start, beforeBlank(start, q - n)) ? SEVERAL : FINE;
  n = wordBefore("in|of|by", start, q);
  if (!n) return FINE;
  const r = beforeBlank(start, q - n);
  if (wordAt("in", q - n, q)) return r > start && isDigit(load<u8>(r - 1)) ? NOTATION : FINE;
  return wordBefore(
    "reciprocal|inverse|negative|opposite|square|cube|root|logarithm|log|sine|cosine|tangent|negation|factorial|complement|divided|multiplied",
    start,
    r,
  )
    ? NOTATION
    : FINE;
}

/** A sign of several bytes that ends at `q`. */
function letterBefore(start: usize, q: usize): i32 {
  const at = codePointBefore(q);
  const c = codePoint(at);
  if (c - 0x2010 < 6) {
    const r = beforeBlank(start, at);
    return r > start && (isDigit(load<u8>(r - 1)) || isClosing(load<u8>(r - 1))) ? SEVERAL : FINE;
  }
  return isMathSign(c) ? NOTATION : FINE;
}

/** Signs behind the number that judgeBehind leaves aside. */
function signBehind(to: usize, end: usize): i32 {
  if (to == end) return FINE;
  const b: u32 = load<u8>(to);
  const next: u32 = to + 1 < end ? load<u8>(to, 1) : 0x0a;
  if (b == 0x2e) return next == 0x2e ? NOTATION : FINE;
  if (isLetter(b)) {
    const isOne = !isLetter(next) && !isDigit(next);
    return isOne && wordAt("c|d|e|f|j|k|o|p|r", to, end) ? NOTATION : FINE;
  }
  let p = to;
  while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x24)) p++;
  if (p == end) return FINE;
  const c = codePoint(p);
  if (c == 0x3c || c == 0x3e) {
    const after: u32 = p + 1 < end ? load<u8>(p, 1) : 0;
    return after == 0x20 || after == 0x3d || isDigit(after) ? NOTATION : FINE;
  }
  if (c == 0x5e || c == 0xa2 || isMathSign(c)) return NOTATION;
  if (c - 0x2010 < 6) {
    p += codePointBytes(p);
    return p < end && isDigit(load<u8>(p)) ? SEVERAL : FINE;
  }
  return FINE;
}

/** "x = 1 and x = 2": does a value stand before the name that the equation gives? */
function isSecondEquation(start: usize, r: usize): bool {
  const from = r;
  while (r > start && (isLetter(load<u8>(r - 1)) || isDigit(load<u8>(r - 1)))) r--;
  if (r == from || from - r > 2) return false;
  r = beforeBlank(start, r);
  const n = wordBefore("and|or", start, r);
  if (!n && (r == start || (load<u8>(r - 1) != 0x2c && load<u8>(r - 1) != 0x3b))) return false;
  return isClosingAt(start, beforeBlank(start, n ? r - n : r - 1));
}

function isClosingAt(start: usize, p: usize): bool {
  if (p == start) return false;
  const b: u32 = load<u8>(p - 1);
  return isDigit(b) || isClosing(b);
}

/** A closing bracket or the dollar of a formula. */
function isClosing(b: u32): bool {
  return b == 0x29 || b == 0x5d || b == 0x7d || b == 0x24;
}

/** A name of one letter before `p`. */
function isName(start: usize, p: usize): bool {
  if (p == start || !isLetter(load<u8>(p - 1))) return false;
  return p == start + 1 || !isLetter(load<u8>(p - 2));
}

/** Before blanks and what opens a formula or an amount. */
function beforeBlank(start: usize, p: usize): usize {
  while (p > start) {
    const b: u32 = load<u8>(p - 1);
    if (b == 0x20 || b == 0x09) p--;
    else if (b == 0x24 && p > start + 1 && isSpace(load<u8>(p - 2))) p--;
    else if (b == 0x28 && p > start + 1 && load<u8>(p - 2) == 0x5c) p -= 2;
    else break;
  }
  return p;
}

/** What stands behind the closing tag of an `<answer>` that ends at `to`, the same way. */
export function judgeTag(from: usize, to: usize, end: usize): i32 {
  readNumber(from, to);
  const p = skipSpace(to, end);
  if (!startsWith(p, end, "</answer>")) return FINE;
  const verdict = judgeBehindBox(p + 9, end, value);
  if (verdict == NEGATED || (verdict && isBareNumber(from, to))) return verdict;
  const taken = isRetracted(p, end, value);
  return taken == NEGATED || isBareNumber(from, to) ? taken : FINE;
}
