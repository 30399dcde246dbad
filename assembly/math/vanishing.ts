/**
 * What may be zero on more than single points: a floor, a remainder, |x| + x. Where such a
 * denominator cancels out, more than a thin set of the domain is lost.
 */
import { spend } from "../budget";
import * as f from "./functions";
import {
  ADD,
  DIVIDE,
  FACTOR,
  MONO,
  MULTIPLY,
  NEGATE,
  NUMBER,
  PI,
  POLY,
  RADICAL,
  ROOT,
  SUBSCRIPT,
  SYMBOL,
} from "./ops";
import { child, count, kind, x } from "./term";

/** Parsed or canonical. */
export function mayVanish(t: usize): bool {
  return vanishes(t, false);
}

function vanishes(t: usize, inSum: bool): bool {
  if (!spend(1)) return true;
  switch (f.functionIn(t)) {
    case f.F_FLOOR:
    case f.F_CEIL:
    case f.F_MOD:
    case f.F_SIGN:
    case f.F_MIN:
    case f.F_MAX:
    case f.F_BINOMIAL:
    case f.F_PERMUTATIONS:
      return true;
    case f.F_ABS:
    case f.F_MODULUS:
      if (inSum) return true;
  }
  const k = kind(t);
  // sqrt(x^2) + x, but not sqrt(x + 1) - sqrt(x)
  if (inSum && (k == ROOT || k == RADICAL) && !isLinear(child(t, 0))) return true;
  const n = count(t);
  const isSum = k == ADD || (k == POLY && n > 1);
  for (let i: u32 = 0; i < n; i++) if (vanishes(child(t, i), inSum || isSum)) return true;
  return false;
}

/** Linear in its names? Roots of such are zero together nowhere but where each of them is. */
function isLinear(t: usize): bool {
  return degreeOf(t) < 2;
}

/** 0 and 1 as they are; 2 for all that is more, or isn't known. */
function degreeOf(t: usize): i32 {
  if (!spend(1)) return 2;
  const n = count(t);
  let sum = 0;
  let most = 0;
  for (let i: u32 = 0; i < n; i++) {
    const d = degreeOf(child(t, i));
    sum += d;
    most = max(most, d);
  }
  switch (kind(t)) {
    case NUMBER:
    case PI:
      return 0;
    case SYMBOL:
    case SUBSCRIPT:
      return 1;
    case ADD:
    case POLY:
    case NEGATE:
      return most;
    case MULTIPLY:
    case MONO:
      return min(sum, 2);
    case FACTOR:
      return x(t) == 1 ? sum : 2;
    case DIVIDE:
      return sum == 0 ? 0 : 2;
  }
  return 2;
}
