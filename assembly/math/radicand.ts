/** Integers under square roots: squares taken out, common parts found; no full factoring. */
import { spend } from "../budget";
import { gcd64 } from "./integer";
import { surd } from "./mono";
import { child, count } from "./term";

/** What `takeSquares` took out: `m = squareRoot^2 * squareFree`. */
export let squareRoot: u64 = 1;
export let squareFree: u64 = 1;

/**
 * Splits m > 0 (below 2^62) into a square and a square-free part: divisors up to the cube
 * root of what is left, then the rest is a prime, two primes, or the square of one.
 * False where the steps ran out.
 */
export function takeSquares(m: u64): bool {
  squareRoot = 1;
  squareFree = 1;
  for (let d: u64 = 2; d * d * d <= m; d += d == 2 ? 1 : 2) {
    if (!spend(4)) return false;
    if (m % d) continue;
    let e = 0;
    while (m % d == 0) {
      m /= d;
      if (++e & 1) squareFree *= d;
      else {
        squareFree /= d;
        squareRoot *= d;
      }
    }
  }
  const r = wholeRoot(m);
  if (r * r == m) squareRoot *= r;
  else squareFree *= m;
  return true;
}

/** The integer at or below the square root of m < 2^63. */
export function wholeRoot(m: u64): u64 {
  let r = <u64>Math.sqrt(<f64>m);
  while (r * r > m) r--;
  while ((r + 1) * (r + 1) <= m) r++;
  return r;
}

/**
 * A number g > 1 that divides or is coprime to each square-free radicand in the POLY, which
 * has one above 1.
 */
export function independentRadicand(p: usize): u64 {
  let g: u64 = 1;
  const n = count(p);
  for (let i: u32 = 0; i < n && g == 1; i++) g = surd(child(p, i));
  for (let i: u32 = 0; i < n; i++) {
    const h = gcd64(g, surd(child(p, i)));
    if (h == 1 || h == g) continue;
    g = h;
    i = -1;
  }
  return g;
}
