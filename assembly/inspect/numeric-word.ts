/**
 * Numbers as match(numeric=True) of Inspect AI 0.3.285 reads them: strip_numeric_punctuation
 * (_util/text.py) and `_parse_number` (scorer/_common.py).
 */
import { limitPassed, spend } from "../budget";
import { floatValue, parseFloat64 } from "../float/python";
import { alloc, regionNext, release } from "../memory";
import { codePoint, codePointBytes } from "../text/utf8";
import { decimalOf } from "../unicode/numeric";
import { isInNumbers } from "./number-characters";
import { NO_NUMBER, NUMBER, parseUnicodeNumber, unicodeValue } from "./unicode-number";

/** Value of the last number that was read. */
export let numberValue: f64 = 0;

/** End of what `stripNumeric` wrote last. */
export let strippedEnd: usize = 0;

/** Bytes of a mark that strip_numeric_punctuation removes at `p`: `$ , * _ £ €`. 0: none. */
export function removedAt(p: usize, end: usize): u32 {
  if (p >= end) return 0;
  const b: u32 = load<u8>(p);
  if (b < 0x80) return <u32>(b == 0x24 || b == 0x2c || b == 0x2a || b == 0x5f);
  if (b == 0xc2) return load<u8>(p, 1) == 0xa3 ? 2 : 0;
  if (b == 0xe2) return load<u8>(p, 1) == 0x82 && load<u8>(p, 2) == 0xac ? 3 : 0;
  return 0;
}

/** The same, with a backslash that stands before such a mark. */
function skippedAt(p: usize, end: usize): u32 {
  if (p >= end) return 0;
  return load<u8>(p) == 0x5c ? (removedAt(p + 1, end) ? 1 : 0) : removedAt(p, end);
}

/**
 * strip_numeric_punctuation of `[p, end)`: the marks go, and every full stop that no decimal
 * digit follows. Writes to `to`, where as many bytes are free; sets `strippedEnd`.
 */
export function stripNumeric(p: usize, end: usize, to: usize): void {
  while (p < end) {
    const skip = skippedAt(p, end);
    if (skip) {
      p += skip;
      continue;
    }
    const b = load<u8>(p++);
    if (b == 0x2e && !isDigitNext(p, end)) continue;
    store<u8>(to++, b);
  }
  strippedEnd = to;
}

function isDigitNext(p: usize, end: usize): bool {
  for (let n = skippedAt(p, end); n; n = skippedAt(p, end)) p += n;
  return p < end && decimalOf(codePoint(p)) >= 0;
}

/** `_NUMERIC_PUNCTUATION_TRIM`: ! ? : ; ( ) [ ] { } ' " and the backtick. */
export function isTrimmed(b: u32): bool {
  return (
    b - 0x27 < 3 || b == 0x21 || b == 0x22 || b - 0x3a < 2 || b == 0x3f || isBracket(b) || b == 0x60
  );
}

function isBracket(b: u32): bool {
  return b == 0x5b || b == 0x5d || b == 0x7b || b == 0x7d;
}

/**
 * `_parse_number` of text that was stripped of its marks: NO_NUMBER, NUMBER with its value in
 * `numberValue`, or `RAISES` where Python ends the sample with an error.
 */
export function parseNumber(p: usize, end: usize, trim: bool): i32 {
  if (trim) {
    while (p < end && isTrimmed(load<u8>(p))) p++;
    while (p < end && isTrimmed(load<u8>(end - 1))) end--;
  }
  if (!spend(<u32>(end - p) * 4)) return NO_NUMBER;
  if (parseFloat64(p, end)) {
    numberValue = floatValue;
    return NUMBER;
  }
  if (limitPassed()) return NO_NUMBER;
  const how = parseUnicodeNumber(p, end);
  if (how == NUMBER && abs(unicodeValue) == Infinity) return NO_NUMBER;
  numberValue = unicodeValue;
  return how;
}

/** The same for a word as it stands in the output. */
export function parseWord(p: usize, end: usize): i32 {
  if (!mayBeNumber(p, end)) return NO_NUMBER;
  return parseMarked(p, end, true);
}

/** The same for text with marks. */
export function parseMarked(p: usize, end: usize, trim: bool): i32 {
  const mark = regionNext();
  const copy = alloc(end - p);
  if (!copy || !spend(<u32>(end - p))) return NO_NUMBER;
  stripNumeric(p, end, copy);
  const how = parseNumber(copy, strippedEnd, trim);
  release(mark);
  return how;
}

/** False where some character of the word is in no number, so that nothing need be copied. */
function mayBeNumber(p: usize, end: usize): bool {
  let hasValue = false;
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (b < 0x80) {
      if (b - 0x30 < 10) hasValue = true;
      else if (!isAsciiInNumbers(b)) return false;
      p++;
    } else {
      if (!removedAt(p, end) && !isInNumbers(codePoint(p))) return false;
      hasValue = true;
      p += codePointBytes(p);
    }
  }
  return hasValue;
}

/** + - . e E, the marks, the backslash, the apostrophe, and what is trimmed. */
function isAsciiInNumbers(b: u32): bool {
  if (b >= 0x40)
    return b == 0x65 || b == 0x45 || b == 0x5f || b == 0x5c || b == 0x60 || isBracket(b);
  return b - 0x2a < 5 || b == 0x24 || isTrimmed(b);
}
