/**
 * `unicode_number_to_float` of Inspect AI 0.3.285 (scorer/_unicode.py): signs, digits of any
 * script with group separators, Han numerals, one vulgar fraction, a superscript exponent.
 * A comma never comes here, since strip_numeric_punctuation has taken all of them out.
 */
import { limitPassed } from "../budget";
import { digitsToDouble, putDigit, startDigits } from "../float/decimal";
import { regionNext, release } from "../memory";
import { codePoint, codePointBefore, codePointBytes } from "../text/utf8";
import { isNumeric, numericOf } from "../unicode/numeric";
import { isSpace, skipSpaces, spaceBefore, trimSpaces } from "../unicode/space";
import { anyDigitOf, hanSign, hanValue, isHan, parseHan } from "./han";

export const NO_NUMBER: i32 = 0;
export const NUMBER: i32 = 1;
/** Python raises something else than ValueError, which ends the sample with an error. */
export const RAISES: i32 = 2;

/** Value of the last number read. */
export let unicodeValue: f64 = 0;

/** `_MINUS_CHARS`: -1, `_PLUS_CHARS`: 1, otherwise 0. */
function plainSignOf(c: u32): i32 {
  if (c == 0x2d || c == 0x2212 || c == 0xfe63 || c == 0xff0d) return -1;
  return c == 0x2b || c == 0xff0b || c == 0xfe62 ? 1 : 0;
}

/** The same with 负, 負 and 正. */
function signOf(c: u32): i32 {
  const sign = plainSignOf(c);
  return sign || c < 0x80 ? sign : hanSign(c);
}

/** `_GROUP_SEPARATORS`, white space among them aside. */
function isGroup(c: u32): bool {
  if (c < 0x80) return c == 0x27 || c == 0x2c;
  return (
    c == 0x2019 ||
    c == 0x2bc ||
    c == 0xff0c ||
    c == 0xff07 ||
    c == 0xfe50 ||
    c == 0x3001 ||
    c == 0x66c
  );
}

/** ⁰ to ⁹: 0 to 9, otherwise -1. */
function superscriptOf(c: u32): i32 {
  if (c == 0xb9) return 1;
  if (c == 0xb2 || c == 0xb3) return <i32>(c - 0xb0);
  return c == 0x2070 || c - 0x2074 < 6 ? <i32>(c - 0x2070) : -1;
}

/** May `c`, which is not ASCII, stand in any number? What it refuses, every rule refuses. */
export function isInNumbers(c: u32): bool {
  if (isNumeric(c) || signOf(c) || isGroup(c) || isHan(c)) return true;
  return c == 0x66b || c == 0xff0e || c == 0x207b || c == 0x207a;
}

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
  const hasExponent = exponentEnd != 0;
  const from = exponentStart;
  const to = exponentEnd;
  const how = readBase(p, baseEnd);
  if (how != NUMBER) return how;
  if (negative) unicodeValue = -unicodeValue;
  return hasExponent ? raise(from, to) : NUMBER;
}

function singleOf(c: u32): f64 {
  return c < 0x80 ? <f64>(c - 0x30) : numericOf(c);
}

let baseEnd: usize = 0;
let exponentStart: usize = 0;
let exponentEnd: usize = 0;

/** `_split_superscript_exponent`; `exponentEnd` is 0 where there is none. */
function splitExponent(p: usize, end: usize): void {
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

/** unicodeValue ** exponent as float_pow of CPython has it; its exceptions become ValueError. */
function raise(p: usize, end: usize): i32 {
  let negative = false;
  const c = codePoint(p);
  if (c == 0x207b || c == 0x207a) {
    negative = c == 0x207b;
    p += 3;
  }
  if (!startDigits()) return NO_NUMBER;
  for (; p < end; p += codePointBytes(p)) {
    if (!putDigit(superscriptOf(codePoint(p)))) return NO_NUMBER;
  }
  let e = digitsToDouble(0);
  if (e == Infinity) return NO_NUMBER;
  if (negative) e = -e;
  const x = unicodeValue;
  if (x == 0.0 && e < 0.0) return NO_NUMBER;
  unicodeValue = x ** e;
  return abs(unicodeValue) < Infinity ? NUMBER : NO_NUMBER;
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
