/**
 * Enclosures of constants in canonical form. No value where a variable or something unknown is
 * held, or where a function has none there.
 */

import { divide, subtract } from "../ball/arithmetic";
import {
  certainSign,
  exponent as exponentOf,
  fromI64,
  limbs,
  mantissa,
  setPrecision,
  sign,
} from "../ball/ball";
import * as Z from "../ball/complex";
import { fromInteger, fromRational } from "../ball/rational";
import { squareRoot } from "../ball/root";
import { asin, atan, cosine, pi, sinCos, sine } from "../ball/trigonometry";
import { spend } from "../budget";
import { regionNext, release } from "../memory";
import { isEulerName } from "./exponential";
import {
  F_ABS,
  F_ARCCOS,
  F_ARCSIN,
  F_ARCTAN,
  F_COS,
  F_COSH,
  F_LN,
  F_MODULUS,
  F_SIN,
  F_SINH,
} from "./functions";
import { fromU64 } from "./integer";
import { coefficient, exponent, surd } from "./mono";
import {
  FUNCTION,
  HAS_E,
  IMAGINARY,
  IS_AMBIGUOUS,
  IS_FORMAL,
  IS_INFINITE,
  PI,
  POLY,
  POWER,
  RADICAL,
  SYMBOL,
} from "./ops";
import { asRational, polyOfRational } from "./poly";
import { isNegativeRational, isZeroRational, small } from "./rational";
import { child, count, flags, kind, x, y } from "./term";

/** The sign of a real constant: -1, 1, or 0 where it isn't known (or is zero). */
export function signOf(p: usize): i32 {
  const q = asRational(p);
  if (q) return isZeroRational(q) ? 0 : isNegativeRational(q) ? -1 : 1;
  const mark = regionNext();
  let s = 0;
  for (let bits = 128; bits <= 256 && s == 0; bits <<= 1) {
    const z = ballOf(p, bits);
    if (!z || !Z.isReal(z)) break;
    s = certainSign(Z.realPart(z));
  }
  release(mark);
  return s;
}

/** A constant that isn't known to be real? */
export function isBeyondReals(p: usize): bool {
  if (flags(p) & IS_FORMAL) return false;
  const mark = regionNext();
  const z = ballOf(p, 128);
  release(mark);
  return !z || !Z.isReal(z);
}

/** A whole number at or beside a real constant below 2^62, as a POLY, or 0: a guess to be checked. */
export function wholeNear(p: usize): usize {
  const z = ballOf(p, 128);
  if (!z || !Z.isReal(z)) return 0;
  const a = Z.realPart(z);
  const bits = ((<i64>limbs) << 5) + exponentOf(a);
  if (bits > 62) return 0;
  const s = sign(a);
  let n: i64 = 0;
  if (s != 0 && bits > 0)
    n = <i64>(load<u64>(mantissa(a) + ((<usize>limbs - 2) << 2)) >> (64 - <u64>bits));
  return polyOfRational(small(s < 0 ? -n - 1 : n));
}

/** Are the two constants certainly not the same number? */
export function areApart(a: usize, b: usize): bool {
  const mark = regionNext();
  let apart = false;
  for (let bits = 128; bits <= 256 && !apart; bits <<= 1) {
    const s = ballOf(a, bits);
    const t = s ? ballOf(b, bits) : 0;
    const difference = t ? Z.subtract(s, t) : 0;
    if (!difference) break;
    apart = Z.isNonZero(difference);
  }
  release(mark);
  return apart;
}

/** The complex ball of the POLY at the precision, or 0. */
export function ballOf(p: usize, bits: i32): usize {
  if (!p || kind(p) != POLY || flags(p) & (IS_FORMAL | IS_INFINITE | IS_AMBIGUOUS)) return 0;
  setPrecision(bits);
  return ofPoly(p);
}

function ofPoly(p: usize): usize {
  if (kind(p) != POLY) return 0;
  let total = Z.fromReal(fromI64(0, 0));
  for (let i: u32 = 0, n = count(p); i < n && total; i++) total = Z.add(total, ofMono(child(p, i)));
  return total;
}

function ofMono(m: usize): usize {
  if (!spend(1)) return 0;
  let value = Z.fromReal(fromRational(coefficient(m)));
  const s = surd(m);
  if (s != 1) value = Z.multiply(value, Z.fromReal(squareRoot(fromInteger(fromU64(s, false)))));
  for (let i: u32 = 0, n = count(m); i < n && value; i++) {
    const f = child(m, i);
    value = Z.multiply(value, Z.wholePower(ofAtom(child(f, 0)), exponent(f)));
  }
  return value;
}

function ofAtom(t: usize): usize {
  switch (kind(t)) {
    case PI:
      return Z.fromReal(pi());
    case IMAGINARY:
      return Z.complex(fromI64(0, 0), fromI64(1, 0));
    case SYMBOL:
      if (!(flags(t) & HAS_E) || !isEulerName(x(t), y(t))) return 0;
      return Z.exp(Z.fromReal(fromI64(1, 0)));
    case POLY:
      return ofPoly(t);
    case RADICAL:
      return Z.nthRoot(ofPoly(child(t, 0)), x(t));
    case POWER:
      return powerOf(ofPoly(child(t, 0)), ofPoly(child(t, 1)));
    case FUNCTION:
      return count(t) == 1 ? applied(<i32>x(t), ofPoly(child(t, 0))) : 0;
  }
  return 0;
}

/** A negative number has no real power, and of its others which one is meant isn't told. */
function powerOf(base: usize, exponent: usize): usize {
  if (!base || !exponent) return 0;
  const bothReal = Z.isReal(base) && Z.isReal(exponent);
  return bothReal && certainSign(Z.realPart(base)) <= 0 ? 0 : Z.power(base, exponent);
}

/** e^a + s e^-a */
function exponentials(a: usize, s: i64): usize {
  const up = Z.exp(Z.fromReal(a));
  const down = Z.exp(Z.fromReal(subtract(fromI64(0, 0), a)));
  return up && down ? Z.add(up, Z.multiply(Z.fromReal(fromI64(s, 0)), down)) : 0;
}

function applied(id: i32, z: usize): usize {
  if (!z) return 0;
  if (id == F_ABS || id == F_MODULUS) return Z.fromReal(Z.modulus(z));
  if (id == F_LN) return Z.log(z);
  if (!Z.isReal(z)) return 0;
  const a = Z.realPart(z);
  switch (id) {
    case F_SIN:
      sinCos(a);
      return Z.fromReal(sine);
    case F_COS:
      sinCos(a);
      return Z.fromReal(cosine);
    case F_SINH:
      return Z.multiply(exponentials(a, -1), Z.fromReal(fromI64(1, -1)));
    case F_COSH:
      return Z.multiply(exponentials(a, 1), Z.fromReal(fromI64(1, -1)));
    case F_ARCTAN:
      return Z.fromReal(atan(a));
    case F_ARCSIN:
      return Z.fromReal(asin(a));
    case F_ARCCOS: {
      const half = divide(pi(), fromI64(2, 0));
      return Z.fromReal(subtract(half, asin(a)));
    }
  }
  return 0;
}
