/**
 * Derivatives written as quotients: \frac{d}{dx} x^2, \frac{d^2 y}{dx^2}, \frac{\partial f}{\partial x}.
 * What can be worked out is (derive.ts); the rest is a CALL by the name "derivative" or "partial" of
 * the term, the variable and, from the second on, the order.
 */
import { closingBrace } from "../extract/braces";
import { skipSpace, startsWith } from "../text/ascii";
import { startsAtom } from "./atoms";
import { derivativeOf } from "./derive";
import { toU64 } from "./integer";
import { advance, lexerEnd, seek, token, tokenEnd, tokenStart } from "./lexer";
import { holds } from "./names";
import { CALL, GROUP, MULTIPLY, NUMBER, SET, SYMBOL } from "./ops";
import { parseArgument } from "./parse-atom";
import { HAS_VARIABLE } from "./parse-operator";
import { parsePower } from "./parse-power";
import { parseProduct } from "./parse-product";
import { isInteger, isNegativeRational, numerator, small } from "./rational";
import {
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
  x,
} from "./term";
import {
  T_CLOSE_BRACE,
  T_DIVIDE,
  T_MODULO,
  T_OPEN,
  T_OPEN_BRACE,
  T_OPEN_SET,
  T_OPEN_SQUARE,
  T_POWER,
  T_SYMBOL,
  T_TEXT,
  T_TIMES,
  T_UNKNOWN,
  T_WORD,
} from "./tokens";
import { isShallow } from "./variables";
import { item, length, push, vector } from "./vector";

/** Terms nested deeper are not worked out, nor derivatives of a higher order. */
const MAX_LEVELS: u32 = 12;
const MAX_ORDER: u64 = 4;

const TOTAL = changetype<usize>("derivative");
const PARTIAL = changetype<usize>("partial");

/** The fraction in hand, at its first argument, is no derivative. */
export const NO_DERIVATIVE: usize = 1;

let isPartial: bool = false;

/** The derivative whose first argument is in hand; NO_DERIVATIVE, with nothing read; or 0. */
export function parseDerivative(): usize {
  const back = tokenStart;
  if (token != T_OPEN_BRACE || !standsOverD(back)) return NO_DERIVATIVE;
  advance();
  if (!takeD()) return goBack(back);
  const wasPartial = isPartial;
  const order = takeOrder();
  let body: usize = 0;
  if (token != T_CLOSE_BRACE) body = parseProduct();
  if (!order || token != T_CLOSE_BRACE) return goBack(back);
  advance();
  if (token != T_OPEN_BRACE) return goBack(back);
  advance();
  if (!takeD() || isPartial != wasPartial || token != T_SYMBOL) return goBack(back);
  const variable = leaf(SYMBOL, <u32>tokenStart, <u32>tokenEnd);
  advance();
  if (takeOrder() != order || token != T_CLOSE_BRACE) return goBack(back);
  advance();
  if (!body) body = operand();
  return body && variable ? derivative(body, variable, order, wasPartial) : 0;
}

/** Does the argument behind the one at `p` begin with a d or a command? */
function standsOverD(p: usize): bool {
  const end = lexerEnd();
  const close = closingBrace(p, end);
  const open = close ? skipSpace(close + 1, end) : end;
  if (open >= end || load<u8>(open) != 0x7b) return false;
  const first = skipSpace(open + 1, end);
  return first < end && (load<u8>(first) == 0x64 || load<u8>(first) == 0x5c);
}

function goBack(p: usize): usize {
  seek(p);
  return NO_DERIVATIVE;
}

/** Takes a d, upright or not, also one that a letter stands against, or a \partial. */
function takeD(): bool {
  isPartial = token == T_UNKNOWN && startsWith(tokenStart, tokenEnd, "partial");
  const isLetter = token == T_SYMBOL || token == T_TEXT || token == T_WORD;
  const n = tokenEnd - tokenStart;
  if (!isPartial && !(isLetter && load<u8>(tokenStart) == 0x64 && n < 4)) return false;
  if (isPartial || token != T_WORD) advance();
  else seek(tokenStart + 1);
  return true;
}

/** The order behind a d or a variable, 1 where none is written; 0 where it isn't a small number. */
function takeOrder(): u64 {
  if (token != T_POWER) return 1;
  advance();
  const t = parseArgument();
  if (!t || kind(t) != NUMBER || !isInteger(x(t)) || isNegativeRational(x(t))) return 0;
  const n = toU64(numerator(x(t)));
  return n <= MAX_ORDER ? n : 0;
}

/** What stands behind d/dx: a bracket, or powers side by side. 0 where its end isn't clear. */
function operand(): usize {
  const isBracket =
    token == T_OPEN || token == T_OPEN_SQUARE || token == T_OPEN_SET || token == T_OPEN_BRACE;
  const v = vector();
  if (isBracket) {
    let t = parsePower();
    if (t && (kind(t) == GROUP || kind(t) == SET) && count(t) == 1) t = child(t, 0);
    if (!push(v, t) || startsAtom()) return 0;
  } else {
    do if (!push(v, parsePower())) return 0;
    while (startsAtom());
  }
  if (token == T_TIMES || token == T_DIVIDE || token == T_MODULO) return 0;
  return length(v) == 1 ? item(v, 0) : seal(ofVector(MULTIPLY, v));
}

function derivative(body: usize, variable: usize, order: u64, partial: bool): usize {
  if (isShallow(body, MAX_LEVELS)) {
    let t = body;
    for (let i: u64 = 0; i < order && t; i++) t = derivativeOf(t, variable, partial);
    if (t && holds(body, variable)) return t;
  }
  const t = make(CALL, order > 1 ? 3 : 2);
  if (!t) return 0;
  const name = partial ? PARTIAL : TOTAL;
  setPayload(t, <u32>name, <u32>name + (partial ? 7 : 10));
  setAttribute(t, HAS_VARIABLE);
  setChild(t, 0, body);
  setChild(t, 1, variable);
  if (order > 1) setChild(t, 2, leaf(NUMBER, <u32>small(<i64>order), 0));
  return seal(t);
}
