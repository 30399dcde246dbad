/**
 * Numerals: what counts as one number, and its exact value.
 *
 *   12   3.14   .5   1,000   1 000   1{,}000   1\,000   1\!000   1,\! 000   1.5e3
 *   0.1\overline{6}   0.\dot{1}2\dot{3}   0.(3)   0.333...
 *
 * Groups after a separator have three digits each, the first one to three and no leading
 * zero. A plain comma separates thousands only outside brackets (`(1,000)` is a pair).
 */

import { fail, spend } from "../budget";
import { MAX_DIGITS } from "../limits";
import { RULE_LIMIT_DIGITS } from "../names.generated";
import { isDigit, isLetter, lower, skipSpace, startsWith } from "../text/ascii";
import { MAX_PLACE, markOf } from "./decimal-mark";
import { dotsEnd, periodAt } from "./ellipsis";
import {
  add as addIntegers,
  fromDigits,
  fromU64,
  isZero,
  multiply,
  power as powerOfInteger,
  toU64,
} from "./integer";
import { add, fromInteger, ratio } from "./rational";

/** Where the numeral that `scanNumeral` read ends. */
export let numeralEnd: usize = 0;
/** It holds a plain comma, which could separate entries of a list as well. */
export let numeralHasComma: bool = false;

let wholeEnd: usize = 0;
let pointAt: usize = 0;
let fractionEnd: usize = 0;
let repeatStart: usize = 0;
let repeatEnd: usize = 0;
let exponentAt: usize = 0;

/** Digits of a period that are looked at. */
const MOST_DIGITS: usize = 64;
const period: usize = memory.data(64);
let dotted: u8 = 0;

/** Does a numeral begin at `p`? */
export function isNumeral(p: usize, end: usize): bool {
  const b: u32 = load<u8>(p);
  if (isDigit(b)) return true;
  return b == 0x2e && p + 1 < end && (isDigit(load<u8>(p, 1)) || isRepeat(p + 1, end));
}

/** Reads the numeral at `p` and sets `numeralEnd`; `commas`: a plain comma may group. */
export function scanNumeral(p: usize, end: usize, commas: bool): void {
  numeralHasComma = false;
  pointAt = 0;
  repeatStart = 0;
  exponentAt = 0;
  wholeEnd = scanWhole(p, end, commas);
  numeralEnd = wholeEnd;
  fractionEnd = wholeEnd;
  // 0{,}5
  const comma = wholeEnd < end && load<u8>(wholeEnd) == 0x7b ? behindBracedComma(wholeEnd, end) : 0;
  if (comma > wholeEnd && comma < end && isDigit(load<u8>(comma))) {
    pointAt = comma - 1;
    numeralEnd = digitsEnd(comma, end);
    fractionEnd = numeralEnd;
  }
  const repeats = wholeEnd + 1 < end && load<u8>(wholeEnd) == 0x2e;
  if (repeats && (isDigit(load<u8>(wholeEnd, 1)) || isRepeat(wholeEnd + 1, end))) {
    pointAt = wholeEnd;
    numeralEnd = digitsEnd(wholeEnd + 1, end);
    fractionEnd = numeralEnd;
    scanRepeat(end);
  }
  if (!repeatStart) scanExponent(end);
  spend(<u32>(numeralEnd - p));
}

function digitsEnd(p: usize, end: usize): usize {
  while (p < end && isDigit(load<u8>(p))) p++;
  return p;
}

/** End of the digits before the point, with their groups. */
function scanWhole(p: usize, end: usize, commas: bool): usize {
  let q = digitsEnd(p, end);
  if (q - p > 3 || q == p || load<u8>(p) == 0x30) return q;
  let grouped = false;
  while (true) {
    const group = behindSeparator(q, end, commas, !grouped);
    if (!group || digitsEnd(group, end) - group != 3) return q;
    if (load<u8>(q) == 0x2c && group == q + 1) numeralHasComma = true;
    q = group + 3;
    grouped = true;
  }
}

/** Address after the thousands separator at `p`, or 0. */
function behindSeparator(p: usize, end: usize, commas: bool, isFirst: bool): usize {
  if (p + 4 > end) return 0;
  const b: u32 = load<u8>(p);
  // A number of its own begins with no zero: "10 000", "1 050".
  if (b == 0x20) return isFirst && load<u8>(p, 1) != 0x30 ? 0 : p + 1;
  if (b == 0x7e) return p + 1;
  if (b == 0x5c && load<u8>(p, 1) == 0x20) return p + 2;
  if (b == 0xc2 && load<u8>(p, 1) == 0xa0) return p + 2;
  if (b == 0xe2 && load<u8>(p, 1) == 0x80) {
    // thin spaces, U+2009 and U+202F
    return load<u8>(p, 2) == 0x89 || load<u8>(p, 2) == 0xaf ? p + 3 : 0;
  }
  let q = p;
  if (b == 0x2c) q = p + 1;
  else if (b == 0x7b) q = behindBracedComma(p, end);
  const comma = q > p;
  // A thin space groups by itself; after a comma only a negative one does.
  const isSpace =
    !comma && (startsWith(q, end, "\\,") || startsWith(q, end, "\\;") || startsWith(q, end, "\\:"));
  if (isSpace || startsWith(q, end, "\\!")) {
    q += 2;
    while (q < end && load<u8>(q) == 0x20) q++;
    return q;
  }
  if (q == p + 1) return commas ? q : 0;
  return comma ? q : 0;
}

/** Address after `{,}`, with spaces in it or without; `p` where it isn't that. */
function behindBracedComma(p: usize, end: usize): usize {
  let q = p + 1;
  if (q == end || load<u8>(q) != 0x2c) return p;
  q++;
  while (q < end && load<u8>(q) == 0x20) q++;
  return q < end && load<u8>(q) == 0x7d ? q + 1 : p;
}

function isRepeat(p: usize, end: usize): bool {
  const b: u32 = p < end ? load<u8>(p) : 0;
  if (b == 0x28) return bracketEnd(p, end) != 0;
  if (b != 0x5c) return false;
  return startsWith(p, end, "\\overline") || startsWith(p, end, "\\bar") || dottedEnd(p, end) != 0;
}

/** End of `(3)`, digits in brackets; 0 for anything else. */
export function bracketEnd(p: usize, end: usize): usize {
  const q = digitsEnd(p + 1, end);
  return q > p + 1 && q < end && load<u8>(q) == 0x29 ? q + 1 : 0;
}

/** End of `\dot{3}` or `\dot 3`; 0 for anything else. Notes the digit. */
function dottedEnd(p: usize, end: usize): usize {
  if (!startsWith(p, end, "\\dot")) return 0;
  p += 4;
  while (p < end && load<u8>(p) == 0x20) p++;
  const braced = p < end && load<u8>(p) == 0x7b;
  if (braced) p++;
  if (p >= end || !isDigit(load<u8>(p))) return 0;
  dotted = load<u8>(p);
  if (!braced) return p + 1;
  return p + 1 < end && load<u8>(p, 1) == 0x7d ? p + 2 : 0;
}

/** Digits from one with a dot to the last one with a dot, gathered. */
function scanDotted(from: usize, end: usize): void {
  let p = dottedEnd(from, end);
  store<u8>(period, dotted);
  repeatStart = period;
  repeatEnd = period + 1;
  numeralEnd = p;
  let n: usize = 1;
  while (p < end && n < MOST_DIGITS) {
    const next = dottedEnd(p, end);
    if (!next && !isDigit(load<u8>(p))) return;
    store<u8>(period + n, next ? dotted : load<u8>(p));
    n++;
    p = next ? next : p + 1;
    if (next) {
      numeralEnd = p;
      repeatEnd = period + n;
    }
  }
}

/** `\overline{...}` of digits behind the fraction, and the other signs of a period. */
function scanRepeat(end: usize): void {
  if (!isRepeat(numeralEnd, end)) return scanDots(end);
  if (load<u8>(numeralEnd) == 0x28) {
    // 0.1(6) could be a product
    if (fractionEnd > pointAt + 1) return;
    repeatStart = numeralEnd + 1;
    numeralEnd = bracketEnd(numeralEnd, end);
    repeatEnd = numeralEnd - 1;
    return;
  }
  if (dottedEnd(numeralEnd, end)) return scanDotted(numeralEnd, end);
  let p = numeralEnd + (startsWith(numeralEnd, end, "\\bar") ? 4 : 9);
  while (p < end && load<u8>(p) == 0x20) p++;
  const braced = p < end && load<u8>(p) == 0x7b;
  if (braced) p++;
  while (braced && p < end && load<u8>(p) == 0x20) p++;
  const q = braced ? digitsEnd(p, end) : min(digitsEnd(p, end), p + 1);
  if (q == p || (braced && (q == end || load<u8>(q) != 0x7d))) return;
  repeatStart = p;
  repeatEnd = q;
  numeralEnd = braced ? q + 1 : q;
}

/** Dots behind a period that is shown three times. */
function scanDots(end: usize): void {
  const p = numeralEnd;
  if (p >= end || fractionEnd - pointAt < 4) return;
  const q = skipSpace(p, end);
  const dots = q < end ? dotsEnd(q, end) : 0;
  if (!dots || (dots < end && isDigit(load<u8>(dots)))) return;
  const length = periodAt(max(pointAt + 1, fractionEnd - MOST_DIGITS), p);
  if (!length) return;
  repeatStart = p - length;
  repeatEnd = p;
  numeralEnd = dots;
}

/** `e3`, `E-5`: only directly behind the digits, and not before a letter. */
function scanExponent(end: usize): void {
  let p = numeralEnd;
  if (p >= end || lower(load<u8>(p)) != 0x65) return;
  p++;
  if (p < end && (load<u8>(p) == 0x2d || load<u8>(p) == 0x2b)) p++;
  const q = digitsEnd(p, end);
  if (q == p || (q < end && isLetter(load<u8>(q)))) return;
  exponentAt = numeralEnd;
  numeralEnd = q;
}

/** Has the numeral read last an exponent, as 5e-3 has? */
export function hasExponent(): bool {
  return exponentAt != 0;
}

/** Exact value of the numeral read last, which began at `p`. 0: a limit was passed. */
export function numeralValue(p: usize): usize {
  if (writtenDigits(p) > MAX_DIGITS) {
    fail(RULE_LIMIT_DIGITS);
    return 0;
  }
  let value = fromInteger(fromDigits(p, wholeEnd));
  if (pointAt) {
    const digits = <u32>(fractionEnd - pointAt - 1);
    const scale = tenTo(digits);
    value = add(value, ratio(fromDigits(pointAt + 1, fractionEnd), scale));
    if (repeatStart) {
      const nines = addIntegers(tenTo(<u32>(repeatEnd - repeatStart)), fromU64(1, true));
      const whole = multiply(scale, nines);
      value = add(value, ratio(fromDigits(repeatStart, repeatEnd), whole));
    }
  }
  return exponentAt ? scaled(value) : value;
}

/** Digits of the numeral that begins at `p`, without the zeros that lead the whole part. */
function writtenDigits(p: usize): u32 {
  let n: u32 = 0;
  for (; p < wholeEnd; p++) {
    const b: u32 = load<u8>(p);
    if (isDigit(b) && (n || b != 0x30)) n++;
  }
  if (pointAt) n += <u32>(fractionEnd - pointAt - 1);
  return repeatStart ? n + <u32>(repeatEnd - repeatStart) : n;
}

/**
 * What a decimal tells beside its value, for rounded.ts: its significant digits in the low 8
 * bits, above them the power of ten of its last place (decimal-mark.ts). 0 for a whole number,
 * a repeating decimal and one out of range. Of the numeral read last, which began at `p`.
 */
export function decimalMark(p: usize): u32 {
  if ((!pointAt && !exponentAt) || repeatStart) return 0;
  let digits: u32 = 0;
  for (; p < fractionEnd; p++) {
    const b: u32 = load<u8>(p);
    if (isDigit(b) && (digits || b != 0x30)) digits++;
  }
  let place: i32 = pointAt ? -(<i32>(fractionEnd - pointAt - 1)) : 0;
  if (exponentAt) {
    let e: i32 = 0;
    for (let q = exponentAt + 1; q < numeralEnd && e < MAX_PLACE; q++) {
      if (isDigit(load<u8>(q))) e = e * 10 + <i32>load<u8>(q) - 0x30;
    }
    place += load<u8>(exponentAt, 1) == 0x2d ? -e : e;
  }
  return markOf(digits, place);
}

function tenTo(n: u32): usize {
  return powerOfInteger(fromU64(10, false), n);
}

/** Applies the exponent. */
function scaled(value: usize): usize {
  let p = exponentAt + 1;
  const negative = load<u8>(p) == 0x2d;
  if (negative || load<u8>(p) == 0x2b) p++;
  const e = fromDigits(p, numeralEnd);
  if (!value || !e) return 0;
  const numerator: usize = load<u32>(value);
  const denominator: usize = load<u32>(value, 4);
  if (isZero(numerator)) return value;
  const factor = tenTo(<u32>min<u64>(toU64(e), 0x7fffffff));
  return negative
    ? ratio(numerator, multiply(denominator, factor))
    : ratio(multiply(numerator, factor), denominator);
}
