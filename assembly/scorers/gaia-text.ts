/**
 * Words of GAIA in normal form: case folded, without white space and, but within lists, without
 * punctuation. What stands between two digits, a sign before a number and the signs of C++ and C#
 * stay, each behind MARK, since without them 1.5 would be 15 and -5 would be 5.
 */
import { spend } from "../budget";
import { alloc } from "../memory";
import { isDigit, isLetter } from "../text/ascii";
import { codePoint, codePointBytes } from "../text/utf8";
import { foldedBound, putFolded } from "../unicode/casefold";
import { isPunctuation } from "../unicode/punctuation";
import { isSpace } from "../unicode/space";
import { isWord } from "../unicode/word";

const MARK: u8 = 2;
/** Stands for several signs between two digits. */
const SEVERAL: u32 = 1;

/** End of what `normalForm` wrote last. */
export let formEnd: usize = 0;

/** The normal form of `[p, end)`, in memory from `alloc`; 0 where a limit is passed. */
export function normalForm(p: usize, end: usize, keepsPunctuation: bool): usize {
  const bytes = end - p;
  const out = alloc(2 * (foldedBound(p, end) + bytes) + 8);
  if (!out || !spend(<u32>bytes + 1)) return 0;
  let to = out;
  // What was left out since the last digit: 0 nothing, else the sign or SEVERAL.
  let dropped: u32 = 0;
  let last: u32 = 0x20;
  let isBehindDigit = false;
  while (p < end) {
    const c = plainSign(codePoint(p));
    p += codePointBytes(p);
    const next = p < end ? codePoint(p) : 0x20;
    const isMarkOf = isSpace(c) || isPunctuation(c);
    if (isMarkOf && !(keepsPunctuation && !isSpace(c))) {
      if (isKept(last, c, next) && !isBehindDigit) to = putMark(to, c);
      else if (!dropped || dropped == 0x20) dropped = isSpace(c) ? 0x20 : c;
      else if (!isSpace(c)) dropped = SEVERAL;
    } else {
      const isNumber = c < 0x80 && isDigit(c);
      if (isNumber && isBehindDigit && dropped) to = putMark(to, dropped);
      isBehindDigit = isNumber;
      dropped = 0;
      to = c < 0x80 ? putAscii(to, c) : putFolded(to, c);
    }
    last = c;
  }
  formEnd = to;
  return out;
}

/** Typographic quotes, dashes and the minus sign as the ASCII signs they are written for. */
function plainSign(c: u32): u32 {
  if (c < 0x2010 || c > 0x2212) return c;
  if (c <= 0x2015 || c == 0x2212) return 0x2d;
  if (c == 0x2018 || c == 0x2019) return 0x27;
  return c == 0x201c || c == 0x201d ? 0x22 : c;
}

/** A sign before a number that is no hyphen, a leading point, or the end of C++ and C#. */
function isKept(last: u32, c: u32, next: u32): bool {
  const isBeforeDigit = next < 0x80 && isDigit(next);
  if (c == 0x2d || c == 0x2e) return isBeforeDigit && !isWord(last);
  if (c == 0x2b) return last == 0x2b || (isLetter(last) && last < 0x80 && !isWord(next));
  return c == 0x23 && last < 0x80 && isLetter(last);
}

function putMark(to: usize, sign: u32): usize {
  store<u8>(to, MARK);
  store<u8>(to, sign, 1);
  return to + 2;
}

function putAscii(to: usize, c: u32): usize {
  store<u8>(to, c - 0x41 < 26 ? c | 0x20 : c);
  return to + 1;
}

/** Are the two forms the same but for which sign stands behind each MARK? */
export function sameButMarks(a: usize, aEnd: usize, b: usize, bEnd: usize): bool {
  if (aEnd - a != bEnd - b) return false;
  while (a < aEnd) {
    const byte = load<u8>(a);
    if (byte != load<u8>(b)) return false;
    const n: usize = byte == MARK ? 2 : 1;
    a += n;
    b += n;
  }
  return true;
}
