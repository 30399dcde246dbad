/**
 * str.casefold (full case folding, Unicode 14.0). It looks at one code point at a time and
 * never makes or removes ASCII punctuation, digits or white space, so folding may be done
 * before or after those are stripped.
 */

import { spend } from "../budget";
import { alloc } from "../memory";
import { lower } from "../text/ascii";
import { codePoint, codePointBytes, putCodePoint } from "../text/utf8";
import { mappedByRuns } from "./ranges";
import { FOLD, FOLD_ENTRIES, FOLD_MORE, FOLD_MORE_ENTRIES } from "./tables.generated";

/** Writes the folding of the code point `c` (not ASCII) and returns the address behind it. */
export function putFolded(to: usize, c: u32): usize {
  // No letter with two cases stands between U+2E80 and U+A63F, nor from U+1E944 on.
  if (c - 0x2e80 < 0xa640 - 0x2e80 || c > 0x1e943) return putCodePoint(to, c);
  const more = c < 0x10000 ? expansionOf(c) : 0;
  if (!more) return putCodePoint(to, mappedByRuns(FOLD, FOLD_ENTRIES, c));
  to = putCodePoint(to, load<u16>(more, 2));
  to = putCodePoint(to, load<u16>(more, 4));
  const third = load<u16>(more, 6);
  return third ? putCodePoint(to, third) : to;
}

function expansionOf(c: u32): usize {
  let low: u32 = 0;
  let high = FOLD_MORE_ENTRIES;
  while (low < high) {
    const mid = (low + high) >> 1;
    const entry = FOLD_MORE + mid * 8;
    const key: u32 = load<u16>(entry);
    if (key == c) return entry;
    if (key < c) low = mid + 1;
    else high = mid;
  }
  return 0;
}

/** End of what `foldText` wrote last. */
export let foldedEnd: usize = 0;

/** A folded copy of `[p, end)`; 0 where a limit is passed. */
export function foldText(p: usize, end: usize): usize {
  const bytes = <u32>(end - p);
  const out = alloc(foldedBound(p, end));
  if (!out || !spend(bytes)) return 0;
  let to = out;
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (b < 0x80) {
      store<u8>(to++, lower(b));
      p++;
    } else {
      to = putFolded(to, codePoint(p));
      p += codePointBytes(p);
    }
  }
  foldedEnd = to;
  return out;
}

/** Bytes that the folding of `[p, end)` can take: ASCII stays, two bytes can become six. */
export function foldedBound(p: usize, end: usize): usize {
  const n = end - p;
  while (p + 8 <= end && !(load<u64>(p) & 0x8080808080808080)) p += 8;
  return n + 2 * (end - p);
}
