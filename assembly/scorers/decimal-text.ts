/**
 * A decimal as it is written: digits, commas before groups of three (in LaTeX also "{,}",
 * ",\!" and "\,"), a point before digits.
 */
import { isDigit, startsWith } from "../text/ascii";

/** Digits of the last `readDecimal` without the zeros at either end, and where they stand. */
export let digits: u32 = 0;
export let decimals: u32 = 0;
export let digitsStart: usize = 0;
export let digitsEnd: usize = 0;
/** The digits as an integer, where they are at most 18. */
export let mantissa: u64 = 0;

/** Reads the decimal at `p`; the address behind it, or `p` where none stands. */
export function readDecimal(p: usize, end: usize): usize {
  const start = p;
  while (p < end) {
    const n: usize = isDigit(load<u8>(p)) ? 1 : p > start ? separatorBytes(p, end) : 0;
    if (!n) break;
    p += n;
  }
  const point = p;
  if (p + 1 < end && load<u8>(p) == 0x2e && isDigit(load<u8>(p, 1))) {
    for (p += 2; p < end && isDigit(load<u8>(p)); ) p++;
  }
  let to = p;
  if (to > point) {
    while (load<u8>(to - 1) == 0x30) to--;
    if (to == point + 1) to = point;
  }
  digitsStart = skipZeros(start, point);
  digitsEnd = to;
  decimals = to > point ? <u32>(to - point - 1) : 0;
  mantissa = 0;
  digits = 0;
  for (let q = digitsStart; q < to; q++) {
    const b: u32 = load<u8>(q);
    if (!isDigit(b)) continue;
    mantissa = mantissa * 10 + (b - 0x30);
    digits++;
  }
  return p;
}

/** Are these digits, from the first that is not zero on, the same but for commas? */
export function sameDigits(a: usize, aEnd: usize, b: usize, bEnd: usize): bool {
  while (a < aEnd && b < bEnd) {
    const x = load<u8>(a);
    const y = load<u8>(b);
    if (isSeparator(x)) a++;
    else if (isSeparator(y)) b++;
    else if (x != y) return false;
    else {
      a++;
      b++;
    }
  }
  return a == aEnd && b == bEnd;
}

/** Length of the separator at `p` that three digits follow, and no fourth; else 0. */
function separatorBytes(p: usize, end: usize): usize {
  const b: u32 = load<u8>(p);
  let n: usize = 1;
  if (b == 0x7b) n = startsWith(p, end, "{,}") ? 3 : 0;
  else if (b == 0x5c) n = startsWith(p, end, "\\,") ? 2 : 0;
  else if (b != 0x2c) return 0;
  else if (startsWith(p, end, ",\\!")) n = 3;
  if (!n || end - p < n + 3) return 0;
  p += n;
  if (!isDigit(load<u8>(p)) || !isDigit(load<u8>(p, 1)) || !isDigit(load<u8>(p, 2))) return 0;
  return end - p > 3 && isDigit(load<u8>(p, 3)) ? 0 : n;
}

function isSeparator(b: u32): bool {
  return !isDigit(b) && b != 0x2e;
}

function skipZeros(p: usize, end: usize): usize {
  while (p < end && load<u8>(p) - 0x31 >= 9) p++;
  return p;
}
