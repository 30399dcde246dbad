/** The variables of expressions. */
import { spend } from "../budget";
import { isEuler } from "./exponential";
import { F_ABS, F_COS, F_COSH, F_SIN, F_SINH } from "./functions";
import { holds } from "./names";
import {
  CALL,
  FACTOR,
  FUNCTION,
  IS_FORMAL,
  MONO,
  POLY,
  POWER,
  PRIME,
  RADICAL,
  SUBSCRIPT,
  SYMBOL,
} from "./ops";
import { asRational } from "./poly";
import { isNegativeRational } from "./rational";
import { child, count, flags, kind, x, y } from "./term";

/**
 * Do the two canonical terms hold the same variables? Other names may be another way to say the
 * same (a parameter t or s), and a lone letter behind a number may be a unit.
 */
export function haveSameVariables(a: usize, b: usize): bool {
  if (!((flags(a) | flags(b)) & IS_FORMAL)) return true;
  return coversOf(a, b) && coversOf(b, a);
}

/** Is each variable of `a` one of `b`? */
function coversOf(a: usize, b: usize): bool {
  if (!spend(1)) return false;
  switch (kind(a)) {
    case SYMBOL:
      return !(flags(a) & IS_FORMAL) || holds(b, a);
    case SUBSCRIPT:
    case PRIME:
    case CALL:
      return holds(b, a);
  }
  for (let i: u32 = 0, n = count(a); i < n; i++) if (!coversOf(child(a, i), b)) return false;
  return true;
}

/** Is the term nested less deep than so many levels? */
export function isShallow(t: usize, levels: u32): bool {
  if (!levels || !spend(1)) return false;
  for (let i: u32 = 0, n = count(t); i < n; i++)
    if (!isShallow(child(t, i), levels - 1)) return false;
  return true;
}

/**
 * Does the canonical term hold z or w, by custom complex numbers, where that counts: under a root,
 * in a logarithm, a size? Sums, products, whole powers, sines and exponentials are the same over
 * the complex numbers.
 */
export function isComplexByCustom(t: usize): bool {
  if (!spend(1)) return true;
  let all = true;
  switch (kind(t)) {
    case SYMBOL:
    case SUBSCRIPT:
      return false;
    case POLY:
    case MONO:
    case FACTOR:
      all = false;
      break;
    case FUNCTION: {
      const f = <i32>x(t);
      all = !(f == F_SIN || f == F_COS || f == F_SINH || f == F_COSH);
      break;
    }
    case POWER:
      all = !isPositiveNumber(child(t, 0));
      break;
  }
  if (all) return holdsComplexName(t);
  for (let i: u32 = 0, n = count(t); i < n; i++) if (isComplexByCustom(child(t, i))) return true;
  return false;
}

/** e, or a positive rational? */
function isPositiveNumber(p: usize): bool {
  const q = asRational(p);
  return q ? !isNegativeRational(q) : isEuler(p);
}

/** Is z or w, by custom a complex number, in the term? */
export function holdsComplexName(t: usize): bool {
  if (!spend(1)) return true;
  if (kind(t) == SYMBOL) {
    const b: u32 = load<u8>(x(t));
    return y(t) - x(t) == 1 && (b == 0x7a || b == 0x77);
  }
  for (let i: u32 = 0, n = count(t); i < n; i++) if (holdsComplexName(child(t, i))) return true;
  return false;
}

/**
 * Does the canonical term hold |x| or an even root of something with variables? Where all of them
 * are positive, as they often are by the question, it may be the same as without: sqrt(x^2) and x.
 */
export function dependsOnSigns(t: usize): bool {
  if (!spend(1)) return true;
  const k = kind(t);
  if (k == FUNCTION && <i32>x(t) == F_ABS) return true;
  if (k == RADICAL && flags(t) & IS_FORMAL && !(x(t) & 1)) return true;
  for (let i: u32 = 0, n = count(t); i < n; i++) if (dependsOnSigns(child(t, i))) return true;
  return false;
}
