/**
 * The image of a term modulo a prime, at a point: sums, products, whole powers. Roots and other
 * powers are in modular-power.ts, functions in modular-call.ts. Takes parsed terms and canonical
 * ones alike, since arguments are brought to canonical form.
 *
 * 0 stands for "no image": undefined at this point, not understood, or `mustRestart`.
 */
import { spend } from "../budget";
import { ofField } from "../modular/algebra";
import {
  fromInteger as fieldInteger,
  fromU64,
  invert,
  multiply as multiplyField,
  one,
} from "../modular/field";
import { add, constant, image, inverse, multiply, negate, signedPower } from "../modular/image";
import { unityRoot } from "../modular/unity";
import { EULER, IMAGINARY, isOrdered, symbolMeaning, VARIABLE } from "./expression";
import { isNegative, limb, limbs } from "./integer";
import { AT_PI, AT_SYMBOL, atom, callAtom, noteRelations } from "./modular-atoms";
import { imageOfCall, imageOfFactorial } from "./modular-call";
import { eulerPower } from "./modular-exp";
import { canonicalOf } from "./modular-form";
import { imageOfPower, radicalImage, rootOfPoly, surdImage } from "./modular-power";
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
import { denominator, isInteger, numerator } from "./rational";
import { hasWorkLeft } from "./rung";
import { attribute, child, count, kind, x } from "./term";

/** The image of a term, or 0. */
export function imageOf(t: usize): usize {
  if (!t || !spend(2) || !hasWorkLeft()) return 0;
  switch (kind(t)) {
    case NUMBER:
      return rationalImage(x(t));
    case SYMBOL:
    case SUBSCRIPT:
    case THE_UNIT:
      return symbolImage(t);
    case PI:
      return atom(AT_PI, 0, 0);
    case ADD:
    case POLY:
      return sumOf(t);
    case NEGATE:
      return negate(imageOf(child(t, 0)));
    case MULTIPLY:
      if (isOrdered(t)) return nameImage(t);
      return productOf(t, 0);
    case DIVIDE:
      return inverse(imageOf(child(t, 0)));
    case PERCENT:
      return multiply(imageOf(child(t, 0)), inverse(integerImage(100)));
    case DEGREE:
      return multiply(count(t) ? imageOf(child(t, 0)) : integerImage(1), degree());
    case POWER:
      if (isOrdered(t)) return nameImage(t);
      return imageOfPower(child(t, 0), child(t, 1));
    case ROOT:
      return imageOfRoot(t);
    case FACTORIAL:
      return attribute(t) == DOUBLE
        ? callAtom(FACTORIAL, imageOf(child(t, 0)), 0)
        : imageOfFactorial(child(t, 0));
    case CALL:
      return attribute(t) == DECORATED ? nameImage(t) : imageOfCall(t);
    case FUNCTION:
      return imageOfCall(t);
    case MONO:
      return monoImage(t);
    case FACTOR:
      return signedPower(imageOf(child(t, 0)), exponent(t));
    case RADICAL:
      return radicalImage(child(t, 0), x(t));
  }
  return nameImage(t);
}

/** Something with a name, or that is one: unequal images prove nothing. */
function nameImage(t: usize): usize {
  noteRelations();
  return atom(AT_SYMBOL, t, 0);
}

function symbolImage(t: usize): usize {
  switch (symbolMeaning(t)) {
    case VARIABLE:
      return atom(AT_SYMBOL, t, 0);
    case EULER:
      return eulerPower(1, 1);
    case IMAGINARY:
      return constant(unityRoot(1, 4), 0);
  }
  return nameImage(t);
}

export function integerImage(value: u64): usize {
  return constant(fromU64(value), 64 - <u32>clz<u64>(value));
}

/** The image of a rational; none where the prime divides its denominator. */
export function rationalImage(q: usize): usize {
  const n = numerator(q);
  const value = fieldInteger(n);
  if (isInteger(q)) return constant(value, bitsOf(n));
  const d = fieldInteger(denominator(q));
  if (!d) return 0;
  return image(ofField(multiplyField(value, invert(d))), 0, 0, bitsOf(n), bitsOf(denominator(q)));
}

function bitsOf(a: usize): u32 {
  const n = limbs(a);
  return n ? (n << 5) - <u32>clz<u32>(limb(a, n - 1)) : 0;
}

function sumOf(t: usize): usize {
  const n = count(t);
  let sum = n ? imageOf(child(t, 0)) : constant(0, 0);
  for (let i: u32 = 1; i < n && sum; i++) sum = add(sum, imageOf(child(t, i)));
  return sum;
}

function productOf(t: usize, start: usize): usize {
  let product = start;
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const c = imageOf(child(t, i));
    product = product ? multiply(product, c) : c;
    if (!product) return 0;
  }
  return product ? product : constant(one, 0);
}

function monoImage(t: usize): usize {
  let start = rationalImage(coefficient(t));
  if (surd(t) != 1) start = multiply(start, surdImage(surd(t)));
  return start ? productOf(t, start) : 0;
}

/** pi / 180 */
function degree(): usize {
  return multiply(atom(AT_PI, 0, 0), inverse(integerImage(180)));
}

function imageOfRoot(t: usize): usize {
  const index = child(t, 1);
  if (kind(index) != NUMBER || !isInteger(x(index))) return 0;
  const n = numerator(x(index));
  if (limbs(n) != 1 || isNegative(n) || limb(n, 0) > 64) return 0;
  return rootOfPoly(canonicalOf(child(t, 0)), limb(n, 0), 1);
}
