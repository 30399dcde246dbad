/**
 * Natural numbers of any size, for exact conversions between decimals and doubles. A number
 * is `u32 limbs, u32 0` and little-endian u32 limbs without leading zero limbs; 0 has none.
 */
import { spend } from "../budget";
import { alloc } from "../memory";

/** A number with room for `limbs` limbs, set to `value`; 0 where memory is used up. */
export function newBig(limbs: u32, value: u32): usize {
  const x = alloc(8 + <usize>limbs * 4);
  if (!x) return 0;
  store<u32>(x, value ? 1 : 0);
  store<u32>(x, value, 8);
  return x;
}

/** x = x * m + a. */
export function mulAdd(x: usize, m: u32, a: u32): void {
  const n = load<u32>(x);
  if (!spend(n)) return;
  let carry: u64 = a;
  let p = x + 8;
  for (let i: u32 = 0; i < n; i++, p += 4) {
    carry += <u64>load<u32>(p) * m;
    store<u32>(p, <u32>carry);
    carry >>= 32;
  }
  if (!carry) return;
  store<u32>(p, <u32>carry);
  store<u32>(x, n + 1);
}

/** x = x * 10^e. */
export function mulTens(x: usize, e: u32): void {
  for (; e >= 9; e -= 9) mulAdd(x, 1_000_000_000, 0);
  for (; e; e--) mulAdd(x, 10, 0);
}

/** x = x * 2^bits. */
export function shiftLeft(x: usize, bits: u32): void {
  let n = load<u32>(x);
  if (!n || !bits || !spend(n + (bits >> 5))) return;
  const limbs = bits >> 5;
  const part = bits & 31;
  const base = x + 8;
  let high: u32 = 0;
  if (part) high = load<u32>(base + ((n - 1) << 2)) >> (32 - part);
  for (let i = n; i; i--) {
    const at = base + ((i - 1) << 2);
    let v = load<u32>(at) << part;
    if (part && i > 1) v |= load<u32>(at - 4) >> (32 - part);
    store<u32>(at + (limbs << 2), v);
  }
  memory.fill(base, 0, limbs << 2);
  n += limbs;
  if (high) {
    store<u32>(base + (n << 2), high);
    n++;
  }
  store<u32>(x, n);
}

/** Negative, 0 or positive as x < y, x = y, x > y. */
export function compare(x: usize, y: usize): i32 {
  const n = load<u32>(x);
  const m = load<u32>(y);
  if (n != m) return n < m ? -1 : 1;
  for (let i = n; i; i--) {
    const a = load<u32>(x + 4 + (i << 2));
    const b = load<u32>(y + 4 + (i << 2));
    if (a != b) return a < b ? -1 : 1;
  }
  return 0;
}

/** x = x - y, where x >= y. */
export function subtract(x: usize, y: usize): void {
  const n = load<u32>(x);
  const m = load<u32>(y);
  if (!spend(n)) return;
  let borrow: i64 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const at = x + 8 + (i << 2);
    let d = <i64>load<u32>(at) + borrow;
    if (i < m) d -= <i64>load<u32>(y + 8 + (i << 2));
    store<u32>(at, <u32>d);
    borrow = d >> 32;
  }
  let used = n;
  while (used && !load<u32>(x + 4 + (used << 2))) used--;
  store<u32>(x, used);
}

/** Number of bits of x; 0 for 0. */
export function bitLength(x: usize): u32 {
  const n = load<u32>(x);
  return n ? (n << 5) - clz<u32>(load<u32>(x + 4 + (n << 2))) : 0;
}
