/**
 * The ball of a constant for a choice of its formal roots (conjugates.ts). Where a part isn't made
 * of numbers, roots and multiples of pi in a sine alone, there is none: what the choice would do to
 * it isn't known.
 */
import { fromI64 } from "../ball/ball";
import * as c from "../ball/complex";
import { spend } from "../budget";
import { levelCount } from "../modular/algebra";
import { MAX_SUM } from "../modular/unity";
import { signOfConstant } from "./ball-questions";
import { chosenRoot } from "./conjugates";
import { ballOf } from "./evaluate-ball";
import { EULER, IMAGINARY, symbolMeaning } from "./expression";
import { F_ABS, F_CSC, functionIn } from "./functions";
import { fromU64, isNegative, limb, limbs } from "./integer";
import { levelDegree, levelKey } from "./modular-atoms";
import { canonicalOf, isEuler, isSmall, smallD, smallN } from "./modular-form";
import { contentUnderRoot } from "./modular-power";
import { coefficient, exponent, surd } from "./mono";
import {
  ADD,
  CALL,
  DEGREE,
  DIVIDE,
  FACTOR,
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
  SYMBOL,
  IMAGINARY as THE_UNIT,
} from "./ops";
import { asRational, isZeroPoly, polyOfRational, scale } from "./poly";
import { smallestPart } from "./prime-factors";
import { root as canonicalRoot } from "./radical";
import { fromInteger, invert, isInteger, isNegativeRational, numerator, small } from "./rational";
import { attribute, child, count, isSame, kind, leaf, x } from "./term";

/** The complex ball, or 0. */
export function chosenBall(t: usize): usize {
  if (!t || !spend(2)) return 0;
  switch (kind(t)) {
    case NUMBER:
    case PI:
    case THE_UNIT:
      return ballOf(t);
    case SYMBOL: {
      const what = symbolMeaning(t);
      return what == IMAGINARY || what == EULER ? ballOf(t) : 0;
    }
    case ADD:
    case POLY: {
      let sum = c.fromReal(fromI64(0, 0));
      for (let i: u32 = 0, n = count(t); i < n && sum; i++)
        sum = c.add(sum, chosenBall(child(t, i)));
      return sum;
    }
    case NEGATE:
      return c.negate(chosenBall(child(t, 0)));
    case MULTIPLY:
      return product(t, c.fromReal(fromI64(1, 0)));
    case DIVIDE:
      return c.inverse(chosenBall(child(t, 0)));
    case PERCENT:
      return c.divide(chosenBall(child(t, 0)), c.fromReal(fromI64(100, 0)));
    case DEGREE:
      return count(t) ? c.multiply(chosenBall(child(t, 0)), degree()) : degree();
    case POWER:
      return power(child(t, 0), child(t, 1));
    case ROOT: {
      const index = child(t, 1);
      if (kind(index) != NUMBER || !isInteger(x(index))) return 0;
      const n = numerator(x(index));
      return limbs(n) == 1 && !isNegative(n) ? rootOf(canonicalOf(child(t, 0)), limb(n, 0)) : 0;
    }
    case RADICAL:
      return radical(child(t, 0), x(t));
    case MONO:
      return product(t, c.multiply(numberBall(coefficient(t)), surdBall(surd(t))));
    case FACTOR:
      return c.wholePower(chosenBall(child(t, 0)), exponent(t));
    case CALL:
    case FUNCTION:
      return call(t);
  }
  return 0;
}

function numberBall(q: usize): usize {
  return ballOf(polyOfRational(q));
}

function degree(): usize {
  return c.divide(ballOf(leafPi()), c.fromReal(fromI64(180, 0)));
}

function leafPi(): usize {
  return leaf(PI, 0, 0);
}

function product(t: usize, start: usize): usize {
  let all = start;
  for (let i: u32 = 0, n = count(t); i < n && all; i++)
    all = c.multiply(all, chosenBall(child(t, i)));
  return all;
}

/** The root of a level with this POLY, to the power that makes it a d-th root; else the true one. */
function levelRoot(key: usize, d: u32): usize {
  for (let i: u32 = 0; i < levelCount; i++) {
    if (!isSame(levelKey(i), key)) continue;
    const have = levelDegree(i);
    if (have % d) return 0;
    return c.wholePower(chosenRoot(i), have / d);
  }
  return 0;
}

function surdBall(s: u64): usize {
  if (s == 1) return c.fromReal(fromI64(1, 0));
  const level = levelRoot(polyOfRational(fromInteger(fromU64(s, false))), 2);
  if (level) return level;
  const divisor = s > MAX_SUM ? smallestPart(s) : s;
  if (divisor != s) return c.multiply(surdBall(divisor), surdBall(s / divisor));
  return c.sqrt(c.fromReal(fromI64(<i64>s, 0)));
}

/** As modular-power.ts makes it: numbers by their canonical roots, others without content. */
function rootOf(p: usize, n: u32): usize {
  if (!p || n == 0) return 0;
  if (n == 1) return chosenBall(p);
  if (isZeroPoly(p)) return c.fromReal(fromI64(0, 0));
  if (asRational(p)) return chosenBall(canonicalRoot(p, n));
  const lead = coefficient(child(p, 0));
  const size = contentUnderRoot(p, n);
  let rest = scale(p, invert(size));
  if (!rest) return 0;
  const outer = rootOf(polyOfRational(size), n);
  if (n & 1 && isNegativeRational(lead)) {
    rest = scale(rest, small(-1));
    return c.negate(c.multiply(outer, levelRoot(rest, n)));
  }
  return c.multiply(outer, levelRoot(rest, n));
}

function radical(p: usize, n: u32): usize {
  const q = asRational(p);
  if (!q) return rootOf(p, n);
  return isNegativeRational(q) ? 0 : levelRoot(p, n);
}

function power(base: usize, exponent: usize): usize {
  const v = canonicalOf(exponent);
  const q = v ? asRational(v) : 0;
  if (!q || !isSmall(q)) return 0;
  const n = smallN;
  const d = smallD;
  if (d == 1) return c.wholePower(chosenBall(base), n);
  const p = canonicalOf(base);
  if (!p || isEuler(p)) return 0;
  return c.wholePower(rootOf(p, <u32>d), n);
}

/** The absolute value has the sign that it truly has; sines of multiples of pi have no roots. */
function call(t: usize): usize {
  if (attribute(t) || count(t) != 1) return 0;
  const f = functionIn(t);
  const argument = child(t, 0);
  if (f == F_ABS) {
    const sign = signOfConstant(argument);
    if (sign == 0) return 0;
    const value = chosenBall(argument);
    return sign < 0 ? c.negate(value) : value;
  }
  if (f < 0 || f > F_CSC) return 0;
  const p = canonicalOf(argument);
  return p && isMultipleOfPi(p) ? ballOf(t) : 0;
}

function isMultipleOfPi(p: usize): bool {
  if (count(p) > 1) return false;
  if (count(p) == 0) return true;
  const m = child(p, 0);
  if (count(m) != 1 || surd(m) != 1) return false;
  const f = child(m, 0);
  return exponent(f) == 1 && (kind(child(f, 0)) == PI || kind(child(f, 0)) == DEGREE);
}
