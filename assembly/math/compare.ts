/**
 * Two canonical forms, compared: the same, different, or not known. `different` needs a
 * proof: both sides exact constants of unlike form, or structures that differ in an entry
 * that does. Whatever holds something opaque is never different because of it.
 */
import { spend } from "../budget";
import { areApart } from "./ball-of-form";
import { canonicalPi } from "./canonical";
import { compareBased } from "./canonical-based";
import { compareQuotient, compareRatios } from "./canonical-ratio";
import { compareEquations } from "./compare-equation";
import { compareUnions } from "./compare-union";
import { compareLetters, compareUnits } from "./compare-unit";
import { compareUnordered } from "./compare-unordered";
import { areOtherClasses } from "./congruence";
import { compareEvaluatedForms } from "./evaluated";
import { areFamilies } from "./family";
import { compareMeanings, NO_VALUE } from "./meaning";
import {
  BASED,
  DEGREE,
  EQUAL_TO,
  GROUP,
  HAS_E,
  HAS_PI,
  IS_FORMAL,
  IS_INFINITE,
  IS_OPAQUE,
  LIST,
  MATRIX,
  MEANING,
  PERCENT,
  POLY,
  RATIO,
  RELATION,
  SET,
  UNION,
  UNIT,
} from "./ops";
import { inverse, isZeroPoly, multiply, polyOfRational } from "./poly";
import { small } from "./rational";
import { BY_BALLS, BY_FORM, BY_STRUCTURE, uses } from "./rungs";
import { areIntervals, isCondition, isReals } from "./solution";
import { attribute, child, count, flags, isSame, kind, x } from "./term";
import { haveSameVariables } from "./variables";

export const SAME: i32 = 1;
export const UNKNOWN: i32 = 0;
export const DIFFERENT: i32 = -1;

/** SAME, UNKNOWN or DIFFERENT; symmetric. */
export function compareForms(a: usize, b: usize): i32 {
  if (!spend(1)) return UNKNOWN;
  if (uses(BY_FORM) && isSame(a, b)) return SAME;
  if (kind(a) == POLY && kind(b) == POLY) return compareExpressions(a, b);
  return uses(BY_STRUCTURE) ? compareStructures(a, b) : UNKNOWN;
}

function compareExpressions(a: usize, b: usize): i32 {
  if (uses(BY_FORM) && isExact(a) && isExact(b))
    return haveSameVariables(a, b) && !areFamilies(a, b) ? DIFFERENT : UNKNOWN;
  return uses(BY_BALLS) && areApart(a, b) ? DIFFERENT : compareEvaluatedForms(a, b);
}

function compareStructures(a: usize, b: usize): i32 {
  if (kind(a) != kind(b)) return compareKinds(a, b);
  switch (kind(a)) {
    case GROUP:
      return compareGroups(a, b);
    case MATRIX:
      if (x(a) != x(b) || count(a) != count(b)) return DIFFERENT;
      return compareEntries(a, b);
    case LIST:
    case SET:
      return isCondition(a) && isCondition(b) ? compareConditions(a, b) : compareUnordered(a, b);
    case UNION:
      return compareUnions(a, b);
    case RELATION: {
      if (areOtherClasses(a, b)) return DIFFERENT;
      const c = compareEquations(a, b);
      return c == UNKNOWN ? compareUnions(a, b) : c;
    }
    case UNIT:
      return compareUnits(a, b);
    case RATIO:
      return compareRatios(a, b);
    case BASED:
      return compareBased(a, b);
    case MEANING:
      return compareMeanings(a, b);
  }
  return UNKNOWN;
}

/** Known exactly, so that an unlike form is another value. */
export function isExact(t: usize): bool {
  const all = flags(t);
  // Whether e and pi are algebraically independent is an open question.
  return !(all & IS_OPAQUE) && (all & (HAS_PI | HAS_E)) != (HAS_PI | HAS_E);
}

/** Exact, and without variables. */
export function isConstant(t: usize): bool {
  return isExact(t) && !(flags(t) & IS_FORMAL);
}

/** Lists of conditions say the same where their sets are; of other lengths they prove nothing. */
function compareConditions(a: usize, b: usize): i32 {
  const c = compareUnions(a, b);
  if (c != UNKNOWN) return c;
  const entries = compareUnordered(a, b);
  return entries == DIFFERENT && count(a) != count(b) && !areEquations(a, b) ? UNKNOWN : entries;
}

function areEquations(a: usize, b: usize): bool {
  for (let i: u32 = 0, n = count(a); i < n; i++) if (x(child(a, i)) != EQUAL_TO) return false;
  for (let i: u32 = 0, n = count(b); i < n; i++) if (x(child(b, i)) != EQUAL_TO) return false;
  return true;
}

/** 42 against (0, 1): a number is no tuple, matrix, interval or list of several. */
function compareKinds(a: usize, b: usize): i32 {
  if (kind(b) == POLY) return compareKinds(b, a);
  if (kind(a) == POLY && kind(b) == UNIT) return compareSign(b, a);
  if (kind(a) == POLY && kind(b) == RATIO) return compareQuotient(b, a);
  if (kind(a) == POLY && kind(b) == BASED) return compareBased(b, a);
  if (kind(a) == POLY && isConstant(a) && isNoValue(b, a)) return DIFFERENT;
  if (kind(a) == POLY && isConstant(a) && isSeveral(b) && isConstant(b)) return DIFFERENT;
  if (kind(a) == SET && kind(b) == LIST) return compareUnordered(a, b);
  if (kind(a) == LIST && kind(b) == SET) return compareUnordered(a, b);
  // (1, 2) may be a point, and {1, 2} no interval: one side has to say that it is a set
  return (saysSet(a) || saysSet(b)) && isSetLike(a) && isSetLike(b) ? compareUnions(a, b) : UNKNOWN;
}

/** "does not exist" beside a number; "none" may mean 0. */
function isNoValue(t: usize, number: usize): bool {
  if (flags(number) & IS_INFINITE) return false;
  if (kind(t) == SET) return count(t) == 0 && !isZeroPoly(number);
  return kind(t) == MEANING && x(t) == NO_VALUE;
}

function saysSet(t: usize): bool {
  return kind(t) == UNION || isCondition(t) || isReals(t);
}

/** May the term describe a set of real numbers? */
function isSetLike(t: usize): bool {
  const k = kind(t);
  return k == UNION || k == GROUP || k == SET || k == POLY || isCondition(t) || areIntervals(t);
}

function isSeveral(t: usize): bool {
  const k = kind(t);
  return (k == GROUP || k == LIST || k == SET || k == MATRIX) && count(t) > 1;
}

/**
 * `33.5\%` is 0.335 and `45^\circ` is pi/4, exactly; otherwise a unit against a plain value is
 * not known.
 */
function compareSign(unit: usize, plain: usize): i32 {
  const value = valueOfSign(unit);
  if (!value) return compareLetters(unit, plain);
  return isSame(value, plain) ? SAME : UNKNOWN;
}

/** The plain value of so many percent or degrees; 0 for another unit. */
export function valueOfSign(unit: usize): usize {
  if (kind(child(unit, 0)) != POLY || count(unit) != 2) return 0;
  const sign = kind(child(unit, 1));
  if (sign == PERCENT) return multiply(child(unit, 0), inverse(polyOfRational(small(100))));
  if (sign != DEGREE) return 0;
  return multiply(multiply(child(unit, 0), canonicalPi()), inverse(polyOfRational(small(180))));
}

/** Is the UNIT a percent sign and nothing else? */
export function isPercent(unit: usize): bool {
  return count(unit) == 2 && kind(child(unit, 1)) == PERCENT;
}

/** (1, 2) and [1, 2] differ in what they hold; other brackets of other lengths say nothing. */
function compareGroups(a: usize, b: usize): i32 {
  if (count(a) != count(b)) return isExact(a) && isExact(b) ? DIFFERENT : UNKNOWN;
  const entries = compareEntries(a, b);
  if (attribute(a) == attribute(b) || entries == DIFFERENT) return entries;
  return count(a) == 2 && entries == SAME ? DIFFERENT : UNKNOWN;
}

function compareEntries(a: usize, b: usize): i32 {
  let all = SAME;
  for (let i: u32 = 0, n = count(a); i < n; i++) {
    const c = compareForms(child(a, i), child(b, i));
    if (c == DIFFERENT) return DIFFERENT;
    if (c == UNKNOWN) all = UNKNOWN;
  }
  return all;
}
