/**
 * Sums, products, integrals and limits. Each is a CALL of its command; what is summed comes
 * first, then the variable, the lower and the upper end, as far as they are written. Which of
 * them are is told by the attribute, so that \int_0 and \int^0 stay apart.
 */

import { skipSpace } from "../text/ascii";
import { isDifferential } from "./atoms";
import { advance, lexerEnd, token, tokenEnd, tokenStart } from "./lexer";
import {
  ADD,
  ARROW,
  CALL,
  CLOSE_SQUARE,
  DIVIDE,
  EQUAL_TO,
  GROUP,
  MULTIPLY,
  NEGATE,
  NUMBER,
  OPEN_SQUARE,
  RELATION,
  SET,
  SYMBOL,
} from "./ops";
import { parseArgument, parseGroup } from "./parse-atom";
import { parseProduct } from "./parse-product";
import { parseSum } from "./parser";
import { small } from "./rational";
import {
  attribute,
  child,
  count,
  kind,
  leaf,
  make,
  ofVector,
  seal,
  setAttribute,
  setChild,
  setPayload,
  unary,
  x,
  y,
} from "./term";
import {
  T_CLOSE_BRACE,
  T_INTEGRAL,
  T_LIMIT,
  T_OPEN_BRACE,
  T_POWER,
  T_SUBSCRIPT,
  T_SYMBOL,
  T_WORD,
} from "./tokens";
import { item, length, push, vector } from "./vector";

/** Bits of the attribute. */
export const HAS_VARIABLE: u8 = 4;
export const HAS_LOWER: u8 = 8;
export const HAS_UPPER: u8 = 16;
/** Of a limit: x comes from above, from below. Of an integral: its dx isn't the last factor. */
const FROM_ABOVE: u8 = 32;
const FROM_BELOW: u8 = 64;
const IS_UNCLEAR: u8 = 128;

const SQUARE: u8 = OPEN_SQUARE | CLOSE_SQUARE;

let variable: usize = 0;
/** The point of a limit is being read; from which side, as told so far. */
let isPoint: bool = false;
let side: u8 = 0;
let isUnclear: bool = false;
/** Integrals whose integrand is being read. */
let integrals: u32 = 0;

export function resetIntegrals(): void {
  integrals = 0;
  isPoint = false;
}

/** Takes the + or - of 3^+, 0^{-}, in hand behind a ^, where it tells the side of a limit. */
export function takeSide(): bool {
  if (!isPoint) return false;
  const end = lexerEnd();
  let p = tokenStart;
  const isBraced = load<u8>(p) == 0x7b;
  if (isBraced) p = skipSpace(p + 1, end);
  const sign: u32 = p < end ? load<u8>(p) : 0;
  p = skipSpace(p + 1, end);
  if ((sign != 0x2b && sign != 0x2d) || p >= end || load<u8>(p) != 0x7d) return false;
  side = sign == 0x2b ? FROM_ABOVE : FROM_BELOW;
  advance();
  if (!isBraced) return true;
  advance();
  advance();
  return true;
}

/** Does the dx of an integral stand here, or a d and a name behind it? */
export function endsIntegrand(): bool {
  if (!integrals) return false;
  if (token == T_WORD) return isDifferential();
  return token == T_SYMBOL && tokenEnd - tokenStart == 1 && load<u8>(tokenStart) == 0x64;
}

/** The operator in hand with what it is applied to. */
export function parseOperator(): usize {
  const which = token;
  const name = tokenStart;
  const nameEnd = tokenEnd;
  advance();
  const wasPoint = isPoint;
  isPoint = which == T_LIMIT;
  side = 0;
  let lower: usize = 0;
  let upper: usize = 0;
  while (token == T_SUBSCRIPT || token == T_POWER) {
    const below = token == T_SUBSCRIPT;
    advance();
    if (below ? lower : upper) return 0;
    const end = parseEnd();
    if (!end) return 0;
    if (end == EMPTY) continue;
    if (below) lower = end;
    else upper = end;
  }
  isPoint = wasPoint;
  let more = which == T_LIMIT ? side : 0;
  let index: usize = 0;
  if (which != T_INTEGRAL && lower && kind(lower) == RELATION) {
    const relation = which == T_LIMIT ? ARROW : EQUAL_TO;
    if (count(lower) != 2 || x(lower) != relation || kind(child(lower, 0)) != SYMBOL) return 0;
    index = child(lower, 0);
    lower = child(lower, 1);
  } else if (which == T_LIMIT) return 0;
  const outer = variable;
  variable = index;
  const body = which == T_INTEGRAL ? parseIntegrand() : parseProduct();
  if (which == T_INTEGRAL && isUnclear) more = IS_UNCLEAR;
  const t = body ? operator(name, nameEnd, body, lower, upper, more) : 0;
  variable = outer;
  return t;
}

function parseIntegrand(): usize {
  integrals++;
  const t = parseSum();
  integrals--;
  isUnclear = false;
  return withoutDifferential(t && isBracketedWhole(t) ? child(t, 0) : t);
}

/** \int [x dx], \int \{x dx\}: brackets of any kind around all of it. */
function isBracketedWhole(t: usize): bool {
  return (kind(t) == SET || (kind(t) == GROUP && attribute(t) == SQUARE)) && count(t) == 1;
}

/** Stands for an empty pair of braces: \int_{}^{} x dx. */
const EMPTY: usize = 1;

function parseEnd(): usize {
  if (token != T_OPEN_BRACE) return parseArgument();
  const start = tokenStart + 1;
  let p = start;
  while (load<u8>(p) == 0x20) p++;
  if (load<u8>(p) != 0x7d) return parseGroup(T_CLOSE_BRACE);
  advance();
  advance();
  return EMPTY;
}

function operator(
  name: usize,
  nameEnd: usize,
  body: usize,
  lower: usize,
  upper: usize,
  more: u8,
): usize {
  const v = vector();
  if (!push(v, body)) return 0;
  if (variable && !push(v, variable)) return 0;
  if (lower && !push(v, lower)) return 0;
  if (upper && !push(v, upper)) return 0;
  const t = ofVector(CALL, v);
  if (!t) return 0;
  setPayload(t, <u32>name, <u32>nameEnd);
  setAttribute(
    t,
    (variable ? HAS_VARIABLE : 0) | (lower ? HAS_LOWER : 0) | (upper ? HAS_UPPER : 0) | more,
  );
  return seal(t);
}

/**
 * The integrand without its dx, which becomes the variable: the last factor of a product, of the
 * last term of a sum, or a factor above the bar of a fraction. 0 where there are two.
 */
function withoutDifferential(t: usize): usize {
  if (!t) return 0;
  if (isJoined(t)) {
    if (!take(t)) return 0;
    return leaf(NUMBER, <u32>small(1), 0);
  }
  if (kind(t) == ADD) {
    const n = count(t);
    const last = withoutDifferential(child(t, n - 1));
    const out = last ? make(ADD, n) : 0;
    if (!out) return 0;
    for (let i: u32 = 0; i < n - 1; i++) setChild(out, i, child(t, i));
    setChild(out, n - 1, last);
    return seal(out);
  }
  if (kind(t) == NEGATE) return unary(NEGATE, withoutDifferential(child(t, 0)));
  if (kind(t) != MULTIPLY) return t;
  const v = vector();
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const c = child(t, i);
    if (isJoined(c)) {
      // but \frac{dz}{z} is clear
      if (i + 1 < n && !(n == 2 && kind(child(t, 1)) == DIVIDE)) isUnclear = true;
      if (!take(c)) return 0;
    } else if (kind(c) == SYMBOL && isD(c) && i + 1 < n && kind(child(t, i + 1)) == SYMBOL) {
      if (variable) return 0;
      variable = child(t, ++i);
      if (i + 1 < n) isUnclear = true;
    } else {
      // \frac{dz}{z}: above the bar is a factor like any other
      const inner = i == 0 && n > 1 && kind(c) == MULTIPLY ? withoutDifferential(c) : c;
      if (!push(v, inner)) return 0;
    }
  }
  const n = length(v);
  if (n == 0) return leaf(NUMBER, <u32>small(1), 0);
  if (n == 1 && kind(item(v, 0)) != DIVIDE) return item(v, 0);
  return seal(ofVector(MULTIPLY, v));
}

function isD(t: usize): bool {
  return y(t) - x(t) == 1 && load<u8>(x(t)) == 0x64;
}

/** dx as one name. */
function isJoined(t: usize): bool {
  return kind(t) == SYMBOL && y(t) - x(t) == 2 && load<u8>(x(t)) == 0x64;
}

function take(t: usize): bool {
  if (variable) return false;
  variable = leaf(SYMBOL, x(t) + 1, y(t));
  return variable != 0;
}
