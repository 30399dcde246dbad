/**
 * float(str) of CPython 3.11: outer white space, one sign, decimal digits of any script,
 * underscores between digits, a point, an exponent. `inf`, `nan` and what overflows are
 * refused here, since every caller refuses them (is_finite_number in Inspect AI 0.3.285,
 * _util/text.py).
 */
import { limitPassed } from "../budget";
import { regionNext, release } from "../memory";
import { codePoint, codePointBytes } from "../text/utf8";
import { decimalOf } from "../unicode/numeric";
import { spaceAt, spaceBefore } from "../unicode/space";
import { digitsToDouble, putDigit, startDigits } from "./decimal";

/** Value of the last text that `parseFloat64` took. */
export let floatValue: f64 = 0;
/** Was the last text that it refused a number beyond all doubles? */
export let overflowed: bool = false;

const MAX_EXPONENT: i32 = 100_000_000;
let at: usize = 0;
let stop: usize = 0;

/** Is `[p, end)` a finite number to float()? False too where a limit is passed. */
export function parseFloat64(p: usize, end: usize): bool {
  overflowed = false;
  p = skipFloatSpaces(p, end);
  end = trimFloatSpaces(p, end);
  let negative = false;
  if (p < end && (load<u8>(p) == 0x2d || load<u8>(p) == 0x2b)) negative = load<u8>(p++) == 0x2d;
  if (p == end) return false;
  const b: u32 = load<u8>(p);
  if (b < 0x80 && b - 0x30 >= 10 && b != 0x2e) return false;
  at = p;
  stop = end;
  const mark = regionNext();
  const known = readNumber();
  release(mark);
  overflowed = known && floatValue == Infinity;
  if (!known || limitPassed() || overflowed) return false;
  if (negative) floatValue = -floatValue;
  return true;
}

function readNumber(): bool {
  if (!startDigits()) return false;
  const whole = readDigits();
  if (whole < 0) return false;
  let fraction = 0;
  if (at < stop && load<u8>(at) == 0x2e) {
    at++;
    fraction = readDigits();
    if (fraction < 0) return false;
  }
  if (whole + fraction == 0) return false;
  let exponent = 0;
  if (at < stop && (load<u8>(at) | 0x20) == 0x65) {
    at++;
    if (!readExponent()) return false;
    exponent = exponentValue;
  }
  if (at != stop) return false;
  floatValue = digitsToDouble(exponent - fraction);
  return true;
}

/** Appends the digits at the cursor; their number, or -1 where an underscore is misplaced. */
function readDigits(): i32 {
  let n = 0;
  while (at < stop) {
    const d = digitHere();
    if (d >= 0) {
      if (!putDigit(d)) return -1;
      n++;
    } else if (d == -2) {
      if (n == 0) return -1;
    } else break;
  }
  return n;
}

let exponentValue: i32 = 0;

function readExponent(): bool {
  exponentValue = 0;
  let negative = false;
  if (at < stop && (load<u8>(at) == 0x2d || load<u8>(at) == 0x2b)) {
    negative = load<u8>(at++) == 0x2d;
  }
  let n = 0;
  while (at < stop) {
    const d = digitHere();
    if (d >= 0) {
      if (exponentValue < MAX_EXPONENT) exponentValue = exponentValue * 10 + d;
      n++;
    } else if (d == -1 || n == 0) return false;
  }
  if (negative) exponentValue = -exponentValue;
  return n > 0;
}

/** The digit at the cursor, which moves past it; -2 for an underscore with a digit behind. */
function digitHere(): i32 {
  const b: u32 = load<u8>(at);
  if (b < 0x80) {
    if (b - 0x30 < 10) {
      at++;
      return <i32>(b - 0x30);
    }
    if (b != 0x5f || at + 1 == stop || decimalOf(codePoint(at + 1)) < 0) return -1;
    at++;
    return -2;
  }
  const d = decimalOf(codePoint(at));
  if (d >= 0) at += codePointBytes(at);
  return d;
}

/** float() strips the six ASCII spaces and all others that are not ASCII, not U+001C to 1F. */
function skipFloatSpaces(p: usize, end: usize): usize {
  while (p < end) {
    const n = spaceAt(p);
    if (!n || <u32>load<u8>(p) - 0x1c < 4) break;
    p += n;
  }
  return p;
}

function trimFloatSpaces(p: usize, end: usize): usize {
  while (true) {
    const n = spaceBefore(p, end);
    if (!n || <u32>load<u8>(end - 1) - 0x1c < 4) return end;
    end -= n;
  }
}
