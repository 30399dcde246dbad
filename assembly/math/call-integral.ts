/**
 * Definite integrals of polynomials: \int_0^1 x^2 dx = 1/3. Letters other than the variable may hang
 * on it (\int y dx), so that only those that always stand for numbers are taken for constants.
 */
import { canonical } from "./canonical";
import { isFixedLetter } from "./derive";
import { exponent } from "./mono";
import { holds } from "./names";
import { IS_FORMAL, IS_INFINITE, POLY, SYMBOL } from "./ops";
import { HAS_LOWER, HAS_UPPER, HAS_VARIABLE } from "./parse-operator";
import { multiply, polyOfAtom, scale, single, sum } from "./poly";
import { powerOf } from "./power";
import { invert, small } from "./rational";
import { attribute, child, count, flags, isSame, kind } from "./term";
import { push, vector } from "./vector";

/** Integrands of a higher degree stay as they are written. */
const MAX_DEGREE: i32 = 64;

/** The value of the CALL of an integral, or 0. */
export function definiteIntegral(t: usize): usize {
  if (attribute(t) != (HAS_VARIABLE | HAS_LOWER | HAS_UPPER)) return 0;
  const p = canonical(child(t, 0));
  const x = atomOf(canonical(child(t, 1)));
  const from = endOf(child(t, 2), x);
  const to = endOf(child(t, 3), x);
  if (!p || kind(p) != POLY || !x || !from || !to) return 0;
  const v = vector();
  for (let i: u32 = 0, n = count(p); i < n; i++) {
    const e = degreeOf(child(p, i), x);
    if (e < 0) return 0;
    const above = powerOf(to, e + 1);
    const below = scale(powerOf(from, e + 1), small(-1));
    const ends = vector();
    if (!push(ends, above) || !push(ends, below)) return 0;
    const rest = multiply(single(child(p, i)), powerOf(polyOfAtom(x), -e));
    if (!push(v, scale(multiply(rest, sum(ends)), invert(small(e + 1))))) return 0;
  }
  return v ? sum(v) : 0;
}

/** The atom that is all of the POLY `p`, where that is a letter; else 0. */
export function atomOf(p: usize): usize {
  if (!p || kind(p) != POLY || count(p) != 1) return 0;
  const m = child(p, 0);
  if (count(m) != 1 || exponent(child(m, 0)) != 1 || !isSame(polyOfAtom(child(child(m, 0), 0)), p))
    return 0;
  const atom = child(child(m, 0), 0);
  return kind(atom) == SYMBOL && flags(atom) & IS_FORMAL ? atom : 0;
}

function endOf(t: usize, x: usize): usize {
  const p = canonical(t);
  return p && x && kind(p) == POLY && !(flags(p) & IS_INFINITE) && !holds(p, x) ? p : 0;
}

/** The exponent of the atom in the MONO; negative where there is another letter, or it is too large. */
function degreeOf(m: usize, x: usize): i32 {
  let e = 0;
  for (let i: u32 = 0, n = count(m); i < n; i++) {
    const atom = child(child(m, i), 0);
    if (isSame(atom, x)) e = exponent(child(m, i));
    else if (flags(atom) & IS_FORMAL && !isFixedLetter(atom)) return -1;
  }
  return e > MAX_DEGREE ? -1 : e;
}
