/**
 * Derivatives of parsed terms, by the rules of school: sums, products, quotients, powers, the chain
 * rule over the functions below. What isn't known gives 0, and the derivative stays as written.
 *
 *   d/dx x^3 = 3 x^(3-1)      d/dx sin 2x = cos 2x * 2      d/dx |x|: not known
 */
import { spend } from "../budget";
import * as f from "./functions";
import { ADD, CALL, DIVIDE, MULTIPLY, NEGATE, NUMBER, PI, POWER, ROOT, SYMBOL } from "./ops";
import { small } from "./rational";
import {
  attribute,
  binary,
  child,
  count,
  isSame,
  kind,
  leaf,
  make,
  ofVector,
  seal,
  setAttribute,
  setChild,
  setPayload,
  unary,
  x,
  y,
} from "./term";
import { item, length, push, vector } from "./vector";
import { isInList } from "./word-list";

/** Letters that stand for numbers wherever another one varies. */
const CONSTANTS = " a b c e i k m n ";

let variable: usize = 0;
let isPartial: bool = false;

/** The derivative of `t` by the SYMBOL `name`; `partial` holds all other letters fixed. Or 0. */
export function derivativeOf(t: usize, name: usize, partial: bool): usize {
  variable = name;
  isPartial = partial;
  return derived(t);
}

function derived(t: usize): usize {
  if (!t || !spend(8)) return 0;
  switch (kind(t)) {
    case NUMBER:
    case PI:
      return number(0);
    case SYMBOL:
      if (isSame(t, variable)) return number(1);
      return isPartial || isFixedLetter(t) ? number(0) : 0;
    case ADD: {
      const v = vector();
      for (let i: u32 = 0, n = count(t); i < n; i++) {
        const d = derived(child(t, i));
        if (!d || (!isZero(d) && !push(v, d))) return 0;
      }
      return sumOf(v);
    }
    case NEGATE:
      return negated(derived(child(t, 0)));
    case MULTIPLY:
      return ofProduct(t);
    case DIVIDE: {
      const u = child(t, 0);
      const below = unary(DIVIDE, times(u, u));
      return negated(times(derived(u), below));
    }
    case POWER:
      return ofPower(t, child(t, 0), child(t, 1));
    case ROOT: {
      // u^(1/n) = t: t u' / (n u)
      const u = child(t, 0);
      if (kind(child(t, 1)) != NUMBER) return 0;
      return times(times(t, derived(u)), unary(DIVIDE, times(child(t, 1), u)));
    }
    case CALL:
      return ofCall(t);
  }
  return 0;
}

/** Is the SYMBOL one of the letters that stand for numbers? */
export function isFixedLetter(t: usize): bool {
  return kind(t) == SYMBOL && y(t) - x(t) == 1 && isInList(x(t), y(t), CONSTANTS);
}

function number(n: i64): usize {
  return leaf(NUMBER, <u32>small(n), 0);
}

/** A product without its zeros and ones, so that powers with fixed exponents keep them. */
function times(a: usize, b: usize): usize {
  if (!a || !b) return 0;
  if (isZero(a) || isSame(b, number(1))) return a;
  if (isZero(b) || isSame(a, number(1))) return b;
  return binary(MULTIPLY, a, b);
}

/** The sum of the vector, in which there are no zeros. */
function sumOf(v: usize): usize {
  if (!v || length(v) == 0) return v ? number(0) : 0;
  return length(v) == 1 ? item(v, 0) : seal(ofVector(ADD, v));
}

function ofProduct(t: usize): usize {
  const n = count(t);
  const sum = vector();
  for (let i: u32 = 0; i < n; i++) {
    const d = derived(child(t, i));
    if (d && isZero(d)) continue;
    const part = d ? make(MULTIPLY, n) : 0;
    if (!part) return 0;
    for (let k: u32 = 0; k < n; k++) setChild(part, k, k == i ? d : child(t, k));
    if (!push(sum, seal(part))) return 0;
  }
  return sumOf(sum);
}

/** u^v: v u^(v-1) u' where v is fixed, else u^v (v' ln u + v u' / u). */
function ofPower(t: usize, u: usize, v: usize): usize {
  const du = derived(u);
  const dv = derived(v);
  if (!du || !dv) return 0;
  if (isZero(dv)) return times(times(v, binary(POWER, u, binary(ADD, v, number(-1)))), du);
  const first = times(dv, isEuler(u) ? number(1) : call(LN, 2, u));
  const second = isZero(du) ? number(0) : times(v, times(du, unary(DIVIDE, u)));
  return times(t, binary(ADD, first, second));
}

function negated(t: usize): usize {
  return t && isZero(t) ? t : unary(NEGATE, t);
}

function isZero(t: usize): bool {
  return isSame(t, number(0));
}

function isEuler(t: usize): bool {
  return kind(t) == SYMBOL && y(t) - x(t) == 1 && load<u8>(x(t)) == 0x65;
}

const SIN = changetype<usize>("sin");
const COS = changetype<usize>("cos");
const TAN = changetype<usize>("tan");
const SEC = changetype<usize>("sec");
const CSC = changetype<usize>("csc");
const COT = changetype<usize>("cot");
const LN = changetype<usize>("ln");
const SINH = changetype<usize>("sinh");
const COSH = changetype<usize>("cosh");

function call(name: usize, length: u32, u: usize): usize {
  const t = u ? make(CALL, 1) : 0;
  if (!t) return 0;
  setPayload(t, <u32>name, <u32>name + length);
  setAttribute(t, 0);
  setChild(t, 0, u);
  return seal(t);
}

/** The chain rule. */
function ofCall(t: usize): usize {
  const id = f.functionOf(x(t), y(t));
  const u = child(t, 0);
  const du = derived(u);
  if (!du) return 0;
  if (attribute(t) == 1 && id == f.F_LOG && count(t) == 2 && kind(child(t, 1)) == NUMBER) {
    return times(du, unary(DIVIDE, times(u, call(LN, 2, child(t, 1)))));
  }
  if (attribute(t) || count(t) != 1) return 0;
  const outer = outerDerivative(id, t, u);
  return outer ? times(outer, du) : 0;
}

/** The derivative of the function `id` at `u`, of which `t` is the value. */
function outerDerivative(id: i32, t: usize, u: usize): usize {
  switch (id) {
    case f.F_SIN:
      return call(COS, 3, u);
    case f.F_COS:
      return unary(NEGATE, call(SIN, 3, u));
    case f.F_TAN:
      return square(call(SEC, 3, u));
    case f.F_COT:
      return unary(NEGATE, square(call(CSC, 3, u)));
    case f.F_SEC:
      return times(t, call(TAN, 3, u));
    case f.F_CSC:
      return unary(NEGATE, times(t, call(COT, 3, u)));
    case f.F_LN:
      return unary(DIVIDE, u);
    case f.F_EXP:
      return t;
    case f.F_SINH:
      return call(COSH, 4, u);
    case f.F_COSH:
      return call(SINH, 4, u);
    case f.F_ARCTAN:
      return unary(DIVIDE, binary(ADD, number(1), square(u)));
    case f.F_ARCSIN:
      return overRoot(u);
    case f.F_ARCCOS:
      return unary(NEGATE, overRoot(u));
  }
  return 0;
}

function square(u: usize): usize {
  return binary(POWER, u, number(2));
}

/** 1 / sqrt(1 - u^2) */
function overRoot(u: usize): usize {
  const inside = binary(ADD, number(1), unary(NEGATE, square(u)));
  return unary(DIVIDE, binary(ROOT, inside, number(2)));
}
