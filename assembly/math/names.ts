/** What may stand on the left of an assignment: x, x_1, f(x), (a, b), AB, S_1 : S_2. */
import { spend } from "../budget";
import { OPTION_CHAIN_LAST, OPTION_CHAIN_STRICT } from "../names.generated";
import { writtenValue } from "./canonical-unit";
import { isConstant, isPercent } from "./compare";
import { F_ABS, F_CSC, F_MODULUS, F_SIN } from "./functions";
import { coefficient, exponent, surd } from "./mono";
import {
  APPROXIMATELY,
  CALL,
  DECORATED,
  ELEMENT_OF,
  EQUAL_TO,
  FUNCTION,
  GROUP,
  LIST,
  MULTIPLY,
  POLY,
  PRIME,
  RATIO,
  RELATION,
  SUBSCRIPT,
  SYMBOL,
  TEXT,
  UNIT,
} from "./ops";
import { isOne } from "./rational";
import { chain } from "./settings";
import { attribute, child, count, isSame, kind, x, y } from "./term";
import { isInList } from "./word-list";

/** Is the canonical term a name? */
export function isName(t: usize): bool {
  if (!spend(1)) return false;
  switch (kind(t)) {
    case SYMBOL:
    case TEXT:
    case SUBSCRIPT:
    case PRIME:
      return true;
    case CALL:
      return !isInList(x(t), y(t), " cases ");
    case FUNCTION:
      return isNamedValue(t);
    case MULTIPLY:
      return areSegments(t) || isDifference(t);
    case POLY:
      return isNamePoly(t);
    case GROUP:
    case LIST:
    case RATIO:
      for (let i: u32 = 0, n = count(t); i < n; i++) if (!isName(child(t, i))) return false;
      return true;
  }
  return false;
}

/**
 * `\sin\theta`, `|AB|`, `|z|`: what is asked for is a function of a name. But `|x| = 5` and
 * `\sin x = 1/2` are equations for x.
 */
function isNamedValue(t: usize): bool {
  const id = <i32>x(t);
  const isSize = id == F_ABS || id == F_MODULUS;
  if ((!isSize && (id < F_SIN || id > F_CSC)) || count(t) != 1) return false;
  const name = child(t, 0);
  if (!isName(name)) return false;
  const atom = atomOf(name);
  if (areSegments(name) || (kind(atom) == CALL && attribute(atom) == DECORATED)) return true;
  if (kind(atom) != SYMBOL) return false;
  return y(atom) - x(atom) > 1 ? !isSize : isSize && letterOf(name) == 0x7a;
}

/** One atom that is a name, a product of letters such as a segment AB, or a quotient of two. */
function isNamePoly(t: usize): bool {
  if (count(t) != 1) return false;
  const m = child(t, 0);
  const n = count(m);
  if (n == 0 || surd(m) != 1 || !isOne(coefficient(m))) return false;
  if (areSegments(t)) return true;
  if (n > 3) return false;
  for (let i: u32 = 0; i < n; i++) {
    const f = child(m, i);
    if (exponent(f) != 1 || !isName(child(f, 0))) return false;
    if (n > 1 && kind(child(f, 0)) != SYMBOL && !isAngle(child(f, 0))) return false;
  }
  return true;
}

/** \Delta p */
function isDifference(t: usize): bool {
  const first = atomOf(child(t, 0));
  const isDelta = kind(first) == SYMBOL && isInList(x(first), y(first), " Delta ");
  return isDelta && count(t) == 2 && isName(child(t, 1));
}

/** \angle ABC, whose measure is m\angle ABC. */
function isAngle(atom: usize): bool {
  return kind(atom) == CALL && attribute(atom) == DECORATED && load<u8>(x(atom)) == 0x61;
}

/** `AB`, `\frac{NO}{BO}`: capital letters in a row, maybe over others. */
function areSegments(t: usize): bool {
  if (!spend(1)) return false;
  if (kind(t) == SYMBOL || kind(t) == TEXT) {
    for (let p = x(t); p < y(t); p++) if (<u32>load<u8>(p) - 0x41 >= 26) return false;
    return y(t) - x(t) <= 3;
  }
  if (kind(t) == MULTIPLY) {
    for (let i: u32 = 0, n = count(t); i < n; i++) if (!areSegments(child(t, i))) return false;
    return true;
  }
  if (kind(t) != POLY || count(t) != 1) return false;
  const m = child(t, 0);
  if (count(m) == 0 || surd(m) != 1 || !isOne(coefficient(m))) return false;
  for (let i: u32 = 0, n = count(m); i < n; i++) {
    const f = child(m, i);
    if (abs(exponent(f)) != 1 || !areSegments(child(f, 0))) return false;
  }
  return true;
}

/** The letter that is all of the name, or 0. */
export function letterOf(name: usize): u32 {
  const t = atomOf(name);
  return kind(t) == SYMBOL && y(t) - x(t) == 1 ? load<u8>(x(t)) : 0;
}

/** `f(x)` before a term that holds x, but not f. */
export function isFunctionOf(name: usize, body: usize): bool {
  const f = atomOf(name);
  if (kind(f) != CALL || attribute(f) || count(f) == 0 || holds(body, f)) return false;
  for (let i: u32 = 0, n = count(f); i < n; i++) {
    if (!letterOf(child(f, i)) || !holds(body, atomOf(child(f, i)))) return false;
  }
  return true;
}

/** Does the canonical term `t` hold the name anywhere? */
export function holds(t: usize, name: usize): bool {
  if (!spend(1)) return false;
  if (kind(t) == kind(name) && isSame(t, name)) return true;
  for (let i: u32 = 0, n = count(t); i < n; i++) if (holds(child(t, i), name)) return true;
  return false;
}

/**
 * The value that the canonical term assigns to a name it doesn't hold, or 0. Sides stand with
 * the name first (canonical.ts). `x \in S` assigns as well. Of a chain it is the last value:
 * `A = \pi r^2 = 9\pi`; another one before it may hold variables, but may not contradict it,
 * unless the option `chain` is `last`. What is only about the same (`x = 1/3 \approx 0.33`)
 * comes after the value, or is all there is (`x \approx 11`).
 */
export function assignedValue(t: usize): usize {
  if (kind(t) != RELATION) return 0;
  const name = child(t, 0);
  const n = exactMembers(t, 1);
  if (count(t) == 2 && isName(child(t, 1)) && isPlainSymbol(child(t, 1))) return 0;
  if (!isName(name)) return 0;
  const relation = x(t) & 15;
  if (count(t) == 2 && (relation == EQUAL_TO || relation == ELEMENT_OF)) {
    return holds(child(t, 1), atomOf(name)) ? 0 : child(t, 1);
  }
  if (n < 2 || (n > 2 && chain() == OPTION_CHAIN_STRICT)) return 0;
  const last = child(t, n - 1);
  for (let i: u32 = 1; i < n; i++) {
    const c = child(t, i);
    if (holds(c, atomOf(name))) return 0;
    if (chain() == OPTION_CHAIN_LAST || isSame(c, last)) continue;
    if (isConstant(c) || !isConstant(last)) return 0;
  }
  return last;
}

/**
 * The value of `7/8 = 0.875`, where all members are the same, units aside (no percent); or 0.
 * With the option `chain=last` any last member will do.
 */
export function chainValue(t: usize): usize {
  const how = chain();
  if (kind(t) != RELATION || how == OPTION_CHAIN_STRICT) return 0;
  const n = exactMembers(t, 0);
  if (n == 0) return 0;
  const last = child(t, n - 1);
  if (n < count(t) && !isConstant(last)) return 0;
  if (how == OPTION_CHAIN_LAST && n > 1 && isSeveralTimesEqual(t)) return last;
  const value = withoutUnit(last);
  for (let i: u32 = 0; i < n; i++) {
    const c = child(t, i);
    if (!isSame(c, last) && (kind(c) == UNIT || !isSame(c, value))) return 0;
  }
  return last;
}

/** The right side of an equation, whatever its left side is; or 0. */
export function rightSide(t: usize): usize {
  if (kind(t) != RELATION) return 0;
  const n = exactMembers(t, 1);
  return n > 1 ? child(t, n - 1) : 0;
}

/** The member of the chain that is said to be about the value, or 0. */
export function roundedMember(t: usize): usize {
  if (kind(t) != RELATION) return 0;
  const last = count(t) - 1;
  return last && ((x(t) >> ((last - 1) * 4)) & 15) == APPROXIMATELY ? child(t, last) : 0;
}

/** Three members or more, or two values: x + y = 5 and 7 = 11a + c are equations. */
function isSeveralTimesEqual(t: usize): bool {
  return count(t) > 2 || (isConstant(child(t, 0)) && isConstant(child(t, 1)));
}

/**
 * How many members are joined by "=", before what is about the same; 0 for other relations.
 * The first `from` relations may be either.
 */
function exactMembers(t: usize, from: u32): u32 {
  const n = count(t);
  let exact: u32 = 0;
  let relations = x(t);
  for (let i: u32 = 0; i + 1 < n; i++, relations >>= 4) {
    const r = relations & 15;
    if (r == APPROXIMATELY) {
      if (!exact && i >= from) exact = i + 1;
    } else if (r != EQUAL_TO || exact) return 0;
  }
  return exact ? exact : n;
}

function withoutUnit(t: usize): usize {
  if (kind(t) != UNIT || isPercent(t)) return t;
  const value = writtenValue(t);
  return value ? value : t;
}

/** `y = x` assigns nothing to anyone. */
function isPlainSymbol(t: usize): bool {
  return kind(t) == POLY;
}

/** The atom itself where the name is a POLY of one atom. */
function atomOf(name: usize): usize {
  if (kind(name) != POLY || count(child(name, 0)) != 1) return name;
  return child(child(child(name, 0), 0), 0);
}
