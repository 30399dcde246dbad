/**
 * x to a whole power, for x ** n of Python. The mantissa is squared in pairs of doubles (Dekker
 * 1971) beside an exponent of its own, so that results which a double can hold are exact and
 * others are off by far less than the 5 digits that are compared; pow() of libm is no closer.
 */

/** Upper and lower part of a pair, its sum exact; 1 <= upper < 2 after `normalise`. */
let high: f64 = 1;
let low: f64 = 0;
/** The pair stands for (high + low) * 2^scale. */
let scale: i64 = 0;

/** Powers of two beyond which every result is infinite or 0. */
const FAR: i64 = 1 << 12;

/** x^n for finite x and whole n; infinite x and 0 as C's pow() has them. */
export function power(x: f64, n: f64): f64 {
  const isOdd = abs(n) < 9007199254740992.0 && (<i64>n & 1) == 1;
  const sign = isOdd && x < 0.0 ? -1.0 : 1.0;
  if (n == 0.0) return 1.0;
  if (x == 0.0 || abs(x) == Infinity) {
    const isZero = (x == 0.0) == n > 0.0;
    return copysign(isZero ? 0.0 : Infinity, isOdd ? x : 1.0);
  }
  return sign * positive(abs(x), abs(n), n < 0.0);
}

function positive(x: f64, n: f64, isInverse: bool): f64 {
  high = x;
  low = 0;
  scale = 0;
  normalise();
  if (isInverse) invert();
  if (high == 1.0 && low == 0.0 && scale == 0) return 1.0;
  // From 2^63 on even 1 +- 2^-52 gives what is infinite or 0.
  const bits = n < 9.2e18 ? <u64>n : (<u64>1) << 63;
  const baseHigh = high;
  const baseLow = low;
  const baseScale = scale;
  high = 1;
  low = 0;
  scale = 0;
  for (let mask = (<u64>1) << (63 - clz<u64>(bits)); mask; mask >>= 1) {
    multiply(high, low, scale);
    if (bits & mask) multiply(baseHigh, baseLow, baseScale);
    if (scale > FAR) return Infinity;
    if (scale < -FAR) return 0.0;
  }
  return scaled(high + low, <i32>scale);
}

/** Multiplies the pair by another. */
function multiply(h: f64, l: f64, s: i64): void {
  const product = high * h;
  const a = upperHalf(high);
  const b = upperHalf(h);
  const error = a * b - product + a * (h - b) + (high - a) * b + (high - a) * (h - b);
  const rest = error + (high * l + low * h);
  high = product + rest;
  low = rest - (high - product);
  scale += s;
  normalise();
}

/** The leading 26 bits (Veltkamp's splitting). */
function upperHalf(x: f64): f64 {
  const c = 134217729.0 * x;
  return c - (c - x);
}

/** The pair becomes its inverse. */
function invert(): void {
  const h = high;
  const l = low;
  const q = 1.0 / h;
  // The remainder 1 - q * h, exact by the same splitting.
  const a = upperHalf(q);
  const b = upperHalf(h);
  const product = q * h;
  const error = a * b - product + a * (h - b) + (q - a) * b + (q - a) * (h - b);
  const rest = (1.0 - product - error - q * l) / h;
  high = q + rest;
  low = rest - (high - q);
  scale = -scale;
  normalise();
}

/** Brings `high` to 1 <= high < 2. */
function normalise(): void {
  if (high < 2.2250738585072014e-308) {
    high *= 18014398509481984.0;
    scale -= 54;
  }
  const e = <i32>((reinterpret<u64>(high) >> 52) & 0x7ff) - 1023;
  if (!e) return;
  high = scaled(high, -e);
  low = scaled(low, -e);
  scale += e;
}

/** x * 2^e, rounded where the result is subnormal. */
function scaled(x: f64, e: i32): f64 {
  if (e > 1023) return scaled(x * 8.98846567431158e307, min(e - 1023, 1023));
  if (e >= -1022) return x * reinterpret<f64>((<u64>(e + 1023)) << 52);
  return e < -1100 ? 0.0 : x * 2.2250738585072014e-308 * reinterpret<f64>((<u64>(e + 2045)) << 52);
}
