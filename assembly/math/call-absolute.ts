/**
 * Absolute values: |a b| = |a| |b|, |-x| = |x|, and nothing is left of one around a positive number.
 * Of a real number the square of |x| is that of x; |sqrt(i)|, |z| are sizes of numbers that may be
 * complex, where it isn't.
 */
import { isBeyondReals, signOf } from "./ball-of-form";
import { functionAtom } from "./function-term";
import { F_ABS, F_MODULUS } from "./functions";
import { isImaginary, partOf } from "./imaginary";
import { coefficient, exponent, makeMono, surd } from "./mono";
import { DEGREE, IS_COMPLEX, IS_FORMAL, PI } from "./ops";
import { asRational, multiply, polyOfAtom, polyOfRational, scale, single, sum } from "./poly";
import { powerOf } from "./power";
import { root } from "./radical";
import { isNegativeRational, magnitude, small } from "./rational";
import { child, count, flags, kind } from "./term";
import { holdsComplexName } from "./variables";
import { push, vector } from "./vector";

/** `|p|`; variables are real, but for z and w. */
export function absolute(p: usize): usize {
  if (!p) return 0;
  const q = asRational(p);
  if (q) return polyOfRational(magnitude(q));
  if (flags(p) & IS_COMPLEX && hasRealParts(p)) {
    const re = partOf(p, false);
    const im = re ? partOf(p, true) : 0;
    const v = vector();
    if (!im || !push(v, powerOf(re, 2)) || !push(v, powerOf(im, 2))) return 0;
    return root(sum(v), 2);
  }
  const complex = mayBeComplex(p);
  const s = complex ? 0 : signOf(p);
  if (s) return s < 0 ? scale(p, small(-1)) : p;
  if (count(p) != 1) {
    // |b - a| = |a - b|
    const turned = isNegativeRational(coefficient(child(p, 0))) ? scale(p, small(-1)) : p;
    return functionAtom(complex ? F_MODULUS : F_ABS, turned);
  }
  const m = child(p, 0);
  let result = single(makeMono(magnitude(coefficient(m)), surd(m), vector()));
  for (let i: u32 = 0, n = count(m); i < n && result; i++) {
    const f = child(m, i);
    if (!isImaginary(f)) result = multiply(result, ofPower(child(f, 0), exponent(f)));
  }
  return result;
}

/** |atom|^e */
function ofPower(atom: usize, e: i32): usize {
  const base = polyOfAtom(atom);
  if (!base) return 0;
  if (kind(atom) != DEGREE && mayBeComplex(base)) return powerOf(functionAtom(F_MODULUS, base), e);
  const positive = kind(atom) == PI || kind(atom) == DEGREE || !(e & 1);
  return powerOf(positive ? base : functionAtom(F_ABS, base), e);
}

/** Is i a factor of its terms, and everything else real? */
function hasRealParts(p: usize): bool {
  for (let i: u32 = 0, n = count(p); i < n; i++) {
    const m = child(p, i);
    for (let k: u32 = 0, size = count(m); k < size; k++) {
      const f = child(m, k);
      if (!isImaginary(f) && mayBeComplex(polyOfAtom(child(f, 0)))) return false;
    }
  }
  return true;
}

function mayBeComplex(p: usize): bool {
  if (!p || flags(p) & IS_COMPLEX) return true;
  return flags(p) & IS_FORMAL ? holdsComplexName(p) : isBeyondReals(p);
}
