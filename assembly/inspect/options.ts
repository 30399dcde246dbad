/**
 * Options of a multiple choice as Inspect AI 0.3.285 names them (_util/answer.py): A to Z, then
 * 1, 2 and so on. Marks and counts are kept in one byte for each choice.
 */
import { spend } from "../budget";
import { codePoint, codePointBytes } from "../text/utf8";
import { decimalOf, isNumeric } from "../unicode/numeric";
import { spaceAt } from "../unicode/space";

/** No such option: Python raises, or the option lies beyond the choices. */
export const BEYOND: u32 = 0xffffffff;

/**
 * Index of the option that `[p, end)` names exactly as answer_character would: one letter, or
 * a number without leading zeros. BEYOND where it is none of the first `count`.
 */
export function allowedOption(p: usize, end: usize, count: u32): u32 {
  if (p == end) return BEYOND;
  const letter = upperOf(codePoint(p));
  if (letter - 0x41 < 26) {
    return p + codePointBytes(p) == end && letter - 0x41 < count ? letter - 0x41 : BEYOND;
  }
  if (load<u8>(p) == 0x30) return BEYOND;
  let n: u32 = 0;
  for (; p < end; p++) {
    const d = <u32>load<u8>(p) - 0x30;
    if (d > 9 || n > count) return BEYOND;
    n = n * 10 + d;
  }
  return n + 25 < count ? n + 25 : BEYOND;
}

/** str.upper for a to z and the two other letters that become an ASCII one. */
export function upperOf(c: u32): u32 {
  if (c - 0x61 < 26) return c - 32;
  return c == 0x131 ? 0x49 : c == 0x17f ? 0x53 : c;
}

/**
 * Counts the options that a target names, in bytes at `counts` (up to 2). White space and
 * commas part tokens; a token of numerals is one option, each character of another is one.
 * False where answer_index of Python raises or an option lies beyond the choices.
 *
 * A letter that is not ASCII and does not become so in upper case stands for an index above
 * 100; it is taken for beyond, however many choices there are.
 */
export function countTarget(p: usize, end: usize, counts: usize, count: u32): bool {
  if (!spend(<u32>(end - p) * 2)) return false;
  while (p < end) {
    const gap = load<u8>(p) == 0x2c ? 1 : spaceAt(p);
    if (gap) {
      p += gap;
      continue;
    }
    let to = p;
    let numeric = true;
    while (to < end && load<u8>(to) != 0x2c && !spaceAt(to)) {
      numeric = numeric && isNumeric(codePoint(to));
      to += codePointBytes(to);
    }
    while (p < to) {
      const next = numeric ? to : p + codePointBytes(p);
      const index = targetOption(p, next);
      if (index >= count) return false;
      const seen = load<u8>(counts + index);
      if (seen < 2) store<u8>(counts + index, seen + 1);
      p = next;
    }
  }
  return true;
}

/** answer_index: a letter, or a number of decimal digits of any script above 0. */
function targetOption(p: usize, end: usize): u32 {
  const letter = upperOf(codePoint(p));
  if (letter - 0x41 < 26) return letter - 0x41;
  let n: u32 = 0;
  for (; p < end; p += codePointBytes(p)) {
    const d = decimalOf(codePoint(p));
    if (d < 0) return BEYOND;
    n = min(n * 10 + d, 100_000_000);
  }
  return n ? n + 25 : BEYOND;
}
