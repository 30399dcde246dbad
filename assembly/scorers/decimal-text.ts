/** A decimal as it is written: digits, commas before groups of three, a point before digits. */
import { isDigit } from "../text/ascii";

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
  while (p < end && (isDigit(load<u8>(p)) || (p > start && isGroupComma(p, end)))) p++;
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
    if (x == 0x2c) a++;
    else if (y == 0x2c) b++;
    else if (x != y) return false;
    else {
      a++;
      b++;
    }
  }
  return a == aEnd && b == bEnd;
}

/** A comma that three digits follow, and no fourth. */
function isGroupComma(p: usize, end: usize): bool {
  return (
    load<u8>(p) == 0x2c &&
    end - p > 3 &&
    isDigit(load<u8>(p, 1)) &&
    isDigit(load<u8>(p, 2)) &&
    isDigit(load<u8>(p, 3)) &&
    (end - p == 4 || !isDigit(load<u8>(p, 4)))
  );
}

function skipZeros(p: usize, end: usize): usize {
  while (p < end && (load<u8>(p) == 0x30 || load<u8>(p) == 0x2c)) p++;
  return p;
}
