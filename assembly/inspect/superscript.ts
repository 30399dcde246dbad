/** Superscript exponents of Inspect AI 0.3.285 (scorer/_unicode.py). */
import { digitsToDouble, putDigit, startDigits } from "../float/decimal";
import { power } from "../float/power";
import { codePoint, codePointBefore, codePointBytes } from "../text/utf8";
import { spaceBefore, trimSpaces } from "../unicode/space";
import { isGroup, superscriptOf } from "./number-characters";

/** End of the base. */
export let baseEnd: usize = 0;
let exponentStart: usize = 0;
/** End of the exponent; 0 where there is none. */
export let exponentEnd: usize = 0;

/** `_split_superscript_exponent`; `exponentEnd` is 0 where there is none. */
export function splitExponent(p: usize, end: usize): void {
  baseEnd = end;
  exponentEnd = 0;
  let last = end;
  while (last > p) {
    const n = spaceBefore(p, last);
    if (n) last -= n;
    else if (isGroup(codePoint(codePointBefore(last)))) last = codePointBefore(last);
    else break;
  }
  let first = last;
  while (first > p && superscriptOf(codePoint(codePointBefore(first))) >= 0) {
    first = codePointBefore(first);
  }
  if (first == last) return;
  if (first > p) {
    const c = codePoint(codePointBefore(first));
    if (c == 0x207b || c == 0x207a) first = codePointBefore(first);
  }
  const base = trimSpaces(p, first);
  if (base == p) return;
  baseEnd = base;
  exponentStart = first;
  exponentEnd = last;
}

/**
 * x ** exponent as float_pow of CPython has it. NaN where Python raises, which becomes a
 * ValueError: 0 to a negative power, an exponent too large for a double.
 */
export function raised(x: f64): f64 {
  let p = exponentStart;
  let negative = false;
  const c = codePoint(p);
  if (c == 0x207b || c == 0x207a) {
    negative = c == 0x207b;
    p += 3;
  }
  if (!startDigits()) return NaN;
  for (; p < exponentEnd; p += codePointBytes(p)) {
    if (!putDigit(superscriptOf(codePoint(p)))) return NaN;
  }
  let e = digitsToDouble(0);
  if (e == Infinity) return NaN;
  if (negative) e = -e;
  return x == 0.0 && e < 0.0 ? NaN : power(x, e);
}
