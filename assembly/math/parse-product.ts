/**
 * Products: powers joined by *, /, mod, or standing side by side. What is known of a product is kept
 * in the arena, and what is done between two factors stands apart, so that a bracket among
 * the factors costs little of the engine's stack.
 */
import { spend } from "../budget";
import { alloc } from "../memory";
import { isDigit, skipSpace, startsWith } from "../text/ascii";
import { startsAtom } from "./atoms";
import {
  advance,
  lexerEnd,
  nextAt,
  token,
  tokenEnd,
  tokenRelation,
  tokenSpaced,
  tokenStart,
} from "./lexer";
import { bracketEnd } from "./numeral";
import {
  ADD,
  AMBIGUOUS,
  CROSS,
  DIVIDE,
  GROUP,
  MULTIPLY,
  NEGATE,
  NUMBER,
  PERCENT,
  PI,
  ROOT,
  SET,
  SIDE_BY_SIDE,
} from "./ops";
import { isReversed } from "./parse-brackets";
import { moduloOf } from "./parse-delimited";
import { parseMixed } from "./parse-number";
import { parsePower } from "./parse-power";
import { isTemperature } from "./parse-unit";
import { isInteger } from "./rational";
import { kind, ofVector, seal, setAttribute, unary, x } from "./term";
import {
  T_BAR,
  T_DIVIDE,
  T_MINUS,
  T_MODULO,
  T_NUMBER,
  T_OPEN,
  T_OPEN_SET,
  T_OPEN_SQUARE,
  T_PLUS,
  T_SYMBOL,
  T_TIMES,
  T_VULGAR,
} from "./tokens";
import { item, length, push, vector } from "./vector";

/** The remainder that the last product was, unless it stood in brackets. */
export let bareModulo: usize = 0;

// A product in the arena: i32 factors side by side since a bar, u32 vector of the factors, u32 the last remainder, u8 how
// they are joined, u8 whether the last one was divided by, u8 whether there is another reading.
const PRODUCT_BYTES: usize = 16;
const FACTORS: usize = 4;
const REMAINDER: usize = 8;
const JOINS: usize = 12;
const SLASHED: usize = 13;
const UNCLEAR: usize = 14;

/** Far below the number of factors that stand side by side: no bar was met before them. */
const NO_BAR: i32 = i32.MIN_VALUE;

/** What comes next in a product: nothing, a power, or what may carry a sign of its own. */
const NOTHING: i32 = 0;
const BESIDE: i32 = 1;
const TIMES: i32 = 2;
const OVER: i32 = 3;
const MODULO: i32 = 4;

/** A product, or its one factor. */
export function parseProduct(): usize {
  // Of |a|b|c| nobody knows which bars belong together.
  const isBar = isPlainBar();
  const first = parseFirst();
  bareModulo = 0;
  if (!goesOn(first)) return first;
  // By reference, so that what these need isn't laid on the stack with each product.
  const begin: (product: usize) => i32 = beginFactor;
  const end: (product: usize, how: i32, next: usize) => bool = endFactor;
  const product = openProduct(first, isBar);
  while (product) {
    const how = begin(product);
    if (how == NOTHING) break;
    if (!end(product, how, how == BESIDE ? parsePower() : parseSigned())) return 0;
  }
  return product ? finished(product) : 0;
}

function parseFirst(): usize {
  const mixed = parseMixed();
  return mixed ? mixed : parsePower();
}

function goesOn(first: usize): bool {
  return token == T_TIMES || token == T_DIVIDE || token == T_MODULO || startsFactor(first);
}

function openProduct(first: usize, isBar: bool): usize {
  const product = alloc(PRODUCT_BYTES);
  const v = vector();
  if (!product || !push(v, first)) return 0;
  store<i32>(product, isBar ? 0 : NO_BAR);
  store<u32>(product, <u32>v, FACTORS);
  store<u64>(product, 0, REMAINDER);
  return product;
}

function factors(product: usize): usize {
  return load<u32>(product, FACTORS);
}

function join(product: usize, how: u32): void {
  store<u8>(product, <u8>(load<u8>(product, JOINS) | how), JOINS);
}

/** Passes what joins the next factor to the product. */
function beginFactor(product: usize): i32 {
  const v = factors(product);
  if (token == T_TIMES) {
    join(product, tokenRelation);
    store<i32>(product, NO_BAR);
    advance();
    return TIMES;
  }
  if (token == T_DIVIDE || token == T_MODULO) {
    const isOver = token == T_DIVIDE;
    advance();
    return isOver ? OVER : MODULO;
  }
  const first = item(v, 0);
  if (length(v) == 1 && isTemperature(first)) return NOTHING;
  if (length(v) == 1 && kind(first) == NUMBER && isTimesLetter()) {
    // 1.5 x 10^3
    join(product, CROSS);
    advance();
    return BESIDE;
  }
  if (!startsFactor(item(v, length(v) - 1))) return NOTHING;
  join(product, SIDE_BY_SIDE);
  // After "a/b" a factor side by side could belong to either (1/2x), and so could a number
  // that stands behind another factor (x2).
  const isDoubtful = load<u8>(product, SLASHED) || token == T_NUMBER || token == T_VULGAR;
  if (isDoubtful || isPeriod(first)) store<u8>(product, 1, UNCLEAR);
  if (!isPlainBar()) store<i32>(product, load<i32>(product) + 1);
  else {
    if (load<i32>(product) > 0) store<u8>(product, 1, UNCLEAR);
    store<i32>(product, 0);
  }
  return BESIDE;
}

/** Adds the factor that was read. */
function endFactor(product: usize, how: i32, next: usize): bool {
  if (!next) return false;
  if (how == TIMES) store<u8>(product, 0, SLASHED);
  else if (how == OVER) {
    // 1/2\% is half a percent, though 2\% is 1/50
    if (kind(next) == PERCENT) store<u8>(product, 1, UNCLEAR);
    next = unary(DIVIDE, next);
    store<u8>(product, 1, SLASHED);
  } else if (how == MODULO) {
    next = moduloOf(terms(product), next);
    store<u32>(product, <u32>vector(), FACTORS);
    store<u32>(product, <u32>next, REMAINDER);
    store<u8>(product, 0, SLASHED);
    store<u8>(product, 0, UNCLEAR);
  }
  return push(factors(product), next);
}

/** The factors as a term, or the one there is. */
function terms(product: usize): usize {
  const v = factors(product);
  if (length(v) == 1) return item(v, 0);
  return seal(ofVector(load<u8>(product, UNCLEAR) ? AMBIGUOUS : MULTIPLY, v));
}

function finished(product: usize): usize {
  const v = factors(product);
  if (length(v) == 1) {
    bareModulo = <usize>load<u32>(product, REMAINDER) == item(v, 0) ? item(v, 0) : 0;
    return item(v, 0);
  }
  const t = ofVector(load<u8>(product, UNCLEAR) ? AMBIGUOUS : MULTIPLY, v);
  if (!t) return 0;
  setAttribute(t, load<u8>(product, JOINS));
  return seal(t);
}

/** Digits in brackets right behind a decimal: 0.1(6) repeats a period or multiplies. */
function isPeriod(t: usize): bool {
  if (token != T_OPEN || tokenSpaced || kind(t) != NUMBER || isInteger(x(t))) return false;
  return bracketEnd(tokenStart, lexerEnd()) != 0;
}

/** A factor that may carry a sign of its own, as in `3 \cdot -2`. */
function parseSigned(): usize {
  const sign = token;
  if (sign == T_PLUS || sign == T_MINUS) advance();
  const t = parsePower();
  return sign == T_MINUS ? unary(NEGATE, t) : t;
}

/** The x of `1.5 x 10^3` and `3 x 4`: a lone letter between two numbers. In `2 x 2 y` it is a name. */
function isTimesLetter(): bool {
  if (token != T_SYMBOL || !tokenSpaced || tokenEnd - tokenStart != 1) return false;
  if ((load<u8>(tokenStart) | 0x20) != 0x78) return false;
  const p = skipSpace(tokenEnd, lexerEnd());
  if (p == tokenEnd || p == lexerEnd() || !isDigit(load<u8>(p))) return false;
  let q = p;
  while (q < lexerEnd() && isDigit(load<u8>(q))) q++;
  if (!spend(<u32>(q - p))) return false;
  q = skipSpace(q, lexerEnd());
  return q == lexerEnd() || (load<u8>(q) | 0x20) - 0x78 > 2;
}

/** Is the token in hand a bar that may open as well as close? */
function isPlainBar(): bool {
  return token == T_BAR && tokenRelation == 0;
}

/** Does a factor begin behind the factor `last`: also [x + 1][x - 1], 2[x + 1], \{1 + 2\}\{3\}? */
function startsFactor(last: usize): bool {
  if (startsAtom()) return true;
  if (token == T_OPEN_SET) return kind(last) == SET;
  if (token != T_OPEN_SQUARE || isReversed || endsInterval()) return false;
  const k = kind(last);
  // But E[X] is an expected value, and a name with an index a name.
  if (k == NUMBER || k == GROUP || k == PI || (k >= ADD && k <= ROOT)) return true;
  return startsWith(skipSpace(nextAt, lexerEnd()), lexerEnd(), "\\begin");
}

/** Is the bracket in hand the end of an interval: [0, 1[, [0, 1[ \\cup ...? */
function endsInterval(): bool {
  const end = lexerEnd();
  const p = skipSpace(nextAt, end);
  if (p == end) return true;
  const b: u32 = load<u8>(p);
  if (b == 0x2c || b == 0x3b || b == 0x29 || b == 0x7d || b == 0x24) return true;
  return (
    (b == 0xe2 && load<u8>(p, 1) == 0x88) || // a union
    startsWith(p, end, "U ") ||
    startsWith(p, end, "\\cup") ||
    startsWith(p, end, "\\cap") ||
    startsWith(p, end, "\\set") ||
    startsWith(p, end, "\\text") ||
    startsWith(p, end, "\\quad") ||
    startsWith(p, end, "or ") ||
    startsWith(p, end, "and ")
  );
}
