/**
 * Big integers in the arena: `u32 sign (0 or 1), u32 limbs`, then 32-bit limbs, lowest first,
 * without leading zeros; zero has none. Values never change once made. Every function answers
 * 0 where a limit was passed, and takes 0 for an argument only to pass it on. Products of two
 * numbers within MAX_DIGITS still have room; `compareWithLimit` tells which numbers do.
 */
import { fail, spend } from "../budget";
import { MAX_DIGITS } from "../limits";
import { alloc } from "../memory";
import { RULE_LIMIT_DIGITS } from "../names.generated";

/** Limbs of 10^MAX_DIGITS: 4096 / log10(2^32), rounded up. */
const LIMIT_LIMBS: u32 = (MAX_DIGITS * 1000) / 9632 + 1;
const MAX_LIMBS: u32 = LIMIT_LIMBS * 2;

export function limbs(a: usize): u32 {
  return load<u32>(a, 4);
}

export function isZero(a: usize): bool {
  return load<u32>(a, 4) == 0;
}

export function isNegative(a: usize): bool {
  return load<u32>(a) != 0;
}

/** Is the magnitude 1? */
export function isUnit(a: usize): bool {
  return load<u32>(a, 4) == 1 && load<u32>(a, 8) == 1;
}

/** The limb with this index. */
export function limb(a: usize, i: u32): u32 {
  return load<u32>(a + 8 + ((<usize>i) << 2));
}

/** Address of the limb with this index. */
function place(a: usize, i: u32): usize {
  return a + 8 + ((<usize>i) << 2);
}

function setLimb(a: usize, i: u32, value: u32): void {
  store<u32>(a + 8 + ((<usize>i) << 2), value);
}

/** Room for an integer of `n` limbs. */
function make(n: u32): usize {
  if (n > MAX_LIMBS + 1) {
    fail(RULE_LIMIT_DIGITS);
    return 0;
  }
  return alloc(8 + ((<usize>n) << 2));
}

/** Sets sign and length, dropping leading zeros. */
function finish(a: usize, n: u32, negative: bool): usize {
  while (n && limb(a, n - 1) == 0) n--;
  if (n > MAX_LIMBS) {
    fail(RULE_LIMIT_DIGITS);
    return 0;
  }
  store<u32>(a, n && negative ? 1 : 0);
  store<u32>(a, n, 4);
  return a;
}

export function fromU64(value: u64, negative: bool): usize {
  const a = make(2);
  if (!a) return 0;
  setLimb(a, 0, <u32>value);
  setLimb(a, 1, <u32>(value >> 32));
  return finish(a, 2, negative);
}

/** The magnitude, where it fits; else `u64.MAX_VALUE`. */
export function toU64(a: usize): u64 {
  const n = limbs(a);
  if (n > 2) return u64.MAX_VALUE;
  const low: u64 = n ? limb(a, 0) : 0;
  return n == 2 ? low | ((<u64>limb(a, 1)) << 32) : low;
}

/** `a * factor + add` for the digits of a numeral; `a` is overwritten, with `n` limbs used. */
export function timesPlus(a: usize, n: u32, factor: u32, add: u32): u32 {
  let carry: u64 = add;
  for (let i: u32 = 0; i < n; i++) {
    carry += <u64>limb(a, i) * factor;
    setLimb(a, i, <u32>carry);
    carry >>= 32;
  }
  if (!carry) return n;
  setLimb(a, n, <u32>carry);
  return n + 1;
}

/** -1, 0 or 1: is the magnitude below, at or above 10^MAX_DIGITS? */
export function compareWithLimit(a: usize): i32 {
  const n = limbs(a);
  if (n != LIMIT_LIMBS) return n < LIMIT_LIMBS ? -1 : 1;
  const limit = power(fromU64(10, false), MAX_DIGITS);
  return limit ? compareMagnitude(a, limit) : 1;
}

/** Decimal digits among the bytes `[start, end)`; other bytes are separators. */
export function fromDigits(start: usize, end: usize): usize {
  let digits: u32 = 0;
  for (let p = start; p < end; p++) if (<u32>load<u8>(p) - 0x30 < 10) digits++;
  if (digits > MAX_DIGITS * 2) {
    fail(RULE_LIMIT_DIGITS);
    return 0;
  }
  const a = make(digits / 9 + 1);
  if (!a || !spend(<u32>(end - start) + (digits * digits) / 160)) return 0;
  let n: u32 = 0;
  for (let p = start; p < end; p++) {
    const d = <u32>load<u8>(p) - 0x30;
    if (d < 10) n = timesPlus(a, n, 10, d);
  }
  return finish(a, n, false);
}

/** -1, 0 or 1 by magnitude. */
export function compareMagnitude(a: usize, b: usize): i32 {
  const n = limbs(a);
  if (n != limbs(b)) return n < limbs(b) ? -1 : 1;
  for (let i = n; i > 0; i--) {
    const x = limb(a, i - 1);
    const y = limb(b, i - 1);
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

/** -1, 0 or 1. */
export function compare(a: usize, b: usize): i32 {
  if (isNegative(a) != isNegative(b)) return isNegative(a) ? -1 : 1;
  const c = compareMagnitude(a, b);
  return isNegative(a) ? -c : c;
}

function copy(a: usize, negative: bool): usize {
  const n = limbs(a);
  const out = make(n);
  if (!out) return 0;
  memory.copy(out + 8, a + 8, (<usize>n) << 2);
  return finish(out, n, negative);
}

export function negate(a: usize): usize {
  return a ? copy(a, !isNegative(a)) : 0;
}

export function absolute(a: usize): usize {
  return a && isNegative(a) ? copy(a, false) : a;
}

function addMagnitudes(a: usize, b: usize, negative: bool): usize {
  if (limbs(a) < limbs(b)) {
    const swap = a;
    a = b;
    b = swap;
  }
  const n = limbs(a);
  const m = limbs(b);
  const out = make(n + 1);
  if (!out) return 0;
  let carry: u64 = 0;
  for (let i: u32 = 0; i < n; i++) {
    carry += <u64>limb(a, i) + (i < m ? limb(b, i) : 0);
    setLimb(out, i, <u32>carry);
    carry >>= 32;
  }
  setLimb(out, n, <u32>carry);
  return finish(out, n + 1, negative);
}

/** `|a| - |b|`, which must not be negative. */
function subtractMagnitudes(a: usize, b: usize, negative: bool): usize {
  const n = limbs(a);
  const m = limbs(b);
  const out = make(n);
  if (!out) return 0;
  let borrow: i64 = 0;
  for (let i: u32 = 0; i < n; i++) {
    borrow += <i64>limb(a, i) - (i < m ? <i64>limb(b, i) : 0);
    setLimb(out, i, <u32>borrow);
    borrow >>= 32;
  }
  return finish(out, n, negative);
}

export function add(a: usize, b: usize): usize {
  if (!a || !b || !spend(limbs(a) + limbs(b) + 1)) return 0;
  if (isNegative(a) == isNegative(b)) return addMagnitudes(a, b, isNegative(a));
  return compareMagnitude(a, b) >= 0
    ? subtractMagnitudes(a, b, isNegative(a))
    : subtractMagnitudes(b, a, isNegative(b));
}

export function subtract(a: usize, b: usize): usize {
  return add(a, negate(b));
}

export function multiply(a: usize, b: usize): usize {
  if (!a || !b) return 0;
  const n = limbs(a);
  const m = limbs(b);
  const out = make(n + m);
  if (!out || !spend(n * m + 1)) return 0;
  memory.fill(out + 8, 0, (<usize>(n + m)) << 2);
  const last = place(b, m);
  for (let i: u32 = 0; i < n; i++) {
    const x: u64 = limb(a, i);
    let carry: u64 = 0;
    let to = place(out, i);
    for (let from = place(b, 0); from < last; from += 4) {
      carry += x * load<u32>(from) + load<u32>(to);
      store<u32>(to, <u32>carry);
      carry >>= 32;
      to += 4;
    }
    store<u32>(to, <u32>carry);
  }
  return finish(out, n + m, isNegative(a) != isNegative(b));
}

/** `a^e` by squaring; the digit limit stops it early. */
export function power(a: usize, e: u32): usize {
  let result = fromU64(1, false);
  let base = a;
  while (result && base) {
    if (e & 1) result = multiply(result, base);
    e >>= 1;
    if (!e) return result;
    base = multiply(base, base);
  }
  return 0;
}

/** Remainder of the last `divide`, with the sign of the dividend. */
export let remainder: usize = 0;

/** Quotient cut towards zero (Knuth, TAOCP 4.3.1, algorithm D); sets `remainder`. `b` not 0. */
export function divide(a: usize, b: usize): usize {
  if (!a || !b) return 0;
  const n = limbs(a);
  const m = limbs(b);
  if (compareMagnitude(a, b) < 0) {
    remainder = a;
    return fromU64(0, false);
  }
  if (!spend((n - m + 1) * m + n + 1)) return 0;
  const negative = isNegative(a) != isNegative(b);
  return m == 1 ? divideByLimb(a, limb(b, 0), negative) : divideLong(a, b, negative);
}

function divideByLimb(a: usize, d: u32, negative: bool): usize {
  const n = limbs(a);
  const out = make(n);
  if (!out) return 0;
  let rest: u64 = 0;
  for (let i = n; i > 0; i--) {
    rest = (rest << 32) | limb(a, i - 1);
    const q = rest / d;
    setLimb(out, i - 1, <u32>q);
    rest -= q * d;
  }
  remainder = fromU64(rest, isNegative(a));
  return remainder ? finish(out, n, negative) : 0;
}

function divideLong(a: usize, b: usize, negative: bool): usize {
  const n = limbs(a);
  const m = limbs(b);
  const out = make(n - m + 1);
  const u = alloc(8 + ((<usize>(n + 1)) << 2));
  const v = alloc(8 + ((<usize>m) << 2));
  if (!out || !u || !v) return 0;
  const shift = clz<u32>(limb(b, m - 1));
  shiftLeft(v, b, m, shift);
  setLimb(u, n, shiftLeft(u, a, n, shift));
  const top: u64 = limb(v, m - 1);
  const second: u64 = limb(v, m - 2);
  for (let j: i32 = n - m; j >= 0; j--) {
    const head = ((<u64>limb(u, j + m)) << 32) | limb(u, j + m - 1);
    let q = head / top;
    let r = head - q * top;
    while (q >> 32 || q * second > ((r << 32) | limb(u, j + m - 2))) {
      q--;
      r += top;
      if (r >> 32) break;
    }
    if (takeTimes(u, v, j, m, q)) {
      q--;
      putBack(u, v, j, m);
    }
    setLimb(out, j, <u32>q);
  }
  shiftRight(u, m, shift);
  remainder = finish(u, m, isNegative(a));
  return remainder ? finish(out, n - m + 1, negative) : 0;
}

/** `to = from << shift` over `n` limbs; returns what is shifted out. */
function shiftLeft(to: usize, from: usize, n: u32, shift: u32): u32 {
  let carry: u64 = 0;
  const last = place(from, n);
  to = place(to, 0);
  for (from = place(from, 0); from < last; from += 4) {
    carry |= (<u64>load<u32>(from)) << shift;
    store<u32>(to, <u32>carry);
    carry >>= 32;
    to += 4;
  }
  return <u32>carry;
}

function shiftRight(a: usize, n: u32, shift: u32): void {
  const last = place(a, n);
  for (let at = place(a, 0); at < last; at += 4) {
    store<u32>(at, <u32>(load<u64>(at) >> shift));
  }
}

/** `u -= q * v` at limb `j`; true where it went below zero. */
function takeTimes(u: usize, v: usize, j: u32, m: u32, q: u64): bool {
  let carry: u64 = 0;
  let borrow: i64 = 0;
  const last = place(v, m);
  let to = place(u, j);
  for (let from = place(v, 0); from < last; from += 4) {
    carry += q * load<u32>(from);
    borrow += <i64>load<u32>(to) - <i64>(<u32>carry);
    store<u32>(to, <u32>borrow);
    borrow >>= 32;
    carry >>= 32;
    to += 4;
  }
  borrow += <i64>load<u32>(to) - <i64>carry;
  store<u32>(to, <u32>borrow);
  return borrow < 0;
}

function putBack(u: usize, v: usize, j: u32, m: u32): void {
  let carry: u64 = 0;
  for (let i: u32 = 0; i < m; i++) {
    carry += <u64>limb(u, i + j) + limb(v, i);
    setLimb(u, i + j, <u32>carry);
    carry >>= 32;
  }
  setLimb(u, j + m, limb(u, j + m) + <u32>carry);
}

/** Greatest common divisor, not negative. */
export function gcd(a: usize, b: usize): usize {
  a = absolute(a);
  b = absolute(b);
  while (a && b && !isZero(b)) {
    if (limbs(a) <= 2 && limbs(b) <= 2) return fromU64(gcd64(toU64(a), toU64(b)), false);
    if (!divide(a, b)) return 0;
    a = b;
    b = remainder;
  }
  return b ? a : 0;
}

export function gcd64(a: u64, b: u64): u64 {
  while (b) {
    const r = a % b;
    a = b;
    b = r;
  }
  return a;
}
