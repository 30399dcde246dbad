/**
 * Plain numbers, compared without building terms: a sign, digits with well-placed thousands
 * commas, a decimal point; up to 18 digits. Longer ones go the long way.
 */
import { isDigit } from "../text/ascii";

/** The number `isPlainNumber` read: `mantissa * 10^exponent`, mantissa not ending in 0. */
export let plainNegative: bool = false;
export let plainMantissa: u64 = 0;
export let plainExponent: i32 = 0;

/** Is `[start, end)` a plain number and nothing else? Sets the three values above. */
export function isPlainNumber(start: usize, end: usize): bool {
  let p = start;
  plainNegative = false;
  if (p < end && (load<u8>(p) == 0x2d || load<u8>(p) == 0x2b)) {
    plainNegative = load<u8>(p) == 0x2d;
    p++;
  }
  if (p == end || end - p > 24) return false;
  let mantissa: u64 = 0;
  let digits = 0;
  let group = 0;
  let commas = false;
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (isDigit(b)) {
      mantissa = mantissa * 10 + (b - 0x30);
      digits++;
      group++;
    } else if (b == 0x2c) {
      if (commas ? group != 3 : group == 0 || group > 3 || load<u8>(p - group) == 0x30)
        return false;
      commas = true;
      group = 0;
    } else break;
  }
  if (commas && group != 3) return false;
  let scale = 0;
  if (p < end && load<u8>(p) == 0x2e) {
    for (p++; p < end && isDigit(load<u8>(p)); p++) {
      mantissa = mantissa * 10 + (<u32>load<u8>(p) - 0x30);
      digits++;
      scale++;
    }
    if (!scale) return false;
  }
  if (p != end || !digits || digits > 18) return false;
  norm(mantissa, -scale);
  return true;
}

function norm(mantissa: u64, exponent: i32): void {
  if (mantissa == 0) {
    plainNegative = false;
    exponent = 0;
  } else {
    while (mantissa % 10 == 0) {
      mantissa /= 10;
      exponent++;
    }
  }
  plainMantissa = mantissa;
  plainExponent = exponent;
}
