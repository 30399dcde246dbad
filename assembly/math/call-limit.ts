/**
 * Limits where a look is enough: of what is continuous at the point, its value there; of a quotient
 * of polynomials at infinity, by the degrees. All others stay as they are written.
 *
 *   lim_{x->3} (x + 1) = 4     lim_{x->oo} (2x + 1)/(x - 3) = 2     lim_{x->0} (sin x)/x: not known
 */
import { spend } from "../budget";
import { atomOf } from "./call-integral";
import { substituted } from "./call-sum";
import { canonical } from "./canonical";
import { isFixedLetter } from "./derive";
import * as f from "./functions";
import { exponent } from "./mono";
import {
  ADD,
  CALL,
  DIVIDE,
  IS_FORMAL,
  IS_INFINITE,
  MULTIPLY,
  NEGATE,
  NUMBER,
  PI,
  POLY,
  POWER,
  ROOT,
  SYMBOL,
} from "./ops";
import { HAS_LOWER, HAS_VARIABLE } from "./parse-operator";
import { asRational, inverse, multiply, polyOfAtom, polyOfRational, single, sum } from "./poly";
import { powerOf } from "./power";
import { isNegativeRational, isZeroRational, small } from "./rational";
import { attribute, child, count, flags, isSame, kind, x, y } from "./term";
import { push, vector } from "./vector";

/** The value of the CALL of a limit, or 0. */
export function limitOf(t: usize): usize {
  if ((attribute(t) & (HAS_VARIABLE | HAS_LOWER)) != (HAS_VARIABLE | HAS_LOWER)) return 0;
  const body = child(t, 0);
  const name = child(t, 1);
  const point = canonical(child(t, 2));
  if (!point || kind(point) != POLY || !isContinuous(body, name)) return 0;
  if (flags(point) & IS_INFINITE) return atInfinity(body, atomOf(canonical(name)));
  const value = canonical(substituted(body, name, child(t, 2)));
  return value && kind(value) == POLY && !(flags(value) & IS_INFINITE) ? value : 0;
}

/** Made of functions that are continuous wherever they are defined, in the variable and numbers? */
function isContinuous(t: usize, name: usize): bool {
  if (!spend(2)) return false;
  switch (kind(t)) {
    case NUMBER:
    case PI:
      return true;
    case SYMBOL:
      return isSame(t, name) || isFixedLetter(t);
    case POWER:
      if (!isContinuous(child(t, 0), name) || !isContinuous(child(t, 1), name)) return false;
      return isNumber(child(t, 1)) || isPositive(child(t, 0));
    case CALL:
      if (attribute(t) || count(t) != 1 || !isContinuousFunction(f.functionOf(x(t), y(t)))) {
        return false;
      }
      break;
    case ADD:
    case NEGATE:
    case MULTIPLY:
    case DIVIDE:
    case ROOT:
      break;
    default:
      return false;
  }
  for (let i: u32 = 0, n = count(t); i < n; i++) if (!isContinuous(child(t, i), name)) return false;
  return true;
}

function isContinuousFunction(id: i32): bool {
  return (
    (id >= f.F_SIN && id <= f.F_CSC) ||
    id == f.F_ARCTAN ||
    (id >= f.F_SINH && id <= f.F_TANH) ||
    id == f.F_LN ||
    id == f.F_EXP
  );
}

function isNumber(t: usize): bool {
  const p = canonical(t);
  return p != 0 && kind(p) == POLY && asRational(p) != 0;
}

/** e, or a number above 0? */
function isPositive(t: usize): bool {
  if (kind(t) == SYMBOL) return y(t) - x(t) == 1 && load<u8>(x(t)) == 0x65;
  return kind(t) == NUMBER && !isNegativeRational(x(t)) && !isZeroRational(x(t));
}

/** What a quotient of polynomials in the atom comes to; 0 where it isn't one, or has no limit. */
function atInfinity(body: usize, atom: usize): usize {
  let above = polyOfRational(small(1));
  let below = above;
  const factors = kind(body) == MULTIPLY ? count(body) : 1;
  if (!atom) return 0;
  for (let i: u32 = 0; i < factors; i++) {
    const factor = kind(body) == MULTIPLY ? child(body, i) : body;
    if (kind(factor) == DIVIDE) below = multiply(below, polyOf(child(factor, 0)));
    else above = multiply(above, polyOf(factor));
  }
  const upper = leading(above, atom);
  const degree = leadingDegree;
  const lower = leading(below, atom);
  if (!upper || !lower || degree > leadingDegree) return 0;
  return degree < leadingDegree ? polyOfRational(small(0)) : multiply(upper, inverse(lower));
}

function polyOf(t: usize): usize {
  const p = canonical(t);
  return p && kind(p) == POLY ? p : 0;
}

let leadingDegree: i32 = 0;

/** The coefficient of the highest power of the atom in the POLY, which may hold no other letter. */
function leading(p: usize, atom: usize): usize {
  if (!p || count(p) == 0) return 0;
  leadingDegree = i32.MIN_VALUE;
  let v: usize = 0;
  for (let i: u32 = 0, n = count(p); i < n; i++) {
    const m = child(p, i);
    let e = 0;
    for (let k: u32 = 0, size = count(m); k < size; k++) {
      const a = child(child(m, k), 0);
      if (isSame(a, atom)) e = exponent(child(m, k));
      else if (flags(a) & IS_FORMAL) return 0;
    }
    if (e < leadingDegree) continue;
    if (e > leadingDegree) v = vector();
    leadingDegree = e;
    if (!push(v, multiply(single(m), powerOf(polyOfAtom(atom), -e)))) return 0;
  }
  return sum(v);
}
