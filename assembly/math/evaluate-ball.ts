/**
 * Certified enclosures of terms (ball/): constants, or variables at the point in hand. 0 stands
 * for "no value": undefined there, not real where variables are about, or not understood.
 */
import { certainSign, fromI64, isWhole, topExponent, wholeValue } from "../ball/ball";
import * as c from "../ball/complex";
import { fromRational } from "../ball/rational";
import { pi } from "../ball/trigonometry";
import { spend } from "../budget";
import { callBall, factorialBall } from "./ball-call";
import { variableBall } from "./ball-point";
import { EULER, IMAGINARY, isOrdered, symbolMeaning, VARIABLE } from "./expression";
import { toU64 } from "./integer";
import { canonicalOf, depends } from "./modular-form";
import { coefficient, exponent, surd } from "./mono";
import {
  ADD,
  CALL,
  DECORATED,
  DEGREE,
  DIVIDE,
  DOUBLE,
  FACTOR,
  FACTORIAL,
  FUNCTION,
  MONO,
  MULTIPLY,
  NEGATE,
  NUMBER,
  PERCENT,
  PI,
  POLY,
  POWER,
  RADICAL,
  ROOT,
  SUBSCRIPT,
  SYMBOL,
  IMAGINARY as THE_UNIT,
} from "./ops";
import { asRational } from "./poly";
import { denominator, isInteger, isNegativeRational, numerator } from "./rational";
import { hasWorkLeft } from "./rung";
import { attribute, child, count, kind, x } from "./term";

/** A part of the terms is zero as far as is known, or very large or small. */
export let sawExtreme: bool = false;

export function watchSizes(): void {
  sawExtreme = false;
}

/** Notes a value on the way to another that is beyond 2^64 or 2^-64. */
export function watch(z: usize): void {
  if (z && isExtreme(z)) sawExtreme = true;
}

/** The complex ball of a term, or 0. */
export function ballOf(t: usize): usize {
  if (!t || !spend(2) || !hasWorkLeft()) return 0;
  const z = made(t);
  if (z && !c.isZeroComplex(z) && isExtreme(z)) sawExtreme = true;
  return z;
}

function isExtreme(z: usize): bool {
  if (!c.isNonZero(z)) return true;
  const a = c.realPart(z);
  const b = c.imaginaryPart(z);
  let size: i64 = certainSign(a) ? topExponent(a) + 31 : -100;
  if (b && certainSign(b)) size = max(size, topExponent(b) + 31);
  return abs(size) > 64;
}

function made(t: usize): usize {
  switch (kind(t)) {
    case NUMBER:
      return c.fromReal(fromRational(x(t)));
    case SYMBOL:
    case SUBSCRIPT:
    case THE_UNIT:
      return symbolBall(t);
    case PI:
      return c.fromReal(pi());
    case ADD:
    case POLY:
      return sumBall(t);
    case NEGATE:
      return c.negate(ballOf(child(t, 0)));
    case MULTIPLY:
      return isOrdered(t) ? 0 : productBall(t, 0);
    case DIVIDE:
      return c.inverse(ballOf(child(t, 0)));
    case PERCENT:
      return c.divide(ballOf(child(t, 0)), c.fromReal(fromI64(100, 0)));
    case DEGREE:
      return c.multiply(count(t) ? ballOf(child(t, 0)) : c.fromReal(fromI64(1, 0)), degreeBall());
    case POWER:
      return isOrdered(t) ? 0 : powerBall(child(t, 0), child(t, 1));
    case ROOT:
      return rootBall(child(t, 0), indexOf(child(t, 1)));
    case RADICAL:
      return rootBall(child(t, 0), x(t));
    case FACTORIAL:
      return attribute(t) == DOUBLE ? 0 : factorialBall(ballOf(child(t, 0)));
    case CALL:
      return attribute(t) == DECORATED ? 0 : callBall(t);
    case FUNCTION:
      return callBall(t);
    case MONO: {
      const start = c.fromReal(fromRational(coefficient(t)));
      if (surd(t) == 1) return productBall(t, start);
      return productBall(t, c.multiply(start, c.sqrt(c.fromReal(fromI64(<i64>surd(t), 0)))));
    }
    case FACTOR:
      return c.wholePower(ballOf(child(t, 0)), exponent(t));
  }
  return 0;
}

function symbolBall(t: usize): usize {
  switch (symbolMeaning(t)) {
    case VARIABLE:
      return c.fromReal(variableBall(t));
    case EULER:
      return c.exp(c.fromReal(fromI64(1, 0)));
    case IMAGINARY:
      return c.complex(fromI64(0, 0), fromI64(1, 0));
  }
  return 0;
}

function sumBall(t: usize): usize {
  const n = count(t);
  let sum = n ? ballOf(child(t, 0)) : c.fromReal(fromI64(0, 0));
  for (let i: u32 = 1; i < n && sum; i++) sum = c.add(sum, ballOf(child(t, i)));
  return sum;
}

function productBall(t: usize, start: usize): usize {
  let product = start;
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const b = ballOf(child(t, i));
    product = product ? c.multiply(product, b) : b;
    if (!product) return 0;
  }
  return product ? product : c.fromReal(fromI64(1, 0));
}

/** pi / 180 */
function degreeBall(): usize {
  return c.divide(c.fromReal(pi()), c.fromReal(fromI64(180, 0)));
}

function indexOf(t: usize): u32 {
  if (kind(t) != NUMBER || !isInteger(x(t))) return 0;
  const n = toU64(numerator(x(t)));
  return n > 1 << 20 ? 0 : <u32>n;
}

/** The n-th root; with variables a real one or none. */
function rootBall(under: usize, n: u32): usize {
  return n ? partRoot(ballOf(under), n, depends(under)) : 0;
}

function partRoot(z: usize, n: u32, isFormal: bool): usize {
  if (!z) return 0;
  const isReal = isFormal && c.isReal(z) && !(n & 1);
  if (isReal && certainSign(c.realPart(z)) <= 0 && !c.isZeroComplex(z)) return 0;
  return c.nthRoot(z, n);
}

/** `base^exponent`: rational exponents by roots, so that odd ones of negatives are real. */
function powerBall(base: usize, exponent: usize): usize {
  const z = ballOf(base);
  if (!z) return 0;
  if (kind(base) == SYMBOL && symbolMeaning(base) == EULER) return c.exp(ballOf(exponent));
  const q = exactRational(exponent);
  if (q) {
    const n = toU64(numerator(q));
    const d = toU64(denominator(q));
    if (n < (<u64>1) << 62 && d < 1 << 20) {
      const root = partRoot(z, <u32>d, depends(base));
      return c.wholePower(root, isNegativeRational(q) ? -(<i64>n) : <i64>n);
    }
  }
  const e = ballOf(exponent);
  if (!e) return 0;
  const isFormal = depends(base) || depends(exponent);
  const isWholeNumber = c.isReal(e) && isWhole(c.realPart(e));
  if (isWholeNumber) return c.wholePower(z, wholeValue);
  // Real functions have positive bases; of a negative constant which power is meant isn't told.
  const isNegative = c.isReal(z) && certainSign(c.realPart(z)) <= 0;
  if (isNegative && (isFormal || c.isReal(e))) return 0;
  return c.power(z, e);
}

/** The rational that a constant exponent is, or 0. */
function exactRational(t: usize): usize {
  if (kind(t) == NUMBER) return x(t);
  if (depends(t)) return 0;
  const p = canonicalOf(t);
  return p ? asRational(p) : 0;
}
