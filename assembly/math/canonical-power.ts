/** Powers with any exponent, and factorials. */

import { fail, note } from "../budget";
import { MAX_EXPONENT, MAX_FACTORIAL, MAX_INDEX } from "../limits";
import {
  RULE_LIMIT_DIGITS,
  RULE_LIMIT_EXPONENT,
  RULE_LIMIT_FACTORIAL,
  RULE_LIMIT_INDEX,
  RULE_MATH_UNDEFINED,
} from "../names.generated";
import { signOf } from "./ball-of-form";
import { exponential } from "./exponential";
import { fromU64, limb, multiply as multiplyIntegers, toU64 } from "./integer";
import { coefficient, surd } from "./mono";
import { FACTORIAL, IS_FORMAL, IS_INFINITE, IS_OPAQUE, IS_PARTIAL, POWER } from "./ops";
import {
  asRational,
  inverse,
  isPlainConstant,
  isZeroPoly,
  multiply,
  polyOfAtom,
  polyOfRational,
  scale,
  sum,
} from "./poly";
import { powerOf } from "./power";
import { root } from "./radical";
import {
  denominator,
  fromInteger,
  invert,
  isInteger,
  isNegativeRational,
  isOne,
  magnitude,
  negate,
  numerator,
  small,
} from "./rational";
import { stuck, takeRealRoot } from "./stuck";
import { binary, child, count, flags, make, seal, setAttribute, setChild, setFlags } from "./term";
import { push, vector } from "./vector";

/** `base^exponent` of two POLYs. */
export function canonicalPower(base: usize, exponent: usize): usize {
  if (!base || !exponent) return 0;
  if ((flags(base) | flags(exponent)) & IS_INFINITE) return stuck(RULE_MATH_UNDEFINED);
  const q = asRational(exponent);
  if (!q) return exponential(base, exponent);
  const n = toU64(numerator(q));
  const d = toU64(denominator(q));
  if (n > MAX_EXPONENT) return hugePower(base, exponent, q);
  const e = isNegativeRational(q) ? -(<i32>n) : <i32>n;
  if (d == 1) return powerOf(base, e);
  if (d > MAX_INDEX) {
    note(RULE_LIMIT_INDEX);
    return powerAtom(base, exponent);
  }
  // (-8)^{1/3} is -2 over the reals, and 1 + i sqrt(3) as a principal value
  if (!(flags(base) & IS_FORMAL) && signOf(base) < 0) takeRealRoot();
  return powerOf(root(base, <u32>d), e);
}

/** A number to a huge whole power: more digits than the limit, but for 0, 1 and -1. */
function hugePower(base: usize, exponent: usize, e: usize): usize {
  const q = asRational(base);
  if (q && isOne(q)) return base;
  if (isInteger(e) && isPlainConstant(base)) {
    if (isZeroPoly(base)) return isNegativeRational(e) ? stuck(RULE_MATH_UNDEFINED) : base;
    if (q && isOne(magnitude(q))) {
      return limb(numerator(e), 0) & 1 ? base : polyOfRational(magnitude(q));
    }
    fail(RULE_LIMIT_DIGITS);
    return 0;
  }
  note(RULE_LIMIT_EXPONENT);
  return powerAtom(base, exponent);
}

function powerAtom(base: usize, exponent: usize): usize {
  const t = binary(POWER, base, exponent);
  if (!t) return 0;
  const formal = (flags(base) | flags(exponent)) & IS_FORMAL;
  setFlags(t, IS_OPAQUE | (formal ? IS_PARTIAL : 0));
  return polyOfAtom(seal(t));
}

/** `p!`, or `p!!` in steps of two: multiplied out for small whole numbers. */
export function factorial(p: usize, step: u32): usize {
  if (!p) return 0;
  const q = asRational(p);
  if (q && (isNegativeRational(q) || !isInteger(q))) return stuck(RULE_MATH_UNDEFINED);
  if (q && toU64(numerator(q)) <= MAX_FACTORIAL) {
    let product = fromU64(1, false);
    for (let k = toU64(numerator(q)); k > 1 && product; k -= step) {
      product = multiplyIntegers(product, fromU64(k, false));
    }
    return product ? polyOfRational(fromInteger(product)) : 0;
  }
  const halved = step == 2 && !q ? byHalf(p) : 0;
  if (halved) return halved;
  const shifted = step == 1 ? byOffset(p) : 0;
  if (shifted) return shifted;
  if (q) note(RULE_LIMIT_FACTORIAL);
  const t = make(FACTORIAL, 1);
  if (!t) return 0;
  setChild(t, 0, p);
  setAttribute(t, <u8>step);
  setFlags(t, IS_OPAQUE | IS_PARTIAL);
  return polyOfAtom(seal(t));
}

/** (2p)!! is 2^p p!; 0 where the operand isn't even whatever its names are. */
function byHalf(p: usize): usize {
  const half = scale(p, invert(small(2)));
  if (!half) return 0;
  for (let i: u32 = 0, n = count(half); i < n; i++) {
    const m = child(half, i);
    if (surd(m) != 1 || !isInteger(coefficient(m))) return 0;
  }
  const rest = factorial(half, 1);
  return rest ? multiply(canonicalPower(polyOfRational(small(2)), half), rest) : 0;
}

/**
 * (p + c)! for a small whole number c, by p!: (n + 1)! = (n + 1) n!, (n - 1)! = n! / n. So are
 * quotients of factorials side by side. 0 where there is no such c.
 */
function byOffset(p: usize): usize {
  let c: usize = 0;
  for (let i: u32 = 0, n = count(p); i < n && n > 1; i++) {
    const m = child(p, i);
    if (count(m) == 0 && surd(m) == 1) c = coefficient(m);
  }
  if (!c || !isInteger(c) || toU64(numerator(c)) > MAX_OFFSET) return 0;
  const offset = <i32>toU64(numerator(c));
  const base = plus(p, negate(c));
  let product = factorial(base, 1);
  const negative = isNegativeRational(c);
  for (let k = 0; k < offset && product; k++) {
    const factor = plus(base, small(negative ? -k : k + 1));
    product = multiply(product, negative ? inverse(factor) : factor);
  }
  return product;
}

const MAX_OFFSET: u64 = 16;

function plus(p: usize, q: usize): usize {
  const v = vector();
  return push(v, p) && push(v, polyOfRational(q)) ? sum(v) : 0;
}
