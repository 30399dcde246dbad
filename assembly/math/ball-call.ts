/** Functions of balls. */
import { add, divide, shifted, square, subtract, timesSmall } from "../ball/arithmetic";
import { certainSign, fromI64, isWhole, wholeValue, widened } from "../ball/ball";
import * as c from "../ball/complex";
import { log as logReal } from "../ball/exponential";
import { addRadius, startRadius } from "../ball/radius";
import { squareRoot } from "../ball/root";
import { asin, atan, cosine, pi, sinCos, sine } from "../ball/trigonometry";
import { spend } from "../budget";
import { logReading } from "./ball-point";
import { ballOf, watch } from "./evaluate-ball";
import * as f from "./functions";
import { depends } from "./modular-form";
import { attribute, child, count } from "./term";

/** Factorials and binomials of constants go this far. */
const MAX_FACTORS: i64 = 4096;

export function callBall(t: usize): usize {
  const id = f.functionIn(t);
  const n = count(t);
  if (id == f.F_UNKNOWN) return 0;
  if (n == 0) return id == f.F_LOG ? logBase(id) : 0;
  if (attribute(t) == 1) {
    const isLog = id == f.F_LOG || id == f.F_LN;
    return isLog && n == 2 ? c.divide(logOf(child(t, 0)), logOf(child(t, 1))) : 0;
  }
  if (n >= 2 || id == f.F_MIN || id == f.F_MAX) return severalBall(t, id);
  const argument = child(t, 0);
  if (id == f.F_LN || id == f.F_LOG || id == f.F_LG) return c.divide(logOf(argument), logBase(id));
  const z = ballOf(argument);
  if (!z) return 0;
  switch (id) {
    case f.F_EXP:
      return c.exp(z);
    case f.F_CIS:
      return c.exp(c.multiply(unit(), z));
    case f.F_ABS:
    case f.F_MODULUS:
      return c.fromReal(c.modulus(z));
    case f.F_REAL:
      return c.fromReal(c.realPart(z));
    case f.F_IMAGINARY:
      return c.isReal(z) ? small(0) : c.fromReal(c.imaginaryPart(z));
    case f.F_ARG:
      return c.fromReal(c.argument(z));
    case f.F_FLOOR:
    case f.F_CEIL:
      return floorBall(z, id == f.F_CEIL);
  }
  if (id <= f.F_CSC) return circular(z, id);
  if (id >= f.F_SINH && id <= f.F_CSCH) return hyperbolic(z, id - f.F_SINH);
  return c.isReal(z) ? inverseBall(c.realPart(z), id) : 0;
}

function small(n: i64): usize {
  return c.fromReal(fromI64(n, 0));
}

function unit(): usize {
  return c.complex(fromI64(0, 0), fromI64(1, 0));
}

/** log of a term; with variables of positive numbers only. */
function logOf(t: usize): usize {
  const z = ballOf(t);
  if (!z) return 0;
  if (depends(t) && c.isReal(z) && certainSign(c.realPart(z)) <= 0) return 0;
  return c.log(z);
}

function logBase(id: i32): usize {
  if (id == f.F_LOG && logReading < 0) return anyBase();
  if (id == f.F_LN || (id == f.F_LOG && logReading == 0)) return small(1);
  const base = id == f.F_LOG && logReading == 2 ? 2 : 10;
  return c.fromReal(logReal(fromI64(base, 0)));
}

/** The natural logs of two, e and ten in one ball: from 0.6875 to 2.3125. */
function anyBase(): usize {
  const middle = fromI64(3, -1);
  startRadius();
  addRadius(13, -4);
  return c.fromReal(widened(middle));
}

/** sin, cos, tan, cot, sec, csc, in the order of their ids. */
function circular(z: usize, id: i32): usize {
  let s: usize;
  let k: usize;
  if (c.isReal(z)) {
    sinCos(c.realPart(z));
    const realSine = sine;
    k = c.fromReal(cosine);
    s = c.fromReal(realSine);
  } else {
    const turned = c.multiply(unit(), z);
    const up = c.exp(turned);
    const down = c.exp(c.negate(turned));
    k = c.divide(c.add(up, down), small(2));
    s = c.divide(c.subtract(up, down), c.multiply(small(2), unit()));
  }
  return ofPair(s, k, id);
}

/** The six functions from sine and cosine. */
function ofPair(s: usize, k: usize, id: i32): usize {
  switch (id) {
    case f.F_SIN:
      return s;
    case f.F_COS:
      return k;
    case f.F_TAN:
      return c.divide(s, k);
    case f.F_COT:
      return c.divide(k, s);
    case f.F_SEC:
      return c.inverse(k);
  }
  return c.inverse(s);
}

function hyperbolic(z: usize, id: i32): usize {
  const up = c.exp(z);
  watch(up); // tanh 200
  const down = c.exp(c.negate(z));
  const two = small(2);
  return ofPair(c.divide(c.subtract(up, down), two), c.divide(c.add(up, down), two), id);
}

/** Inverse functions of a real number, where they are real; arccot between 0 and pi. */
function inverseBall(a: usize, id: i32): usize {
  const quarter = shifted(pi(), -1);
  switch (id) {
    case f.F_ARCSIN:
      return c.fromReal(asin(a));
    case f.F_ARCCOS:
      return c.fromReal(subtract(quarter, asin(a)));
    case f.F_ARCTAN:
      return c.fromReal(atan(a));
    case f.F_ARCCOT:
      // Of negative numbers there are two conventions.
      return certainSign(a) > 0 ? c.fromReal(subtract(quarter, atan(a))) : 0;
    case f.F_ARCSEC:
      return c.fromReal(subtract(quarter, asin(divide(fromI64(1, 0), a))));
    case f.F_ARCCSC:
      return c.fromReal(asin(divide(fromI64(1, 0), a)));
    case f.F_ARSINH:
    case f.F_ARCOSH:
      return c.fromReal(areaBall(a, id == f.F_ARSINH ? 1 : -1));
    case f.F_ARTANH: {
      const one = fromI64(1, 0);
      return c.fromReal(shifted(logReal(divide(add(one, a), subtract(one, a))), -1));
    }
    case f.F_SIGN:
      return certainSign(a) ? small(certainSign(a)) : 0;
  }
  return 0;
}

/** log(a + sqrt(a^2 + sign)), for sign -1 of a >= 1 only. */
function areaBall(a: usize, sign: i64): usize {
  if (sign < 0 && certainSign(a) <= 0) return 0;
  return logReal(add(a, squareRoot(add(square(a), fromI64(sign, 0)))));
}

/** The whole number at or below all of the ball (above, for `up`); 0 where a step lies within. */
function floorBall(z: usize, up: bool): usize {
  if (!c.isReal(z)) return 0;
  const a = c.realPart(z);
  if (isWhole(a)) return z;
  const guess = c.wholeBelow(a);
  const rest = subtract(a, fromI64(guess, 0));
  if (!rest || certainSign(rest) <= 0 || certainSign(subtract(rest, fromI64(1, 0))) >= 0) return 0;
  return small(up ? guess + 1 : guess);
}

/** gcd, lcm, mod of whole constants; min, max; binomials. */
function severalBall(t: usize, id: i32): usize {
  const n = count(t);
  let value = ballOf(child(t, 0));
  for (let i: u32 = 1; i < n && value; i++) {
    const next = ballOf(child(t, i));
    if (!next || !c.isReal(value) || !c.isReal(next)) return 0;
    value = ofTwo(c.realPart(value), c.realPart(next), id, n);
  }
  return value;
}

function ofTwo(a: usize, b: usize, id: i32, n: u32): usize {
  if (id == f.F_MIN || id == f.F_MAX) {
    const sign = certainSign(subtract(a, b));
    if (sign == 0) return 0;
    return c.fromReal(sign < 0 == (id == f.F_MIN) ? a : b);
  }
  if (!isWhole(a)) return 0;
  const p = wholeValue;
  if (!isWhole(b)) return 0;
  const q = wholeValue;
  if (id == f.F_GCD || id == f.F_LCM) {
    const g = gcdOf(abs(p), abs(q));
    if (id == f.F_GCD) return small(g);
    return g && abs(p) < 1 << 31 && abs(q) < 1 << 31 ? small((abs(p) / g) * abs(q)) : 0;
  }
  if (n != 2) return 0;
  if (id == f.F_MOD) return q > 0 ? small(((p % q) + q) % q) : 0;
  if (id == f.F_PERMUTATIONS) return binomialBall(p, q, false);
  return id == f.F_BINOMIAL ? binomialBall(p, q, true) : 0;
}

function gcdOf(a: i64, b: i64): i64 {
  while (b) {
    const r = a % b;
    a = b;
    b = r;
  }
  return a;
}

function binomialBall(n: i64, k: i64, isCombination: bool): usize {
  if (n < 0 || k < 0 || n > 1 << 30) return 0;
  if (k > n) return small(0);
  if (isCombination) k = min(k, n - k);
  if (k > MAX_FACTORS) return 0;
  let value = fromI64(1, 0);
  let below = value;
  for (let j: i64 = 0; j < k && value; j++) {
    value = timesSmall(value, <u32>(n - j));
    below = timesSmall(below, <u32>(j + 1));
  }
  return isCombination ? c.divide(c.fromReal(value), c.fromReal(below)) : c.fromReal(value);
}

/** n! of a whole number that is known exactly. */
export function factorialBall(z: usize): usize {
  if (!z || !c.isReal(z) || !isWhole(c.realPart(z))) return 0;
  const n = wholeValue;
  if (n < 0 || n > MAX_FACTORS || !spend(<u32>n)) return 0;
  let value = fromI64(1, 0);
  for (let j: i64 = 2; j <= n && value; j++) value = timesSmall(value, <u32>j);
  return c.fromReal(value);
}
