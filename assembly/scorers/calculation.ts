/**
 * Calculations as answers are written in: "6*7", "5 + $13 = $18", "2 \times 3^2". They are
 * evaluated in exact fractions; parts that "=" joins must have the same value, for "41 = 42"
 * names no number. A quotient may be rounded to the decimals behind its "=".
 */
import { spend } from "../budget";
import { gcd } from "../normalise/fraction";
import { isDigit, isSpace, startsWith } from "../text/ascii";
import { NumberValue, readValue, valueEnd } from "./number-value";

/** The last part of the calculation that was read, and whether its parts differ. */
export let partStart: usize = 0;
export let partEnd: usize = 0;
export let partsDiffer: bool = false;
/** Did the calculation consist of two numbers with a hyphen between them? */
export let isRange: bool = false;

const MOST: u64 = 1_000_000_000_000_000_000;
const MAX_DEPTH: i32 = 16;
const PLUS: i32 = 1;
const MINUS: i32 = 2;
const TIMES: i32 = 3;
const OVER: i32 = 4;
const POWER: i32 = 5;

/** The value of what was read last, and whether it grew beyond 64 bits. */
let num: u64 = 0;
let den: u64 = 1;
let negative: bool = false;
let overflow: bool = false;
/** Ten to the decimals of the number that was read last. */
let places: u64 = 1;
let operators: i32 = 0;

/**
 * Reads the calculation at `p` with all parts that "=" joins into `value`, which has room for
 * one. False where none can be read: a single number is left to `readValue`.
 */
export function readCalculation(p: usize, end: usize, value: usize): bool {
  overflow = false;
  operators = 0;
  isRange = false;
  partsDiffer = false;
  partStart = p;
  let at = readSum(p, end, value, 0);
  if (!at || overflow) return false;
  partEnd = at;
  let parts = 1;
  for (; parts < 64; parts++) {
    const n = num;
    const d = den;
    const wasNegative = negative;
    const next = behindEquals(at, end);
    if (!next) break;
    const before = operators;
    const behind = readSum(next, end, value, 0);
    if (overflow) return false;
    if (!behind) {
      num = n;
      den = d;
      negative = wasNegative;
      break;
    }
    const isWhole = operators == before;
    if (!isSame(n, d, wasNegative) && !(isWhole && isRounded(n, d, wasNegative))) {
      partsDiffer = true;
    }
    partStart = next;
    partEnd = at = behind;
  }
  if (!operators && parts == 1) return false;
  isRange = parts == 1 && operators == 1 && isHyphen(p, partEnd);
  const v = changetype<NumberValue>(value);
  v.num = num;
  v.den = den;
  v.negative = negative;
  v.start = 0;
  return true;
}

function isSame(n: u64, d: u64, wasNegative: bool): bool {
  return n == num && d == den && (wasNegative == negative || !n);
}

/** Is the last part the quotient n/d, which no decimal equals, to as many places? */
function isRounded(n: u64, d: u64, wasNegative: bool): bool {
  let rest = d;
  while (rest % 2 == 0) rest /= 2;
  while (rest % 5 == 0) rest /= 5;
  if (rest == 1 || wasNegative != negative) return false;
  if (n > MOST / 2 / places || num > MOST / 2 / d) return false;
  // |n/d - num/den| * places <= 1/2, with num/den a whole number of places.
  const a = n * places;
  const b = num * (places / den);
  if (b > MOST / 2 / d) return false;
  return (a > b * d ? a - b * d : b * d - a) * 2 <= d;
}

/** A hyphen with a digit on either side. */
function isHyphen(p: usize, end: usize): bool {
  for (p++; p + 1 < end; p++) {
    if (load<u8>(p) == 0x2d && isDigit(load<u8>(p - 1)) && isDigit(load<u8>(p, 1))) return true;
  }
  return false;
}

/** Behind the "=" at `p`, blanks and the marks around it, or 0. */
function behindEquals(p: usize, end: usize): usize {
  p = skipMarks(p, end);
  if (p == end || load<u8>(p) != 0x3d) return 0;
  if (p + 1 < end && load<u8>(p, 1) == 0x3d) return 0;
  return skipMarks(p + 1, end);
}

/** Blanks, emphasis and what delimits formulas; a dollar may be currency all the same. */
function skipMarks(p: usize, end: usize): usize {
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (isSpace(b) && b != 0x0a) p++;
    else if (b == 0x2a && p + 1 < end && load<u8>(p, 1) == 0x2a) p += 2;
    else if (b == 0x5c && isFormulaMark(p, end)) p += 2;
    else break;
  }
  return p;
}

/** `\(`, `\)`, `\[`, `\]`, `\,`, `\ `. */
function isFormulaMark(p: usize, end: usize): bool {
  if (p + 1 >= end) return false;
  const b: u32 = load<u8>(p, 1);
  return b == 0x28 || b == 0x29 || b == 0x5b || b == 0x5d || b == 0x2c || b == 0x20;
}

function readSum(p: usize, end: usize, value: usize, depth: i32): usize {
  p = readProduct(p, end, value, depth);
  while (p) {
    const op = operatorAt(p, end);
    if (op != PLUS && op != MINUS) break;
    const n = num;
    const d = den;
    const wasNegative = negative;
    const behind = readProduct(operatorEnd, end, value, depth);
    if (!behind) {
      num = n;
      den = d;
      negative = wasNegative;
      break;
    }
    operators++;
    if (op == MINUS) negative = !negative;
    add(n, d, wasNegative);
    p = behind;
  }
  return p;
}

function readProduct(p: usize, end: usize, value: usize, depth: i32): usize {
  p = readPower(p, end, value, depth);
  while (p) {
    const op = operatorAt(p, end);
    if (op != TIMES && op != OVER) break;
    const n = num;
    const d = den;
    const wasNegative = negative;
    const behind = readPower(operatorEnd, end, value, depth);
    if (!behind) {
      num = n;
      den = d;
      negative = wasNegative;
      break;
    }
    operators++;
    negative = negative != wasNegative;
    if (op == TIMES) multiply(n, d);
    else if (num) {
      const top = num;
      num = den;
      den = top;
      multiply(n, d);
    } else overflow = true;
    p = behind;
  }
  return p;
}

function readPower(p: usize, end: usize, value: usize, depth: i32): usize {
  const from = p;
  p = readAtom(p, end, value, depth);
  if (!p || operatorAt(p, end) != POWER) return p;
  // The sign and the denominator of what was read are no part of the base.
  const n = num;
  const d = den;
  if (negative || d != 1) overflow = true;
  let q = operatorEnd;
  const braced = q < end && load<u8>(q) == 0x7b;
  if (braced) q++;
  if (q == end || !isDigit(load<u8>(q))) return from == p ? 0 : p;
  let exponent: u32 = 0;
  for (; q < end && isDigit(load<u8>(q)) && exponent < 100; q++) {
    exponent = exponent * 10 + load<u8>(q) - 0x30;
  }
  if (braced && (q == end || load<u8>(q) != 0x7d)) overflow = true;
  num = 1;
  den = 1;
  for (; exponent && !overflow; exponent--) multiply(n, 1);
  operators++;
  return braced ? q + 1 : q;
}

/** A number or a sum in round brackets; 0 where neither stands. */
function readAtom(p: usize, end: usize, value: usize, depth: i32): usize {
  p = skipMarks(p, end);
  if (p >= end || depth > MAX_DEPTH || !spend(4)) return 0;
  let minus = false;
  if (load<u8>(p) == 0x2d && p + 1 < end && load<u8>(p, 1) == 0x28) {
    minus = true;
    p++;
  }
  if (load<u8>(p) == 0x28) {
    const inside = readSum(p + 1, end, value, depth + 1);
    if (!inside) return 0;
    const close = skipMarks(inside, end);
    if (close == end || load<u8>(close) != 0x29) return 0;
    if (minus) {
      negative = !negative;
      operators++;
    }
    return close + 1;
  }
  if (!readValue(p, end, value)) return 0;
  const v = changetype<NumberValue>(value);
  if (v.start) {
    overflow = true;
    return 0;
  }
  num = v.num;
  den = v.den;
  places = placesOf(p, valueEnd);
  negative = v.negative && num != 0;
  p = valueEnd;
  if (p < end && load<u8>(p) == 0x25) return p + 1;
  return p;
}

function placesOf(p: usize, end: usize): u64 {
  let n: u64 = 1;
  let behindPoint = false;
  for (; p < end; p++) {
    if (load<u8>(p) == 0x2e) behindPoint = true;
    else if (behindPoint && n < MOST) n *= 10;
  }
  return n;
}

let operatorEnd: usize = 0;

/** The operator at `p`, blanks aside, or 0; `operatorEnd` is behind it. */
function operatorAt(p: usize, end: usize): i32 {
  p = skipMarks(p, end);
  if (p == end) return 0;
  const b: u32 = load<u8>(p);
  const next: u32 = p + 1 < end ? load<u8>(p, 1) : 0;
  operatorEnd = p + 1;
  switch (b) {
    case 0x2b:
      return PLUS;
    case 0x2d:
      return MINUS;
    case 0x2a:
      return TIMES;
    case 0x2f:
      return OVER;
    case 0x5e:
      return POWER;
    case 0x78:
      return next == 0x20 || isDigit(next) ? TIMES : 0;
  }
  if (b == 0xc3) {
    operatorEnd = p + 2;
    return next == 0x97 ? TIMES : next == 0xb7 ? OVER : 0;
  }
  if (b == 0xe2 && end - p > 3) {
    const tail: u32 = load<u16>(p, 1);
    operatorEnd = p + 3;
    if (tail == 0x9288) return MINUS;
    // A dash between numbers without blanks is a range, with blanks it may be one.
    return 0;
  }
  if (b != 0x5c) return 0;
  operatorEnd = p + 6;
  if (startsWith(p, end, "\\times")) return TIMES;
  operatorEnd = p + 5;
  if (startsWith(p, end, "\\cdot")) return TIMES;
  operatorEnd = p + 4;
  return startsWith(p, end, "\\div") ? OVER : 0;
}

function add(n: u64, d: u64, wasNegative: bool): void {
  const divisor = gcd(d, den);
  const left = den / divisor;
  const right = d / divisor;
  if (n > MOST / left || num > MOST / right || d > MOST / left) {
    overflow = true;
    return;
  }
  const a = n * left;
  const b = num * right;
  den = d * left;
  if (wasNegative == negative) num = a + b;
  else {
    num = a > b ? a - b : b - a;
    negative = a > b ? wasNegative : negative;
  }
  reduce();
}

function multiply(n: u64, d: u64): void {
  const x = n ? gcd(n, den) : den;
  const y = num ? gcd(num, d) : d;
  n /= x;
  den /= x;
  num /= y;
  d /= y;
  if ((num && n > MOST / num) || den > MOST / d) {
    overflow = true;
    return;
  }
  num *= n;
  den *= d;
}

function reduce(): void {
  const divisor = gcd(num, den);
  num /= divisor;
  den /= divisor;
  if (!num) negative = false;
}
