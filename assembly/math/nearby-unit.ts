/**
 * A number taken from running text leaves its unit behind. Where the target has one, the
 * answer's own is looked for beside the number: 5 m is not 5 cm.
 */
import { isDigit, isLetter, skipSpace } from "../text/ascii";
import { findUnit } from "./unit-words";

/** `[p, ...)` with the unit behind it and the currency sign before it. */
export let nearbyStart: usize = 0;
export let nearbyEnd: usize = 0;

/** Looks beside the number `[p, q)` of `[start, end)`; false where no unit is there. */
export function findNearbyUnit(start: usize, end: usize, p: usize, q: usize): bool {
  nearbyStart = p;
  nearbyEnd = q;
  const sign = currencyBefore(start, p);
  if (sign) nearbyStart = sign;
  const word = skipSpace(q, end);
  let stop = word;
  while (stop < end && isLetter(load<u8>(stop))) stop++;
  if (stop == word || !findUnit(word, stop)) return sign != 0;
  nearbyEnd = stop;
  // cm^2, cm²
  if (stop + 1 < end && load<u8>(stop) == 0x5e && isDigit(load<u8>(stop, 1))) nearbyEnd += 2;
  else if (stop + 1 < end && load<u8>(stop) == 0xc2 && (load<u8>(stop, 1) | 1) == 0xb3) {
    nearbyEnd += 2;
  }
  return true;
}

/** Address of the sign of money before `p`, or 0. */
function currencyBefore(start: usize, p: usize): usize {
  if (p > start && load<u8>(p - 1) == 0x24) return p - 1;
  if (p > start + 1 && load<u8>(p - 2) == 0xc2) {
    const b: u32 = load<u8>(p - 1);
    if (b == 0xa3 || b == 0xa5) return p - 2;
  }
  const isEuro = p > start + 2 && load<u8>(p - 3) == 0xe2 && load<u8>(p - 2) == 0x82;
  return isEuro && load<u8>(p - 1) == 0xac ? p - 3 : 0;
}
