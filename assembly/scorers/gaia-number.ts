/**
 * Numbers of GAIA: a decimal that may have a sign, `$` before or behind, `%` behind and commas
 * between groups of three digits (or two, then three). Kept exactly, as `i32 exponent, u32 digits,
 * u32 negative` and the digits without outer zeros.
 */
import { spend } from "../budget";
import { alloc } from "../memory";
import { isDigit } from "../text/ascii";
import { skipSpaces, trimSpaces } from "../unicode/space";

const HEAD: usize = 12;
/** Longer exponents are no numbers. */
const EXPONENT_DIGITS: i32 = 6;

/** Did the number that was read last have commas between its digits? */
export let hasCommas: bool = false;

/** The number that `[p, end)` is, in memory from `alloc`; 0 where it is none. */
export function readDecimal(p: usize, end: usize): usize {
  p = skipSpaces(p, end);
  end = trimSpaces(p, end);
  hasCommas = false;
  if (p == end || !spend(<u32>(end - p))) return 0;
  let negative = false;
  if (load<u8>(p) == 0x24) p++;
  const sign = signAt(p, end);
  if (sign) {
    negative = load<u8>(p) != 0x2b;
    p = skipSpaces(p + sign, end);
  }
  if (p < end && load<u8>(p) == 0x24) p = skipSpaces(p + 1, end);
  if (end > p && (load<u8>(end - 1) == 0x25 || load<u8>(end - 1) == 0x24)) {
    end = trimSpaces(p, end - 1);
  }
  return readDigits(p, end, negative);
}

/** Bytes of a plus, a hyphen or a minus sign (U+2212) at `p`. */
export function signAt(p: usize, end: usize): usize {
  if (p >= end) return 0;
  const b: u32 = load<u8>(p);
  if (b == 0x2b || b == 0x2d) return 1;
  return b == 0xe2 && end - p > 2 && load<u16>(p, 1) == 0x9288 ? 3 : 0;
}

function readDigits(p: usize, end: usize, negative: bool): usize {
  const out = alloc(HEAD + (end - p));
  if (!out) return 0;
  let count: u32 = 0;
  let exponent = 0;
  let isFraction = false;
  let isSome = false;
  const start = p;
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x2c && !isFraction && isGroupComma(start, p, end)) {
      hasCommas = true;
      continue;
    }
    if (b == 0x2e && !isFraction) {
      isFraction = true;
      continue;
    }
    if (!isDigit(b)) break;
    isSome = true;
    if (isFraction) exponent--;
    if (!count && b == 0x30) continue;
    store<u8>(out + HEAD + count++, <u8>b);
  }
  if (!isSome) return 0;
  if (p < end) {
    if ((load<u8>(p) | 0x20) != 0x65 || !readExponent(p + 1, end)) return 0;
    exponent += written;
  }
  while (count && load<u8>(out + HEAD + count - 1) == 0x30) {
    count--;
    exponent++;
  }
  store<i32>(out, count ? exponent : 0);
  store<u32>(out, count, 4);
  store<u32>(out, count && negative ? 1 : 0, 8);
  return out;
}

let written: i32 = 0;

/** Reads the digits of an exponent up to the end. */
function readExponent(p: usize, end: usize): bool {
  written = 0;
  let negative = false;
  if (p < end && (load<u8>(p) == 0x2b || load<u8>(p) == 0x2d)) negative = load<u8>(p++) == 0x2d;
  if (p == end || end - p > <usize>EXPONENT_DIGITS) return false;
  for (; p < end; p++) {
    if (!isDigit(load<u8>(p))) return false;
    written = written * 10 + <i32>(load<u8>(p) - 0x30);
  }
  if (negative) written = -written;
  return true;
}

/**
 * Is the comma at `p` one between groups of digits: one to three before it, and three behind, or
 * two and another comma (1,00,000)?
 */
export function isGroupComma(start: usize, p: usize, end: usize): bool {
  const before = digitsBefore(start, p);
  if (before < 1 || before > 3) return false;
  const behind = digitsBehind(p + 1, end);
  if (behind == 3) return true;
  return behind == 2 && before < 3 && p + 3 < end && load<u8>(p + 3) == 0x2c;
}

/** Digits that stand directly before `p`, at most 4 counted. */
function digitsBefore(start: usize, p: usize): u32 {
  let n: u32 = 0;
  while (n < 4 && p > start && isDigit(load<u8>(--p))) n++;
  return n;
}

function digitsBehind(p: usize, end: usize): u32 {
  let n: u32 = 0;
  while (n < 4 && p < end && isDigit(load<u8>(p++))) n++;
  return n;
}

/** Are the two the same number? */
export function sameDecimal(a: usize, b: usize): bool {
  const bytes = HEAD + load<u32>(a, 4);
  return load<u32>(a, 4) == load<u32>(b, 4) && memory.compare(a, b, bytes) == 0;
}

/** Is it all digits, commas, points, white space and signs of money or percent, one digit at least? */
export function looksNumeric(p: usize, end: usize): bool {
  let isSome = false;
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (isDigit(b)) isSome = true;
    else if (b != 0x20 && b != 0x2c && b != 0x2e && b != 0x24 && b != 0x25 && b != 0x2d)
      return false;
  }
  return isSome;
}
