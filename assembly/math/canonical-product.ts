/**
 * Products that need not commute: of matrices, vectors, sets, operators. A capital letter or a
 * decorated name may be one, so two of them in a product keep their places.
 */
import { spend } from "../budget";
import { RULE_MATH_OPAQUE } from "../names.generated";
import { functionOf } from "./functions";
import {
  ADD,
  CALL,
  DECORATED,
  DIVIDE,
  IS_FORMAL,
  IS_OPAQUE,
  IS_PARTIAL,
  MULTIPLY,
  NEGATE,
  PLUS_MINUS,
  POWER,
  PRIME,
  ROOT,
  SUBSCRIPT,
  SYMBOL,
  TEXT,
} from "./ops";
import { multiply, polyOfAtom, polyOfRational } from "./poly";
import { small } from "./rational";
import { stuck } from "./stuck";
import {
  attribute,
  child,
  count,
  flags,
  kind,
  ofVector,
  seal,
  setAttribute,
  setFlags,
  x,
  y,
} from "./term";
import { item, length, push, vector } from "./vector";

/** How deep inside of what can only be a number: a radicand, a denominator, an exponent, an argument. */
let scalars: u32 = 0;

export function enterScalar(): void {
  scalars++;
}

export function leaveScalar(): void {
  scalars--;
}

export function resetScalars(): void {
  scalars = 0;
}

/** Do the factors of the parsed MULTIPLY, or the terms under a POWER, need to keep their order? */
export function keepsOrder(t: usize): bool {
  if (scalars) return false;
  if (kind(t) == POWER) {
    const base = child(t, 0);
    return kind(base) == ADD && ordered(base) > 1;
  }
  let n: u32 = 0;
  for (let i: u32 = 0, k = count(t); i < k; i++) {
    const c = child(t, i);
    if (isDelta(c)) return true;
    if (ordered(c)) n++;
  }
  return n > 1;
}

/** How many names in the arithmetic of `t` need not commute. */
function ordered(t: usize): u32 {
  if (!spend(1)) return 2;
  switch (kind(t)) {
    case SYMBOL:
    case TEXT:
      return <u32>load<u8>(x(t)) - 0x41 < 26 || isDelta(t) ? 1 : 0;
    case CALL:
      return attribute(t) == DECORATED ? 1 : 0;
    case SUBSCRIPT:
    case PRIME:
    case NEGATE:
    case DIVIDE:
    case POWER:
      return ordered(child(t, 0));
    case ADD:
    case PLUS_MINUS:
    case MULTIPLY: {
      let n: u32 = 0;
      for (let i: u32 = 0, k = count(t); i < k; i++) n += ordered(child(t, i));
      return n;
    }
  }
  return 0;
}

/** Delta is an operator as often as a letter: \Delta x y. */
function isDelta(t: usize): bool {
  if (kind(t) != SYMBOL) return false;
  const p: usize = x(t);
  const n = y(t) - x(t);
  if (n == 2) return load<u16>(p) == 0x94ce;
  return n == 5 && load<u8>(p) == 0x44;
}

/** The product of the forms `v` of the factors of `t`, in order; plain numbers stand apart. */
export function orderedProduct(t: usize, v: usize): usize {
  if (!v) return 0;
  const joins = attribute(t);
  // Two signs of multiplication may be two operations.
  if (joins & (joins - 1)) return stuck(RULE_MATH_OPAQUE);
  let number = polyOfRational(small(1));
  const rest = vector();
  for (let i: u32 = 0, n = length(v); i < n; i++) {
    const p = item(v, i);
    if (flags(p) & (IS_FORMAL | IS_OPAQUE)) {
      if (!push(rest, p)) return 0;
    } else number = multiply(number, p);
  }
  const out = rest ? ofVector(MULTIPLY, rest) : 0;
  if (!out) return 0;
  setAttribute(out, joins);
  setFlags(out, IS_OPAQUE | IS_FORMAL | IS_PARTIAL);
  return multiply(number, polyOfAtom(seal(out)));
}

/**
 * Does a capital letter stand where no matrix can: in a denominator, under a root, in a function?
 * Then all of the answer is about numbers, whose order doesn't count.
 */
export function isAboutNumbers(t: usize): bool {
  if (!t || !spend(1)) return false;
  const k = kind(t);
  const isFunction = k == CALL && attribute(t) != DECORATED && functionOf(x(t), y(t)) >= 0;
  if (k == DIVIDE || k == ROOT || isFunction) return hasCapital(t);
  if (k == POWER && hasCapital(child(t, 1))) return true;
  for (let i: u32 = 0, n = count(t); i < n; i++) if (isAboutNumbers(child(t, i))) return true;
  return false;
}

/** A name with a capital letter, with an index or without? */
function hasCapital(t: usize): bool {
  if (!spend(1)) return false;
  const k = kind(t);
  if (k == SYMBOL) return <u32>load<u8>(x(t)) - 0x41 < 26 && !isDelta(t);
  if (k == SUBSCRIPT) return hasCapital(child(t, 0));
  if (k < ADD || k > ROOT) return false;
  for (let i: u32 = 0, n = count(t); i < n; i++) if (hasCapital(child(t, i))) return true;
  return false;
}
