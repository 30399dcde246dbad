/**
 * Logarithms modulo a prime: of a rational, sums over its prime factors; of e^v, v; of other
 * things atoms. log(x^3) = 3 log x, log(x^2) = 2 log|x|.
 */

import { one } from "../modular/field";
import { add, constant, inverse, multiply, negate } from "../modular/image";
import { unityRoot } from "../modular/unity";
import { imageOf, integerImage } from "./evaluate-modular";
import { EULER, symbolMeaning } from "./expression";
import { F_ABS, functionIn } from "./functions";
import { AT_LOG, AT_LOG_POLY, AT_PI, atom } from "./modular-atoms";
import { canonicalOf, isEuler, isPositiveThere, isRealTerm } from "./modular-form";
import { coefficient, exponent, makeMono, surd } from "./mono";
import { CALL, FUNCTION, PI, POWER, RADICAL, SYMBOL } from "./ops";
import { asRational, isZeroPoly, polyOfAtom, scale, single } from "./poly";
import { factorRational, primeAt, primeCount, primeExponent } from "./prime-factors";
import { invert, isNegativeRational, isOne, magnitude, negate as negateRational } from "./rational";
import { child, count, kind, x } from "./term";
import { push, vector } from "./vector";

/** The natural logarithm of a term. */
export function logOf(t: usize): usize {
  if (kind(t) == POWER) {
    const base = canonicalOf(child(t, 0));
    const v = canonicalOf(child(t, 1));
    if (base && v && isPositiveBase(base) && isRealTerm(v)) {
      return multiply(logOfPoly(base), imageOf(child(t, 1)));
    }
  }
  return logOfPoly(canonicalOf(t));
}

/** e, or a positive rational? */
function isPositiveBase(p: usize): bool {
  const q = asRational(p);
  if (q) return !isZeroPoly(p) && !isNegativeRational(q);
  return isEuler(p);
}

function logOfPoly(p: usize): usize {
  if (!p || isZeroPoly(p)) return 0;
  const q = asRational(p);
  if (q) {
    if (!isNegativeRational(q)) return logOfRational(q);
    const turn = multiply(constant(unityRoot(1, 4), 0), atom(AT_PI, 0, 0));
    return add(turn, logOfRational(negateRational(q)));
  }
  const size = magnitude(coefficient(child(p, 0)));
  const rest = scale(p, invert(size));
  if (!rest) return 0;
  const outer = isOne(size) ? constant(0, 0) : logOfRational(size);
  return add(outer, count(rest) == 1 ? logOfProduct(rest) : logAtom(rest, 0));
}

function logOfRational(q: usize): usize {
  if (!q || !factorRational(q)) return 0;
  const n = primeCount;
  let sum = constant(0, 0);
  for (let i: u32 = 0; i < n && sum; i++) {
    sum = add(sum, multiply(signed(primeExponent(i)), atom(AT_LOG, 0, primeAt(i))));
  }
  return sum;
}

function signed(value: i64): usize {
  const size = integerImage(<u64>abs(value));
  return value < 0 ? negate(size) : size;
}

/** The logarithm of a POLY nobody splits; with `isAbsolute` of its absolute value. */
function logAtom(p: usize, isAbsolute: u64): usize {
  if (!p) return 0;
  return atom(AT_LOG_POLY, p, isAbsolute);
}

/** Of one MONO with coefficient 1 or -1: what is surely positive comes out. */
function logOfProduct(p: usize): usize {
  const m = child(p, 0);
  const left = vector();
  let sum = constant(0, 0);
  let odd: usize = 0;
  for (let i: u32 = 0, n = count(m); i < n && sum; i++) {
    const f = child(m, i);
    const part = logOfPositive(child(f, 0));
    if (part) sum = add(sum, multiply(signed(exponent(f)), part));
    else {
      odd = f;
      if (!push(left, f)) return 0;
    }
  }
  const rest = left ? makeMono(coefficient(m), surd(m), left) : 0;
  if (!rest || !sum) return 0;
  const isPlain = isOne(coefficient(m)) && surd(m) == 1;
  if (count(rest) == 0 && isPlain) return sum;
  if (count(rest) != 1 || !isPlain || !isRealTerm(rest)) return add(sum, logAtom(single(rest), 0));
  const isOdd = (exponent(odd) & 1) == 1;
  // log(a^3) is 3 log a for a positive a only
  if (isOdd && !isPositiveThere(child(odd, 0))) return add(sum, logAtom(single(rest), 0));
  const f = polyOfAtom(child(odd, 0));
  return add(sum, multiply(signed(exponent(odd)), logAtom(f, isOdd ? 0 : 1)));
}

/** The logarithm of an atom that is positive wherever it is defined; 0 where it may not be. */
function logOfPositive(t: usize): usize {
  switch (kind(t)) {
    case SYMBOL:
      return symbolMeaning(t) == EULER ? constant(one, 0) : 0;
    case PI:
      return atom(AT_LOG_POLY, polyOfAtom(t), 0);
    case POWER:
      if (!isPositiveBase(child(t, 0)) || !isRealTerm(child(t, 1))) return 0;
      return multiply(logOfPoly(child(t, 0)), imageOf(child(t, 1)));
    case RADICAL:
      if (x(t) & 1 || !isRealTerm(t)) return 0;
      return multiply(logOfPoly(child(t, 0)), inverse(integerImage(x(t))));
    case CALL:
    case FUNCTION:
      if (functionIn(t) != F_ABS || count(t) != 1 || !isRealTerm(t)) return 0;
      return logAtom(child(t, 0), 1);
  }
  return 0;
}
