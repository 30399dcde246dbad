/** Atoms: numbers, names, fractions, roots, groups. Brackets are in parse-brackets.ts. */

import { isDigit, isLetter, skipSpace, startsWith } from "../text/ascii";
import { isDifferential, isProductOfForce, isProductOfLetters, isProductOfNames } from "./atoms";
import { enterGroup, leaveGroup } from "./bars";
import { isBehindBackslash } from "./behind-backslash";
import { isNumberSet, isNumberUnder, namesNumberSet } from "./decorated";
import {
  advance,
  lexerEnd,
  lexerStart,
  nextAt,
  seekWithin,
  splitNumber,
  splitWord,
  token,
  tokenEnd,
  tokenStart,
} from "./lexer";
import { setOfSets } from "./list-of-lists";
import {
  AMBIGUOUS,
  CALL,
  DECORATED,
  DIVIDE,
  INFINITY,
  LIST,
  MULTIPLY,
  NUMBER,
  PI,
  RAW,
  ROOT,
  SET,
  SIDE_BY_SIDE,
  SYMBOL,
  TEXT,
} from "./ops";
import { parseBrackets, parseSet } from "./parse-brackets";
import { parseCall } from "./parse-call";
import { chooseOf, parseBars, parseFloor } from "./parse-delimited";
import { NO_DERIVATIVE, parseDerivative } from "./parse-derivative";
import { parseEnvironment } from "./parse-environment";
import { takeNumber } from "./parse-number";
import { parseOperator } from "./parse-operator";
import { parsePower } from "./parse-power";
import { rawArgument, rawLetters } from "./parse-raw";
import { markCurrency } from "./parse-unit";
import { ascend, ascendBare, descend, descendBare, overFrom, parseList } from "./parser";
import { small } from "./rational";
import {
  binary,
  children,
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
} from "./term";
import {
  T_BAR,
  T_BEGIN,
  T_BINOMIAL,
  T_CHOOSE,
  T_CLOSE_BRACE,
  T_CLOSE_SQUARE,
  T_CURRENCY,
  T_DECORATION,
  T_EMPTY_SET,
  T_END,
  T_FRACTION,
  T_FUNCTION,
  T_INFINITY,
  T_INTEGRAL,
  T_LIMIT,
  T_NUMBER,
  T_OPEN,
  T_OPEN_BRACE,
  T_OPEN_CEIL,
  T_OPEN_FLOOR,
  T_OPEN_SET,
  T_OPEN_SQUARE,
  T_PI,
  T_ROOT,
  T_SUM,
  T_SYMBOL,
  T_TEXT,
  T_TRANSPARENT,
  T_VULGAR,
  T_WORD,
} from "./tokens";
import { push, vector } from "./vector";
import { takeVulgar } from "./vulgar";
import { isInList } from "./word-list";

/** The atom in hand, or 0. Only what may hold atoms itself is read here. */
export function parseAtom(): usize {
  switch (token) {
    case T_FRACTION:
      return parseFraction();
    case T_ROOT:
      return parseRoot();
    case T_FUNCTION:
      return parseCall();
    case T_SYMBOL:
      if (isNumberSet(tokenStart, tokenEnd)) return takeNumberSet();
      return namesFunction() ? parseCall() : takeName(SYMBOL);
    case T_OPEN_BRACE:
      return parseBraces();
    case T_OPEN:
    case T_OPEN_SQUARE:
    case T_CLOSE_SQUARE:
      return parseBrackets();
    case T_BEGIN:
      return parseEnvironment();
  }
  return parseName();
}

/** Numbers, names, and what is rarely nested: their variables stay out of the frame of `parseAtom`. */
function parseName(): usize {
  switch (token) {
    case T_OPEN_SET:
      return parseSet();
    case T_BINOMIAL:
      return parseNamed(2);
    case T_NUMBER:
      return takeNumber();
    case T_VULGAR:
      return takeVulgar();
    case T_WORD:
      if (isProductOfNames()) return takeNames();
      if (!isProductOfLetters() && !isProductOfForce()) return takeName(TEXT);
      if (isDifferential()) return takeName(SYMBOL);
      if (standsAlone()) return takeName(TEXT);
      splitWord();
      return takeName(SYMBOL);
    case T_TEXT:
      return parseText();
    case T_PI:
      return takeLeaf(PI);
    case T_INFINITY:
      return takeLeaf(INFINITY);
    case T_EMPTY_SET:
      return takeLeaf(SET);
    case T_DECORATION:
      return parseDecorated();
    case T_TRANSPARENT:
      advance();
      return token == T_OPEN_BRACE ? parseGroup(T_CLOSE_BRACE) : 0;
    case T_SUM:
    case T_INTEGRAL:
    case T_LIMIT:
      return parseOperator();
    case T_BAR:
      return parseBars();
    case T_OPEN_FLOOR:
    case T_OPEN_CEIL:
      return parseFloor();
    case T_CURRENCY:
      markCurrency();
      return parseBare();
  }
  return 0;
}

function takeLeaf(kind: u8): usize {
  advance();
  return leaf(kind, 0, 0);
}

function takeName(kind: u8): usize {
  const t = leaf(kind, <u32>tokenStart, <u32>tokenEnd);
  advance();
  return t;
}

/**
 * The names of the word in hand as one factor, so that AB/CD is a ratio; where a power or an index
 * follows, it belongs to the last of them.
 */
function takeNames(): usize {
  const b: u32 = tokenEnd < lexerEnd() ? load<u8>(tokenEnd) : 0;
  if (b == 0x5e || b == 0x5f || b >= 0x80) {
    splitWord();
    return takeName(SYMBOL);
  }
  const v = vector();
  for (let p = tokenStart; p < tokenEnd; p++) {
    if (!push(v, leaf(SYMBOL, <u32>p, <u32>(p + 1)))) return 0;
  }
  advance();
  const t = ofVector(MULTIPLY, v);
  if (t) setAttribute(t, SIDE_BY_SIDE);
  return seal(t);
}

/**
 * Is it a name that is read as a function where "(" follows at once: f, g, h, F, G, H, P, Q or a
 * Greek letter? Of other letters a product is meant: x(x+1). Behind \left or a blank it is a function of
 * what can hardly be a factor: f\left(x\right), but \mu\left(m + M\right).
 */
function namesFunction(): bool {
  const end = lexerEnd();
  if (tokenEnd == end || !isFunctionName()) return false;
  // f(x), f{\left(x \right)}
  if (load<u8>(tokenEnd) == 0x28 || startsWith(tokenEnd, end, "{\\left(")) return true;
  let p = skipSpace(tokenEnd, end);
  const isLeft = startsWith(p, end, "\\left");
  if (isLeft) p = skipSpace(p + 5, end);
  if (p >= end || load<u8>(p) != 0x28 || (!isLeft && tokenEnd - tokenStart > 1)) return false;
  let letters = 0;
  for (p++; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (isLetter(b)) letters++;
    else if (b == 0x2c) letters = -8;
    else if (b == 0x29 || startsWith(p, end, "\\right")) return letters < 2;
    else if (!isDigit(b) && b != 0x20 && b != 0x2b && b != 0x2d) return false;
  }
  return false;
}

/** Is the symbol in hand one of those names? */
export function isFunctionName(): bool {
  return tokenEnd - tokenStart > 1 || isInList(tokenStart, tokenEnd, " f g h F G H P Q ");
}

/** Is the word in hand the whole answer? Then it is a word, however short. */
function standsAlone(): bool {
  const end = lexerEnd();
  return skipSpace(lexerStart(), end) == tokenStart && skipSpace(tokenEnd, end) == end;
}

function parseBraces(): usize {
  const start = tokenStart;
  if (opensBuilder(start)) return parseSet();
  const t = parseGroup(T_CLOSE_BRACE);
  return t && kind(t) == LIST ? setOfSets(asSet(t), start, lexerEnd()) : t;
}

/** Does `{x | ...`, `{x : ...` begin, a set whose backslashes are lost? */
function opensBuilder(start: usize): bool {
  const end = lexerEnd();
  let p = skipSpace(start + 1, end);
  if (p + 1 >= end || !isLetter(load<u8>(p))) return false;
  p = skipSpace(p + 1, end);
  if (p == end) return false;
  const b: u32 = load<u8>(p);
  return b == 0x7c || b == 0x3a || startsWith(p, end, "\\mid");
}

/** A list in braces is a set, its backslashes lost: {1, 2}. */
function asSet(t: usize): usize {
  const set = make(SET, count(t));
  if (!set) return 0;
  memory.copy(children(set), children(t), (<usize>count(t)) << 2);
  return seal(set);
}

/** `{...}` and its like: what is inside stands for itself. */
export function parseGroup(closer: u8): usize {
  if (!descend()) return 0;
  const outer = enterGroup();
  advance();
  let t = parseList();
  if (t && token == T_CHOOSE) {
    advance();
    t = chooseOf(t, parseList());
  }
  t = overFrom(t);
  leaveGroup(outer);
  ascend();
  if (!t || token != closer) return 0;
  advance();
  return t;
}

/** An argument: a group, or one digit or atom (`\frac12`, `\frac 1 x`, `\sqrt3`). */
export function parseArgument(): usize {
  if (token == T_OPEN_BRACE) return parseGroup(T_CLOSE_BRACE);
  if (token == T_NUMBER) {
    splitNumber();
    return takeNumber();
  }
  if (!descendBare()) return 0;
  const t = parseAtom();
  ascendBare();
  return t;
}

/** What a currency sign stands before. */
function parseBare(): usize {
  if (!descendBare()) return 0;
  const t = parsePower();
  ascendBare();
  return t;
}

export function parseFraction(): usize {
  advance();
  // By reference, so that what a derivative needs isn't laid on the stack with each fraction.
  const read: () => usize = parseDerivative;
  const derivative = read();
  if (derivative != NO_DERIVATIVE) return derivative;
  const from = tokenStart;
  const above = parseArgument();
  // \frac{d y}{d x} is a derivative: nothing cancels.
  const derived = above != 0 && beginsWithD(from) && beginsWithD(tokenStart);
  const below = above && !derived ? parseArgument() : 0;
  return binary(MULTIPLY, above, unary(DIVIDE, below));
}

/** Does the argument at `p` begin with a `d` that stands apart, or with a power of it? */
function beginsWithD(p: usize): bool {
  const end = lexerEnd();
  if (p < end && load<u8>(p) == 0x7b) p = skipSpace(p + 1, end);
  if (p >= end || load<u8>(p) != 0x64) return false;
  const next: u32 = p + 1 < end ? load<u8>(p, 1) : 0;
  // d + 1, d_1
  if (next == 0x2b || next == 0x2d || next == 0x5f) return false;
  return next != 0x7d || load<u8>(p - 1) == 0x7b;
}

/** \R is \mathbb{R}. */
function takeNumberSet(): usize {
  const v = vector();
  if (!push(v, leaf(SYMBOL, <u32>tokenStart, <u32>tokenEnd))) return 0;
  advance();
  const t = unary(CALL, seal(ofVector(RAW, v)));
  if (!t) return 0;
  setPayload(t, <u32>MATHBB, <u32>MATHBB + 6);
  setAttribute(t, DECORATED);
  return seal(t);
}

/** A decoration over a name: \vec{ab}. Behind \angle and \triangle all letters are the name. */
function parseDecorated(): usize {
  // \mathbf{42}
  if (isNumberUnder(tokenStart, tokenEnd)) {
    const isBeside = tokenStart > lexerStart() + 1 && isDigit(load<u8>(tokenStart - 2));
    advance();
    const number = parseGroup(T_CLOSE_BRACE);
    // \mathbf{4}\mathbf{2} may be 42
    const isJoined = isBeside || token == T_DECORATION || token == T_NUMBER;
    return number && isJoined ? unary(AMBIGUOUS, number) : number;
  }
  const t = make(CALL, 1);
  if (!t) return 0;
  const name = decorationName();
  setPayload(t, <u32>name, <u32>name + nameLength);
  setAttribute(t, DECORATED);
  const takesLetters = isInList(tokenStart, tokenEnd, " angle triangle ");
  advance();
  setChild(t, 0, takesLetters ? rawLetters() : rawArgument());
  return seal(t);
}

const MATHBB: usize = changetype<usize>("mathbb");
const BAR: usize = memory.data<u8>([0x62, 0x61, 0x72]);
const HAT: usize = memory.data<u8>([0x68, 0x61, 0x74]);
const VEC: usize = memory.data<u8>([0x76, 0x65, 0x63]);
let nameLength: u32 = 0;

/** Decorations that differ in width alone have one name. */
function decorationName(): usize {
  nameLength = 6;
  if (namesNumberSet(tokenStart, tokenEnd, lexerEnd())) return MATHBB;
  nameLength = 3;
  if (isInList(tokenStart, tokenEnd, " bar overline ")) return BAR;
  if (isInList(tokenStart, tokenEnd, " hat widehat ")) return HAT;
  if (isInList(tokenStart, tokenEnd, " vec overrightarrow ")) return VEC;
  nameLength = <u32>(tokenEnd - tokenStart);
  return tokenStart;
}

/** `\sqrt{x}`, `\sqrt[n]{x}`, `sqrt(x)`. */
function parseRoot(): usize {
  const isCommand = isBehindBackslash(tokenStart);
  const isCubic = load<u8>(tokenStart) == 0x63;
  advance();
  let index: usize = isCubic ? leaf(NUMBER, <u32>small(3), 0) : 0;
  if (!isCubic && token == T_OPEN_SQUARE) {
    index = parseGroup(T_CLOSE_SQUARE);
    if (!index) return 0;
  }
  // \sqrt12 is the root of 1, times 2; in plain notation the whole number is meant.
  const radicand = !isCommand && token == T_NUMBER ? takeNumber() : parseArgument();
  return binary(ROOT, radicand, index ? index : leaf(NUMBER, <u32>small(2), 0));
}

/** A command of `n` arguments that is kept by its name: \binom. */
function parseNamed(n: u32): usize {
  const t = make(CALL, n);
  if (!t) return 0;
  setPayload(t, <u32>tokenStart, <u32>tokenEnd);
  advance();
  for (let i: u32 = 0; i < n; i++) {
    const argument = parseArgument();
    if (!argument) return 0;
    setChild(t, i, argument);
  }
  return seal(t);
}

/** \text in the place of an atom: a letter, a formula in upright type, or words. */
function parseText(): usize {
  const from = tokenStart;
  const to = tokenEnd;
  const b: u32 = load<u8>(from);
  if (to - from == 1 && isLetter(b)) return takeName(SYMBOL);
  if (!isDigit(b) && b != 0x28 && b != 0x2d) return takeName(TEXT);
  if (!descend()) return 0;
  const back = nextAt;
  const end = lexerEnd();
  seekWithin(from, to);
  const t = parseList();
  const whole = token == T_END;
  seekWithin(back, end);
  ascend();
  return whole ? t : 0;
}
