/** Relations: the same equation up to a constant factor, assignments by what they assign. */
import { spend } from "../budget";
import { lower } from "../text/ascii";
import { compareForms, DIFFERENT, isConstant, isExact, SAME, UNKNOWN } from "./compare";
import { coefficient, exponent, surd } from "./mono";
import { assignedValue, holds, isFunctionOf, letterOf } from "./names";
import { EQUAL_TO, IS_FORMAL, POLY, SYMBOL } from "./ops";
import { areOtherCurves } from "./other-curve";
import { asRational, scale, sum } from "./poly";
import { invert, isNegativeRational, isZeroRational, small } from "./rational";
import { BY_EQUATION, uses } from "./rungs";
import { domainLost, startForm } from "./stuck";
import { child, count, flags, isSame, kind, x } from "./term";
import { haveSameVariables } from "./variables";
import { push, vector } from "./vector";

/**
 * `x = 5` and `x = 6` are different, and so are `x = 5` and `y = 5`; other names may be another
 * way to say it, as `f(x) = 2x` and `y = 2x` are. `x^2 = 1 - y^2` and `2x^2 + 2y^2 = 2` are the same.
 */
export function compareEquations(a: usize, b: usize): i32 {
  const valueA = assignedValue(a);
  const valueB = assignedValue(b);
  if (valueA && valueB) {
    const nameA = child(a, 0);
    const nameB = child(b, 0);
    // x = y = 3 says more than x = 3
    const isMore = namesMore(a) || namesMore(b);
    if (isSame(nameA, nameB)) {
      const c = compareForms(valueA, valueB);
      if (c == DIFFERENT) return c;
      if (c == SAME) return isMore && !sameMembers(a, b) ? UNKNOWN : c;
    }
    if (isMore) return sameMembers(a, b) ? SAME : UNKNOWN;
    if (isFunctionAndY(nameA, nameB, valueA) || isFunctionAndY(nameB, nameA, valueB)) {
      return compareForms(valueA, valueB);
    }
    if (areOthers(nameA, nameB) && isConstant(valueA) && isConstant(valueB)) return DIFFERENT;
  }
  if (!uses(BY_EQUATION)) return UNKNOWN;
  if (count(a) != 2 || count(b) != 2 || x(a) != EQUAL_TO || x(b) != EQUAL_TO) return UNKNOWN;
  const left = normed(a);
  const right = left ? normed(b) : 0;
  if (!left || !right) return UNKNOWN;
  if (isSame(left, right)) return SAME;
  // x, y, z are coordinates: a line without one of them is another line
  const areCurves = isPolynomial(left) && isPolynomial(right);
  if (areCurves && areOtherCurves(left, right)) return DIFFERENT;
  if (!haveSameVariables(left, right)) return UNKNOWN;
  const areLines = isLinear(left) && isLinear(right);
  return areLines || areDisjoint(left, right) ? DIFFERENT : UNKNOWN;
}

/** Does a member between the name and the value hold other names? */
export function namesMore(t: usize): bool {
  for (let i: u32 = 1, n = count(t); i + 1 < n; i++) if (!isConstant(child(t, i))) return true;
  return false;
}

/** Two chains of "=" with the same members, in whatever order. */
function sameMembers(a: usize, b: usize): bool {
  return count(a) == count(b) && x(a) == x(b) && areAmong(a, b) && areAmong(b, a);
}

function areAmong(a: usize, b: usize): bool {
  const n = count(a);
  for (let i: u32 = 0; i < n; i++) {
    // what follows "about" is no member
    if (i && ((x(a) >> (4 * (i - 1))) & 15) != EQUAL_TO) return false;
    let k: u32 = 0;
    while (k < n && compareForms(child(a, i), child(b, k)) != SAME) k++;
    if (k == n || !spend(n)) return false;
  }
  return true;
}

/**
 * Rational multiples of variables and a number: a line, a plane. Two that are no multiples of each
 * other are not the same set of points.
 */
function isLinear(p: usize): bool {
  if (!isExact(p)) return false;
  for (let i: u32 = 0, n = count(p); i < n; i++) {
    const m = child(p, i);
    if (surd(m) != 1 || count(m) > 1) return false;
    if (count(m) == 0) continue;
    const f = child(m, 0);
    if (exponent(f) != 1 || kind(child(f, 0)) != SYMBOL || !(flags(f) & IS_FORMAL)) return false;
  }
  return true;
}

/** Two polynomials that differ by a number are never zero together: x^2 + y^2 = 1 and x^2 + y^2 = 2. */
function areDisjoint(p: usize, q: usize): bool {
  const v = vector();
  if (!spend(count(p) * count(p) + count(q) * count(q))) return false;
  if (!isPolynomial(p) || !isPolynomial(q) || !push(v, p) || !push(v, scale(q, small(-1)))) {
    return false;
  }
  const difference = sum(v);
  const number = difference ? asRational(difference) : 0;
  return number != 0 && !isZeroRational(number) && (crossesZero(p) || crossesZero(q));
}

/** Whole powers of variables with rational factors? */
function isPolynomial(p: usize): bool {
  if (!isExact(p)) return false;
  for (let i: u32 = 0, n = count(p); i < n; i++) {
    const m = child(p, i);
    if (surd(m) != 1) return false;
    for (let k: u32 = 0, e = count(m); k < e; k++) {
      const f = child(m, k);
      if (exponent(f) < 1 || kind(child(f, 0)) != SYMBOL || !(flags(f) & IS_FORMAL)) return false;
    }
  }
  return true;
}

/**
 * Has the polynomial a real zero on an axis, by its signs at the origin and far out? Without one
 * on either side both could be empty: x^2 = -1 and x^2 = -2.
 */
function crossesZero(p: usize): bool {
  const n = count(p);
  let atOrigin: usize = 0;
  for (let i: u32 = 0; i < n; i++) if (count(child(p, i)) == 0) atOrigin = coefficient(child(p, i));
  if (!atOrigin) return true;
  for (let i: u32 = 0; i < n; i++) {
    const m = child(p, i);
    if (count(m) != 1) continue;
    const f = child(m, 0);
    let isHighest = true;
    for (let k: u32 = 0; k < n; k++) {
      const other = child(p, k);
      if (count(other) != 1 || !isSame(child(child(other, 0), 0), child(f, 0))) continue;
      if (exponent(child(other, 0)) > exponent(f)) isHighest = false;
    }
    const isOdd = (exponent(f) & 1) != 0;
    const turns = isNegativeRational(coefficient(m)) != isNegativeRational(atOrigin);
    if (isHighest && (isOdd || turns)) return true;
  }
  return false;
}

/** f(x) and y */
function isFunctionAndY(f: usize, name: usize, body: usize): bool {
  return letterOf(name) == 0x79 && isFunctionOf(f, body) && !holds(f, name);
}

/** Two letters, case aside: x and y. */
function areOthers(a: usize, b: usize): bool {
  const s = letterOf(a);
  const t = letterOf(b);
  return s != 0 && t != 0 && lower(s) != lower(t);
}

/** Left side minus right side, with leading coefficient 1; 0 where it says nothing of x. */
function normed(t: usize): usize {
  if (kind(child(t, 0)) != POLY || kind(child(t, 1)) != POLY) return 0;
  const v = vector();
  if (!push(v, child(t, 0)) || !push(v, scale(child(t, 1), small(-1)))) return 0;
  startForm();
  const difference = sum(v);
  if (domainLost) return 0;
  if (!difference || !(flags(difference) & IS_FORMAL) || count(difference) == 0) return 0;
  return scale(difference, invert(coefficient(child(difference, 0))));
}
