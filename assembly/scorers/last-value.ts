/**
 * The last number of a text with all that belongs to it: the numerator of a fraction, the
 * whole part of a mixed number, a sign before the currency. Parts of dates and times are no
 * numbers.
 */
import { limitPassed } from "../budget";
import { lastNumber, numberEnd, numberStart } from "../extract/last-number";
import { isDigit, isLetter } from "../text/ascii";
import { readValue, valueEnd } from "./number-value";

/** Where the number that `readLastValue` read begins; it ends at `valueEnd`. */
export let lastStart: usize = 0;

/** Reads the last number of `[start, end)` into `value`; false where there is none. */
export function readLastValue(start: usize, end: usize, value: usize): bool {
  let limit = end;
  while (lastNumber(start, limit)) {
    const from = numberStart;
    const to = numberEnd;
    limit = from;
    if (isJoined(to, end)) continue;
    const whole = wholeNumber(start, from);
    if (!whole) continue;
    lastStart = whole;
    if (readValue(whole, end, value) && valueEnd >= to) return true;
    lastStart = from;
    if (readValue(from, end, value)) return true;
    if (limitPassed()) return false;
  }
  return false;
}

/** Does a date, a time or an exponent go on behind the digits that end at `p`? */
function isJoined(p: usize, end: usize): bool {
  if (p < end && load<u8>(p) == 0x5e) return true;
  if (end - p < 2 || !isDigit(load<u8>(p, 1))) return false;
  return load<u8>(p) == 0x3a || load<u8>(p) == 0x2f;
}

/** Start of the whole number whose last part begins at `p`; 0: part of something else. */
function wholeNumber(start: usize, p: usize): usize {
  if (p < start + 2) return withCurrency(start, p);
  const b: u32 = load<u8>(p - 1);
  if (b == 0x3a && isDigit(load<u8>(p - 2))) return 0;
  if (b == 0x5e || (b == 0x7b && load<u8>(p - 2) == 0x5e)) return 0;
  let from = withThousands(start, p);
  if (from != p) return withCurrency(start, from);
  if (b == 0x2f && isDigit(load<u8>(p - 2))) {
    from = digitsBefore(start, p - 1);
    if (from > start + 1 && load<u8>(from - 1) == 0x2f && isDigit(load<u8>(from - 2))) return 0;
  } else if (b == 0x7b && load<u8>(p - 2) == 0x7d) {
    const command = fracBefore(start, p - 2);
    if (command) from = command;
  }
  if (from != p) from = withWhole(start, from);
  return withCurrency(start, from);
}

/** Passes the groups that LaTeX separates: "70{,}000", "70,\!000", "70\,000". */
function withThousands(start: usize, p: usize): usize {
  let from = p;
  do {
    p = from;
    let q = p;
    if (q >= start + 4 && load<u16>(q - 2) == 0x7d2c && load<u8>(q - 3) == 0x7b) q -= 3;
    else if (q >= start + 4 && load<u16>(q - 2) == 0x215c && load<u8>(q - 3) == 0x2c) q -= 3;
    else if (q >= start + 3 && load<u16>(q - 2) == 0x2c5c) q -= 2;
    if (q != p && isDigit(load<u8>(q - 1))) from = digitsBefore(start, q);
  } while (from != p);
  return p;
}

/** Start of the digits, commas and points that end at `p`. */
function digitsBefore(start: usize, p: usize): usize {
  while (p > start) {
    const b: u32 = load<u8>(p - 1);
    if (!isDigit(b) && b != 0x2c && b != 0x2e) break;
    p--;
  }
  return p;
}

/** The backslash of `\frac{1}` whose closing brace stands at `p`, or 0. */
function fracBefore(start: usize, p: usize): usize {
  const digits = digitsBefore(start, p);
  if (digits < start + 6 || load<u8>(digits - 1) != 0x7b) return 0;
  if (load<u32>(digits - 5) != 0x63617266) return 0;
  if (load<u8>(digits - 6) == 0x5c) return digits - 6;
  return digits > start + 6 && load<u8>(digits - 7) == 0x5c ? digits - 7 : 0;
}

/** Start of the whole part before the fraction at `p`: "2 1/2", "2\frac{1}{2}". */
function withWhole(start: usize, p: usize): usize {
  const before = load<u8>(p) == 0x5c ? p : p - 1;
  if (before <= start || (before != p && load<u8>(before) != 0x20)) return p;
  const from = digitsBefore(start, before);
  if (from == before || !isDigit(load<u8>(from))) return p;
  return from > start && isLetter(load<u8>(from - 1)) ? p : from;
}

/** Takes in currency signs and a sign that does not follow a digit, letter or bracket. */
function withCurrency(start: usize, p: usize): usize {
  let q = p;
  while (q > start && (load<u8>(q - 1) == 0x24 || load<u8>(q - 1) == 0x5c)) q--;
  if (q == start) return q;
  const b: u32 = load<u8>(q - 1);
  let sign = q - 1;
  if (b == 0x92 && q >= start + 3 && load<u16>(q - 3) == 0x88e2) sign = q - 3;
  else if (b != 0x2d) return q;
  if (sign == start) return sign;
  const before: u32 = load<u8>(sign - 1);
  return isDigit(before) || isLetter(before) || before == 0x29 || before == 0x2d ? q : sign;
}
