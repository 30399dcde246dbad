/**
 * Decimal digits to the nearest double, ties to even: bit for bit what float() of CPython and
 * every other correct strtod make of them.
 */
import { fail, spend } from "../budget";
import { MAX_DIGITS } from "../limits";
import { alloc, regionNext, release } from "../memory";
import { RULE_LIMIT_DIGITS } from "../names.generated";
import { bitLength, compare, mulAdd, mulTens, newBig, shiftLeft, subtract } from "./big";

let digits: usize = 0;
let count: u32 = 0;
/** Value of the first digits, as many as are sure to fit. */
let small: u64 = 0;

/** Starts a number. False where memory is used up; release what it takes when done. */
export function startDigits(): bool {
  digits = alloc(MAX_DIGITS);
  count = 0;
  small = 0;
  return digits != 0;
}

/** Appends a digit, 0 to 9; leading zeros count for nothing. False beyond MAX_DIGITS. */
export function putDigit(d: u32): bool {
  if (!count && !d) return true;
  if (count == MAX_DIGITS) return fail(RULE_LIMIT_DIGITS);
  store<u8>(digits + count, d);
  if (count < 19) small = small * 10 + d;
  count++;
  return true;
}

/** The double nearest to digits * 10^e. Infinity where it is too large. */
export function digitsToDouble(e: i32): f64 {
  if (!count) return 0.0;
  if (count <= 19 && small <= 1 << 53 && e >= -22 && e <= 22) {
    return e < 0 ? <f64>small / powerOfTen(-e) : <f64>small * powerOfTen(e);
  }
  if (<i32>count + e > 310) return Infinity;
  if (<i32>count + e < -330) return 0.0;
  const mark = regionNext();
  const value = exactly(e);
  release(mark);
  return value;
}

/** 10^e for 0 <= e <= 22, which doubles hold exactly. */
function powerOfTen(e: i32): f64 {
  let power = 1.0;
  for (; e; e--) power *= 10.0;
  return power;
}

function exactly(e: i32): f64 {
  const below = e < 0 ? -e : 0;
  // 10^9 < 2^30, and room for the shifts of the division.
  const limbs = (count + (e > 0 ? e : 0)) / 9 + below / 9 + 40;
  const top = newBig(limbs, 0);
  const bottom = newBig(limbs, 1);
  if (!top || !bottom || !spend(count)) return 0.0;
  for (let i: u32 = 0; i < count; ) {
    let chunk: u32 = 0;
    let scale: u32 = 1;
    for (; i < count && scale < 1_000_000_000; i++) {
      chunk = chunk * 10 + load<u8>(digits + i);
      scale *= 10;
    }
    mulAdd(top, scale, chunk);
  }
  if (e > 0) mulTens(top, e);
  else mulTens(bottom, below);
  return ratioToDouble(top, bottom);
}

/** The double nearest to top / bottom, both above 0; destroys both. */
function ratioToDouble(top: usize, bottom: usize): f64 {
  let k = <i32>bitLength(top) - <i32>bitLength(bottom);
  if (k > 0) shiftLeft(bottom, k);
  else shiftLeft(top, -k);
  if (compare(top, bottom) < 0) {
    shiftLeft(top, 1);
    k--;
  }
  // Now 1 <= top / bottom < 2 and the value is that times 2^k.
  if (k > 1023) return Infinity;
  const bits = k < -1022 ? 1075 + k : 53;
  if (bits < 0) return 0.0;
  let m: u64 = 0;
  for (let i = 0; i < bits; i++) {
    m <<= 1;
    if (compare(top, bottom) >= 0) {
      subtract(top, bottom);
      m |= 1;
    }
    shiftLeft(top, 1);
  }
  const rest = compare(top, bottom);
  if (rest > 0 || (rest == 0 && m & 1)) m++;
  // A carry out of the fraction goes into the exponent, as the format of doubles has it.
  return reinterpret<f64>(k < -1022 ? m : m + ((<u64>(k + 1022)) << 52));
}
