/**
 * "It is 42, not 43.": the text ends with a denial of another value than the one it gives.
 */
import { spend } from "../budget";
import { readValue, sameValue } from "../scorers/number-value";
import { isSpace, trimEnd } from "../text/ascii";
import { wordBefore } from "../text/word-list";

const first: usize = memory.data(32, 8);
const second: usize = memory.data(32, 8);

/**
 * Where the value must end that `, not` stands behind, when the denied value `[from, to)` and
 * signs are all that follows up to `end`; 0: this is no such contrast.
 */
export function contrastStart(start: usize, from: usize, to: usize, end: usize): usize {
  if (!spend(8)) return 0;
  for (let p = to; p < end; p++) if (!isSign(load<u8>(p), p)) return 0;
  let p = from;
  while (p > start && isSign(load<u8>(p - 1), p - 1)) p--;
  const n = wordBefore("not|and not|rather than|instead of", start, p);
  if (!n) return 0;
  p = trimEnd(start, p - n);
  if (p == start || load<u8>(p - 1) != 0x2c) return 0;
  return p - 1;
}

/** Do the two begin with the same number, or is one of them no number? Then nothing is denied. */
export function areSame(a: usize, endA: usize, b: usize, endB: usize): bool {
  return !readValue(a, endA, first) || !readValue(b, endB, second) || sameValue(first, second);
}

/** A blank, stop, dollar or star; a round or square bracket behind a backslash, and that. */
function isSign(b: u32, p: usize): bool {
  if (isSpace(b) || b == 0x2e || b == 0x24 || b == 0x2a || b == 0x5c) return b != 0x0a;
  return (b == 0x28 || b == 0x29 || b == 0x5b || b == 0x5d) && load<u8>(p - 1) == 0x5c;
}

/** Is there nothing but signs in `[p, end)`? */
export function areSigns(p: usize, end: usize): bool {
  if (end - p > 8) return false;
  for (; p < end; p++) if (!isSign(load<u8>(p), p)) return false;
  return true;
}
