/**
 * Where a polynomial in one name with rational coefficients is above, below or at zero:
 *
 *   x^2 - 4 <= 0  is  [-2, 2]      (x - 1)(x - 2)(x - 3) > 0  is  (1, 2) \cup (3, \infty)
 *
 * Roots are rational ones, found among the quotients of divisors, and those of a quadratic rest.
 */
import { spend } from "../budget";
import { signOf } from "./ball-of-form";
import { toU64 } from "./integer";
import {
  ABOVE_ALL,
  BELOW_ALL,
  complement,
  intervalList,
  single,
  united,
  wholeLine,
} from "./interval-list";
import { coefficient, exponent, surd } from "./mono";
import { AT_LEAST, AT_MOST, EQUAL_TO, GREATER, LESS, SYMBOL, UNEQUAL } from "./ops";
import { polyOfRational, scale, sum } from "./poly";
import { root } from "./radical";
import {
  add,
  denominator,
  divide,
  fromInteger,
  isNegativeRational,
  isZeroRational,
  multiply,
  negate,
  numerator,
  small,
} from "./rational";
import { child, count, isSame, kind } from "./term";
import { push, vector } from "./vector";

const MOST: i32 = 6;
/** Largest coefficient whose divisors are tried. */
const MOST_TRIED: u64 = 10000;

/** Coefficients as rationals, that of the constant first; roots as POLYs in order, how often each. */
const coefficients: usize = memory.data(28);
const roots: usize = memory.data(24);
const times: usize = memory.data(24);
let degree: i32 = 0;
let rootCount: i32 = 0;
/** Some roots are no real numbers. */
let hasOthers: bool = false;

/** The name of the polynomial, of degree 2 to 6; 0 where `f` is none. */
export function nameOfPolynomial(f: usize): usize {
  let name: usize = 0;
  degree = 0;
  for (let i = 0; i <= MOST; i++) store<u32>(coefficients + 4 * i, 0);
  for (let i: u32 = 0, n = count(f); i < n; i++) {
    const m = child(f, i);
    if (surd(m) != 1 || count(m) > 1) return 0;
    let e = 0;
    if (count(m)) {
      const atom = child(child(m, 0), 0);
      e = exponent(child(m, 0));
      if (kind(atom) != SYMBOL || e < 1 || e > MOST) return 0;
      if (name && !isSame(name, atom)) return 0;
      name = atom;
    }
    store<u32>(coefficients + 4 * e, <u32>coefficient(m));
    degree = max(degree, e);
  }
  return degree > 1 ? name : 0;
}

/** The set of those numbers for which the polynomial just looked at stands so to 0; 0 where not known. */
export function polynomialSet(relation: u32): usize {
  for (let i = 0; i < degree; i++) {
    if (!load<u32>(coefficients + 4 * i)) store<u32>(coefficients + 4 * i, <u32>small(0));
  }
  const isOdd = (degree & 1) != 0;
  const isDown = isNegativeRational(at(degree));
  rootCount = 0;
  hasOthers = false;
  while (degree > 2) if (!takeRational()) return 0;
  if (!(degree == 2 ? takeQuadratic() : takeLinear())) return 0;
  let points = intervalList(0);
  let isSimple = true;
  for (let i = 0; i < rootCount; i++) {
    const p = load<u32>(roots + 4 * i);
    if (load<u32>(times + 4 * i) > 1) isSimple = false;
    points = united(points, single(p, true, p, true));
  }
  // of x^2 = -1 the real solutions are not all, and (x - 1)^2 = 0 says more than x = 1
  if (relation == EQUAL_TO) return isSimple && !hasOthers ? points : 0;
  if (relation == UNEQUAL) return rootCount ? complement(points) : 0;
  const isBelow = relation == LESS || relation == AT_MOST;
  if (!isBelow && relation != GREATER && relation != AT_LEAST) return 0;
  const isIn = relation == AT_MOST || relation == AT_LEAST;
  return stretches(isDown != isOdd, isBelow, isIn ? points : intervalList(0));
}

/** The points, and between the roots wherever the sign is right; it is that at the far left first. */
function stretches(isNegative: bool, isBelow: bool, points: usize): usize {
  if (!rootCount) return isNegative == isBelow ? wholeLine() : points;
  let all = points;
  let from = BELOW_ALL;
  for (let i = 0; i <= rootCount && all; i++) {
    const to: usize = i == rootCount ? ABOVE_ALL : <usize>load<u32>(roots + 4 * i);
    if (isNegative == isBelow) all = united(all, single(from, false, to, false));
    if (i < rootCount && load<u32>(times + 4 * i) & 1) isNegative = !isNegative;
    from = to;
  }
  return all;
}

function at(i: i32): usize {
  return load<u32>(coefficients + 4 * i);
}

/** Notes a root, in its place; false where it can't be told apart from another one. */
function noteRoot(p: usize): bool {
  let i = 0;
  for (; i < rootCount; i++) {
    const other: usize = load<u32>(roots + 4 * i);
    if (isSame(other, p)) {
      store<u32>(times + 4 * i, load<u32>(times + 4 * i) + 1);
      return true;
    }
    const v = vector();
    const s = push(v, p) && push(v, scale(other, small(-1))) ? signOf(sum(v)) : 0;
    if (s == 0) return false;
    if (s < 0) break;
  }
  memory.copy(roots + 4 * (i + 1), roots + 4 * i, 4 * (rootCount - i));
  memory.copy(times + 4 * (i + 1), times + 4 * i, 4 * (rootCount - i));
  store<u32>(roots + 4 * i, <u32>p);
  store<u32>(times + 4 * i, 1);
  rootCount++;
  return true;
}

/** Finds a rational root and divides by it. */
function takeRational(): bool {
  if (isZeroRational(at(0))) return divided(small(0));
  let common: usize = small(1);
  for (let i = 0; i <= degree; i++) {
    const q = common ? multiply(common, at(i)) : 0;
    if (!q) return false;
    common = multiply(common, fromInteger(denominator(q)));
  }
  const last = common ? multiply(common, at(0)) : 0;
  const first = last ? multiply(common, at(degree)) : 0;
  if (!first) return false;
  const most = toU64(numerator(last));
  const least = toU64(numerator(first));
  if (most == 0 || least == 0 || most > MOST_TRIED || least > MOST_TRIED) return false;
  if (!spend(<u32>(most + least))) return false;
  for (let q: u64 = 1; q <= least; q++) {
    if (least % q) continue;
    if (!spend(<u32>most)) return false;
    for (let p: u64 = 1; p <= most; p++) {
      if (most % p) continue;
      const x = divide(small(<i64>p), small(<i64>q));
      if (!x) return false;
      if (isRoot(x)) return divided(x);
      if (isRoot(negate(x))) return divided(negate(x));
    }
  }
  return false;
}

function isRoot(x: usize): bool {
  let value = at(degree);
  for (let i = degree - 1; i >= 0 && value && spend(4); i--)
    value = plus(multiply(value, x), at(i));
  return value != 0 && isZeroRational(value);
}

function plus(a: usize, b: usize): usize {
  return a ? add(a, b) : 0;
}

/** Divides by the name less its root x. */
function divided(x: usize): bool {
  let above = at(degree);
  for (let i = degree - 1; i >= 0; i--) {
    const here = at(i);
    store<u32>(coefficients + 4 * i, <u32>above);
    above = plus(multiply(above, x), here);
    if (!above) return false;
  }
  degree--;
  return noteRoot(polyOfRational(x));
}

function takeLinear(): bool {
  return degree == 1 && noteRoot(polyOfRational(negate(divide(at(0), at(1)))));
}

function takeQuadratic(): bool {
  const square = multiply(at(1), at(1));
  const product = square ? multiply(multiply(at(2), at(0)), small(-4)) : 0;
  const under = product ? add(square, product) : 0;
  const twice = under ? multiply(at(2), small(2)) : 0;
  const middle = twice ? polyOfRational(divide(negate(at(1)), twice)) : 0;
  if (!middle) return false;
  if (isNegativeRational(under)) {
    hasOthers = true;
    return true;
  }
  if (isZeroRational(under)) return noteRoot(middle) && noteRoot(middle);
  const distance = root(polyOfRational(under), 2);
  for (let sign = -1; sign < 2; sign += 2) {
    const v = vector();
    const part = distance ? scale(distance, divide(small(sign), twice)) : 0;
    if (!push(v, middle) || !push(v, part)) return false;
    const p = sum(v);
    if (!p || !noteRoot(p)) return false;
  }
  return true;
}
