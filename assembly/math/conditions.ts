/**
 * Where a term is defined, as far as more than a thin set is left out: the conditions of all its
 * even roots, logarithms, real powers, arcs and unknown functions, whatever becomes of them when
 * it is computed. Two terms with the same conditions have the same domain but for a thin set.
 */
import { spend } from "../budget";
import { holdsSomewhere } from "./common-domain";
import * as f from "./functions";
import {
  canonicalOf,
  depends,
  isPositiveAtom,
  isRealTerm,
  isSmall,
  isSumOfSquares,
  smallD,
  smallN,
} from "./modular-form";
import { coefficient, exponent, makeFactor, makeMono } from "./mono";
import { CALL, DECORATED, DIVIDE, FACTOR, FUNCTION, POWER, RADICAL, ROOT } from "./ops";
import { asRational, polyOfAtom, scale, single } from "./poly";
import { invert, magnitude } from "./rational";
import { attribute, child, count, isSame, kind, x } from "./term";
import { mayVanish } from "./vanishing";
import { push, vector } from "./vector";

/** At least zero, or above: these differ by a thin set. Within [-1, 1]. Of other functions. */
const POSITIVE: u32 = 1;
const IN_UNIT: u32 = 2;
const OF_CALL: u32 = 3;
/** Not zero, of what may be zero on more than single points. */
const NOT_ZERO: u32 = 1 << 16;

const MAX_CONDITIONS: u32 = 32;
/** u32 kind, u32 POLY: of the first term, then of the second. */
const conditions: usize = memory.data(8 * 32);
let conditionCount: u32 = 0;
/** Where those of the term in hand begin. */
let from: u32 = 0;

/** Do the two terms ask for the same, and can it be had? False where that isn't known. */
export function sameConditions(a: usize, b: usize): bool {
  conditionCount = 0;
  from = 0;
  if (!collect(a)) return false;
  const middle = conditionCount;
  from = middle;
  if (!collect(b)) return false;
  if (!within(0, middle, middle, conditionCount)) return false;
  if (!within(middle, conditionCount, 0, middle)) return false;
  return hasUnknown(middle) || holdsSomewhere(conditions, middle, POSITIVE, IN_UNIT);
}

/** Is there a point at which both are surely defined? Only roots, logarithms and arcs are looked at. */
export function shareDomain(a: usize, b: usize): bool {
  conditionCount = 0;
  from = 0;
  if (!collect(a) || !collect(b)) return false;
  for (let i: u32 = 0; i < conditionCount; i++) {
    const what = load<u32>(conditions + 8 * i);
    if (what != POSITIVE && what != IN_UNIT) return false;
  }
  return holdsSomewhere(conditions, conditionCount, POSITIVE, IN_UNIT);
}

/** Does a function that nobody knows have a say in where it is defined? */
function hasUnknown(n: u32): bool {
  for (let i: u32 = 0; i < n; i++) if (load<u32>(conditions + 8 * i) == OF_CALL) return true;
  return false;
}

function within(start: u32, end: u32, otherStart: u32, otherEnd: u32): bool {
  for (let i = start; i < end; i++) {
    const p = conditions + 8 * i;
    if (!holds(load<u32>(p), load<u32>(p, 4), otherStart, otherEnd)) return false;
  }
  return true;
}

function holds(what: u32, key: usize, start: u32, end: u32): bool {
  for (let i = start; i < end; i++) {
    const p = conditions + 8 * i;
    if (load<u32>(p) == what && isSame(load<u32>(p, 4), key)) return true;
  }
  return false;
}

function note(what: u32, key: usize): bool {
  if (!key) return false;
  if (holds(what, key, from, conditionCount)) return true;
  if (conditionCount == MAX_CONDITIONS) return false;
  store<u32>(conditions + 8 * conditionCount, what);
  store<u32>(conditions + 8 * conditionCount, <u32>key, 4);
  conditionCount++;
  return true;
}

/** Notes all conditions of a term; false where one isn't understood. */
function collect(t: usize): bool {
  if (!spend(2)) return false;
  const k = kind(t);
  if (k == CALL && attribute(t) == DECORATED) return true;
  if (k == DIVIDE && !notZero(child(t, 0))) return false;
  if (k == FACTOR && exponent(t) < 0 && !notZero(child(t, 0))) return false;
  if (k == POWER && !notZero(child(t, 0))) return false;
  if (k == ROOT && !ofPower(child(t, 0), child(t, 1), true)) return false;
  if (k == POWER && !ofPower(child(t, 0), child(t, 1), false)) return false;
  if (k == RADICAL && !(x(t) & 1) && !positive(child(t, 0))) return false;
  if ((k == CALL || k == FUNCTION) && !ofCall(t)) return false;
  for (let i: u32 = 0, n = count(t); i < n; i++) if (!collect(child(t, i))) return false;
  return true;
}

/** Asks for a denominator (or what may be one) to be no zero, where it may be on a whole stretch. */
function notZero(t: usize): bool {
  if (!depends(t) || !mayVanish(t)) return true;
  const k = kind(t);
  const p = k == FUNCTION || k == RADICAL ? polyOfAtom(t) : canonicalOf(t);
  if (!p || !count(p)) return false;
  return note(NOT_ZERO, scale(p, invert(coefficient(child(p, 0)))));
}

function ofPower(base: usize, exponent: usize, isRoot: bool): bool {
  if (!depends(base) && !depends(exponent)) return true;
  const e = canonicalOf(exponent);
  if (!e) return false;
  const q = asRational(e);
  if (q && !isSmall(q)) return false;
  // The index of a root, the denominator of a power.
  const even = q ? (isRoot ? isEven(q) : !(smallD & 1)) : true;
  return even ? positive(base) : true;
}

/** Is the integer that `isSmall` just took apart even? */
function isEven(q: usize): bool {
  return isSmall(q) && smallD == 1 && !(smallN & 1);
}

/** Asks for a real part with variables to be positive, but for a factor that surely is. */
function positive(t: usize): bool {
  if (!depends(t)) return true;
  const p = canonicalOf(t);
  if (!p) return false;
  if (!count(p) || !isRealTerm(p) || isSumOfSquares(p)) return true;
  const rest = scale(p, invert(magnitude(coefficient(child(p, 0)))));
  if (!rest) return false;
  return note(POSITIVE, count(rest) == 1 ? oddPart(child(rest, 0)) : rest);
}

/** The POLY of the MONO without even powers: x^3 y^2 is positive where x is. */
function oddPart(m: usize): usize {
  const v = vector();
  for (let i: u32 = 0, n = count(m); i < n; i++) {
    const factor = child(m, i);
    if (!(exponent(factor) & 1) || isPositiveAtom(child(factor, 0))) continue;
    if (!push(v, makeFactor(child(factor, 0), 1))) return 0;
  }
  return v ? single(makeMono(coefficient(m), 1, v)) : 0;
}

function ofCall(t: usize): bool {
  const id = f.functionIn(t);
  if (!depends(t)) return true;
  switch (id) {
    case f.F_LN:
    case f.F_LOG:
    case f.F_LG:
      return positive(child(t, 0)) && (count(t) < 2 || positive(child(t, 1)));
    case f.F_ARCSIN:
    case f.F_ARCCOS:
      return note(IN_UNIT, canonicalOf(child(t, 0)));
    case f.F_ARCSEC:
    case f.F_ARCCSC:
    case f.F_ARCOSH:
    case f.F_ARTANH:
      return note(OF_CALL + 1 + <u32>id, canonicalOf(child(t, 0)));
    case f.F_ARSINH:
    case f.F_ARCTAN:
    case f.F_ARCCOT:
    case f.F_EXP:
    case f.F_CIS:
    case f.F_ABS:
    case f.F_MODULUS:
    case f.F_FLOOR:
    case f.F_CEIL:
    case f.F_GCD:
    case f.F_LCM:
    case f.F_MIN:
    case f.F_MAX:
    case f.F_MOD:
    case f.F_BINOMIAL:
    case f.F_PERMUTATIONS:
    case f.F_SIGN:
      return true;
  }
  // Circular and hyperbolic functions have poles at most.
  if (id >= 0 && (id <= f.F_CSC || (id >= f.F_SINH && id <= f.F_CSCH))) return true;
  return note(OF_CALL, canonicalOf(t));
}
