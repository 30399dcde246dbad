/**
 * Identities modulo primes. Both terms are evaluated at the same points modulo primes drawn from
 * both of them. Evaluation is a homomorphism: unequal images prove the terms different where all
 * atoms are independent; equal ones come about by chance with a probability that is added up
 * from degrees and coefficients (Schwartz 1980, Zippel 1979), or are a proof where the points are
 * more than the degree and the primes larger than the coefficients.
 */
import { limitPassed, spend } from "../budget";
import { regionNext, release } from "../memory";
import { dimension, inverse as inverseElement, levelCount } from "../modular/algebra";
import { modulus } from "../modular/field";
import {
  bitsD,
  bitsN,
  degreeD,
  degreeN,
  element,
  isZero,
  subtract,
  UNBOUNDED,
} from "../modular/image";
import { drawPrime, isProvenPrime } from "../modular/prime";
import { squeeze } from "../modular/sponge";
import { fieldDegree, openUnity, order, resetUnity } from "../modular/unity";
import { isDefinedConstant } from "./ball-questions";
import { DIFFERENT, SAME, UNKNOWN } from "./compare";
import { sameConditions, shareDomain } from "./conditions";
import { conjugatesDiffer } from "./conjugates";
import { imageOf } from "./evaluate-modular";
import { hasVariable, scanExpressions } from "./expression";
import {
  atomCount,
  callBits,
  callCount,
  callDegree,
  hasRelations,
  mustRestart,
  openPoint,
  resetAtoms,
  setGrid,
} from "./modular-atoms";
import { resetForms, wantedOrder } from "./modular-form";
import {
  drawFromTerms,
  firstTerm,
  orderTerms,
  secondTerm,
  startWork,
  WHY_DOMAIN,
  WHY_IMAGES,
  WHY_UNKNOWN,
} from "./rung";
import { isDomainRestricted } from "./settings";
import { domainLost, startForm } from "./stuck";

/** Bits of certainty that a probable "same" needs. */
const ENOUGH: u32 = 100;
/** Stands for a proof. */
export const PROVED: u32 = 65535;
/** Points of a grid that make a proof, at most. */
const MAX_GRID: u32 = 24;
/** Rounds before it is given up: new orders, zero denominators, pairs of prime and point. */
const MAX_ROUNDS: u32 = 24;
/** Orders that are tried first. */
const FIRST_ORDER: u64 = 840;

/** Why the last `compareModular` said what it said, and how sure a SAME is, in bits, or PROVED. */
export let modularWhy: u32 = WHY_UNKNOWN;
export let modularBits: u32 = 0;
/** With option domain=restricted: the images are the same, and there are points where both are defined. */
export let agreesRestricted: bool = false;

// What an evaluation of both came to.
const NONE: u32 = 0;
const AGAIN: u32 = 1;
const ZERO: u32 = 2;
const UNIT: u32 = 3;
/** Neither zero nor with an inverse: zero for some choice of the formal roots. */
const DIVISOR: u32 = 4;

/** Bounds of the numerator of the difference: degree, bits. */
let degree: u32 = 0;
let bits: u32 = 0;

/** SAME, DIFFERENT or UNKNOWN for two parsed terms. Symmetric. */
export function compareModular(a: usize, b: usize): i32 {
  modularWhy = WHY_UNKNOWN;
  modularBits = 0;
  agreesRestricted = false;
  if (!a || !b || !scanExpressions(a, b)) return UNKNOWN;
  const mark = regionNext();
  startWork();
  orderTerms(a, b);
  const c = drawFromTerms() ? decide() : UNKNOWN;
  setGrid(0);
  if (limitPassed()) return UNKNOWN;
  release(mark);
  return c;
}

function decide(): i32 {
  startForm();
  resetForms();
  resetAtoms();
  resetUnity(FIRST_ORDER);
  let rounds: u32 = 0;
  let outcome = AGAIN;
  let missed = false;
  if (!drawPrime(order)) return UNKNOWN;
  // Until what both ask for is known.
  while (outcome == AGAIN) {
    if (rounds++ == MAX_ROUNDS) return UNKNOWN;
    outcome = evaluate();
    // One zero denominator may be chance, two are none.
    if (outcome == NONE && missed) return UNKNOWN;
    if (outcome == NONE) {
      missed = true;
      outcome = AGAIN;
    }
    if (wantedOrder <= order) continue;
    resetUnity(wantedOrder);
    if (!drawPrime(order)) return UNKNOWN;
  }
  if (!isProvenPrime()) return UNKNOWN;
  if (outcome == UNIT) {
    if (hasRelations) return UNKNOWN;
    modularWhy = WHY_IMAGES;
    return DIFFERENT;
  }
  if (bits >= UNBOUNDED || degree >= 1 << 20 || callBits >= UNBOUNDED) return UNKNOWN;
  if (hasVariable && outcome == DIVISOR) return UNKNOWN;
  if (!confirmed(outcome, rounds)) {
    modularBits = 0;
    return UNKNOWN;
  }
  if (!isDefinedAlike()) {
    modularWhy = WHY_DOMAIN;
    modularBits = 0;
    const isAsked = isDomainRestricted() && hasVariable && outcome == ZERO;
    agreesRestricted = isAsked && shareDomain(firstTerm, secondTerm);
    return UNKNOWN;
  }
  if (outcome == DIVISOR && !conjugatesDiffer(firstTerm, secondTerm)) {
    modularBits = 0;
    return UNKNOWN;
  }
  modularWhy = WHY_IMAGES;
  return SAME;
}

/** Variables: the same conditions. Constants: both have a value, if canonical forms dropped a part. */
function isDefinedAlike(): bool {
  if (hasVariable) return sameConditions(firstTerm, secondTerm);
  return !domainLost || (isDefinedConstant(firstTerm) && isDefinedConstant(secondTerm));
}

/** Both images at a new point modulo the prime in use. */
function evaluate(): u32 {
  openPoint();
  const s = imageOf(firstTerm);
  const t = s ? imageOf(secondTerm) : 0;
  if (limitPassed()) return NONE;
  if (mustRestart) return AGAIN;
  const off = t ? subtract(s, t) : 0;
  if (!off) return NONE;
  degree = max(degreeN(s) + degreeD(t), degreeN(t) + degreeD(s));
  bits = max(bitsN(s) + bitsD(t), bitsN(t) + bitsD(s)) + 1;
  if (isZero(off)) return ZERO;
  return inverseElement(element(off)) ? UNIT : DIVISOR;
}

/** log2, rounded up. */
function log2(n: u64): u32 {
  return n <= 1 ? 0 : 64 - <u32>clz<u64>(n - 1);
}

/**
 * A number that isn't zero has a norm below 2^(bits * fieldDegree). That many primes of 60 bits
 * and more can't all divide it.
 */
function primesForProof(size: u64): u32 {
  const all = (<u64>size * fieldDegree()) / 60 + 1;
  return all > 1000 ? 1000 : <u32>all;
}

/**
 * -log2 of the chance that a prime drawn divides that norm: of the primes from 2^60 to 2^61 that
 * are 1 modulo the order n, about 2^60 / (42 n) or more, at most bits * fieldDegree / 60 do.
 */
function primeBits(size: u64): u32 {
  const lost = 6 + log2(order) + log2(size * fieldDegree());
  return lost > 55 ? 0 : 60 - lost;
}

/**
 * Goes on until a zero (or a divisor of zero, whose norm is zero) is sure; `modularBits` says how
 * sure. The first point and prime have been.
 */
function confirmed(outcome: u32, rounds: u32): bool {
  // A norm is a product of as many conjugates as an element has coefficients.
  const factors: u64 = outcome == DIVISOR ? dimension(levelCount) : 1;
  const size = <u64>(bits + callBits) * factors;
  const reach = <u64>(degree + callDegree) * factors;
  const isConstant = atomCount == 0 && callCount == 0;
  const primes = primesForProof(size);
  if (!isConstant && primes == 1 && outcome == ZERO && gridProves()) return true;
  const perPoint = 60 - min<u32>(log2(reach + 1), 60);
  let havePrimes: u32 = 0;
  if (isNewPrime(0)) havePrimes = 1;
  let sure: u32 = 0;
  // With one prime that can't be wrong, only points count.
  sure = isConstant ? primeBits(size) : primes == 1 ? perPoint : chance(perPoint, primeBits(size));
  while (true) {
    if (isConstant && havePrimes >= primes) {
      modularBits = PROVED;
      return true;
    }
    const wanted = isConstant && primes <= 3 ? PROVED : ENOUGH;
    if (sure >= wanted) {
      modularBits = sure;
      return true;
    }
    if (rounds++ >= MAX_ROUNDS) return false;
    if (isConstant || primes > 1) {
      if (!drawPrime(order) || !isProvenPrime()) return false;
      openUnity();
      if (isNewPrime(havePrimes)) havePrimes++;
    }
    const again = evaluate();
    if (again == NONE) continue;
    if (again != outcome) return false;
    const gained = isConstant
      ? primeBits(size)
      : primes == 1
        ? perPoint
        : chance(perPoint, primeBits(size));
    if (gained == 0) return false;
    sure += gained;
  }
}

/** The primes whose product is counted on. */
const primesUsed: usize = memory.data(8 * 32);

/** Is the modulus none of the first `n` primes used? Then it is the next. */
function isNewPrime(n: u32): bool {
  for (let i: u32 = 0; i < n; i++) if (load<u64>(primesUsed + (i << 3)) == modulus) return false;
  if (n < 32) store<u64>(primesUsed + (n << 3), modulus);
  return n < 32;
}

/** Two ways to be wrong: the sum of both chances. */
function chance(a: u32, b: u32): u32 {
  const least = min(a, b);
  return least ? least - 1 : 0;
}

/** Values of the atoms at the points of a grid: 24 at most. */
const grid: usize = memory.data(8 * 24);
/** The corner of the grid. */
const from: usize = memory.data(8 * 3);

/**
 * A polynomial of degree d in each of k variables that vanishes on a grid of (d + 1)^k points is
 * zero. The prime in use is larger than the coefficients.
 */
function gridProves(): bool {
  const k = atomCount;
  if (callCount || k > 3) return false;
  const side = degree + 1;
  let points: u32 = 1;
  for (let i: u32 = 0; i < k; i++) {
    points *= side;
    if (side > MAX_GRID || points > MAX_GRID) return false;
  }
  for (let i: u32 = 0; i < k; i++) store<u64>(from + (i << 3), 1 + (squeeze() % (modulus >> 1)));
  setGrid(grid);
  let proved = spend(points);
  for (let n: u32 = 0; n < points && proved; n++) {
    let rest = n;
    for (let i: u32 = 0; i < k; i++) {
      store<u64>(grid + (i << 3), load<u64>(from + (i << 3)) + (rest % side));
      rest /= side;
    }
    proved = evaluate() == ZERO && atomCount == k;
  }
  setGrid(0);
  if (proved) modularBits = PROVED;
  return proved;
}
