/**
 * Square brackets and braces around one operand: a mere grouping, as in 3[x + 4], or the whole part
 * [x] and the fractional part \{x\} of a number?
 *
 *   [x + 4]        a grouping by the sum in it, though not everybody's (`readLoosely`)
 *   [1 + 1/e]      the same: nobody writes the whole part of a constant out like that
 *   [5]            5 either way
 *   [n/2], [x + 1/2], [3.7]   ambiguous
 *   \{1 + 2\}      a whole constant, of which the fractional part would be 0
 */
import { RULE_MATH_AMBIGUOUS } from "../names.generated";
import { canonical } from "./canonical";
import { coefficient } from "./mono";
import { ADD, CLOSE_SQUARE, GROUP, IS_FORMAL, OPEN_SQUARE, PLUS_MINUS, POLY, SET } from "./ops";
import { readLoosely } from "./parser";
import { asRational } from "./poly";
import { isInteger } from "./rational";
import { stuck } from "./stuck";
import { attribute, child, count, flags, kind } from "./term";

/** What stands in the brackets of the parsed operand `t`, or `t` itself; 0: nobody knows. */
export function grouped(t: usize): usize {
  while (isBracketed(t)) {
    const inside = child(t, 0);
    if (!isBracketed(inside) && kind(inside) != GROUP && !isGrouping(t, inside)) {
      return stuck(RULE_MATH_AMBIGUOUS);
    }
    t = inside;
  }
  return t;
}

function isBracketed(t: usize): bool {
  if (count(t) != 1) return false;
  const isSquare = attribute(t) == 0 || attribute(t) == (OPEN_SQUARE | CLOSE_SQUARE);
  return kind(t) == SET || (kind(t) == GROUP && isSquare);
}

function isGrouping(t: usize, inside: usize): bool {
  const p = canonical(inside);
  // What is no number fails where it is computed with.
  if (!p || kind(p) != POLY) return true;
  const isSum = kind(inside) == ADD || kind(inside) == PLUS_MINUS;
  const q = asRational(p);
  if (q && isInteger(q)) return isSum || kind(t) == GROUP;
  if (kind(t) == SET || !isSum) return false;
  readLoosely();
  return !(flags(p) & IS_FORMAL) || isWholeSum(p);
}

/** Are all coefficients whole numbers? */
function isWholeSum(p: usize): bool {
  for (let i: u32 = 0, n = count(p); i < n; i++)
    if (!isInteger(coefficient(child(p, i)))) return false;
  return true;
}
