/**
 * What an evaluator needs to know of two terms before it starts: are they expressions at all, and
 * what their names stand for.
 *
 *   e    the base of logarithms      i    the imaginary unit; beside j it may be a vector: no expression
 *   x, \alpha, x_1   a variable      anything else: a name whose value nobody knows
 */

import { spend } from "../budget";
import { startsWith } from "../text/ascii";
import { isBehindBackslash } from "./behind-backslash";
import { enterScalar, isAboutNumbers, keepsOrder, resetScalars } from "./canonical-product";
import { F_BINOMIAL, F_CEIL, F_FLOOR, F_LOG, F_PERMUTATIONS, functionIn } from "./functions";
import {
  ADD,
  CALL,
  DECORATED,
  DEGREE,
  DIVIDE,
  FACTOR,
  FACTORIAL,
  FUNCTION,
  MONO,
  MULTIPLY,
  NEGATE,
  NUMBER,
  PERCENT,
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
  IMAGINARY as THE_UNIT,
  TOKEN,
} from "./ops";
import { asRational } from "./poly";
import { isInteger, isNegativeRational } from "./rational";
import { attribute, child, count, isSame, kind, x, y } from "./term";
import { isInList } from "./word-list";

export const VARIABLE: u8 = 1;
export const EULER: u8 = 2;
export const IMAGINARY: u8 = 3;
/** A name that stands for one thing, but nobody knows which. */
export const NAME: u8 = 4;

/** What the scan saw. */
export let hasVariable: bool = false;
export let hasImaginary: bool = false;
/** A logarithm whose base isn't written. */
export let hasBareLog: bool = false;
let hasVectorLetter: bool = false;
/** Greek letters by their commands, and as signs or variants: `\alpha` and `α` may be one. */
let hasGreek: bool = false;
let hasOtherGreek: bool = false;

/** Variables that range over whole numbers: in a factorial, or above a negative number. */
const wholes: usize = memory.data(4 * 8);
let wholeCount: u32 = 0;

const GREEK =
  " alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi omicron rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Theta Lambda Xi Phi Psi Omega ";

/** Are both expressions that can be evaluated? Sets what the scan saw. */
export function scanExpressions(a: usize, b: usize): bool {
  hasVariable = false;
  hasImaginary = false;
  hasBareLog = false;
  hasVectorLetter = false;
  hasGreek = false;
  hasOtherGreek = false;
  wholeCount = 0;
  // Whether factors keep their order hangs on both terms, not on the one that was read last.
  resetScalars();
  if (isAboutNumbers(a) && isAboutNumbers(b)) enterScalar();
  return scan(a) && scan(b) && !(hasImaginary && hasVectorLetter);
}

function scan(t: usize): bool {
  if (!t || !spend(1)) return false;
  switch (kind(t)) {
    case NUMBER:
    case PI:
    case TEXT:
      return true;
    case SYMBOL: {
      const what = nameMeaning(t);
      if (what == VARIABLE) hasVariable = true;
      if (what == IMAGINARY) hasImaginary = true;
      if (what == VARIABLE) noteGreek(t);
      if (what == VARIABLE && load<u8>(x(t)) == 0x6a) hasVectorLetter = true;
      return true;
    }
    case SUBSCRIPT:
      if (kind(child(t, 0)) == SYMBOL) noteGreek(child(t, 0));
      if (symbolMeaning(t) == VARIABLE) hasVariable = true;
      return true;
    case PRIME:
    case RAW:
      return true;
    case THE_UNIT:
      hasImaginary = true;
      return true;
    case FUNCTION:
    case CALL: {
      if (kind(t) == CALL && attribute(t) == DECORATED) return true;
      const f = functionIn(t);
      if (f == F_BINOMIAL || f == F_PERMUTATIONS) noteWholes(t);
      if (f == F_FLOOR || f == F_CEIL) noteIndices(t);
      if (f == F_LOG && attribute(t) != 1) hasBareLog = true;
      break;
    }
    case POWER:
      if (isNegativeNumber(child(t, 0))) noteWholes(child(t, 1));
      break;
    case FACTORIAL:
      noteWholes(child(t, 0));
      break;
    case ADD:
    case NEGATE:
    case MULTIPLY:
    case DIVIDE:
    case ROOT:
    case PERCENT:
    case DEGREE:
    case POLY:
    case MONO:
    case FACTOR:
    case RADICAL:
      break;
    default:
      return false;
  }
  for (let i: u32 = 0, n = count(t); i < n; i++) if (!scan(child(t, i))) return false;
  return true;
}

function noteGreek(t: usize): void {
  if (y(t) - x(t) < 2) return;
  if (isOtherGreek(t)) hasOtherGreek = true;
  else hasGreek = true;
}

/** A sign of Unicode, or a variant such as \varphi? */
function isOtherGreek(t: usize): bool {
  return load<u8>(x(t)) >= 0x80 || startsWith(x(t), y(t), "var");
}

function isNegativeNumber(t: usize): bool {
  if (kind(t) == NEGATE) return kind(child(t, 0)) == NUMBER;
  return kind(t) == NUMBER && isNegativeRational(x(t));
}

/** The variables in it are whole. */
function noteWholes(t: usize): void {
  if (!spend(1)) return;
  if (kind(t) == SYMBOL || kind(t) == SUBSCRIPT) {
    if (!isWholeVariable(t) && wholeCount < 8) store<u32>(wholes + 4 * wholeCount++, <u32>t);
    return;
  }
  for (let i: u32 = 0, n = count(t); i < n; i++) noteWholes(child(t, i));
}

/** k, m, n and their neighbours below a floor or ceiling: \lceil n/2 \rceil, \lfloor (n+1)/2 \rfloor. */
function noteIndices(t: usize): void {
  if (!spend(1)) return;
  if (kind(t) == SYMBOL && y(t) - x(t) == 1 && <u32>load<u8>(x(t)) - 0x6a < 5) noteWholes(t);
  for (let i: u32 = 0, n = count(t); i < n; i++) noteIndices(child(t, i));
}

/** Does the variable range over whole numbers? */
export function isWholeVariable(t: usize): bool {
  for (let i: u32 = 0; i < wholeCount; i++) if (isSame(load<u32>(wholes + 4 * i), t)) return true;
  return false;
}

/** What a name (or the imaginary unit of canonical forms) stands for, in the two terms scanned last. */
export function symbolMeaning(t: usize): u8 {
  if (kind(t) == SUBSCRIPT) {
    if (attribute(t) || kind(child(t, 0)) != SYMBOL) return NAME;
    const index = child(t, 1);
    const plain = kind(index) == RAW && count(index) == 1 && kind(child(index, 0)) != TOKEN;
    if (!plain || load<u8>(x(child(index, 0))) - 0x30 > 9) return NAME;
    return resolved(child(t, 0)) == NAME ? NAME : VARIABLE;
  }
  if (kind(t) == THE_UNIT) return IMAGINARY;
  if (kind(t) != SYMBOL) return NAME;
  return resolved(t);
}

/** The meaning of a SYMBOL beside the others that were seen. */
function resolved(t: usize): u8 {
  const what = nameMeaning(t);
  return what == VARIABLE && hasGreek && hasOtherGreek && y(t) - x(t) > 1 ? NAME : what;
}

function nameMeaning(t: usize): u8 {
  const p: usize = x(t);
  const n = y(t) - x(t);
  const b = load<u8>(p);
  if (n == 1) {
    if (b == 0x65) return EULER;
    if (b == 0x69) return IMAGINARY;
    // \R is a set, R a letter
    const isLetter = (b | 0x20) - 0x61 < 26;
    return isLetter && !isBehindBackslash(p) ? VARIABLE : NAME;
  }
  if (n == 2 && (b == 0xce || b == 0xcf)) return load<u16>(p) == 0x94ce ? NAME : VARIABLE;
  return isInList(p, p + n, GREEK) ? VARIABLE : NAME;
}

/**
 * Is the MULTIPLY or POWER one whose factors need not commute? In canonical form only such a
 * product is a MULTIPLY, and only a power of such a sum has a whole exponent.
 */
export function isOrdered(t: usize): bool {
  const first = child(t, 0);
  if (kind(first) != POLY) return keepsOrder(t);
  if (kind(t) == MULTIPLY) return true;
  const q = kind(child(t, 1)) == POLY ? asRational(child(t, 1)) : 0;
  return q != 0 && isInteger(q);
}
