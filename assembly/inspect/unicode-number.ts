/**
 * `unicode_number_to_float` of Inspect AI 0.3.285 (scorer/_unicode.py): signs, digits of any
 * script with group separators, Han numerals, one vulgar fraction, a superscript exponent.
 * A comma never comes here, since strip_numeric_punctuation has taken all of them out.
 */
import { limitPassed } from "../budget";
import { digitsToDouble, putDigit, startDigits } from "../float/decimal";
import { regionNext, release } from "../memory";
import { codePoint, codePointBytes } from "../text/utf8";
import { isNumeric, numericOf } from "../unicode/numeric";
import { isSpace, skipSpaces, trimSpaces } from "../unicode/space";
import { hanValue, parseHan } from "./han";
import { anyDigitOf, isHan } from "./han-characters";
import { isGroup, plainSignOf, signOf } from "./number-characters";
import { baseEnd, exponentEnd, raised, splitExponent } from "./superscript";

export const NO_NUMBER: i32 = 0;
export const NUMBER: i32 = 1;
/** Python raises something else than ValueError, which ends the sample with an error. */
export const RAISES: i32 = 2;

/** Value of the last number read. */
export let unicodeValue: f64 = 0;

/** Reads `[p, end)`: NO_NUMBER, NUMBER (value in `unicodeValue`, may be infinite), RAISES. */
export function parseUnicodeNumber(p: usize, end: usize): i32 {
  const mark = regionNext();
  const how = readSigned(skipSpaces(p, end), end);
  release(mark);
  return limitPassed() ? NO_NUMBER : how;
}

function readSigned(p: usize, end: usize): i32 {
  end = trimSpaces(p, end);
  let negative = false;
  while (p < end) {
    const sign = signOf(codePoint(p));
    if (!sign) break;
    if (sign < 0) negative = !negative;
    p = skipSpaces(p + codePointBytes(p), end);
  }
  if (p == end) return NO_NUMBER;
  if (p + codePointBytes(p) == end && isNumeric(codePoint(p))) {
    const value = singleOf(codePoint(p));
    unicodeValue = negative ? -value : value;
    return NUMBER;
  }
  splitExponent(p, end);
  const how = readBase(p, baseEnd);
  if (how != NUMBER) return how;
  if (negative) unicodeValue = -unicodeValue;
  if (!exponentEnd) return NUMBER;
  unicodeValue = raised(unicodeValue);
  return abs(unicodeValue) < Infinity ? NUMBER : NO_NUMBER;
}

function singleOf(c: u32): f64 {
  return c < 0x80 ? <f64>(c - 0x30) : numericOf(c);
}

/** `_parse_number_with_optional_vulgar_fraction`. */
function readBase(p: usize, end: usize): i32 {
  let fraction: usize = 0;
  let value = 0.0;
  for (let q = p; q < end; q += codePointBytes(q)) {
    const c = codePoint(q);
    if (c < 0x80) continue;
    const v = numericOf(c);
    if (!(v > 0.0 && v < 1.0)) continue;
    if (fraction) return NO_NUMBER;
    fraction = q;
    value = v;
  }
  if (!fraction) return readCore(p, end);
  for (let q = fraction + codePointBytes(fraction); q < end; q += codePointBytes(q)) {
    if (!isGroup(codePoint(q)) && !isSpace(codePoint(q))) return NO_NUMBER;
  }
  unicodeValue = 0.0;
  const head = trimSpaces(p, fraction);
  if (skipSpaces(p, head) < head) {
    const how = readCore(p, head);
    if (how != NUMBER) return how;
  }
  unicodeValue += value;
  return NUMBER;
}

/** `_parse_core_number_no_leading_signs`. */
function readCore(p: usize, end: usize): i32 {
  p = skipSpaces(p, end);
  end = trimSpaces(p, end);
  if (p == end) return NO_NUMBER;
  let looksHan = false;
  for (let q = p; q < end && !looksHan; q += codePointBytes(q)) looksHan = isHan(codePoint(q));
  if (looksHan && parseHan(p, end)) {
    // float() of an integer that is too large raises OverflowError, which nobody catches.
    if (hanValue == Infinity) return RAISES;
    unicodeValue = hanValue;
    return NUMBER;
  }
  if (limitPassed()) return NO_NUMBER;
  if (readGeneric(p, end)) return NUMBER;
  const c = codePoint(p);
  if (p + codePointBytes(p) != end || !isNumeric(c)) return NO_NUMBER;
  unicodeValue = singleOf(c);
  return NUMBER;
}

/** `_parse_generic_unicode_digits`. */
function readGeneric(p: usize, end: usize): bool {
  if (!startDigits()) return false;
  let digits = 0;
  let point = false;
  let fraction = 0;
  let exponent: i32 = 0;
  let exponentDigits = -1;
  let negative = false;
  while (p < end) {
    const c = codePoint(p);
    p += codePointBytes(p);
    if ((c | 0x20) == 0x65 && exponentDigits < 0) {
      if (!digits && !point) return false;
      exponentDigits = 0;
      const sign = p < end ? plainSignOf(codePoint(p)) : 0;
      negative = sign < 0;
      if (sign) p += codePointBytes(p);
    } else if (c == 0x2e || c == 0x66b || c == 0xff0e) {
      if (point || exponentDigits >= 0) return false;
      point = true;
    } else if (!isGroup(c) && !isSpace(c)) {
      const d = anyDigitOf(c);
      if (d < 0) return false;
      if (exponentDigits >= 0) {
        exponentDigits = 1;
        if (exponent < 100_000_000) exponent = exponent * 10 + d;
      } else if (!putDigit(d)) return false;
      else {
        digits++;
        if (point) fraction++;
      }
    }
  }
  if (!digits || exponentDigits == 0) return false;
  unicodeValue = digitsToDouble((negative ? -exponent : exponent) - fraction);
  return true;
}
