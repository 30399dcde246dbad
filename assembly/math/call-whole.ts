/**
 * Functions of whole numbers: floor and ceiling, remainder, gcd and lcm, binomials. On fractions
 * gcd and lcm are those of the group they generate, as SymPy has them: gcd(3/2, 2) = 1/2.
 */
import { spend } from "../budget";
import { MAX_FACTORIAL } from "../limits";
import { RULE_MATH_UNDEFINED } from "../names.generated";
import { signOf, wholeNear } from "./ball-of-form";
import { factorial } from "./canonical-power";
import { functionAtom, functionAtom2, functionAtomOf } from "./function-term";
import { F_BINOMIAL, F_FLOOR, F_GCD, F_MAX, F_MIN, F_MOD } from "./functions";
import {
  divide as divideIntegers,
  fromU64,
  gcd as gcdOfIntegers,
  multiply as multiplyIntegers,
  toU64,
} from "./integer";
import { coefficient, surd } from "./mono";
import { IS_FORMAL } from "./ops";
import { asRational, inverse, multiply, polyOfRational, scale, sum } from "./poly";
import {
  compare,
  denominator,
  divide,
  floor,
  fromInteger,
  isInteger,
  isNegativeRational,
  isZeroRational,
  magnitude,
  multiply as multiplyRational,
  negate,
  numerator,
  ratio,
  small,
  subtract,
} from "./rational";
import { sortTerms } from "./sort";
import { stuck } from "./stuck";
import { child, count, flags, isSame } from "./term";
import { isShallow } from "./variables";
import { item, items, length, push, vector } from "./vector";

/** Floor or ceiling; a whole number that is added comes out: floor(x + 2) = floor(x) + 2. */
export function roundedTo(id: i32, p: usize): usize {
  const q = asRational(p);
  if (q) return polyOfRational(rounded(id, q));
  const whole = wholeNear(p);
  if (whole) {
    const below = signOf(minus(p, whole));
    // p is between two whole numbers
    if (below > 0 && signOf(minus(p, plus(whole, one()))) < 0) {
      return id == F_FLOOR ? whole : plus(whole, one());
    }
  }
  for (let i: u32 = 0, n = count(p); i < n; i++) {
    const m = child(p, i);
    if (count(m) || surd(m) != 1) continue;
    const whole = fromInteger(floor(coefficient(m)));
    if (!whole || isZeroRational(whole)) break;
    const rest = plus(p, polyOfRational(negate(whole)));
    return rest ? plus(functionAtom(id, rest), polyOfRational(whole)) : 0;
  }
  return functionAtom(id, p);
}

function one(): usize {
  return polyOfRational(small(1));
}

function rounded(id: i32, q: usize): usize {
  if (id == F_FLOOR) return fromInteger(floor(q));
  return negate(fromInteger(floor(negate(q))));
}

function plus(a: usize, b: usize): usize {
  const v = vector();
  return push(v, a) && push(v, b) ? sum(v) : 0;
}

/** `a - b floor(a / b)`, with the sign of b. */
export function modulo(a: usize, b: usize): usize {
  const p = asRational(a);
  const q = asRational(b);
  if (q && isZeroRational(q)) return stuck(RULE_MATH_UNDEFINED);
  if (!p || !q) {
    const value = remainderOfReals(a, b);
    return value ? value : functionAtom2(F_MOD, a, b);
  }
  const times = fromInteger(floor(divide(p, q)));
  return polyOfRational(times ? subtract(p, multiplyRational(times, q)) : 0);
}

/** The remainder by a positive constant, where the quotient surely lies between two whole numbers; or 0. */
function remainderOfReals(a: usize, b: usize): usize {
  if ((flags(a) | flags(b)) & IS_FORMAL || signOf(b) <= 0) return 0;
  const whole = roundedTo(F_FLOOR, multiply(a, inverse(b)));
  return whole && asRational(whole) ? minus(a, multiply(whole, b)) : 0;
}

/** gcd or lcm of the vector of POLYs; of anything but numbers it stays as it is, in order. */
export function commonOf(id: i32, v: usize): usize {
  let all = magnitude(asRational(item(v, 0)));
  for (let i: u32 = 1, n = length(v); i < n && all; i++) {
    const q = asRational(item(v, i));
    all = q ? common(id, all, magnitude(q)) : 0;
  }
  return all ? polyOfRational(all) : distinct(id, v);
}

function common(id: i32, a: usize, b: usize): usize {
  if (!a || !b) return 0;
  const isZero = isZeroRational(a) || isZeroRational(b);
  if (isZero) return id == F_GCD ? (isZeroRational(a) ? b : a) : small(0);
  const below = multiplyIntegers(denominator(a), denominator(b));
  const left = multiplyIntegers(numerator(a), denominator(b));
  const right = multiplyIntegers(numerator(b), denominator(a));
  const g = left && right ? gcdOfIntegers(left, right) : 0;
  if (!g) return 0;
  return ratio(id == F_GCD ? g : multiplyIntegers(divideIntegers(left, g), right), below);
}

/** The least or greatest of the vector; candidates that can't be told apart stay. */
export function extremeOf(id: i32, v: usize): usize {
  const rest = vector();
  for (let i: u32 = 0, n = length(v); i < n; i++) {
    const p = item(v, i);
    let beaten = false;
    for (let k: u32 = 0; k < n && !beaten; k++) {
      const s = k == i ? 0 : signOf(minus(p, item(v, k)));
      beaten = id == F_MIN ? s > 0 : s < 0;
    }
    if (!beaten && !push(rest, p)) return 0;
  }
  return distinct(id, rest);
}

function minus(a: usize, b: usize): usize {
  return plus(a, scale(b, small(-1)));
}

/** The candidates in the order of terms, each once; one alone is itself. */
function distinct(id: i32, v: usize): usize {
  if (!v || !sortTerms(items(v), length(v))) return 0;
  const out = vector();
  for (let i: u32 = 0, n = length(v); i < n; i++) {
    if (i && isSame(item(v, i - 1), item(v, i))) continue;
    if (!push(out, item(v, i))) return 0;
  }
  const isExtreme = id == F_MIN || id == F_MAX;
  return out && length(out) == 1 && isExtreme ? item(out, 0) : functionAtomOf(id, out);
}

/** Sums of products of names are no deeper. */
const PLAIN_LEVELS: u32 = 5;

/** n over k: multiplied out for numbers, else as factorials. */
export function binomial(n: usize, k: usize): usize {
  const p = asRational(n);
  const q = asRational(k);
  if (!p || !q || !isInteger(p) || !isInteger(q)) {
    // Each of the two stands in the result twice: binomials of binomials would never end.
    if (!isShallow(n, PLAIN_LEVELS) || !isShallow(k, PLAIN_LEVELS))
      return functionAtom2(F_BINOMIAL, n, k);
    const below = multiply(factorial(k, 1), factorial(plus(n, scale(k, small(-1))), 1));
    return below ? multiply(factorial(n, 1), inverse(below)) : 0;
  }
  if (isNegativeRational(p)) return stuck(RULE_MATH_UNDEFINED);
  if (isNegativeRational(q) || compare(q, p) > 0) return polyOfRational(small(0));
  const total = toU64(numerator(p));
  const chosen = toU64(numerator(q));
  const steps = min(chosen, total - chosen);
  if (total > 1 << 31 || steps > MAX_FACTORIAL) return functionAtom2(F_BINOMIAL, n, k);
  let product = fromU64(1, false);
  for (let i: u64 = 1; i <= steps && product && spend(1); i++) {
    product = divideIntegers(
      multiplyIntegers(product, fromU64(total - steps + i, false)),
      fromU64(i, false),
    );
  }
  return product ? polyOfRational(fromInteger(product)) : 0;
}
