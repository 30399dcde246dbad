/** Canonical forms of arguments, made once for each term, and what can be read off them. */
import { spend } from "../budget";
import { MAX_TERMS } from "../limits";
import { order, widerOrder } from "../modular/unity";
import { isRealConstant, signOfConstant } from "./ball-questions";
import { canonical } from "./canonical";
import { EULER, symbolMeaning, VARIABLE } from "./expression";
import { F_ABS, F_CIS, F_DET, F_MODULUS, F_UNKNOWN, functionIn } from "./functions";
import { limb, limbs } from "./integer";
import { restart } from "./modular-atoms";
import { coefficient, exponent, surd } from "./mono";
import {
  CALL,
  DEGREE,
  FUNCTION,
  IMAGINARY,
  NUMBER,
  PI,
  POLY,
  POWER,
  PRIME,
  RADICAL,
  RAW,
  ROOT,
  SUBSCRIPT,
  SYMBOL,
  TEXT,
} from "./ops";
import { isZeroPoly } from "./poly";
import { denominator, isNegativeRational, numerator } from "./rational";
import { hasWorkLeft } from "./rung";
import { child, count, kind, termsMade } from "./term";

/** u32 term, u32 form, of the arguments met so far. */
const made: usize = memory.data(8 * 32);
let madeCount: u32 = 0;
/** The order that roots of unity need, where it is wider than the one in use. */
export let wantedOrder: u64 = 0;

export function resetForms(): void {
  madeCount = 0;
  wantedOrder = 0;
}

/** The canonical POLY of a term, or 0. */
export function canonicalOf(t: usize): usize {
  if (!t || kind(t) == POLY) return t;
  for (let i: u32 = 0; i < madeCount; i++) {
    if (<usize>load<u32>(made + 8 * i) == t) return load<u32>(made + 8 * i, 4);
  }
  // Half of what an expression may have is left to the other rungs.
  if (!hasWorkLeft() || termsMade() > MAX_TERMS >> 1) return 0;
  let form = canonical(t);
  if (form && kind(form) != POLY) form = 0;
  if (madeCount < 32) {
    store<u32>(made + 8 * madeCount, <u32>t);
    store<u32>(made + 8 * madeCount, <u32>form, 4);
    madeCount++;
  }
  return form;
}

/** Is there a root of unity of order m? If not, the evaluation begins anew with one. */
export function hasOrder(m: u64): bool {
  if (m && order % m == 0) return true;
  const wider = m ? widerOrder(m) : 0;
  if (wider) {
    wantedOrder = wider;
    restart();
  }
  return false;
}

/** Does the term hold a variable? */
export function depends(t: usize): bool {
  if (!spend(1)) return true;
  if (kind(t) == SYMBOL || kind(t) == SUBSCRIPT) return symbolMeaning(t) == VARIABLE;
  for (let i: u32 = 0, n = count(t); i < n; i++) if (depends(child(t, i))) return true;
  return false;
}

/**
 * Is the term real wherever it is defined? Without i, names and functions nobody knows; and what
 * may be complex without them (roots, powers, functions of numbers) is by its ball.
 */
export function isRealTerm(t: usize): bool {
  if (!spend(1)) return false;
  switch (kind(t)) {
    case NUMBER:
    case PI:
    case DEGREE:
      break;
    case SYMBOL:
    case SUBSCRIPT: {
      const what = symbolMeaning(t);
      return what == VARIABLE || what == EULER;
    }
    case TEXT:
    case RAW:
    case PRIME:
    case IMAGINARY:
      return false;
    case CALL:
    case FUNCTION: {
      const f = functionIn(t);
      if (f == F_UNKNOWN || f == F_CIS || f >= F_DET) return f == F_MODULUS;
      if (!depends(t)) return isRealConstant(t);
      if (f == F_ABS) return true;
      break;
    }
    case ROOT:
    case RADICAL:
    case POWER:
      if (!depends(t)) return isRealConstant(t);
      break;
  }
  for (let i: u32 = 0, n = count(t); i < n; i++) if (!isRealTerm(child(t, i))) return false;
  return true;
}

/** Is it positive wherever it is defined and counts: by its place, or as a constant by its ball? */
export function isPositiveThere(t: usize): bool {
  return depends(t) || signOfConstant(t) > 0;
}

/** Is it positive by its kind alone: pi, e? */
export function isPositiveAtom(atom: usize): bool {
  return kind(atom) == PI || (kind(atom) == SYMBOL && symbolMeaning(atom) == EULER);
}

/** Is the POLY a sum of positive multiples of even powers? Then no root of it loses domain. */
export function isSumOfSquares(p: usize): bool {
  for (let i: u32 = 0, n = count(p); i < n; i++) {
    const m = child(p, i);
    if (isNegativeRational(coefficient(m)) || surd(m) != 1) return false;
    for (let k: u32 = 0, f = count(m); k < f; k++) {
      const factor = child(m, k);
      if (exponent(factor) & 1 && !isPositiveAtom(child(factor, 0))) return false;
    }
  }
  return !isZeroPoly(p);
}

/** Numerator and denominator of a rational, where both are below 2^31; false otherwise. */
export let smallN: i64 = 0;
export let smallD: u64 = 1;
export function isSmall(q: usize): bool {
  const n = numerator(q);
  const d = denominator(q);
  if (limbs(n) > 1 || limbs(d) > 1) return false;
  const size = limbs(n) ? <i64>limb(n, 0) : 0;
  smallN = isNegativeRational(q) ? -size : size;
  smallD = limb(d, 0);
  return size >> 31 == 0 && smallD >> 31 == 0;
}

/** The atom that a POLY of one MONO with one factor to the power 1 and nothing else is, or 0. */
export function soleAtom(p: usize): usize {
  if (count(p) != 1) return 0;
  const m = child(p, 0);
  if (count(m) != 1 || surd(m) != 1 || exponent(child(m, 0)) != 1) return 0;
  return child(child(m, 0), 0);
}

/** Is it the number e? */
export function isEuler(p: usize): bool {
  const atom = soleAtom(p);
  return atom != 0 && kind(atom) == SYMBOL && symbolMeaning(atom) == EULER && hasCoefficientOne(p);
}

export function hasCoefficientOne(p: usize): bool {
  const q = coefficient(child(p, 0));
  return isSmall(q) && smallN == 1 && smallD == 1;
}
