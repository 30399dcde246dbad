/**
 * How many ways there are to choose or to arrange k of n, in the notations of different countries:
 *
 *   C(5, 2)   C_5^2   C^2_5   {}_5C_2   ^5C_2   5C2         = 10
 *   P(5, 2)   A_5^2   P_5^2   {}_5P_2                       = 20
 *
 * Letters may be names as well, so one reads so only as a whole answer, beside a number.
 */
import { spend } from "../budget";
import { isDigit } from "../text/ascii";
import { fromU64, multiply } from "./integer";
import { polyOfRational } from "./poly";
import { ratio } from "./rational";

const MOST: usize = 40;
/** Larger ones are not multiplied out. */
const LARGEST: u64 = 1000;

let at: usize = 0;
let stop: usize = 0;

/** The POLY of their number, or 0. */
export function combination(start: usize, end: usize): usize {
  if (end - start < 3 || end - start > MOST || !spend(<u32>(end - start))) return 0;
  at = start;
  stop = end;
  // {}_5C_2 and ^5C_2
  const before = numberAt();
  skipMarks();
  const letter: u32 = at < stop ? load<u8>(at) : 0;
  if (letter != 0x43 && letter != 0x50 && letter != 0x41) return 0;
  at++;
  const isCall = at < stop && load<u8>(at) == 0x28;
  const isHigh = at < stop && load<u8>(at) == 0x5e;
  let n = before;
  if (!n) {
    n = numberAt();
    if (!n) return 0;
  }
  let k = numberAt();
  skipMarks();
  if (at != stop || !k) return 0;
  // C^2_5
  if (!isCall && isHigh && !before && k > n) {
    const swapped = n;
    n = k;
    k = swapped;
  }
  if (n <= 2 || k > n || n > LARGEST) return 0;
  return polyOfRational(letter == 0x43 ? chosen(n, k) : arranged(n, k));
}

/** The next number, behind marks; 0 where none stands there. */
function numberAt(): u64 {
  skipMarks();
  let value: u64 = 0;
  while (at < stop && isDigit(load<u8>(at)) && value < 100000) {
    value = value * 10 + (load<u8>(at) - 0x30);
    at++;
  }
  return value;
}

/** Passes braces, brackets, commas, spaces and the signs of a script. */
function skipMarks(): void {
  while (at < stop) {
    const b: u32 = load<u8>(at);
    const isMark = b == 0x7b || b == 0x7d || b == 0x28 || b == 0x29 || b == 0x2c;
    if (!isMark && b != 0x5f && b != 0x5e && b != 0x20) return;
    at++;
  }
}

function chosen(n: u64, k: u64): usize {
  let above = fromU64(1, false);
  let below = fromU64(1, false);
  for (let i: u64 = 0; i < k && above && below; i++) {
    above = multiply(above, fromU64(n - i, false));
    below = multiply(below, fromU64(i + 1, false));
  }
  return ratio(above, below);
}

function arranged(n: u64, k: u64): usize {
  let all = fromU64(1, false);
  for (let i: u64 = 0; i < k && all; i++) all = multiply(all, fromU64(n - i, false));
  return ratio(all, fromU64(1, false));
}
