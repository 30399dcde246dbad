/**
 * Roots and powers modulo a prime. Square roots of small integers are sums of roots of unity
 * (modular/unity.ts); all others are formal. Odd roots are real ones, of negatives too; an even
 * root of something with variables is at home where that is positive (conditions.ts).
 */
import { MAX_INDEX } from "../limits";
import { ofField } from "../modular/algebra";
import { one } from "../modular/field";
import { constant, image, inverse, multiply, negate, signedPower } from "../modular/image";
import { orderForRoot, squareRootOf, unityRoot } from "../modular/unity";
import { imageOf, integerImage, rationalImage } from "./evaluate-modular";
import { isWholeVariable } from "./expression";
import { fromU64 } from "./integer";
import {
  AT_POLY_POWER,
  AT_POWER,
  atomPower,
  formalRoot,
  formalSign,
  mustRestart,
} from "./modular-atoms";
import { expOfPoly } from "./modular-exp";
import {
  canonicalOf,
  depends,
  hasOrder,
  isEuler,
  isPositiveAtom,
  isPositiveThere,
  isRealTerm,
  isSmall,
  smallD,
  smallN,
} from "./modular-form";
import { coefficient, exponent, makeFactor, makeMono, surd, withCoefficient } from "./mono";
import { RADICAL, SUBSCRIPT, SYMBOL } from "./ops";
import {
  asRational,
  isZeroPoly,
  multiply as multiplyPoly,
  polyOfAtom,
  polyOfRational,
  scale,
  single,
} from "./poly";
import { factorRational, primeAt, primeCount, primeExponent, smallestPart } from "./prime-factors";
import { root as canonicalRoot } from "./radical";
import {
  fromInteger,
  invert,
  isInteger,
  isNegativeRational,
  isOne,
  isZeroRational,
  magnitude,
  negate as negateRational,
  small,
} from "./rational";
import { child, count, kind, x, y } from "./term";
import { push, vector } from "./vector";

/** The square root of an integer s > 1 without square factors. */
export function surdImage(s: u64): usize {
  const needed = orderForRoot(s);
  if (needed && hasOrder(needed)) {
    return image(ofField(squareRootOf(s)), 0, 0, (65 - <u32>clz<u64>(s)) >> 1, 0);
  }
  if (mustRestart) return 0;
  const p = polyOfRational(fromInteger(fromU64(s, false)));
  const divisor = smallestPart(s);
  if (divisor != s) return multiply(surdImage(divisor), surdImage(s / divisor));
  return p ? formalRoot(p, integerImage(s), 2, 1) : 0;
}

/** A RADICAL of canonical form: root_n(p). */
export function radicalImage(p: usize, n: u32): usize {
  const q = asRational(p);
  if (!q) return rootOfPoly(p, n, 1);
  if (!isNegativeRational(q)) return formalRoot(p, rationalImage(q), n, 1);
  if (n & 1 || !hasOrder(n << 1)) return 0;
  const turn = constant(unityRoot(1, n << 1), 0);
  return multiply(turn, rootOfPoly(polyOfRational(negateRational(q)), n, 1));
}

/** `p^(e/n)` for a POLY p, e > 0 without common factor with n. */
export function rootOfPoly(p: usize, n: u32, e: u32): usize {
  if (!p || n == 0) return 0;
  if (n == 1) return signedPower(imageOf(p), e);
  if (isZeroPoly(p)) return constant(0, 0);
  if (asRational(p)) return signedPower(imageOf(canonicalRoot(p, n)), e);
  const lead = coefficient(child(p, 0));
  const size = contentUnderRoot(p, n);
  let rest = scale(p, invert(size));
  if (!rest) return 0;
  const isReal = isRealTerm(rest);
  let turned = false;
  if (n & 1 && isReal && isNegativeRational(lead)) {
    rest = scale(rest, small(-1));
    turned = (e & 1) == 1;
  }
  const outer = isOne(size) ? constant(one, 0) : rootOfPoly(polyOfRational(size), n, e);
  if (!outer || !rest) return 0;
  const product = multiply(outer, unitRoot(rest, n, e, isReal));
  return turned ? negate(product) : product;
}

/**
 * What comes out of a POLY before its root is taken: the size of its first coefficient, so that
 * roots of multiples are multiples of one formal root. Not from a higher root of a number, unless
 * it leaves no root of its own: that would be a formal root more, with another choice of signs.
 */
export function contentUnderRoot(p: usize, n: u32): usize {
  const size = magnitude(coefficient(child(p, 0)));
  if (!size || n == 2 || depends(p)) return size;
  const outer = canonicalRoot(polyOfRational(size), n);
  return outer && asRational(outer) ? size : small(1);
}

/** The same for a POLY without content. */
function unitRoot(p: usize, n: u32, e: u32, isReal: bool): usize {
  const m = child(p, 0);
  const isProduct = count(p) == 1 && isReal && isOne(coefficient(m)) && surd(m) == 1;
  if (isProduct && n & 1) return oddRootOfProduct(m, n, e);
  if (isProduct && n == 2) return signedPower(rootOfProduct(m), e);
  return formalRoot(p, imageOf(p), n, e);
}

/** Each factor by itself: the root of x^4 y, n = 3, is x root(x) root(y). */
function oddRootOfProduct(m: usize, n: u32, e: u32): usize {
  let product = constant(one, 0);
  for (let i: u32 = 0, k = count(m); i < k && product; i++) {
    const f = child(m, i);
    const power = <i64>exponent(f) * e;
    let rest = power % n;
    if (rest < 0) rest += n;
    const atom = child(f, 0);
    product = multiply(product, signedPower(imageOf(atom), (power - rest) / n));
    if (rest) product = multiply(product, formalRoot(polyOfAtom(atom), imageOf(atom), n, rest));
  }
  return product;
}

/**
 * The square root of a product of atoms. Even parts come out as absolute values; where one odd
 * factor is left, it is at least 0 (unless it is a negative number): sqrt(x^3) = x sqrt(x), sqrt(x^2 y) = |x| sqrt(y).
 */
function rootOfProduct(m: usize): usize {
  let product = constant(one, 0);
  const left = vector();
  let odd: u32 = 0;
  for (let i: u32 = 0, k = count(m); i < k; i++) {
    const f = child(m, i);
    if (!(exponent(f) & 1)) continue;
    odd++;
    if (!push(left, makeFactor(child(f, 0), 1))) return 0;
  }
  for (let i: u32 = 0, k = count(m); i < k && product; i++) {
    const f = child(m, i);
    const half = exponent(f) >> 1;
    const atom = child(f, 0);
    const known = odd == 1 && exponent(f) & 1 && isPositiveThere(atom);
    const part = known ? signedPower(imageOf(atom), half) : absolutePower(atom, half);
    product = multiply(product, part);
  }
  if (!odd || !product) return product;
  const rest = single(makeMono(small(1), 1, left));
  if (!rest) return 0;
  return multiply(product, formalRoot(rest, imageOf(rest), 2, 1));
}

/** |atom|^e of a real atom. */
function absolutePower(atom: usize, e: i64): usize {
  const known = isPositiveAtom(atom) || (kind(atom) == RADICAL && !(x(atom) & 1));
  if (known || !(e & 1)) return signedPower(imageOf(atom), e);
  const p = polyOfAtom(atom);
  const under = multiplyPoly(p, p);
  const size = under ? formalRoot(under, imageOf(under), 2, 1) : 0;
  return multiply(size, signedPower(imageOf(atom), e - 1));
}

/** |p| of a real POLY with variables: the root of its square. */
export function absoluteOfPoly(p: usize): usize {
  const lead = coefficient(child(p, 0));
  const rest = scale(p, invert(lead));
  if (!rest) return 0;
  let value: usize = 0;
  const m = child(rest, 0);
  if (count(rest) == 1) {
    value = surd(m) == 1 ? constant(one, 0) : surdImage(surd(m));
    for (let i: u32 = 0, k = count(m); i < k && value; i++) {
      value = multiply(value, absolutePower(child(child(m, i), 0), exponent(child(m, i))));
    }
  } else {
    value = rootOfPoly(multiplyPoly(rest, rest), 2, 1);
  }
  return multiply(rationalImage(magnitude(lead)), value);
}

/** `base^exponent` */
export function imageOfPower(base: usize, exponent: usize): usize {
  const v = canonicalOf(exponent);
  if (!v) return 0;
  const q = asRational(v);
  if (!q) return symbolicPower(base, v);
  if (isInteger(q)) {
    if (!isSmall(q)) return 0;
    const e = smallN;
    const b = imageOf(base);
    // 0 to the power 0 has no value
    return e > 0 || inverse(b) ? signedPower(b, e) : 0;
  }
  if (!isSmall(q) || smallD > MAX_INDEX || abs(smallN) > 1 << 20) return 0;
  const n = smallN;
  const d = <u32>smallD;
  const p = canonicalOf(base);
  if (!p) return 0;
  if (isEuler(p)) return expOfPoly(v, 0);
  const value = rootOfPoly(p, d, <u32>abs(n));
  return n < 0 ? inverse(value) : value;
}

/** An exponent that isn't rational. */
function symbolicPower(base: usize, v: usize): usize {
  const p = canonicalOf(base);
  if (!p || isZeroPoly(p)) return 0;
  if (isEuler(p)) return expOfPoly(v, 0);
  const q = asRational(p);
  if (q) return isNegativeRational(q) ? negativePower(q, v) : rationalPower(q, v);
  if (!isRealTerm(p) || !isRealTerm(v) || !isPositiveThere(p)) return 0;
  const lead = coefficient(child(p, 0));
  const size = magnitude(lead);
  const rest = scale(p, invert(size));
  const outer = isOne(size) ? constant(one, 0) : rationalPower(size, v);
  if (!rest || !outer) return 0;
  let product = outer;
  for (let i: u32 = 0, n = count(v); i < n && product; i++) {
    const m = child(v, i);
    if (!isSmall(coefficient(m))) return 0;
    const above = smallN;
    const below = smallD;
    if (count(m) == 0 && surd(m) == 1) {
      const part = below > MAX_INDEX ? <usize>0 : rootOfPoly(rest, <u32>below, <u32>abs(above));
      product = multiply(product, above < 0 ? inverse(part) : part);
    } else {
      const key = withCoefficient(m, small(1));
      if (!key) return 0;
      product = multiply(product, atomPower(AT_POLY_POWER, key, rest, 0, above, below));
    }
  }
  return product;
}

/** i to n and p to r, which stand for whole numbers by custom: (-1)^(2x) isn't 1 for every x. */
function isWholeName(name: usize): bool {
  if (kind(name) == SUBSCRIPT) return isWholeName(child(name, 0));
  if (kind(name) != SYMBOL || y(name) - x(name) != 1) return false;
  const b: u32 = load<u8>(x(name)) | 0x20;
  return b - 0x69 < 6 || b - 0x70 < 3;
}

/** `q^v` for a rational q < 0, where v is whole as far as its form tells: (-2)^(n + 1). */
function negativePower(q: usize, v: usize): usize {
  let product = rationalPower(negateRational(q), v);
  for (let i: u32 = 0, n = count(v); i < n && product; i++) {
    const m = child(v, i);
    if (!isSmall(coefficient(m)) || smallD != 1 || surd(m) != 1) return 0;
    for (let k: u32 = 0, f = count(m); k < f; k++) {
      const factor = child(m, k);
      const name = child(factor, 0);
      if (exponent(factor) < 0 || !isWholeVariable(name) || !isWholeName(name)) return 0;
    }
    if (!(smallN & 1)) continue;
    const key = withCoefficient(m, small(1));
    product = count(m) ? multiply(product, formalSign(single(key))) : negate(product);
  }
  return product;
}

/** `q^v` for a rational q > 0: over the primes of q, and over the terms of v. */
export function rationalPower(q: usize, v: usize): usize {
  let product = constant(one, 0);
  for (let i: u32 = 0, n = count(v); i < n && product; i++) {
    product = multiply(product, rationalPowerOfMono(q, child(v, i)));
  }
  return product;
}

/** `q^m` for a rational q > 0 and a MONO m. */
export function rationalPowerOfMono(q: usize, m: usize): usize {
  if (!m || !isSmall(coefficient(m))) return 0;
  const above = smallN;
  const below = smallD;
  if (count(m) == 0 && surd(m) == 1) {
    if (below > MAX_INDEX || abs(above) > 1 << 20) return 0;
    const part = rootOfPoly(polyOfRational(q), <u32>below, <u32>abs(above));
    return above < 0 ? inverse(part) : part;
  }
  const key = withCoefficient(m, small(1));
  if (!key || isZeroRational(q) || !factorRational(q)) return 0;
  let product = constant(one, 0);
  for (let i: u32 = 0; i < primeCount && product; i++) {
    const e = above * primeExponent(i);
    product = multiply(product, atomPower(AT_POWER, key, 0, primeAt(i), e, below));
  }
  return product;
}
