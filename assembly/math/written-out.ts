/**
 * Answers that are written out before they are read, where they can't be read as they stand:
 *
 *   \{1, 2, \ldots, 5\} is \{1, 2, 3, 4, 5\}      <1, 2, 3> is (1, 2, 3)
 *
 * Not everybody means that, so these may equal and never differ.
 */
import { spend } from "../budget";
import { allocText } from "../memory";
import { isDigit, skipSpace, startsWith, trimEnd } from "../text/ascii";
import { dotsEnd } from "./ellipsis";
import { parseAnswer, readLoosely } from "./parser";

/** Longest list that is written out, and room for it. */
const MOST: i32 = 200;
const ROOM: usize = 2048;
const LONGEST: usize = 64;

let out: usize = 0;
let to: usize = 0;

/** The parsed term of what `[start, end)` stands for, or 0. */
export function parseWrittenOut(start: usize, end: usize): usize {
  end = trimEnd(start, end);
  if (end - start < 5 || end - start > LONGEST || !spend(<u32>LONGEST)) return 0;
  const isPointed = load<u8>(start) == 0x3c && load<u8>(end - 1) == 0x3e;
  if (!isPointed && !hasRange(start, end)) return 0;
  out = allocText(ROOM);
  to = out;
  if (!out || !(isPointed ? putPointed(start, end) : putRange(start, end))) return 0;
  const t = parseAnswer(out, to);
  readLoosely();
  return t;
}

/** Of two entries alone, <1, 2> is an interval to some. */
function putPointed(start: usize, end: usize): bool {
  let commas = 0;
  for (let p = start + 1; p < end - 1; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x3c || b == 0x3e) return false;
    if (b == 0x2c) commas++;
  }
  if (commas < 2) return false;
  put(0x28);
  for (let p = start + 1; p < end - 1; p++) put(load<u8>(p));
  put(0x29);
  return true;
}

let first: i32 = 0;
let last: i32 = 0;
/** The dots and the number behind them. */
let rangeAt: usize = 0;
let rangeEnd: usize = 0;

/** Whole numbers, one by one, dots, a last one: `1, \ldots, 5`; `2, 3, 4, ..., 9`; once in the range. */
function hasRange(start: usize, end: usize): bool {
  let p = startsWith(start, end, "\\left") ? start + 5 : start;
  while (p < end && !isDigit(load<u8>(p))) {
    // a sign, or a letter that the numbers belong to
    const b: u32 = load<u8>(p++);
    if (b != 0x20 && b != 0x7b && b != 0x5c) return false;
  }
  let many = 0;
  while (true) {
    const n = numberAt(p, end);
    if (n < 0 || (many && n != first + many)) return false;
    if (!many) first = n;
    many++;
    p = skipSpace(numberEnd, end);
    if (p == end || load<u8>(p) != 0x2c) return false;
    rangeAt = p;
    p = skipSpace(p + 1, end);
    const dots = p < end && !isDigit(load<u8>(p)) ? dotsEnd(p, end) : 0;
    if (!dots) continue;
    p = skipSpace(dots, end);
    if (p == end || load<u8>(p) != 0x2c) return false;
    last = numberAt(skipSpace(p + 1, end), end);
    rangeEnd = numberEnd;
    first += many - 1;
    break;
  }
  if (last <= first || last - first > MOST) return false;
  for (p = rangeEnd; p < end; p++) {
    if (startsWith(p, end, "\\right")) p += 6;
    const b: u32 = load<u8>(p);
    if (b != 0x20 && b != 0x7d && b != 0x5c) return false;
  }
  return true;
}

let numberEnd: usize = 0;

/** The whole number of four digits at most that stands at `p`; -1 for none. */
function numberAt(p: usize, end: usize): i32 {
  let n = 0;
  numberEnd = p;
  while (numberEnd < end && isDigit(load<u8>(numberEnd)) && numberEnd - p < 5) {
    n = n * 10 + load<u8>(numberEnd++) - 0x30;
  }
  return numberEnd == p || numberEnd - p > 4 ? -1 : n;
}

function putRange(start: usize, end: usize): bool {
  for (let p = start; p < rangeAt; p++) put(load<u8>(p));
  for (let n = first + 1; n <= last; n++) {
    put(0x2c);
    put(0x20);
    putNumber(n);
  }
  for (let p = rangeEnd; p < end; p++) put(load<u8>(p));
  return true;
}

function putNumber(n: i32): void {
  if (n > 9) putNumber(n / 10);
  put(0x30 + (n % 10));
}

function put(b: u32): void {
  store<u8>(to++, <u8>b);
}
