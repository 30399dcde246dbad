/**
 * The real numbers that a canonical term describes: intervals, sets of points, unions,
 * differences, number sets, and inequalities in one name that can be solved for it.
 */
import { spend } from "../budget";
import { signOf } from "./ball-of-form";
import { F_ABS, F_MODULUS } from "./functions";
import {
  ABOVE_ALL,
  BELOW_ALL,
  complement,
  intersected,
  intervalList,
  intervals,
  single,
  united,
  wholeLine,
} from "./interval-list";
import { coefficient, exponent } from "./mono";
import {
  AND,
  AT_LEAST,
  AT_MOST,
  CALL,
  CAP,
  CLOSE_SQUARE,
  CUP,
  DECORATED,
  ELEMENT_OF,
  EQUAL_TO,
  FUNCTION,
  GREATER,
  GROUP,
  INFINITY,
  IS_FORMAL,
  IS_INFINITE,
  LESS,
  LIST,
  OPEN_SQUARE,
  OR,
  POLY,
  RAW,
  RELATION,
  SET,
  UNEQUAL,
  UNION,
  WITHOUT,
} from "./ops";
import { collect, inverse, multiply, polyOfAtom, single as polyOfMono, scale, sum } from "./poly";
import { nameOfPolynomial, polynomialSet } from "./polynomial-set";
import { isNegativeRational, small } from "./rational";
import { domainLost, startForm } from "./stuck";
import { attribute, child, count, flags, isSame, kind, x, y } from "./term";
import { push, vector } from "./vector";

/** The name that the inequalities of the last `solutionOf` are about; 0 for none. */
export let solvedFor: usize = 0;

/** How a list is meant was guessed: the set may be the same as another, but proves nothing else. */
export let isGuess: bool = false;

/** The set of the canonical term, `joins` telling how the entries of a list are joined; or 0. */
export function solutionOf(t: usize, joins: u32): usize {
  solvedFor = 0;
  isGuess = false;
  return setOf(t, joins);
}

/** Does the term describe a set by a relation rather than by its members? */
export function isCondition(t: usize): bool {
  if (kind(t) == LIST) {
    for (let i: u32 = 0, n = count(t); i < n; i++) if (kind(child(t, i)) != RELATION) return false;
    return count(t) > 1;
  }
  return kind(t) == RELATION;
}

function setOf(t: usize, joins: u32): usize {
  if (!spend(1)) return 0;
  switch (kind(t)) {
    case GROUP:
      return intervalOf(t);
    case SET:
      return pointsOf(t);
    case UNION:
      return operationOf(t);
    case RELATION:
      return conditionOf(t);
    case LIST:
      return joins == OR || joins == AND || hasUnequal(t) ? listOf(t, joins == OR) : guessOf(t);
    case POLY:
      return isReals(t) ? wholeLine() : 0;
  }
  return 0;
}

function intervalOf(t: usize): usize {
  if (count(t) != 2) return 0;
  const closed = attribute(t);
  return single(
    endOf(child(t, 0)),
    (closed & OPEN_SQUARE) != 0,
    endOf(child(t, 1)),
    (closed & CLOSE_SQUARE) != 0,
  );
}

/** A constant, or an infinity; 0 for anything else. */
function endOf(t: usize): usize {
  if (kind(t) != POLY) return 0;
  if (!(flags(t) & IS_INFINITE)) return flags(t) & IS_FORMAL ? 0 : t;
  const m = child(t, 0);
  if (count(t) != 1 || count(m) != 1 || kind(child(child(m, 0), 0)) != INFINITY) return 0;
  return isNegativeRational(coefficient(m)) ? BELOW_ALL : ABOVE_ALL;
}

function pointsOf(t: usize): usize {
  let all = intervalList(0);
  for (let i: u32 = 0, n = count(t); i < n && all; i++) {
    const point = endOf(child(t, i));
    all = point > ABOVE_ALL ? united(all, single(point, true, point, true)) : 0;
  }
  return all;
}

function operationOf(t: usize): usize {
  let all = setOf(child(t, 0), 0);
  for (let i: u32 = 1, n = count(t); i < n && all; i++) {
    const c = child(t, i);
    // a lone number behind \setminus is meant as a set
    const point = kind(c) == POLY ? endOf(c) : 0;
    const next = point > ABOVE_ALL ? single(point, true, point, true) : setOf(c, 0);
    if (attribute(t) == CUP) all = united(all, next);
    else if (attribute(t) == CAP) all = next ? intersected(all, next) : 0;
    else all = attribute(t) == WITHOUT && next ? intersected(all, complement(next)) : 0;
  }
  return all;
}

/** \mathbb{R}, also as a name of its own. */
export function isReals(t: usize): bool {
  if (kind(t) != POLY || count(t) != 1 || count(child(t, 0)) != 1) return false;
  const atom = child(child(child(t, 0), 0), 0);
  if (kind(atom) != CALL || attribute(atom) != DECORATED || y(atom) - x(atom) != 6) return false;
  if (load<u8>(x(atom) + 4) != 0x62 || count(atom) != 1) return false; // mathbb
  const under = child(atom, 0);
  const raw =
    kind(under) == POLY && count(under) == 1 ? child(child(child(under, 0), 0), 0) : under;
  if (kind(raw) != RAW || count(raw) != 1) return false;
  const letter = child(raw, 0);
  return y(letter) - x(letter) == 1 && load<u8>(x(letter)) == 0x52;
}

/**
 * A list without words that join it: intervals that can be no points together, conditions all at
 * once, or, where they contradict each other, any of them: x > 1, x < 3 and x < -2, x > 2.
 */
function guessOf(t: usize): usize {
  isGuess = true;
  if (areIntervals(t)) {
    let all: usize = setOf(child(t, 0), 0);
    for (let i: u32 = 1, n = count(t); i < n && all; i++) all = united(all, setOf(child(t, i), 0));
    return all;
  }
  const all = listOf(t, false);
  return all && intervals(all) == 0 ? listOf(t, true) : all;
}

/** Pairs in brackets, one of them surely an interval: (-\infty, 1), [2, 3). */
export function areIntervals(t: usize): bool {
  if (kind(t) != LIST) return false;
  let isSure = false;
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const c = child(t, i);
    if (kind(c) != GROUP || count(c) != 2) return false;
    const closed = attribute(c) & (OPEN_SQUARE | CLOSE_SQUARE);
    const isHalf = closed == OPEN_SQUARE || closed == CLOSE_SQUARE;
    if (isHalf || flags(c) & IS_INFINITE) isSure = true;
  }
  return isSure;
}

function hasUnequal(t: usize): bool {
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const c = child(t, i);
    if (kind(c) == RELATION && count(c) == 2 && x(c) == UNEQUAL) return true;
  }
  return false;
}

function listOf(t: usize, either: bool): usize {
  let all: usize = 0;
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const c = child(t, i);
    const next = kind(c) == RELATION ? conditionOf(c) : 0;
    if (!next) return 0;
    all = i == 0 ? next : either ? united(all, next) : intersected(all, next);
    if (!all) return 0;
  }
  return all;
}

/** A chain holds where each of its relations does. */
function conditionOf(t: usize): usize {
  let all: usize = 0;
  for (let i: u32 = 0, n = count(t) - 1; i < n; i++) {
    const relation = (x(t) >> (i * 4)) & 15;
    const next =
      relation == ELEMENT_OF
        ? memberOf(child(t, i), child(t, i + 1))
        : relation == EQUAL_TO && kind(child(t, i + 1)) == LIST
          ? oneOf(child(t, i), child(t, i + 1))
          : relationOf(child(t, i), relation, child(t, i + 1));
    all = i == 0 ? next : next ? intersected(all, next) : 0;
    if (!all) return 0;
  }
  return all;
}

/** Is this the name that everything else is about? Notes the first one. */
function isTheName(atom: usize): bool {
  if (!solvedFor) solvedFor = atom;
  return isSame(solvedFor, atom);
}

function memberOf(name: usize, container: usize): usize {
  if (kind(name) != POLY || count(name) != 1) return 0;
  const m = child(name, 0);
  const isName = count(m) == 1 && exponent(child(m, 0)) == 1 && isSame(name, polyOfMono(m));
  return isName && isTheName(child(child(m, 0), 0)) ? setOf(container, 0) : 0;
}

/** x = 1, 2: one of several constants. */
function oneOf(name: usize, values: usize): usize {
  if (kind(name) != POLY || count(name) != 1 || count(child(name, 0)) != 1) return 0;
  if (!isSame(name, polyOfAtom(child(child(child(name, 0), 0), 0)))) return 0;
  return isTheName(child(child(child(name, 0), 0), 0)) ? pointsOf(values) : 0;
}

/** a x + b < 0 solved for x, or for |a x + b| with a constant. */
function relationOf(left: usize, relation: u32, right: usize): usize {
  if (kind(left) != POLY || kind(right) != POLY) return 0;
  if (flags(left) & IS_INFINITE || flags(right) & IS_INFINITE)
    return unbounded(left, relation, right);
  const v = vector();
  startForm();
  const f = push(v, left) && push(v, scale(right, small(-1))) ? sum(v) : 0;
  if (!f || domainLost) return 0;
  const unknown = nameOfPolynomial(f);
  if (unknown) {
    if (!isTheName(unknown)) return 0;
    // r^2 = 4 and r = 2 are one circle
    if (relation == EQUAL_TO && load<u8>(x(unknown)) == 0x72) isGuess = true;
    return polynomialSet(relation);
  }
  let slope: usize = 0;
  let name: usize = 0;
  const rest = vector();
  for (let i: u32 = 0, n = count(f); i < n; i++) {
    const m = child(f, i);
    if (!(flags(m) & IS_FORMAL)) {
      if (!push(rest, m)) return 0;
      continue;
    }
    // a second term with a name, or a product of them
    if (name || count(m) == 0) return 0;
    name = formalFactor(m);
    if (!name) return 0;
    slope = multiply(polyOfMono(m), inverse(polyOfAtom(name)));
  }
  if (!name || !slope || flags(slope) & IS_FORMAL) return 0;
  const constant = collect(rest);
  const bound = constant ? scale(multiply(constant, inverse(slope)), small(-1)) : 0;
  const s = signOf(slope);
  if (!bound || s == 0) return 0;
  const turned = s < 0 ? mirrored(relation) : relation;
  if (isSize(name)) return sizeOf(child(name, 0), turned, bound);
  return isTheName(name) ? halfLine(turned, bound) : 0;
}

/** The one factor that isn't constant, to the first power; 0 where there are more. */
function formalFactor(m: usize): usize {
  let found: usize = 0;
  for (let i: u32 = 0, n = count(m); i < n; i++) {
    const f = child(m, i);
    if (!(flags(f) & IS_FORMAL)) continue;
    if (found || exponent(f) != 1) return 0;
    found = child(f, 0);
  }
  return found;
}

/** x < infinity says nothing. */
function unbounded(left: usize, relation: u32, right: usize): usize {
  if (relation != LESS && relation != AT_MOST) return 0;
  const isLow = endOf(left) == BELOW_ALL;
  const isHigh = endOf(right) == ABOVE_ALL;
  if (!isLow && !isHigh) return 0;
  const other = isLow ? right : left;
  const m = count(other) == 1 ? child(other, 0) : 0;
  const name = m ? formalFactor(m) : 0;
  return name && isTheName(name) ? wholeLine() : 0;
}

function halfLine(relation: u32, bound: usize): usize {
  switch (relation) {
    case LESS:
      return single(BELOW_ALL, false, bound, false);
    case AT_MOST:
      return single(BELOW_ALL, false, bound, true);
    case GREATER:
      return single(bound, false, ABOVE_ALL, false);
    case AT_LEAST:
      return single(bound, true, ABOVE_ALL, false);
    case EQUAL_TO:
      return single(bound, true, bound, true);
    case UNEQUAL:
      return complement(single(bound, true, bound, true));
  }
  return 0;
}

/** An absolute value; where an order is told the numbers are real. */
function isSize(name: usize): bool {
  return kind(name) == FUNCTION && (<i32>x(name) == F_ABS || <i32>x(name) == F_MODULUS);
}

/** |p| < c is -c < p < c; |p| > c is p < -c or p > c. */
function sizeOf(p: usize, relation: u32, bound: usize): usize {
  if (signOf(bound) < 0) return 0;
  const minus = scale(bound, small(-1));
  if (relation == LESS || relation == AT_MOST) {
    return intersected2(relationOf(p, relation, bound), relationOf(minus, relation, p));
  }
  if (relation != GREATER && relation != AT_LEAST) return 0;
  const above = relationOf(p, relation, bound);
  return above ? united(above, relationOf(minus, relation, p)) : 0;
}

function intersected2(a: usize, b: usize): usize {
  return a && b ? intersected(a, b) : 0;
}

function mirrored(relation: u32): u32 {
  switch (relation) {
    case LESS:
      return GREATER;
    case AT_MOST:
      return AT_LEAST;
    case GREATER:
      return LESS;
    case AT_LEAST:
      return AT_MOST;
  }
  return relation;
}
