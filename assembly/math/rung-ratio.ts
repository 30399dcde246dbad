/**
 * Equations and inequalities that differ by a constant factor which their forms don't show. Of
 * both the difference of sides, F and G: they are proportional where F(x) G(p) = F(p) G(x) for all
 * x, p being one point at which neither is zero. That is an identity, for the rungs to judge.
 *
 *   \sin 2x = 1  and  2 = 4 \sin x \cos x      x + \sqrt{2} y < 2  and  \sqrt{2} x + 2y < 2\sqrt{2}
 */
import { setPrecision } from "../ball/ball";
import { isNonZero } from "../ball/complex";
import { regionNext, release } from "../memory";
import { signOfConstant } from "./ball-questions";
import { relationAt } from "./canonical-relation";
import { DIFFERENT, SAME, UNKNOWN } from "./compare";
import { ballOf } from "./evaluate-ball";
import { noteBits } from "./evaluated";
import { hasVariable, scanExpressions, symbolMeaning, VARIABLE } from "./expression";
import { F_COT, F_CSC, F_SEC, F_TAN, functionIn } from "./functions";
import { depends, resetForms } from "./modular-form";
import {
  ADD,
  AT_LEAST,
  AT_MOST,
  DIVIDE,
  EQUAL_TO,
  GREATER,
  LESS,
  MULTIPLY,
  NEGATE,
  NUMBER,
  POWER,
  RELATION,
  SUBSCRIPT,
  SYMBOL,
} from "./ops";
import { isNegativeRational, small } from "./rational";
import { startWork } from "./rung";
import { refuteByBalls } from "./rung-ball";
import { compareModular, modularBits } from "./rung-modular";
import {
  attribute,
  binary,
  child,
  count,
  isSame,
  kind,
  leaf,
  make,
  seal,
  setAttribute,
  setChild,
  setPayload,
  unary,
  x,
  y,
} from "./term";
import { item, length, push, vector } from "./vector";

/** Points that are tried. */
const POINTS: i64 = 3;

/** SAME or UNKNOWN for two parsed relations of two sides. Symmetric in what it says. */
export function compareRatio(a: usize, b: usize): i32 {
  if (!a || !b || kind(a) != RELATION || kind(b) != RELATION) return UNKNOWN;
  if (count(a) != 2 || count(b) != 2) return UNKNOWN;
  const kindOfA = direction(relationAt(a, 0));
  if (!kindOfA || kindOfA != direction(relationAt(b, 0))) return UNKNOWN;
  const mark = regionNext();
  startWork();
  const f = difference(a);
  const g = f ? difference(b) : 0;
  const c = g && !hasPole(f) && !hasPole(g) ? proportional(f, g, kindOfA != EQUAL_TO) : UNKNOWN;
  release(mark);
  return c;
}

/** The relation with its lesser side first; 0 for those that aren't looked at. */
function direction(relation: u32): u32 {
  if (relation == EQUAL_TO) return EQUAL_TO;
  if (relation == LESS || relation == GREATER) return LESS;
  return relation == AT_MOST || relation == AT_LEAST ? AT_MOST : 0;
}

/** Left side less right side, of an inequality the lesser one less the greater. */
function difference(t: usize): usize {
  const relation = relationAt(t, 0);
  const turns = relation == GREATER || relation == AT_LEAST;
  return binary(ADD, child(t, turns ? 1 : 0), unary(NEGATE, child(t, turns ? 0 : 1)));
}

/** Is it undefined in points, which may be solutions of the other? x^2/x = 0 has none, x = 0 one. */
function hasPole(t: usize): bool {
  const k = kind(t);
  if (k == DIVIDE && depends(child(t, 0))) return true;
  if (k == POWER && depends(child(t, 0)) && mayBeNegative(child(t, 1))) return true;
  const f = functionIn(t);
  if (f == F_TAN || f == F_COT || f == F_SEC || f == F_CSC) return true;
  for (let i: u32 = 0, n = count(t); i < n; i++) if (hasPole(child(t, i))) return true;
  return false;
}

function mayBeNegative(exponent: usize): bool {
  return kind(exponent) != NUMBER || isNegativeRational(x(exponent));
}

function proportional(f: usize, g: usize, mustBePositive: bool): i32 {
  const names = vector();
  if (!scanExpressions(f, g) || !hasVariable) return UNKNOWN;
  if (!namesOf(f, names) || !namesOf(g, names)) return UNKNOWN;
  for (let k: i64 = 1; k <= POINTS; k++) {
    const fHere = at(f, names, k);
    const gHere = fHere ? at(g, names, k) : 0;
    if (!gHere) return UNKNOWN;
    if (!scanExpressions(f, g)) return UNKNOWN;
    resetForms();
    const factor = mustBePositive
      ? signOfConstant(fHere) * signOfConstant(gHere)
      : isNotZero(fHere) && isNotZero(gHere)
        ? 1
        : 0;
    if (factor < 0) return UNKNOWN;
    if (factor == 0) continue;
    // An equation that says nothing of its names is no equation.
    if (refuteByBalls(fHere, at(f, names, k + POINTS)) != DIFFERENT) continue;
    const left = binary(MULTIPLY, f, gHere);
    const right = binary(MULTIPLY, g, fHere);
    if (compareModular(left, right) != SAME || refuteByBalls(left, right) == DIFFERENT) {
      return UNKNOWN;
    }
    noteBits(modularBits);
    return SAME;
  }
  return UNKNOWN;
}

function isNotZero(t: usize): bool {
  setPrecision(128);
  const z = ballOf(t);
  return z != 0 && isNonZero(z);
}

/** Adds the variables of the term to the vector. */
function namesOf(t: usize, names: usize): bool {
  if (isVariable(t)) {
    for (let i: u32 = 0, n = length(names); i < n; i++) if (isSame(item(names, i), t)) return true;
    return length(names) < 12 && push(names, t);
  }
  for (let i: u32 = 0, n = count(t); i < n; i++) if (!namesOf(child(t, i), names)) return false;
  return true;
}

function isVariable(t: usize): bool {
  return (kind(t) == SYMBOL || kind(t) == SUBSCRIPT) && symbolMeaning(t) == VARIABLE;
}

/** The term with whole numbers for its variables: k, k + 1, ... */
function at(t: usize, names: usize, k: i64): usize {
  if (isVariable(t)) {
    for (let i: u32 = 0, n = length(names); i < n; i++) {
      if (isSame(item(names, i), t)) return leaf(NUMBER, <u32>small(k + i), 0);
    }
    return 0;
  }
  const n = count(t);
  if (n == 0) return t;
  const out = make(kind(t), n);
  if (!out) return 0;
  for (let i: u32 = 0; i < n; i++) setChild(out, i, at(child(t, i), names, k));
  setPayload(out, x(t), y(t));
  setAttribute(out, attribute(t));
  return seal(out);
}
