/**
 * A number in running text may be a part of something larger: "6√2", "2:5", "5 + i", "2x",
 * "(3, 5)", "3 and 5", "5 million". Then the whole is the answer: the part would be a wrong
 * one. Its line is read once; words, "=" and quotes bound the stretch it stands in.
 */
import { spend } from "../budget";
import { isMultiple } from "../math/unit-words";
import { isInList } from "../math/word-list";
import { isDigit, isLetter, isSpace, skipSpace, startsWith, trimEnd } from "../text/ascii";
import {
  BREAK,
  CLOSE,
  COLON,
  COMMA,
  DASH,
  EQUALS,
  JOIN,
  LAYOUT,
  markAt,
  markBytes,
  markIsName,
  OPEN,
  OPERAND,
  OPERATOR,
  POSTFIX,
  RELATES,
  setMark,
} from "./marks";

/** What `widen` found. */
export let wideStart: usize = 0;
export let wideEnd: usize = 0;

/** Bytes before and behind the number that are looked at. */
const REACH: usize = 160;

// What the relations before the stretch say of its value.
const UNBOUND: i32 = 0;
const NAMED: i32 = 1;
const FORMAL: i32 = 2;
const NUMERIC: i32 = 3;

/** What is read: from the start of the line. */
let line: usize = 0;
let high: usize = 0;
/** The stretch: its start, the end of its last operand, its last entry, its last mark. */
let from: usize = 0;
let to: usize = 0;
let entry: usize = 0;
let last: i32 = BREAK;
let depth: i32 = 0;
let operands: i32 = 0;
let names: bool = false;

/**
 * Widens the number `[number, numberEnd)` and sets `wideStart` and `wideEnd`: to what it is a
 * part of, back to the start of the chain where "=" binds it to something that is no single
 * name ("x - y = 1"), and over a word that multiplies or negates it.
 */
export function widen(start: usize, end: usize, number: usize, numberEnd: usize): void {
  wideStart = number;
  wideEnd = numberEnd;
  if (isPlain(start, end, number, numberEnd)) return;
  line = lineStart(start, number);
  high = min(end, numberEnd + REACH);
  if (!spend(<u32>(high - line))) return;
  let bound = UNBOUND;
  let chain = line;
  begin(line);
  let p = line;
  while (p < high) {
    const b: u32 = load<u8>(p);
    if (b == 0x0a && p >= numberEnd) break;
    if (isSpace(b)) {
      p++;
      continue;
    }
    const mark = markAt(line, p, high);
    const q = p + markBytes;
    if (mark == LAYOUT) {
      p = q;
      continue;
    }
    if (mark == EQUALS || mark == RELATES) {
      if (p >= numberEnd) break;
      if (bound == UNBOUND && operands) {
        chain = from;
        bound = names ? (isOneName() ? NAMED : FORMAL) : NUMERIC;
      }
      if (mark == RELATES) bound = FORMAL;
      begin(q);
    } else if (!take(mark, p, q)) {
      if (p >= numberEnd) break;
      bound = UNBOUND;
      chain = p;
      restart(mark, p, q);
    }
    p = q;
  }
  settle(number, numberEnd);
  if (bound == FORMAL) wideStart = min(chain, wideStart);
}

function begin(p: usize): void {
  from = p;
  to = p;
  entry = p;
  last = BREAK;
  depth = 0;
  operands = 0;
  names = false;
}

/** A new stretch at a mark that didn't go on the one before. */
function restart(mark: i32, p: usize, q: usize): void {
  begin(q);
  if (mark == OPERAND && markIsName && !isBoundLetter(p, q)) return;
  if (mark == OPERAND || mark == OPEN) {
    begin(p);
    take(mark, p, q);
  } else if (mark == DASH) {
    // A sign; but "10-18" is a range, and "so - 5" a dash.
    if (isSpaceAt(p - 1) && !isSpaceAt(q)) {
      begin(p);
      last = OPERATOR;
    }
  } else if (mark == OPERATOR && isJoinedOperator(p, q)) {
    // apples × 5
    begin(p);
    last = OPERATOR;
  }
}

/** Adds a mark to the stretch; false where it ends it. */
function take(mark: i32, p: usize, q: usize): bool {
  const isSpaced = p == line || isSpaceAt(p - 1);
  const isOpen = last != OPERAND;
  switch (mark) {
    case OPERAND:
      if (markIsName && markBytes == 1 && !isBoundLetter(p, q)) return false;
      // Before a command a space says nothing: "2 \\frac12".
      if (!isOpen && isSpaced && load<u8>(p) != 0x5c && !isMixed(p, q)) return false;
      if (!operands && last == BREAK) from = p;
      operands++;
      if (markIsName) names = true;
      last = OPERAND;
      to = q;
      return true;
    case POSTFIX:
      if (isOpen || (isSpaced && load<u8>(p) != 0x5c)) return false;
      to = q;
      return true;
    case OPERATOR:
      if (isOpen || !isJoinedOperator(p, q)) return false;
      last = OPERATOR;
      return true;
    case DASH:
      if (isOpen) {
        if (last == BREAK) from = isSpaceAt(q) ? q : p;
        if (last != BREAK || !isSpaceAt(q)) last = OPERATOR;
        return true;
      }
      if (!isSpaced && isSpaceAt(q)) return false;
      if (!isSpaced && isDigit(load<u8>(p - 1)) && isDigit(load<u8>(q))) return false;
      last = OPERATOR;
      return true;
    case COLON: {
      const glued = !isSpaced && isDigit(load<u8>(p - 1)) && q < high && isDigit(load<u8>(q));
      if (isOpen || !(glued || (isSpaced && isSpaceAt(q)))) return false;
      last = OPERATOR;
      return true;
    }
    case OPEN:
      if (!isOpen && isSpaced) return false;
      if (!operands && last == BREAK) from = p;
      depth++;
      last = OPEN;
      return true;
    case CLOSE:
      if (isOpen || depth == 0) return false;
      depth--;
      to = q;
      return true;
    case COMMA:
    case JOIN:
      if ((isOpen && last != COMMA) || (!depth && mark == COMMA && !isSpaceAt(q))) return false;
      last = COMMA;
      if (depth == 0) entry = q;
      return true;
  }
  return false;
}

/** The stretch that ended behind the number. */
function settle(number: usize, numberEnd: usize): void {
  // "3, 5 apples": what has a noun of its own is no entry of a list
  if (entry > from && entry <= number && isLetterAt(skipSpace(to, high))) from = entry;
  while (from < number && isSpace(load<u8>(from))) from++;
  if (from > number || to < numberEnd) return;
  if (depth) {
    if (operands > 1) wideStart = from;
  } else wideStart = from;
  wideEnd = to;
  // "3 × apples"
  if (last == OPERATOR && to < high) {
    const p = skipSpace(to, high);
    const b: u32 = load<u8>(p);
    if (b != 0x2f && b != 0x2d && b != 0x3a && b != 0xe2) wideEnd = p + (b < 0x80 ? 1 : 2);
  }
  const next = skipSpace(wideEnd, high);
  const after = wordEnd(next, high);
  const isPercent = isInList(next, after, " percent ") && !startsWith(after, high, " point");
  if (after > next && (isPercent || isMultiple(next, after))) wideEnd = after;
  const before = trimEnd(line, wideStart);
  const word = wordStart(line, before);
  if (word < before && isInList(word, before, " minus negative times plus ")) wideStart = word;
}

/** A number behind a word and before another one, or alone: nothing to widen. */
function isPlain(start: usize, end: usize, p: usize, q: usize): bool {
  if (q < end) {
    const b: u32 = load<u8>(q);
    const next: u32 = q + 1 < end ? load<u8>(q, 1) : 0x20;
    if (b != 0x0a && !(b == 0x2e && isSpace(next))) return false;
  }
  if (p < start + 4) return p == start;
  const before: u32 = load<u8>(p - 1);
  // "A: 3" ends the text
  if (q == end && before == 0x20 && load<u8>(p - 2) == 0x3a && isDigit(load<u8>(p)))
    return isLetter(load<u8>(p - 3));
  if (before == 0x24) return isSpace(load<u8>(p - 2)) && isLetter(load<u8>(p - 3));
  if (before != 0x20) return false;
  // of the words that matter, "and", "or", "minus", "times", "plus" and "negative", none
  // ends in "s" before an "i": "is" is the usual one
  return load<u8>(p - 2) == 0x73 && load<u8>(p - 3) == 0x69;
}

/** A letter that stands in a formula: beside an operator, a bracket or a digit. */
function isBoundLetter(p: usize, q: usize): bool {
  if (p > line && !isSpaceAt(p - 1)) return last != BREAK;
  if (last == OPERATOR || last == OPEN) return true;
  const next = skipSpace(q, high);
  if (next == high) return false;
  const size = markBytes;
  const mark = markAt(line, next, high);
  const isLone = isSpaceAt(q);
  setMark(size);
  if (mark == EQUALS || mark == RELATES) return true;
  if (!isLone) return mark == OPERATOR || mark == POSTFIX || mark == OPEN || mark == DASH;
  return mark == OPERATOR || (mark == DASH && isSpaceAt(next + 1));
}

/** Spaces on both sides of an operator or on none: "* 5" is a bullet, "*5*" markdown. */
function isJoinedOperator(p: usize, q: usize): bool {
  return load<u8>(p) != 0x2a || (p > line && isSpaceAt(p - 1) == isSpaceAt(q));
}

/** The fraction of a mixed number: a space before it, a slash behind it. */
function isMixed(p: usize, q: usize): bool {
  if (!isDigit(load<u8>(p)) || to + 1 != p || !isDigit(load<u8>(to - 1))) return false;
  return q + 1 < high && load<u8>(q) == 0x2f && isDigit(load<u8>(q, 1));
}

/** Is the stretch one name: x, x_1, f(x)? */
function isOneName(): bool {
  if (!isLetter(load<u8>(from))) return false;
  for (let p = from + 1; p < to; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x28 || b == 0x5f || b == 0x27) return true;
    if (!isLetter(b)) return false;
  }
  return to == from + 1;
}

function isSpaceAt(p: usize): bool {
  return p >= high || p < line || isSpace(load<u8>(p));
}

function isLetterAt(p: usize): bool {
  return p < high && isLetter(load<u8>(p));
}

function wordEnd(p: usize, end: usize): usize {
  while (p < end && isLetter(load<u8>(p))) p++;
  return p;
}

function wordStart(start: usize, p: usize): usize {
  while (p > start && isLetter(load<u8>(p - 1))) p--;
  return p;
}

/** Start of the line, or of a word near enough. */
function lineStart(start: usize, p: usize): usize {
  const low = p - start > REACH ? p - REACH : start;
  let q = p;
  while (q > low && load<u8>(q - 1) != 0x0a) q--;
  if (q > low || low == start) return q;
  while (q < p && !isSpace(load<u8>(q))) q++;
  return q;
}
