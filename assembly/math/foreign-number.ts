/**
 * Numbers written by the customs of other countries, which elsewhere are lists or products:
 *
 *   0,5  2,74   1.234,5   1.234.567   1 234 567   1 234,5   1'234'567     maybe with € or $ behind
 *
 * One reads so only as a whole answer, beside a number: with three digits behind it a comma parts
 * thousands, and 1 234 may be two numbers.
 */
import { spend } from "../budget";
import { isDigit, skipSpace, startsWith, trimEnd } from "../text/ascii";
import { fromDigits, fromU64, power } from "./integer";
import { polyOfRational } from "./poly";
import { fromInteger, negate, ratio } from "./rational";

/** Longest text that is looked at, and the digits of it. */
const MOST: usize = 40;
const digits: usize = memory.data(40);

/** Could the number that was read be a list as well: 1,2? Not 2,05, 1.234,5 or 2,74 €. */
export let mayBeList: bool = false;

/** Or is a list the less likely, since 0 would be its first member: 0,5? */
export let isHalfSure: bool = false;

/** The POLY of the number `[p, end)`, or 0. */
export function foreignNumber(p: usize, end: usize): usize {
  const last = end;
  end = withoutCurrency(p, end);
  if (end - p > MOST || end - p < 3 || !spend(<u32>(end - p))) return 0;
  mayBeList = false;
  const isNegative = load<u8>(p) == 0x2d;
  if (isNegative) p = skipSpace(p + 1, end);
  let n = digitsAt(p, end, 0);
  if (!n || p + n == end) return 0;
  const first = n;
  const startsWithZero = load<u8>(p) == 0x30;
  p += n;
  const separator: u32 = load<u8>(p);
  let groups = 0;
  if (separator == 0x2e || separator == 0x20 || separator == 0x27) {
    if (first > 3 || startsWithZero) return 0;
    while (p < end && load<u8>(p) == separator) {
      if (digitsAt(p + 1, end, n) != 3) return 0;
      n += 3;
      p += 4;
      groups++;
    }
  }
  const whole = n;
  if (p < end) {
    const mark: u32 = load<u8>(p);
    if (mark != 0x2c && (mark != 0x2e || !groups || separator == 0x2e)) return 0;
    const places = digitsAt(p + 1, end, n);
    if (!places || p + 1 + places != end) return 0;
    // 1,234 is a number of thousands
    if (!groups && places == 3 && first <= 3 && !startsWithZero) return 0;
    n += places;
    isHalfSure = startsWithZero && first == 1;
    mayBeList = !groups && end == last && !(places > 1 && load<u8>(p + 1) == 0x30);
  } else if (groups < 2) return 0;
  const scale = power(fromU64(10, false), <u32>(n - whole));
  const value =
    n > whole
      ? ratio(fromDigits(digits, digits + n), scale)
      : fromInteger(fromDigits(digits, digits + n));
  return value ? polyOfRational(isNegative ? negate(value) : value) : 0;
}

/** How many digits stand at `p`; copies them to place `n` of `digits`. */
function digitsAt(p: usize, end: usize, n: usize): usize {
  const from = p;
  while (p < end && isDigit(load<u8>(p)) && n < MOST) {
    store<u8>(digits + n, load<u8>(p));
    n++;
    p++;
  }
  return p - from;
}

/** `end` without a sign of money before it. */
function withoutCurrency(p: usize, end: usize): usize {
  let q = end;
  if (q > p && load<u8>(q - 1) == 0x24) q--;
  else if (q > p + 3 && startsWith(q - 3, q, "€")) q -= 3;
  else return end;
  if (q > p && load<u8>(q - 1) == 0x5c) q--;
  return trimEnd(p, q);
}
