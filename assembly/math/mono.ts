/**
 * MONO: coefficient, square root of a square-free integer, atoms to integer powers.
 *
 *   6 x^2 sqrt(5) / y   is   coefficient 6, root of 5, [x^2, y^-1]
 */
import { note, spend } from "../budget";
import { MAX_NAME_EXPONENT, MAX_RADICAND } from "../limits";
import { alloc } from "../memory";
import { RULE_LIMIT_EXPONENT, RULE_LIMIT_RADICAND, RULE_MATH_OPAQUE } from "../names.generated";
import { fromU64, gcd64 } from "./integer";
import { FACTOR, IS_FORMAL, IS_PARTIAL, MONO } from "./ops";
import { fromInteger, multiply as multiplyRational } from "./rational";
import { loseDomain, stuck } from "./stuck";
import {
  child,
  compare,
  count,
  flags,
  make,
  ofVector,
  seal,
  setChild,
  setPayload,
  x,
  y,
} from "./term";
import { mayVanish } from "./vanishing";
import { push, vector } from "./vector";

/** The integer under the root. */
export function surd(m: usize): u64 {
  return y(m) ? load<u64>(y(m)) : 1;
}

export function coefficient(m: usize): usize {
  return x(m);
}

/** `q * sqrt(s)` with the factors of the vector, which are sorted. `s` is square-free. */
export function makeMono(q: usize, s: u64, factors: usize): usize {
  const t = q && factors ? ofVector(MONO, factors) : 0;
  return t ? finishMono(t, q, s) : 0;
}

function finishMono(t: usize, q: usize, s: u64): usize {
  let at: usize = 0;
  if (s != 1) {
    at = alloc(8);
    if (!at) return 0;
    store<u64>(at, s);
  }
  setPayload(t, <u32>q, <u32>at);
  return seal(t);
}

/** The same MONO with another coefficient. */
export function withCoefficient(m: usize, q: usize): usize {
  const n = count(m);
  const t = q ? make(MONO, n) : 0;
  if (!t) return 0;
  for (let i: u32 = 0; i < n; i++) setChild(t, i, child(m, i));
  setPayload(t, <u32>q, y(m));
  return seal(t);
}

/** `q * sqrt(s)`. */
export function constantMono(q: usize, s: u64): usize {
  const t = q ? make(MONO, 0) : 0;
  return t ? finishMono(t, q, s) : 0;
}

/** `q * atom^e`. */
export function atomMono(q: usize, atom: usize, e: i32): usize {
  const t = q && atom ? make(MONO, 1) : 0;
  if (!t) return 0;
  setChild(t, 0, makeFactor(atom, e));
  return child(t, 0) ? finishMono(t, q, 1) : 0;
}

export function makeFactor(atom: usize, e: i32): usize {
  const t = atom ? make(FACTOR, 1) : 0;
  if (!t) return 0;
  setChild(t, 0, atom);
  setPayload(t, <u32>e, 0);
  return seal(t);
}

export function exponent(factor: usize): i32 {
  return <i32>x(factor);
}

/** `a * b`, roots and powers joined. 0 where stuck or a limit was passed. */
export function multiplyMonos(a: usize, b: usize): usize {
  const s = surd(a);
  const t = surd(b);
  const g = s == 1 || t == 1 ? 1 : gcd64(s, t);
  const left = s / g;
  const right = t / g;
  if (left > 1 && right > MAX_RADICAND / left) return beyond(RULE_LIMIT_RADICAND);
  let q = multiplyRational(coefficient(a), coefficient(b));
  if (g != 1) q = multiplyRational(q, fromInteger(fromU64(g, false)));
  const factors = joinFactors(a, b);
  return makeMono(q, left * right, factors);
}

/** No form, because of this limit. */
function beyond(limit: u16): usize {
  note(limit);
  return stuck(RULE_MATH_OPAQUE);
}

/** Merges two sorted lists of factors, adding exponents. */
function joinFactors(a: usize, b: usize): usize {
  const v = vector();
  const n = count(a);
  const m = count(b);
  if (!v || !spend(n + m + 1)) return 0;
  let i: u32 = 0;
  let j: u32 = 0;
  while (i < n || j < m) {
    const left = i < n ? child(a, i) : 0;
    const right = j < m ? child(b, j) : 0;
    const c = !left ? 1 : !right ? -1 : compare(child(left, 0), child(right, 0));
    if (c < 0) {
      if (!push(v, left)) return 0;
      i++;
    } else if (c > 0) {
      if (!push(v, right)) return 0;
      j++;
    } else {
      i++;
      j++;
      const e = exponent(left) + exponent(right);
      if (abs(<i64>e) > MAX_NAME_EXPONENT) return beyond(RULE_LIMIT_EXPONENT);
      if (e) {
        if (e > 0 && (exponent(left) < 0 || exponent(right) < 0)) turnedUp(left);
        if (!push(v, makeFactor(child(left, 0), e))) return 0;
      } else if (flags(left) & IS_PARTIAL) loseDomain();
    }
  }
  return v;
}

/** A FACTOR is no longer a denominator: 1 / (1 / floor(x)) has no value from 0 to 1. */
function turnedUp(factor: usize): void {
  if (flags(factor) & IS_FORMAL && mayVanish(child(factor, 0))) loseDomain();
}

/** The factors of `m^n`, n not 0; its coefficient to that power is given by the caller. */
export function powerOfFactors(m: usize, n: i32): usize {
  const v = vector();
  for (let i: u32 = 0, k = count(m); i < k; i++) {
    const f = child(m, i);
    const e = <i64>exponent(f) * n;
    if (n < 0 && e > 0) turnedUp(f);
    if (abs(e) > MAX_NAME_EXPONENT) return beyond(RULE_LIMIT_EXPONENT);
    if (!push(v, makeFactor(child(f, 0), <i32>e))) return 0;
  }
  return v;
}
