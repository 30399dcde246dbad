/**
 * str.lower (Unicode 14.0) as an iterator over code points, with its two oddities: U+0130
 * becomes two code points, and a capital sigma at the end of a word becomes the final one.
 */

import { spend } from "../budget";
import { lower } from "../text/ascii";
import { codePoint, codePointBefore, codePointBytes, putCodePoint } from "../text/utf8";
import { isInRanges, mappedByRuns } from "./ranges";
import {
  CASED,
  CASED_ENTRIES,
  IGNORABLE,
  IGNORABLE_ENTRIES,
  LOWER,
  LOWER_ENTRIES,
} from "./tables.generated";

const COMBINING_DOT: u32 = 0x307;

/** Is str.lower of the two texts the same? */
export function sameLower(a: usize, aEnd: usize, b: usize, bEnd: usize): bool {
  if (!spend(<u32>(aEnd - a))) return false;
  const aStart = a;
  const bStart = b;
  // A dot that is still to come from U+0130, on either side.
  let aDot = false;
  let bDot = false;
  while (a < aEnd || aDot) {
    if (b >= bEnd && !bDot) return false;
    let x = COMBINING_DOT;
    if (aDot) aDot = false;
    else {
      const c = codePoint(a);
      x = lowerOf(c, aStart, a, aEnd);
      aDot = c == 0x130;
      a += codePointBytes(a);
    }
    let y = COMBINING_DOT;
    if (bDot) bDot = false;
    else {
      const c = codePoint(b);
      y = lowerOf(c, bStart, b, bEnd);
      bDot = c == 0x130;
      b += codePointBytes(b);
    }
    if (x != y) return false;
  }
  return b == bEnd && !bDot;
}

/** Writes str.lower of `[p, end)`, which takes at most half as much again; the end of it. */
export function putLower(to: usize, p: usize, end: usize): usize {
  if (!spend(<u32>(end - p))) return to;
  const start = p;
  while (p < end) {
    const c = codePoint(p);
    to = putCodePoint(to, lowerOf(c, start, p, end));
    if (c == 0x130) to = putCodePoint(to, COMBINING_DOT);
    p += codePointBytes(p);
  }
  return to;
}

/** First code point of the lower case of `c`, which stands at `p` of `[start, end)`. */
function lowerOf(c: u32, start: usize, p: usize, end: usize): u32 {
  if (c < 0x80) return lower(c);
  if (c == 0x130) return 0x69;
  if (c == 0x3a3) return isFinalSigma(start, p, end) ? 0x3c2 : 0x3c3;
  return mappedByRuns(LOWER, LOWER_ENTRIES, c);
}

/** The one code point that `re` takes for the lower case of `c`, whatever stands around it. */
export function simpleLower(c: u32): u32 {
  if (c < 0x80) return lower(c);
  if (c - 0x2e80 < 0xa640 - 0x2e80 || c > 0x1e943) return c;
  return c == 0x130 ? 0x69 : mappedByRuns(LOWER, LOWER_ENTRIES, c);
}

/** Final_Sigma: a cased letter before it and none after, case-ignorable ones passed over. */
function isFinalSigma(start: usize, p: usize, end: usize): bool {
  let q = p;
  let c: u32 = 0;
  do {
    if (q == start || !spend(1)) return false;
    q = codePointBefore(q);
    c = codePoint(q);
  } while (isInRanges(IGNORABLE, IGNORABLE_ENTRIES, c));
  if (!isInRanges(CASED, CASED_ENTRIES, c)) return false;
  q = p + 2;
  while (q < end && spend(1)) {
    c = codePoint(q);
    if (!isInRanges(IGNORABLE, IGNORABLE_ENTRIES, c)) return !isInRanges(CASED, CASED_ENTRIES, c);
    q += codePointBytes(q);
  }
  return true;
}
