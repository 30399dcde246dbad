/**
 * What graders agree to overlook on one side only: the name it assigns to, a unit, a percent
 * sign. None of this is an equality (10\% is not 10), so it never acts inside a term, and
 * what was overlooked is the rule of the verdict. Like Math-Verify's tests
 * (tests/test_all.py, test_percent_notation), 10\% counts for 10 as well as for 0.1; but 0.5\% and
 * 1\% are no 0.5 and no 1.
 */
import {
  OPTION_ASSIGNMENT_RIGHT_SIDE,
  OPTION_ASSIGNMENT_STRICT,
  OPTION_DEGREES_ANGLE,
  OPTION_DEGREES_EITHER,
  OPTION_DEGREES_NUMBER,
  OPTION_UNITS_DROPPED,
  OPTION_UNITS_STRICT,
  RULE_MATH_ASSIGNMENT_DROPPED,
  RULE_MATH_CHAIN,
  RULE_MATH_NUMBER,
  RULE_MATH_PERCENT_DROPPED,
  RULE_MATH_UNIT_DROPPED,
} from "../names.generated";
import { unordered } from "./canonical-structure";
import { writtenValue } from "./canonical-unit";
import { compareForms, DIFFERENT, isPercent, SAME, valueOfSign } from "./compare";
import { isUnit, toU64 } from "./integer";
import { assignedValue, chainValue, rightSide, roundedMember } from "./names";
import { DEGREE, LIST, OPAQUE, PERCENT, POLY, RELATION, SET, UNIT } from "./ops";
import { asRational, inverse, isZeroPoly, multiply } from "./poly";
import {
  compare as compareRational,
  denominator,
  isInteger,
  isNegativeRational,
  numerator,
  small,
} from "./rational";
import { assignment, degrees, isPercentValue, units } from "./settings";
import { child, count, isSame, kind, y } from "./term";
import { COMPOUND, COUNTED, MEASURED } from "./unit-words";
import { push, vector } from "./vector";

/** The two sides after `dropPolicies`, and the rule of the last thing dropped. */
export let droppedA: usize = 0;
export let droppedB: usize = 0;
export let policyRule: u16 = 0;
/** The two before a unit was dropped. */
let undroppedA: usize = 0;
let undroppedB: usize = 0;

/** What the side that assigns says its value is about. */
let about: usize = 0;
/** What `assigns` found. */
let assigned: usize = 0;

/** The value of a term on its left side's name, or of a chain; sets the rule. */
function assigns(t: usize, isAnswer: bool): bool {
  const how = assignment();
  const isAssigned = how != OPTION_ASSIGNMENT_STRICT && assignedValue(t) != 0;
  policyRule = RULE_MATH_ASSIGNMENT_DROPPED;
  assigned = isAssigned ? assignedValue(t) : chainValue(t);
  if (!assigned && isAnswer && how == OPTION_ASSIGNMENT_RIGHT_SIDE) {
    assigned = rightSide(t);
  } else if (!isAssigned) policyRule = RULE_MATH_CHAIN;
  if (!assigned) policyRule = 0;
  return assigned != 0;
}

function isRelated(t: usize): bool {
  return kind(t) == RELATION;
}

/** Drops what one side alone has; false where there is nothing. `b` is the answer. */
export function dropPolicies(a: usize, b: usize): bool {
  droppedA = a;
  droppedB = b;
  undroppedA = a;
  undroppedB = b;
  policyRule = 0;
  if (kind(a) == OPAQUE || kind(b) == OPAQUE) return false;
  about = 0;
  // x = 5 against 5
  if (!isRelated(b) && assigns(a, false)) {
    droppedA = assigned;
    about = roundedMember(a);
  } else if (!isRelated(a) && assigns(b, true)) {
    droppedB = assigned;
    about = roundedMember(b);
  }
  // x = 50\% against 0.5
  if (policyRule && compareForms(droppedA, droppedB) == SAME) return true;
  undroppedA = droppedA;
  undroppedB = droppedB;
  // 5 cm against 5
  if (!dropUnits() && units() == OPTION_UNITS_DROPPED) dropBothUnits();
  return policyRule != 0;
}

/** Drops the units of the one side that has some, off all its entries; false where none has. */
function dropUnits(): bool {
  const a = allUnits(droppedA);
  const b = allUnits(droppedB);
  if (a == b || isList(droppedA) != isList(droppedB)) return false;
  const unit = a ? droppedA : droppedB;
  const plain = a ? droppedB : droppedA;
  if (hasUnit(plain)) return false;
  const whole = areWholeAboveOne(plain);
  const value = isList(unit) ? dropFromEach(unit, whole) : dropUnit(unit, whole);
  if (a) droppedA = value;
  else droppedB = value;
  return true;
}

/** 5 kg for 5 seconds: the option asks for it. */
function dropBothUnits(): void {
  if (kind(droppedA) != UNIT || kind(droppedB) != UNIT) return;
  if (isSign(droppedA) || isSign(droppedB)) return;
  droppedA = dropUnit(droppedA, false);
  droppedB = dropUnit(droppedB, false);
}

function dropFromEach(t: usize, whole: bool): usize {
  const v = vector();
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    if (!push(v, dropUnit(child(t, i), whole))) return t;
  }
  const out = unordered(kind(t), v, kind(t) == SET);
  return out ? out : t;
}

function isList(t: usize): bool {
  return kind(t) == LIST || kind(t) == SET;
}

/** A unit, or a list of nothing else, the same one each time. */
function allUnits(t: usize): bool {
  if (!isList(t)) return kind(t) == UNIT;
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    if (kind(child(t, i)) != UNIT || !haveSameUnit(child(t, i), child(t, 0))) return false;
  }
  return count(t) > 0;
}

/** The same unit as written: m and cm are not, although their canonical value is in metres. */
function haveSameUnit(a: usize, b: usize): bool {
  const valueA = writtenValue(a);
  const valueB = writtenValue(b);
  if (count(a) != count(b) || !valueA || !valueB) return false;
  for (let i: u32 = 1, n = count(a); i < n; i++) {
    if (!isSame(child(a, i), child(b, i))) return false;
  }
  if (valueA == child(a, 0) && valueB == child(b, 0)) return true;
  if (kind(valueA) != POLY || kind(valueB) != POLY) return false;
  const left = multiply(child(a, 0), valueB);
  const right = left ? multiply(child(b, 0), valueA) : 0;
  return right != 0 && isSame(left, right);
}

function hasUnit(t: usize): bool {
  if (!isList(t)) return kind(t) == UNIT;
  for (let i: u32 = 0, n = count(t); i < n; i++) if (kind(child(t, i)) == UNIT) return true;
  return false;
}

/** Is the strict verdict on the two to be looked at again, since the option drops all units? */
export function dropsAnyway(a: usize, b: usize): bool {
  return units() == OPTION_UNITS_DROPPED && kind(a) == UNIT && kind(b) == UNIT;
}

/** Two that are an angle and its degrees, where the option keeps the number alone. */
export function isAngleForbidden(a: usize, b: usize): bool {
  if (degrees() != OPTION_DEGREES_NUMBER || kind(a) == kind(b)) return false;
  return (kind(a) == UNIT && isDegree(a)) || (kind(b) == UNIT && isDegree(b));
}

function isDegree(unit: usize): bool {
  return count(unit) == 2 && kind(child(unit, 1)) == DEGREE;
}

/**
 * Are the two values different in whatever unit the side without one means? Apples don't
 * convert. Hours do, by a whole factor, and so do dollars, by a power of ten; with speeds and
 * temperatures nothing is known. A percent or degree sign has one other reading.
 */
export function differAnyway(): bool {
  // 1/3 \approx 0.33 against 0.33
  if (about && (compareForms(about, droppedA) == SAME || compareForms(about, droppedB) == SAME)) {
    return false;
  }
  const hasList = isList(droppedA) || isList(droppedB);
  if (hasList && (droppedA != undroppedA || droppedB != undroppedB)) return false;
  if (droppedA != undroppedA && droppedB != undroppedB) return false;
  if (droppedA != undroppedA) return differsAnyway(undroppedA, undroppedB);
  return droppedB == undroppedB || differsAnyway(undroppedB, undroppedA);
}

function differsAnyway(unit: usize, plain: usize): bool {
  const what = <u8>y(unit);
  const value = writtenValue(unit);
  if (isSign(unit)) {
    if (isDegree(unit) && degrees() != OPTION_DEGREES_EITHER) return true;
    const other = valueOfSign(unit);
    return !other || compareForms(other, plain) == DIFFERENT;
  }
  if (what == COUNTED) return true;
  if (what == COMPOUND || kind(value) != POLY || kind(plain) != POLY) return false;
  if (isZeroPoly(value) || isZeroPoly(plain)) return true;
  const quotient = multiply(value, inverse(plain));
  const q = quotient ? asRational(quotient) : 0;
  if (!q || isNegativeRational(q)) return quotient != 0;
  const isWhole = isInteger(q);
  if (!isWhole && !isUnit(numerator(q))) return true;
  if (what == MEASURED) return false;
  let factor = toU64(isWhole ? numerator(q) : denominator(q));
  while (factor % 10 == 0) factor /= 10;
  return factor != 1;
}

/** Is the value, or each of a list, a whole number above 1? */
function areWholeAboveOne(t: usize): bool {
  if (!isList(t)) return isWholeAboveOne(t);
  for (let i: u32 = 0, n = count(t); i < n; i++) if (!isWholeAboveOne(child(t, i))) return false;
  return true;
}

function isWholeAboveOne(t: usize): bool {
  const q = kind(t) == POLY ? asRational(t) : 0;
  return q != 0 && isInteger(q) && compareRational(q, small(1)) > 0;
}

/** A percent or degree sign and nothing else? */
function isSign(unit: usize): bool {
  const sign = kind(child(unit, 1));
  return count(unit) == 2 && (sign == PERCENT || sign == DEGREE);
}

/**
 * The value without its unit. A percent sign is left out only against whole numbers above 1,
 * else it is its value; a degree sign and other units as the options say.
 */
function dropUnit(t: usize, plainIsWhole: bool): usize {
  const percent = isPercent(t);
  const asValue = percent
    ? !plainIsWhole || isPercentValue()
    : isDegree(t) && degrees() == OPTION_DEGREES_ANGLE;
  const value = asValue ? valueOfSign(t) : 0;
  if (value) {
    if (!policyRule) policyRule = RULE_MATH_NUMBER;
    return value;
  }
  if (!isSign(t) && units() == OPTION_UNITS_STRICT) return t;
  const number = writtenValue(t);
  if (!number) return t;
  policyRule = percent ? RULE_MATH_PERCENT_DROPPED : RULE_MATH_UNIT_DROPPED;
  return number;
}
