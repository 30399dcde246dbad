/** Functions modulo a prime. Those nobody computes are atoms, by their arguments' images. */

import { spend } from "../budget";
import { coefficient as algebraCoefficient, ofField } from "../modular/algebra";
import { fromU64, multiply as multiplyField, one } from "../modular/field";
import {
  add,
  constant,
  element,
  image,
  inverse,
  isZero,
  multiply,
  negate,
  subtract,
} from "../modular/image";
import { unityRoot } from "../modular/unity";
import {
  angleD,
  angleN,
  exactAngle,
  signOfConstant,
  signOfDifference,
  wholeCall,
  wholeOfConstant,
} from "./ball-questions";
import { absolute as canonicalAbsolute } from "./call-absolute";
import { canonicalPi } from "./canonical";
import { imageOf, integerImage, rationalImage } from "./evaluate-modular";
import {
  F_ABS,
  F_ARCCOS,
  F_ARCSIN,
  F_ARCTAN,
  F_BINOMIAL,
  F_CEIL,
  F_CIS,
  F_COS,
  F_COT,
  F_CSC,
  F_CSCH,
  F_EXP,
  F_FLOOR,
  F_GCD,
  F_LCM,
  F_LG,
  F_LN,
  F_LOG,
  F_MAX,
  F_MIN,
  F_MOD,
  F_MODULUS,
  F_PERMUTATIONS,
  F_SEC,
  F_SIN,
  F_SINH,
  F_TAN,
  F_UNKNOWN,
  functionIn,
} from "./functions";
import { fromU64 as bigFromU64 } from "./integer";
import { AT_FACTORIAL, AT_LOG_BASE, AT_PI, atom, callAtom, grow } from "./modular-atoms";
import { backward, expOfPoly, exponentials, forward } from "./modular-exp";
import {
  canonicalOf,
  depends,
  isRealTerm,
  isSmall,
  smallD,
  smallN,
  soleAtom,
} from "./modular-form";
import { logOf } from "./modular-log";
import { absoluteOfPoly } from "./modular-power";
import { coefficient, surd } from "./mono";
import { asRational, isZeroPoly, polyOfRational, scale, sum } from "./poly";
import { isInteger, isNegativeRational, magnitude, ratio, small } from "./rational";
import { attribute, child, count } from "./term";
import { push, vector } from "./vector";

/** Factorials of constants up to this are multiplied out, and steps from n! to (n + k)!. */
const MAX_FACTORS: i64 = 4096;
const MAX_STEPS_UP: i64 = 64;

export function imageOfCall(t: usize): usize {
  const f = functionIn(t);
  const n = count(t);
  if (f == F_UNKNOWN) return unknownCall(t);
  // the logarithm of the base nobody wrote
  if (f == F_LOG && n == 0) return inverse(atom(AT_LOG_BASE, 0, 0));
  if (attribute(t) == 1) {
    const isLog = f == F_LOG || f == F_LN;
    return isLog && n == 2 ? multiply(logOf(child(t, 0)), inverse(logOf(child(t, 1)))) : 0;
  }
  if (f == F_BINOMIAL && n == 2) return binomial(child(t, 0), child(t, 1), true);
  if (f == F_PERMUTATIONS && n == 2) return binomial(child(t, 0), child(t, 1), false);
  if (f == F_MIN || f == F_MAX) return n == 1 ? imageOf(child(t, 0)) : leastOrMost(t, f);
  if (n == 2) return wholeOr(t, f);
  if (n != 1) return 0;
  const argument = child(t, 0);
  switch (f) {
    case F_LN:
      return logOf(argument);
    case F_LOG:
      return multiply(logOf(argument), atom(AT_LOG_BASE, 0, 0));
    case F_LG:
      return multiply(logOf(argument), inverse(logOf(polyOfRational(small(10)))));
    case F_EXP:
      return expOfPoly(canonicalOf(argument), 0);
    case F_CIS:
      return expOfPoly(canonicalOf(argument), 1);
    case F_ABS:
    case F_MODULUS:
      return absolute(argument);
    case F_FLOOR:
    case F_CEIL:
      return wholeOr(t, f);
    case F_ARCSIN:
    case F_ARCCOS:
    case F_ARCTAN:
      return inverseFunction(t, f);
  }
  if (f <= F_CSC) return circular(argument, f, 1);
  if (f >= F_SINH && f <= F_CSCH) return circular(argument, f - F_SINH + F_SIN, 0);
  return unknownCall(t);
}

/** A function nobody knows, of one or two arguments. */
function unknownCall(t: usize): usize {
  const n = count(t);
  if (attribute(t) || n == 0 || n > 2) return 0;
  const first = imageOf(child(t, 0));
  const f = functionIn(t);
  return callAtom(f < 0 ? <u32>t : <u32>f, first, n == 2 && first ? imageOf(child(t, 1)) : 0);
}

/** sin, cos, tan, cot, sec, csc (turns 1), or the hyperbolic ones (turns 0). */
function circular(argument: usize, f: i32, turns: i32): usize {
  if (!exponentials(canonicalOf(argument), turns)) return 0;
  const up = forward;
  const down = backward;
  const twoCos = add(up, down);
  // 2 i sin, or 2 sinh
  const twoSin = subtract(up, down);
  const i = turns ? constant(unityRoot(1, 4), 0) : constant(one, 0);
  const half = inverse(integerImage(2));
  switch (f) {
    case F_SIN:
      return multiply(multiply(twoSin, half), inverse(i));
    case F_COS:
      return multiply(twoCos, half);
    case F_TAN:
      return multiply(multiply(twoSin, inverse(twoCos)), inverse(i));
    case F_COT:
      return multiply(multiply(twoCos, inverse(twoSin)), i);
    case F_SEC:
      return multiply(integerImage(2), inverse(twoCos));
  }
  return multiply(multiply(integerImage(2), inverse(twoSin)), i);
}

function absolute(argument: usize): usize {
  const p = canonicalOf(argument);
  if (!p) return 0;
  if (isZeroPoly(p)) return constant(0, 0);
  const q = asRational(p);
  if (q) return rationalImage(magnitude(q));
  if (!depends(p)) {
    const sign = signOfConstant(argument);
    if (sign) return sign < 0 ? negate(imageOf(argument)) : imageOf(argument);
  } else if (isRealTerm(p)) return absoluteOfPoly(p);
  // |3 + 4 i|, and what is left where neither part is known
  const size = canonicalAbsolute(p);
  const own = size ? soleAtom(size) : 0;
  const f = own ? functionIn(own) : F_UNKNOWN;
  if (f != F_ABS && f != F_MODULUS) return size ? imageOf(size) : 0;
  return callAtom(<u32>F_MODULUS, imageOf(child(own, 0)), 0);
}

/** Whole values of constants (floor, gcd, ...), by their balls; of anything else an atom. */
function wholeOr(t: usize, f: i32): usize {
  if (f != F_FLOOR && f != F_CEIL && f != F_GCD && f != F_LCM && f != F_MOD) return 0;
  if (!depends(t)) {
    if (!wholeOfConstant(t)) return 0;
    const value = wholeCall;
    const size = integerImage(<u64>abs(value));
    return value < 0 ? negate(size) : size;
  }
  const first = imageOf(child(t, 0));
  if (count(t) == 1) return callAtom(<u32>f, first, 0);
  const second = first ? imageOf(child(t, 1)) : 0;
  if (!second) return 0;
  return f == F_MOD ? callAtom(<u32>f, first, second) : symmetricAtom(<u32>f, first, second);
}

/** An atom of two arguments whose order doesn't count. */
function symmetricAtom(f: u32, p: usize, q: usize): usize {
  if (!p || !q) return 0;
  const swaps = algebraCoefficient(element(q), 0) < algebraCoefficient(element(p), 0);
  return callAtom(f, swaps ? q : p, swaps ? p : q);
}

/** The angle is known where it is a multiple of pi / 120; else an atom. */
function inverseFunction(t: usize, f: i32): usize {
  const argument = child(t, 0);
  const value = imageOf(argument);
  if (!value) return 0;
  if (depends(argument) || !exactAngle(t)) return callAtom(<u32>f, value, 0);
  const turn = angleTerm();
  const g = f == F_ARCSIN ? F_SIN : f == F_ARCCOS ? F_COS : F_TAN;
  const angle = angleN;
  const parts = angleD;
  const back = turn ? circularOfPoly(turn, g) : 0;
  if (!back) return 0;
  // The ball says which angle it can only be; that its sine is the argument says it is.
  const off = subtract(back, value);
  if (!off) return 0;
  grow(off);
  if (!isZero(off)) return callAtom(<u32>f, value, 0);
  const size = multiply(integerImage(<u64>abs(angle)), inverse(integerImage(parts)));
  return multiply(atom(AT_PI, 0, 0), angle < 0 ? negate(size) : size);
}

function angleTerm(): usize {
  const q = ratio(bigFromU64(<u64>abs(angleN), angleN < 0), bigFromU64(angleD, false));
  return scale(canonicalPi(), q);
}

function circularOfPoly(p: usize, f: i32): usize {
  return circular(p, f, 1);
}

/** n! of a constant; of anything else from an atom for the part that isn't a number. */
export function imageOfFactorial(argument: usize): usize {
  const p = canonicalOf(argument);
  if (!p) return 0;
  const q = asRational(p);
  if (q) {
    if (!isInteger(q) || isNegativeRational(q) || !isSmall(q) || smallN > MAX_FACTORS) return 0;
    return constantFactorial(smallN);
  }
  if (!isRealTerm(p)) return 0;
  // (r + c)! = r! (r + 1) ... (r + c), c a whole number
  const c = wholePart(p);
  if (abs(c) > MAX_STEPS_UP) return 0;
  const v = vector();
  if (!push(v, p) || !push(v, polyOfRational(small(-c)))) return 0;
  const rest = sum(v);
  if (!rest || isZeroPoly(rest)) return 0;
  const base = imageOf(rest);
  let value = atom(AT_FACTORIAL, rest, 0);
  for (let k: i64 = 1; k <= c && value; k++) value = multiply(value, add(base, integerImage(k)));
  for (let k: i64 = 0; k > c && value; k--) {
    value = multiply(value, inverse(subtract(base, integerImage(-k))));
  }
  return base ? value : 0;
}

function constantFactorial(n: i64): usize {
  let value = one;
  let bits: u32 = 0;
  if (!spend(<u32>n)) return 0;
  for (let k: i64 = 2; k <= n; k++) {
    value = multiplyField(value, fromU64(k));
    bits += 64 - <u32>clz<u64>(k);
  }
  return image(ofField(value), 0, 0, bits, 0);
}

/** The whole number among the terms of the POLY, or 0. */
function wholePart(p: usize): i64 {
  for (let i: u32 = 0, n = count(p); i < n; i++) {
    const m = child(p, i);
    if (count(m) || surd(m) != 1) continue;
    const q = coefficient(m);
    if (!isSmall(q) || smallD != 1) return 0;
    return smallN;
  }
  return 0;
}

/** The least or the largest of constants, as the balls order them; of variables an atom. */
function leastOrMost(t: usize, f: i32): usize {
  if (depends(t)) {
    if (count(t) != 2) return 0;
    return symmetricAtom(<u32>f, imageOf(child(t, 0)), imageOf(child(t, 1)));
  }
  let best = child(t, 0);
  for (let i: u32 = 1, n = count(t); i < n; i++) {
    const other = child(t, i);
    const sign = signOfDifference(best, other);
    if (sign == 0) return 0;
    if (sign < 0 != (f == F_MIN)) best = other;
  }
  return imageOf(best);
}

/** n over k, or without `isCombination` n! / (n - k)!: for a small k n (n - 1) ..., else by factorials. */
function binomial(above: usize, below: usize, isCombination: bool): usize {
  const k = canonicalOf(below);
  if (!k) return 0;
  const q = asRational(k);
  if (q && isInteger(q) && isSmall(q)) {
    const steps = smallN;
    if (steps < 0 || steps > MAX_STEPS_UP) return 0;
    const n = imageOf(above);
    let value = n ? constant(one, 0) : 0;
    for (let j: i64 = 0; j < steps && value; j++) {
      value = multiply(value, subtract(n, integerImage(j)));
    }
    return isCombination ? multiply(value, inverse(constantFactorial(steps))) : value;
  }
  const n = canonicalOf(above);
  if (!n) return 0;
  const v = vector();
  if (!push(v, n) || !push(v, scale(k, small(-1)))) return 0;
  const rest = sum(v);
  let product = rest ? imageOfFactorial(rest) : 0;
  if (isCombination) product = multiply(product, imageOfFactorial(k));
  return multiply(imageOfFactorial(n), inverse(product));
}
