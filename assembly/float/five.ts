/** format(x, ".5g") of CPython without the text: five significant digits, ties to even. */
import { limitPassed } from "../budget";
import { regionNext, release } from "../memory";
import { compare, mulTens, newBig, shiftLeft, subtract } from "./big";

const SIGN: u64 = 0x8000000000000000;

/** Does format(x, ".5g") give the same text for both? Finite doubles; "0" is not "-0". */
export function sameFiveDigits(a: f64, b: f64): bool {
  const x = reinterpret<u64>(a);
  const y = reinterpret<u64>(b);
  if (x == y) return true;
  if ((x ^ y) & SIGN || a == b) return false;
  // Texts that are the same stand for numbers less than 1 in 10^4 apart.
  if (abs(a - b) > max(abs(a), abs(b)) * 2e-4) return false;
  return fiveDigits(abs(a)) == fiveDigits(abs(b));
}

/** Writes format(x, ".5g") of a finite x >= 0, at most ten bytes; the end of it. */
export function putFiveDigits(to: usize, x: f64): usize {
  const packed = x == 0.0 ? 0 : fiveDigits(x);
  let tens = <i32>(packed >> 32);
  let digits = <u32>packed;
  let count = 5;
  while (count > 1 && digits % 10 == 0) {
    digits /= 10;
    count--;
  }
  const isFixed = tens >= -4 && tens < 5;
  // Where the point stands, counted in the digits that are written.
  const point = isFixed ? tens + 1 : 1;
  if (point <= 0) {
    store<u16>(to, 0x2e30);
    to += 2;
    for (let i = point; i < 0; i++) store<u8>(to++, 0x30);
  }
  for (let i = 0, n = max(count, point); i < n; i++) {
    if (i == point && i > 0) store<u8>(to++, 0x2e);
    store<u8>(to++, i < count ? <u8>(0x30 + digitAt(digits, count - 1 - i)) : 0x30);
  }
  if (isFixed) return to;
  store<u16>(to, tens < 0 ? 0x2d65 : 0x2b65);
  to += 2;
  tens = abs(tens);
  if (tens > 99) store<u8>(to++, <u8>(0x30 + tens / 100));
  store<u8>(to++, <u8>(0x30 + ((tens / 10) % 10)));
  store<u8>(to++, <u8>(0x30 + (tens % 10)));
  return to;
}

function digitAt(digits: u32, place: i32): u32 {
  while (place-- > 0) digits /= 10;
  return digits % 10;
}

/** Five digits and the decimal exponent of x > 0, as one number. */
function fiveDigits(x: f64): i64 {
  const bits = reinterpret<u64>(x);
  let e = <i32>(bits >> 52);
  let m = bits & 0xfffffffffffff;
  if (e) m |= (<u64>1) << 52;
  else e = 1;
  e -= 1075;
  // x = m * 2^e; the estimate of its decimal exponent may be one off either way.
  let tens = <i32>Math.floor(<f64>(63 - <i32>clz<u64>(m) + e) * 0.3010299956639812);
  while (true) {
    const mark = regionNext();
    const n = rounded(m, e, tens - 4);
    release(mark);
    if (limitPassed()) return 0;
    if (n >= 10000 && n < 100000) return ((<i64>tens) << 32) | n;
    if (n == 100000) return ((<i64>(tens + 1)) << 32) | 10000;
    tens += n < 10000 ? -1 : 1;
  }
}

/**
 * m * 2^e / 10^tens to the nearest integer, ties to even. A quotient below 10^4 is cut, not
 * rounded, so that it is not taken for 10^4; one from 2^20 on is 2^20.
 */
function rounded(m: u64, e: i32, tens: i32): i32 {
  const top = newBig(80, <u32>(m >> 32));
  const bottom = newBig(80, 1);
  if (!top || !bottom) return 0;
  shiftLeft(top, 32);
  addLow(top, <u32>m);
  if (tens > 0) mulTens(bottom, tens);
  else mulTens(top, -tens);
  if (e > 0) shiftLeft(top, e);
  else shiftLeft(bottom, -e);
  shiftLeft(bottom, 20);
  let n = 0;
  if (compare(top, bottom) >= 0) return 1 << 20;
  for (let i = 0; i < 20; i++) {
    n <<= 1;
    shiftLeft(top, 1);
    if (compare(top, bottom) >= 0) {
      subtract(top, bottom);
      n |= 1;
    }
  }
  if (n < 10000) return n;
  shiftLeft(top, 1);
  const rest = compare(top, bottom);
  return rest > 0 || (rest == 0 && n & 1) ? n + 1 : n;
}

/** Sets the lowest limb, which is 0 (or the whole number is). */
function addLow(x: usize, low: u32): void {
  if (load<u32>(x)) store<u32>(x, low, 8);
  else if (low) {
    store<u32>(x, 1);
    store<u32>(x, low, 8);
  }
}
