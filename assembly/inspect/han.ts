/** The number that Han numerals spell: `_parse_chinese_number` of Inspect AI 0.3.285. */
import { digitsToDouble, putDigit, startDigits } from "../float/decimal";
import { codePoint, codePointBytes } from "../text/utf8";
import { digitOf } from "../unicode/numeric";
import { spaceAt } from "../unicode/space";
import { anyDigitOf, DIGIT, hanOf, KIND, LARGE, POINT, SMALL, TENS } from "./han-characters";

/** Value of the last numeral that `parseHan` took; Infinity where Python's float() raises. */
export let hanValue: f64 = 0;

/** Reads `[p, end)`, stripped and not empty; false where `_parse_chinese_number` gives None. */
export function parseHan(p: usize, end: usize): bool {
  let hasUnit = false;
  const point = findPoint(p, end);
  for (let q = p; q < point; q += codePointBytes(q)) {
    const kind = hanOf(codePoint(q)) & KIND;
    hasUnit = hasUnit || (kind >= TENS && kind <= LARGE);
  }
  if (!startDigits()) return false;
  if (hasUnit ? !readUnits(p, point) : !readPlain(p, point)) return false;
  const whole = digitsToDouble(0);
  let fraction = 0.0;
  let base = 0.1;
  let q = point < end ? point + codePointBytes(point) : end;
  for (; q < end; q += codePointBytes(q)) {
    if (spaceAt(q)) continue;
    const d = anyDigitOf(codePoint(q));
    if (d < 0) return false;
    fraction += <f64>d * base;
    base /= 10.0;
  }
  hanValue = whole + fraction;
  return true;
}

/**
 * Where the number parts: at the first Han decimal word, else the first full-width stop, else
 * the first full stop. A second mark of another kind is no digit and ends in false either way.
 */
function findPoint(p: usize, end: usize): usize {
  let wide = end;
  let ascii = end;
  for (let q = p; q < end; q += codePointBytes(q)) {
    const c = codePoint(q);
    if (hanOf(c) == POINT) return q;
    if (c == 0xff0e && wide == end) wide = q;
    if (c == 0x2e && ascii == end) ascii = q;
  }
  return wide != end ? wide : ascii;
}

function readPlain(p: usize, end: usize): bool {
  for (; p < end; p += codePointBytes(p)) {
    if (spaceAt(p)) continue;
    const d = anyDigitOf(codePoint(p));
    if (d < 0 || !putDigit(d)) return false;
  }
  return true;
}

/** Sums of sections by their power of 10^4; a text of 4096 characters can't overflow them. */
let sums0: u64 = 0;
let sums1: u64 = 0;
let sums2: u64 = 0;
let sums3: u64 = 0;

/** `_parse_chinese_integer_with_units`; puts the digits of the integer. */
function readUnits(p: usize, end: usize): bool {
  sums0 = sums1 = sums2 = sums3 = 0;
  let section: u64 = 0;
  let number: u64 = 0;
  for (; p < end; p += codePointBytes(p)) {
    if (spaceAt(p)) continue;
    const c = codePoint(p);
    const han = hanOf(c);
    const kind = han & KIND;
    if (kind == TENS) section += han & 0xff;
    else if (han == DIGIT) continue;
    else if (kind == DIGIT) number = han & 0xff;
    else if (digitOf(c) >= 0) number = digitOf(c);
    else if (kind == SMALL) {
      section += (number ? number : 1) * (han & 0xff ? han & 0xff : 1000);
      number = 0;
    } else if (kind == LARGE) {
      addSection(han & 0xff, section + number);
      section = number = 0;
    } else return false;
  }
  addSection(0, section + number);
  return putSums();
}

function addSection(power: u32, value: u64): void {
  if (power == 0) sums0 += value;
  else if (power == 1) sums1 += value;
  else if (power == 2) sums2 += value;
  else sums3 += value;
}

/** The digits of sums3 * 10^12 + sums2 * 10^8 + sums1 * 10^4 + sums0. */
function putSums(): bool {
  const low = sums0 + sums1 * 10_000 + sums2 * 100_000_000;
  const high = sums3 + low / 1_000_000_000_000;
  return (
    putNumber(high, 1_000_000_000_000_000) && putNumber(low % 1_000_000_000_000, 100_000_000_000)
  );
}

/** Puts the digits of n from the place `power` down. */
function putNumber(n: u64, power: u64): bool {
  for (; power; power /= 10) {
    if (!putDigit(<u32>((n / power) % 10))) return false;
  }
  return true;
}
