/**
 * exp, and with it sine and cosine, modulo a prime. With indeterminates exp(m) and exp(i m) for
 * the terms m of an argument, the laws of exponents and angles are laws of rational functions;
 * exp(i pi q) is a root of unity.
 */

import { one } from "../modular/field";
import { constant, inverse, multiply } from "../modular/image";
import { unityRoot } from "../modular/unity";
import { IMAGINARY, symbolMeaning } from "./expression";
import { F_LN, functionIn } from "./functions";
import { fromU64 } from "./integer";
import { AT_EXP, atomPower } from "./modular-atoms";
import { hasOrder, isSmall, smallD, smallN } from "./modular-form";
import { rationalPowerOfMono } from "./modular-power";
import { coefficient, constantMono, exponent, makeFactor, makeMono, surd } from "./mono";
import { DEGREE, PI } from "./ops";
import { asRational } from "./poly";
import {
  isNegativeRational,
  isZeroRational,
  multiply as multiplyRational,
  ratio,
  small,
} from "./rational";
import { sortTerms } from "./sort";
import { attribute, child, count, kind, leaf } from "./term";
import { items, length, push, vector } from "./vector";

/** e^(n / d) */
export function eulerPower(n: i64, d: u64): usize {
  return atomPower(AT_EXP, constantMono(small(1), 1), 0, 0, n, d);
}

/** exp(i^turns p) for a POLY p. */
export function expOfPoly(p: usize, turns: i32): usize {
  if (!p) return 0;
  let product = constant(one, 0);
  for (let i: u32 = 0, n = count(p); i < n && product; i++) {
    product = multiply(product, expOfMono(child(p, i), turns));
  }
  return product;
}

function expOfMono(m: usize, turns: i32): usize {
  let q = coefficient(m);
  let pis: i32 = 0;
  let log: usize = 0;
  const rest = vector();
  for (let i: u32 = 0, n = count(m); i < n; i++) {
    const f = child(m, i);
    const atom = child(f, 0);
    const e = exponent(f);
    if (symbolMeaning(atom) == IMAGINARY) turns += e;
    else if (kind(atom) == PI) pis += e;
    else if (kind(atom) == DEGREE && e == 1) {
      q = multiplyRational(q, ratio(fromU64(1, false), fromU64(180, false)));
      pis++;
    } else if (e == 1 && !log && logArgument(atom)) log = logArgument(atom);
    else if (!push(rest, f)) return 0;
  }
  turns &= 3;
  if (turns & 2) q = multiplyRational(q, small(-1));
  const isImaginary = (turns & 1) == 1;
  if (!q || !rest) return 0;
  if (pis && !push(rest, makeFactor(piLeaf(), pis))) return 0;
  // exp(q x log a) = a^(q x)
  if (log && !isImaginary) return rationalPowerOfMono(log, makeMono(q, surd(m), sorted(rest)));
  if (log && !push(rest, logFactor(m))) return 0;
  if (!isSmall(q)) return 0;
  const n = smallN;
  const d = smallD;
  if (isImaginary && pis == 1 && surd(m) == 1 && length(rest) == 1) return turn(n, d);
  const key = makeMono(small(1), surd(m), sorted(rest));
  return key ? atomPower(AT_EXP, key, 0, isImaginary ? 1 : 0, n, d) : 0;
}

function piLeaf(): usize {
  return leaf(PI, 0, 0);
}

function sorted(v: usize): usize {
  return sortTerms(items(v), length(v)) ? v : 0;
}

/** exp(i pi n / d) */
function turn(n: i64, d: u64): usize {
  const order = d << 1;
  if (!hasOrder(order)) return 0;
  let k = n % <i64>order;
  if (k < 0) k += <i64>order;
  return constant(unityRoot(<u64>k, order), 0);
}

/** The positive rational a of an atom `ln a`, or 0. */
function logArgument(atom: usize): usize {
  if (functionIn(atom) != F_LN || count(atom) != 1 || attribute(atom)) return 0;
  const q = asRational(child(atom, 0));
  return q && !isNegativeRational(q) && !isZeroRational(q) ? q : 0;
}

function logFactor(m: usize): usize {
  for (let i: u32 = 0, n = count(m); i < n; i++) {
    if (exponent(child(m, i)) == 1 && logArgument(child(child(m, i), 0))) return child(m, i);
  }
  return 0;
}

/** What `cosine` and its kin are made of: e^u and e^-u, u = i p or p. 0 where there are none. */
export let forward: usize = 0;
export let backward: usize = 0;
export function exponentials(p: usize, turns: i32): bool {
  forward = expOfPoly(p, turns);
  backward = inverse(forward);
  return backward != 0;
}
