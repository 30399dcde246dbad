/**
 * The unit of a number, where it has one: "$42", "42 cents", "42 hours". A target that names a
 * unit is not met by the same number of another one.
 */
import { findUnit, unitStart } from "../math/unit-words";
import { isDigit, isLetter, literalLength } from "../text/ascii";
import { codePoint, codePointBefore, codePointBytes } from "../text/utf8";
import { skipMarks } from "./number-signs";

/** What stands for the unit of the number `[from, to)` of `[start, end)`; 0: none known. */
export function unitOf(start: usize, from: usize, to: usize, end: usize): u32 {
  if (from > start) from = codePointBefore(from);
  for (let p = from; p < to && !isDigit(load<u8>(p)); p += codePointBytes(p)) {
    const currency = currencyUnit(codePoint(p));
    if (currency) return currency;
  }
  const p = skipMarks(to, end);
  if (p >= end) return 0;
  let q = p;
  while (q < end && isLetter(load<u8>(q))) q++;
  if (q == p) return currencyUnit(codePoint(p));
  return findUnit(p, q) ? <u32>unitStart : 0;
}

function currencyUnit(c: u32): u32 {
  switch (c) {
    case 0x24:
      return named("USD");
    case 0xa2:
      return named("cent");
    case 0xa3:
      return named("GBP");
    case 0xa5:
      return named("yen");
    case 0x20ac:
      return named("EUR");
  }
  return 0;
}

function named(name: string): u32 {
  const p = changetype<usize>(name);
  return findUnit(p, p + literalLength(name)) ? <u32>unitStart : 0;
}
