/**
 * Equations of two curves or surfaces in x, y and z with rational coefficients: other sets of points
 * where they have other points on one line, all but one coordinate given.
 *
 *   y = x^2 + 1, y = x^2 + x: at x = 2 there is a point of the one alone
 *   x^2 + y^2 = 1, x^2 - y^2 = 1: at x = 0 the one has two points, the other none
 */
import { spend } from "../budget";
import { coefficient, exponent } from "./mono";
import {
  add,
  divide,
  isNegativeRational,
  isZeroRational,
  multiply,
  negate,
  power,
  same,
  small,
  subtract,
} from "./rational";
import { child, count, x, y } from "./term";

/** Values of the other coordinates that are tried. */
const VALUES: usize = memory.data<i8>([2, 1, 0, 3, -1, -2, 5]);
const TRIED: u32 = 7;

/** What is left of a polynomial on the line, by powers of the free coordinate up to the square. */
let free: u32 = 0;
let line: u32 = 0;
let c0: usize = 0;
let c1: usize = 0;
let c2: usize = 0;

/** Have the polynomials, in one or more of the same names, other zeros on some line? Symmetric. */
export function areOtherCurves(p: usize, q: usize): bool {
  for (free = 0x79; free; free = free == 0x79 ? 0x78 : free == 0x78 ? 0x7a : 0) {
    for (line = 0; line < TRIED; line++) {
      if (!spend(8 * (count(p) + count(q)))) return false;
      if (!cut(p)) break;
      const p0 = c0;
      const p1 = c1;
      const p2 = c2;
      if (!cut(q)) break;
      if (isZeroRational(p2) && isZeroRational(c2)) {
        if (isZeroRational(p1) || isZeroRational(c1)) continue;
        if (!same(multiply(p0, c1), multiply(p1, c0))) return true;
      } else if (isZeroRational(p2)) {
        if (isOff(p0, p1, c0, c1, c2)) return true;
      } else if (isZeroRational(c2)) {
        if (isOff(c0, c1, p0, p1, p2)) return true;
      } else if (!areMultiples(p0, p1, p2) && (hasTwo(p0, p1, p2) || hasTwo(c0, c1, c2))) {
        return true;
      }
    }
  }
  return false;
}

/** Is the zero of the linear `a1 v + a0` none of `b2 v^2 + b1 v + b0`? */
function isOff(a0: usize, a1: usize, b0: usize, b1: usize, b2: usize): bool {
  if (isZeroRational(a1)) return false;
  const v = negate(divide(a0, a1));
  return !isZeroRational(add(b0, multiply(v, add(b1, multiply(v, b2)))));
}

function areMultiples(p0: usize, p1: usize, p2: usize): bool {
  return same(multiply(p0, c2), multiply(p2, c0)) && same(multiply(p1, c2), multiply(p2, c1));
}

/** Has the square polynomial two real zeros? */
function hasTwo(a0: usize, a1: usize, a2: usize): bool {
  const d = subtract(multiply(a1, a1), multiply(small(4), multiply(a0, a2)));
  return !isZeroRational(d) && !isNegativeRational(d);
}

/** The polynomial on the line; false where it has other names, or a higher power of the free one. */
function cut(p: usize): bool {
  c0 = c1 = c2 = small(0);
  for (let i: u32 = 0, n = count(p); i < n; i++) {
    const m = child(p, i);
    let value = coefficient(m);
    let degree: i32 = 0;
    for (let k: u32 = 0, e = count(m); k < e; k++) {
      const f = child(m, k);
      const name = child(f, 0);
      const letter: u32 = load<u8>(x(name));
      if (y(name) - x(name) != 1 || letter - 0x78 > 2 || exponent(f) > 8) return false;
      if (letter == free) degree = exponent(f);
      else {
        const at = small(load<i8>(VALUES + ((line + 3 * (letter - 0x78)) % TRIED)));
        value = multiply(value, power(at, <u32>exponent(f)));
      }
    }
    if (degree > 2) return false;
    if (degree == 0) c0 = add(c0, value);
    else if (degree == 1) c1 = add(c1, value);
    else c2 = add(c2, value);
  }
  return c0 != 0 && c1 != 0 && c2 != 0;
}
