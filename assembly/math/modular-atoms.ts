/**
 * What terms are made of when they are evaluated modulo a prime: indeterminates with a value
 * drawn for each point, functions nobody knows, formal roots. Kept for one pair of terms.
 */
import { spend } from "../budget";
import {
  addLevel,
  coefficient,
  dimension,
  levelCount,
  levelOf,
  resetAlgebra,
} from "../modular/algebra";
import { modulus, one } from "../modular/field";
import {
  bitsD,
  bitsN,
  constant,
  degreeD,
  degreeN,
  element,
  power,
  rootImage,
  signedPower,
  UNBOUNDED,
  variable,
} from "../modular/image";
import { squeeze } from "../modular/sponge";
import { sameBytes } from "../text/ascii";
import { gcd64 } from "./integer";
import { depends, isRealTerm } from "./modular-form";
import { asRational } from "./poly";
import { isNegativeRational } from "./rational";
import { isSame, x, y } from "./term";

// Kinds of indeterminates, and what their keys are.
/** A variable or a name: its term. */
export const AT_SYMBOL: u32 = 1;
export const AT_PI: u32 = 2;
/** exp(m), with extra 1 exp(i m): the MONO m with coefficient 1. */
export const AT_EXP: u32 = 3;
/** b^m: the MONO m, extra the integer b. */
export const AT_POWER: u32 = 4;
/** p^m: the MONO m, the POLY p. */
export const AT_POLY_POWER: u32 = 5;
/** log of the integer in extra. */
export const AT_LOG: u32 = 6;
/** log of a POLY; with extra 1 of its absolute value. */
export const AT_LOG_POLY: u32 = 7;
/** One over the logarithm of the base nobody wrote. */
export const AT_LOG_BASE: u32 = 8;
/** p!: the POLY p. */
export const AT_FACTORIAL: u32 = 9;

const MAX_ATOMS: u32 = 24;
const MAX_CALLS: u32 = 24;
/** Fractions of an exponent with other denominators aren't looked at. */
const MAX_DENOMINATOR: u64 = 1 << 12;

/** u32 kind, u32 key, u32 key, u32 denominator, u64 extra, u64 value (0: not drawn). */
const atoms: usize = memory.data(32 * 24);
export let atomCount: u32 = 0;
/** u32 function, u32 arguments, u64 value, u32 the element of each argument (2 at most). */
const calls: usize = memory.data(24 * 24);
export let callCount: u32 = 0;
/** u32 POLY, u32 degree, i32 level (-1: none yet), u32 1: a power of -1, of each formal root. */
const roots: usize = memory.data(16 * 8);
let rootCount: u32 = 0;

/** Evaluation must begin anew: an exponent or a root needs a larger denominator than thought. */
export let mustRestart: bool = false;
/** Something was met that has relations nobody looks for: unequal images prove nothing. */
export let hasRelations: bool = false;
/** Bounds on what the arguments of unknown functions could have in common by chance. */
export let callDegree: u32 = 0;
export let callBits: u32 = 0;

export function resetAtoms(): void {
  atomCount = 0;
  rootCount = 0;
  hasRelations = false;
}

/** Begins the evaluation of both terms at a new point: all values are drawn anew. */
export function openPoint(): void {
  for (let i: u32 = 0; i < atomCount; i++) store<u64>(atoms + 32 * i, 0, 24);
  for (let i: u32 = 0; i < rootCount; i++) store<i32>(roots + 16 * i, -1, 8);
  callCount = 0;
  callDegree = 0;
  callBits = 0;
  mustRestart = false;
  resetAlgebra();
}

export function restart(): usize {
  mustRestart = true;
  return 0;
}

export function noteRelations(): void {
  hasRelations = true;
}

function sameKey(a: usize, b: usize): bool {
  return a == b || (a != 0 && b != 0 && isSame(a, b));
}

/** Values that the points of a grid give to the atoms in order; 0: drawn. */
export let gridPoint: usize = 0;
export function setGrid(at: usize): void {
  gridPoint = at;
}

/** An indeterminate to the power n / d. */
export function atomPower(kind: u32, key: usize, second: usize, extra: u64, n: i64, d: u64): usize {
  if (kind != AT_SYMBOL && kind != AT_PI) hasRelations = true;
  let i: u32 = 0;
  for (; i < atomCount; i++) {
    const p = atoms + 32 * i;
    if (load<u32>(p) != kind || load<u64>(p, 16) != extra) continue;
    if (sameKey(load<u32>(p, 4), key) && sameKey(load<u32>(p, 8), second)) break;
  }
  const p = atoms + 32 * i;
  if (i == atomCount) {
    if (i == MAX_ATOMS) return 0;
    atomCount++;
    store<u32>(p, kind);
    store<u32>(p, <u32>key, 4);
    store<u32>(p, <u32>second, 8);
    store<u32>(p, 1, 12);
    store<u64>(p, extra, 16);
    store<u64>(p, 0, 24);
  }
  const have = <u64>load<u32>(p, 12);
  if (have % d) {
    const all = (have / gcd64(have, d)) * d;
    if (all > MAX_DENOMINATOR) return 0;
    store<u32>(p, <u32>all, 12);
    return restart();
  }
  if (!load<u64>(p, 24)) store<u64>(p, drawn(i), 24);
  if (abs(n) >= <i64>UNBOUNDED) return 0;
  const whole = n * <i64>(have / d);
  return whole == 1 ? variable(load<u64>(p, 24)) : signedPower(variable(load<u64>(p, 24)), whole);
}

function drawn(i: u32): u64 {
  const value = gridPoint ? load<u64>(gridPoint + (i << 3)) : squeeze() % modulus;
  return value ? value : 1;
}

export function atom(kind: u32, key: usize, extra: u64): usize {
  return atomPower(kind, key, 0, extra, 1, 1);
}

/** Ids of functions are small; other functions are given by a CALL term with their name. */
function sameFunction(f: u32, g: u32): bool {
  if (f == g) return true;
  return f > 255 && g > 255 && sameBytes(x(f), y(f), x(g), y(g));
}

/** The value of a function nobody knows at these arguments; the same for equal ones. */
export function callAtom(f: u32, first: usize, second: usize): usize {
  if (!first) return 0;
  hasRelations = true;
  grow(first);
  if (second) grow(second);
  const n: u32 = second ? 2 : 1;
  for (let i: u32 = 0; i < callCount; i++) {
    const p = calls + 24 * i;
    if (!sameFunction(load<u32>(p), f) || load<u32>(p, 4) != n) continue;
    if (!sameElement(load<u32>(p, 16), element(first))) continue;
    if (!second || sameElement(load<u32>(p, 20), element(second))) return variable(load<u64>(p, 8));
  }
  if (callCount == MAX_CALLS) return 0;
  const p = calls + 24 * callCount++;
  store<u32>(p, f);
  store<u32>(p, n, 4);
  store<u64>(p, squeeze() % modulus, 8);
  store<u32>(p, <u32>element(first), 16);
  store<u32>(p, second ? <u32>element(second) : 0, 20);
  return variable(load<u64>(p, 8));
}

/** Two arguments are equal by chance where their difference vanishes: with each of the others. */
export function grow(p: usize): void {
  const n = MAX_CALLS * 2;
  callDegree = min(UNBOUNDED, callDegree + n * min(UNBOUNDED >> 8, degreeN(p) + degreeD(p)));
  callBits = min(UNBOUNDED, callBits + min(UNBOUNDED >> 8, bitsN(p) + bitsD(p)) + 1);
}

function sameElement(a: usize, b: usize): bool {
  const n = max(dimension(levelOf(a)), dimension(levelOf(b)));
  if (!spend(n)) return false;
  for (let i: u32 = 0; i < n; i++) if (coefficient(a, i) != coefficient(b, i)) return false;
  return true;
}

/** The formal d-th root of the POLY `key`, whose image is `under`, to the power n >= 0. */
export function formalRoot(key: usize, under: usize, d: u32, n: u64): usize {
  return rootOf(key, under, d, n, 0);
}

/** (-1)^m for a whole m, known by the POLY `key` alone: a formal root of 1. */
export function formalSign(key: usize): usize {
  hasRelations = true;
  return rootOf(key, constant(one, 0), 2, 1, 1);
}

function rootOf(key: usize, under: usize, d: u32, n: u64, isSign: u32): usize {
  if (!under || !key) return 0;
  let i: u32 = 0;
  for (; i < rootCount; i++) {
    const p = roots + 16 * i;
    if (load<u32>(p, 12) == isSign && isSame(load<u32>(p), key)) break;
  }
  const p = roots + 16 * i;
  if (i == rootCount) {
    if (i == 8) return 0;
    rootCount++;
    store<u32>(p, <u32>key);
    store<u32>(p, d, 4);
    store<i32>(p, -1, 8);
    store<u32>(p, isSign, 12);
  }
  const have = load<u32>(p, 4);
  // Of a negative number the third root is real, the sixth isn't: they have no common root. What
  // holds a variable and is real is positive under the sixth.
  const all = (have / <u32>gcd64(have, d)) * d;
  const mixes = have != d && !(all & 1) && (all & (all - 1)) != 0;
  const q = asRational(key);
  const known = depends(key) ? isRealTerm(key) : q != 0 && !isNegativeRational(q);
  if (mixes && !known) return 0;
  if (have % d) {
    store<u32>(p, all, 4);
    return all > 64 ? 0 : restart();
  }
  if (load<i32>(p, 8) < 0) store<i32>(p, addLevel(have, element(under)), 8);
  const level = load<i32>(p, 8);
  if (level < 0) return 0;
  return power(rootImage(level, have, under), n * (have / d));
}

/** The POLY under the root of a level, and its degree; the levels are those of this point. */
export function levelKey(level: u32): usize {
  const p = rootAt(level);
  return p ? <usize>load<u32>(p) : 0;
}

export function levelDegree(level: u32): u32 {
  return rootAt(level) ? load<u32>(rootAt(level), 4) : 0;
}

function rootAt(level: u32): usize {
  for (let i: u32 = 0; i < rootCount; i++) {
    if (load<i32>(roots + 16 * i, 8) == <i32>level) return roots + 16 * i;
  }
  return 0;
}

export function formalLevels(): u32 {
  return levelCount;
}
