/**
 * The canonical form of a parsed term: arithmetic becomes a POLY, structures hold canonical
 * entries in an order of their own where order doesn't count. Two forms of the same structure
 * are equal; what different structures mean is for compare.ts to say.
 */
import { note, spend } from "../budget";
import { MAX_INDEX } from "../limits";
import { RULE_LIMIT_INDEX, RULE_MATH_AMBIGUOUS, RULE_MATH_OPAQUE } from "../names.generated";
import { definiteIntegral } from "./call-integral";
import { limitOf } from "./call-limit";
import { basedForm } from "./canonical-based";
import { canonicalCall } from "./canonical-call";
import { canonicalMatrix, holdsMatrix } from "./canonical-matrix";
import { canonicalPower, factorial } from "./canonical-power";
import { enterScalar, keepsOrder, leaveScalar, orderedProduct } from "./canonical-product";
import { canonicalRelation } from "./canonical-relation";
import { canonicalStructure, unordered } from "./canonical-structure";
import { marked, scientificMark } from "./decimal-mark";
import { euler, isEulerName } from "./exponential";
import { F_UNKNOWN, functionOf } from "./functions";
import { grouped } from "./grouping";
import { imaginary, isImaginaryName } from "./imaginary";
import { toU64 } from "./integer";
import {
  ADD,
  AMBIGUOUS,
  CALL,
  DECORATED,
  DEGREE,
  DIVIDE,
  DOUBLE,
  FACTORIAL,
  HAS_PI,
  INFINITY,
  IS_AMBIGUOUS,
  IS_FORMAL,
  IS_INFINITE,
  IS_OPAQUE,
  IS_PARTIAL,
  LIST,
  MULTIPLY,
  NEGATE,
  NUMBER,
  PERCENT,
  PI,
  PLUS_MINUS,
  POLY,
  POWER,
  PRIME,
  RAW,
  RELATION,
  ROOT,
  SET,
  SUBSCRIPT,
  SYMBOL,
  TEXT,
} from "./ops";
import { sawMatrix } from "./parse-environment";
import { HAS_VARIABLE } from "./parse-operator";
import { asRational, inverse, multiply, polyOfAtom, polyOfRational, scale, sum } from "./poly";
import { root } from "./radical";
import { isInteger, isNegativeRational, isOne, numerator, small } from "./rational";
import { stuck } from "./stuck";
import {
  attribute,
  child,
  count,
  kind,
  leaf,
  make,
  seal,
  setAttribute,
  setChild,
  setFlags,
  setPayload,
  x,
  y,
} from "./term";
import { item, length, push, vector } from "./vector";

/** Which of its two values a plus-minus has now, and how many were met. */
let sign: i64 = 1;
let signs: u32 = 0;

/** The form of one entry: a plus-minus inside makes it a list of two. */
export function canonicalEntry(t: usize): usize {
  const based = basedForm(t);
  if (based) return based;
  const outer = signs;
  signs = 0;
  const first = canonical(t);
  const met = signs;
  signs = outer;
  if (!first || !met) return first;
  // Two signs could go together or not.
  if (met > 1) return stuck(RULE_MATH_AMBIGUOUS);
  sign = -1;
  const second = canonical(t);
  sign = 1;
  signs = outer;
  const v = vector();
  return push(v, first) && push(v, second) ? unordered(LIST, v, false) : 0;
}

/**
 * The canonical form, or 0: stuck, or a limit was passed. What is done with the forms of the
 * operands stands apart: only this frame is on the engine's stack once for each term in a term.
 */
export function canonical(t: usize): usize {
  if (!t || !spend(1)) return 0;
  if (!isComputed(t)) return uncomputed(t);
  if (kind(t) == PLUS_MINUS) signs++;
  const v = vector();
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const isScalar = isScalarPart(t, i);
    if (isScalar) enterScalar();
    // \mathbb{R} - \{0\} is no difference of numbers
    if (kind(child(t, i)) == SET && kind(t) < MULTIPLY) return stuck(RULE_MATH_OPAQUE);
    const form = canonical(grouped(child(t, i)));
    if (isScalar) leaveScalar();
    if (!form) return 0;
    if (kind(form) != POLY) return stuck(RULE_MATH_OPAQUE);
    if (!push(v, form)) return 0;
  }
  return v ? computed(t, v) : 0;
}

/** Arithmetic, whose operands must be numbers? */
function isComputed(t: usize): bool {
  const what = kind(t);
  if (what < ADD || what > PLUS_MINUS) return what == DEGREE;
  if (sawMatrix && what != DIVIDE && holdsMatrix(t)) return false;
  return what != POWER || !keepsOrder(t);
}

/** A denominator, an exponent, a radicand: no matrix, so that its factors commute. */
function isScalarPart(t: usize, i: u32): bool {
  const what = kind(t);
  return what == DIVIDE || what == ROOT || (what == POWER && i == 1);
}

/** Arithmetic on the forms of the operands. */
function computed(t: usize, v: usize): usize {
  const first = item(v, 0);
  switch (kind(t)) {
    case ADD:
      return sum(v);
    case PLUS_MINUS: {
      const varied = scale(item(v, 1), small(attribute(t) ? -sign : sign));
      const both = vector();
      return push(both, first) && push(both, varied) ? sum(both) : 0;
    }
    case NEGATE:
      return marked(scale(first, small(-1)), y(first));
    case MULTIPLY:
      return keepsOrder(t) ? orderedProduct(t, v) : marked(product(v), scientificMark(t));
    case DIVIDE:
      return inverse(first);
    case POWER:
      return canonicalPower(first, item(v, 1));
    case ROOT:
      return canonicalRoot(t, first, item(v, 1));
    case PERCENT:
      return multiply(first, inverse(polyOfRational(small(100))));
    case FACTORIAL:
      return factorial(first, attribute(t) == DOUBLE ? 2 : 1);
  }
  return multiply(first, degree());
}

/** Names, and whatever is no arithmetic. */
function uncomputed(t: usize): usize {
  switch (kind(t)) {
    case NUMBER:
      return marked(polyOfRational(x(t)), y(t));
    case SYMBOL:
      return symbol(x(t), y(t));
    case TEXT:
      return polyOfAtom(atom(leaf(TEXT, x(t), y(t)), IS_OPAQUE));
    case PI:
      return canonicalPi();
    case INFINITY:
      return polyOfAtom(atom(leaf(INFINITY, 0, 0), IS_INFINITE));
    case ADD:
    case NEGATE:
    case MULTIPLY:
      return canonicalMatrix(t);
    case RAW:
      return polyOfAtom(atom(t, IS_OPAQUE | IS_FORMAL));
    case CALL: {
      const id = attribute(t) == DECORATED ? F_UNKNOWN : functionOf(x(t), y(t));
      if (id != F_UNKNOWN) return canonicalCall(t, id);
      const value = isBound(t) ? workedOut(t) : 0;
      return value ? value : operatorAtom(t);
    }
    case POWER:
      if (sawMatrix && holdsMatrix(t)) return canonicalMatrix(t);
      return operatorAtom(t);
    case SUBSCRIPT:
    case PRIME:
      return polyOfAtom(applied(t, IS_OPAQUE | IS_FORMAL | IS_PARTIAL));
    case AMBIGUOUS:
      return polyOfAtom(applied(t, IS_OPAQUE | IS_FORMAL | IS_PARTIAL | IS_AMBIGUOUS));
    case RELATION:
      return canonicalRelation(t);
  }
  return canonicalStructure(t);
}

/** A variable; e and i are the numbers. */
function symbol(p: u32, end: u32): usize {
  if (isImaginaryName(p, end)) return imaginary();
  if (isEulerName(p, end)) return euler();
  return polyOfAtom(atom(leaf(SYMBOL, p, end), IS_FORMAL));
}

/** An integral or a limit, with its variable? */
function isBound(t: usize): bool {
  return (attribute(t) & HAS_VARIABLE) != 0 && y(t) - x(t) == 3;
}

function workedOut(t: usize): usize {
  return load<u8>(x(t)) == 0x6c ? limitOf(t) : definiteIntegral(t);
}

function atom(t: usize, more: u16): usize {
  if (!t) return 0;
  setFlags(t, more);
  return seal(t);
}

export function canonicalPi(): usize {
  return polyOfAtom(atom(leaf(PI, 0, 0), HAS_PI));
}

/** A sum, integral or limit that stays as it is written. */
export function operatorAtom(t: usize): usize {
  return polyOfAtom(applied(t, IS_OPAQUE | IS_FORMAL | IS_PARTIAL));
}

/** The degree sign, as a factor. */
function degree(): usize {
  return polyOfAtom(atom(leaf(DEGREE, 0, 0), IS_OPAQUE));
}

function product(v: usize): usize {
  let p = item(v, 0);
  for (let i: u32 = 1, n = length(v); i < n && p; i++) p = multiply(p, item(v, i));
  return p;
}

function canonicalRoot(t: usize, radicand: usize, index: usize): usize {
  const n = asRational(index);
  if (n && isInteger(n) && !isNegativeRational(n) && !isOne(n)) {
    const k = toU64(numerator(n));
    if (k && k <= MAX_INDEX) return root(radicand, <u32>k);
    if (k) note(RULE_LIMIT_INDEX);
  } else if (!n) return canonicalPower(radicand, inverse(index));
  return polyOfAtom(applied(t, IS_OPAQUE | IS_FORMAL | IS_PARTIAL));
}

/** A term of the same kind and payload over canonical children. */
function applied(t: usize, more: u16): usize {
  const n = count(t);
  const out = make(kind(t), n);
  if (!out) return 0;
  for (let i: u32 = 0; i < n; i++) {
    const c = canonical(child(t, i));
    if (!c) return 0;
    setChild(out, i, c);
  }
  setPayload(out, x(t), y(t));
  setAttribute(out, attribute(t));
  setFlags(out, more);
  return seal(out);
}
