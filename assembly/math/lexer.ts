/**
 * Tokens of an answer: LaTeX and plain notation alike. White space, layout commands and the
 * delimiters of math mode are passed over, so that spacing never changes what is read; the
 * one thing kept of it is `tokenSpaced`, for "10 cm" against "10xy".
 */
import { spend } from "../budget";
import { isLetter, skipSpace, startsWith, trimEnd } from "../text/ascii";
import { codePoint, codePointBytes } from "../text/utf8";
import {
  commandMeaning,
  commandToken,
  superscriptDigit,
  unicodeToken,
  wordToken,
} from "./commands";
import { readCommand } from "./lexer-command";
import { isAmount, isNegation } from "./lexer-sign";
import { hasExponent, isNumeral, numeralEnd, numeralHasComma, scanNumeral } from "./numeral";
import { AT_LEAST, AT_MOST, CUP, DOT, ELEMENT_OF, EQUAL_TO, GREATER, LESS, UNEQUAL } from "./ops";
import {
  T_BANG,
  T_BAR,
  T_BINOMIAL,
  T_CELL,
  T_CLOSE,
  T_CLOSE_BRACE,
  T_CLOSE_SQUARE,
  T_COLON,
  T_COMMA,
  T_CURRENCY,
  T_DECORATION,
  T_DIVIDE,
  T_END,
  T_FRACTION,
  T_MINUS,
  T_NUMBER,
  T_OPEN,
  T_OPEN_BRACE,
  T_OPEN_SQUARE,
  T_PERCENT,
  T_PLUS,
  T_PLUS_MINUS,
  T_POWER,
  T_PRIME,
  T_RELATION,
  T_SUBSCRIPT,
  T_SUPERSCRIPT,
  T_SYMBOL,
  T_TIMES,
  T_UNION,
  T_UNKNOWN,
  T_VULGAR,
  T_WORD,
} from "./tokens";
import { isVulgar } from "./vulgar";

/** The token in hand: its kind and the bytes `[tokenStart, tokenEnd)` that matter of it. */
export let token: u8 = T_END;
export let tokenStart: usize = 0;
export let tokenEnd: usize = 0;
/** Which relation or operation of sets it is. */
export let tokenRelation: u32 = 0;
/** White space or layout stood before it. */
export let tokenSpaced: bool = false;
/** A plain comma was read as a thousands separator somewhere. */
export let sawCommaNumber: bool = false;
/** A number in brackets could have had a thousands separator: `(1,234)`. */
export let sawBracketComma: bool = false;
/** A number with an exponent was read somewhere: 5e-3. */
export let sawExponent: bool = false;
/** A percent sign or word was read somewhere. */
export let sawPercent: bool = false;
/** Where the next token is looked for: what `seek` takes back to. */
export let nextAt: usize = 0;

let opened: usize = 0;
let end: usize = 0;
let depth: u32 = 0;
/** Side of the \\left or \\right that stood before the token being read. */
let side: u32 = 0;
let splitUntil: usize = 0;
let cellsAreLayout: bool = false;

/** Opens `[start, stop)` and reads the first token. */
export function openLexer(start: usize, stop: usize): void {
  opened = start;
  nextAt = start;
  end = stop;
  depth = 0;
  splitUntil = 0;
  cellsAreLayout = false;
  sawCommaNumber = false;
  sawBracketComma = false;
  sawPercent = false;
  sawExponent = false;
  advance();
}

export function lexerStart(): usize {
  return opened;
}

export function lexerEnd(): usize {
  return end;
}

/** Reads a part of the text in between; `seekWithin(p, lexerEnd() as before)` goes back. */
export function seekWithin(p: usize, stop: usize): void {
  nextAt = p;
  end = stop;
  advance();
}

/** Reads again from `p`, a value that `nextAt` had. */
export function seek(p: usize): void {
  nextAt = p;
  advance();
}

/** In a system of relations cells only align: passes them over, or not. What it was before. */
export function skipCells(isOn: bool): bool {
  const before = cellsAreLayout;
  cellsAreLayout = isOn;
  return before;
}

/** Are the cells passed over, and lines that go on with a relation joined? */
export function skipsCells(): bool {
  return cellsAreLayout;
}

/** Brackets change what a comma means: the parser says when it goes in and out. */
export function enterBrackets(): void {
  depth++;
}

export function leaveBrackets(): void {
  depth--;
}

/** Inside brackets a comma separates. */
export function inBrackets(): bool {
  return depth > 0;
}

/** Reads the word in hand again, letter by letter. */
export function splitWord(): void {
  splitUntil = tokenEnd;
  seek(tokenStart);
}

/** Reads the number in hand again, as its first digit alone (`\frac12`). */
export function splitNumber(): void {
  nextAt = tokenStart + 1;
  tokenEnd = tokenStart + 1;
  scanNumeral(tokenStart, tokenEnd, false);
}

/** Reads the next token. */
export function advance(): void {
  const from = nextAt;
  let p = from;
  while (true) {
    p = skipSpace(p, end);
    if (!spend(<u32>(p - nextAt) + 1)) p = end;
    tokenSpaced = p > from;
    tokenStart = p;
    if (p >= end) {
      take(T_END, end);
      return;
    }
    if (!readToken(p)) {
      p = nextAt;
      continue;
    }
    return;
  }
}

export function take(kind: u8, stop: usize): bool {
  if (kind == T_PERCENT) sawPercent = true;
  if (kind == T_BAR && side) tokenRelation = side;
  side = 0;
  token = kind;
  tokenEnd = stop;
  nextAt = stop;
  return true;
}

/** A token of the bytes up to `stop`, before more that is passed over. */
export function takeUpTo(kind: u8, stop: usize, next: usize): bool {
  take(kind, stop);
  nextAt = next;
  return true;
}

/** Where the token being read starts, and which of its kind it is. */
export function startToken(p: usize, meaning: u32): void {
  tokenStart = p;
  tokenRelation = meaning;
}

/** Side of the bar that comes next. */
export function setSide(which: u32): void {
  side = which;
}

function takeRelation(which: u32, stop: usize): bool {
  tokenRelation = which;
  return take(T_RELATION, stop);
}

function takeTimes(stop: usize): bool {
  tokenRelation = DOT;
  return take(T_TIMES, stop);
}

/** Passes `[.., stop)` over. */
export function skip(stop: usize): bool {
  nextAt = min(stop, end);
  return false;
}

/** Reads the token at `p`; false where it is passed over. */
function readToken(p: usize): bool {
  const b: u32 = load<u8>(p);
  if (isNumeral(p, end)) return readNumber(p);
  if (isLetter(b)) return readWord(p);
  if (b >= 0x80) return readUnicode(p);
  const next: u32 = p + 1 < end ? load<u8>(p, 1) : 0;
  switch (b) {
    case 0x5c:
      return readCommand(p, end);
    case 0x24: // $
      return isAmount(p, next) ? take(T_CURRENCY, p + 1) : skip(p + 1);
    case 0x7e: // ~
      return isNegation(p) ? take(T_UNKNOWN, p + 1) : skip(p + 1);
    case 0x60: // `
      return skip(p + 1);
    case 0x2b:
      if (next == 0x2f && p + 2 < end && load<u8>(p, 2) == 0x2d) return take(T_PLUS_MINUS, p + 3);
      return take(T_PLUS, p + 1);
    case 0x2d:
      return take(T_MINUS, p + 1);
    case 0x2a:
      return next == 0x2a ? take(T_POWER, p + 2) : takeTimes(p + 1);
    case 0x2f:
      return take(T_DIVIDE, p + 1);
    case 0x5e:
      return take(T_POWER, p + 1);
    case 0x5f:
      return take(T_SUBSCRIPT, p + 1);
    case 0x27:
      return take(T_PRIME, p + 1);
    case 0x25:
      return take(T_PERCENT, p + 1);
    case 0x21:
      return next == 0x3d ? takeRelation(UNEQUAL, p + 2) : take(T_BANG, p + 1);
    case 0x3a:
      return next == 0x3d ? takeRelation(EQUAL_TO, p + 2) : take(T_COLON, p + 1);
    case 0x7c:
      tokenRelation = 0;
      return take(T_BAR, p + 1);
    case 0x2c:
    case 0x3b:
      return take(T_COMMA, p + 1);
    case 0x26:
      return cellsAreLayout ? skip(p + 1) : take(T_CELL, p + 1);
    case 0x28:
      return take(T_OPEN, p + 1);
    case 0x29:
      return take(T_CLOSE, p + 1);
    case 0x5b:
      return take(T_OPEN_SQUARE, p + 1);
    case 0x5d:
      return take(T_CLOSE_SQUARE, p + 1);
    case 0x7b:
      return take(T_OPEN_BRACE, p + 1);
    case 0x7d:
      return take(T_CLOSE_BRACE, p + 1);
    case 0x3d:
      return takeRelation(EQUAL_TO, next == 0x3d ? p + 2 : p + 1);
    case 0x3c:
      return next == 0x3d ? takeRelation(AT_MOST, p + 2) : takeRelation(LESS, p + 1);
    case 0x3e:
      return next == 0x3d ? takeRelation(AT_LEAST, p + 2) : takeRelation(GREATER, p + 1);
  }
  return take(T_UNKNOWN, p + 1);
}

function readNumber(p: usize): bool {
  scanNumeral(p, end, depth == 0);
  if (numeralHasComma) sawCommaNumber = true;
  if (hasExponent()) sawExponent = true;
  if (depth && numeralEnd < end && load<u8>(numeralEnd) == 0x2c) {
    scanNumeral(p, end, true);
    if (numeralHasComma) sawBracketComma = true;
    scanNumeral(p, end, false);
  }
  return take(T_NUMBER, numeralEnd);
}

function readWord(p: usize): bool {
  if (p < splitUntil) return take(T_SYMBOL, p + 1);
  let q = p + 1;
  while (q < end && isLetter(load<u8>(q))) q++;
  let kind = wordToken(p, q);
  // bar{x} and frac{1}{2} without their backslash
  if (kind == T_WORD && q < end && load<u8>(q) == 0x7b) {
    const command = commandToken(p, q);
    if (command == T_DECORATION || command == T_FRACTION || command == T_BINOMIAL) kind = command;
  }
  // US$5
  if (q - p == 2 && startsWith(p, q, "US") && startsWith(q, end, "$")) return skip(q);
  if (q - p == 2 && startsWith(p, q, "US") && startsWith(q, end, "\\$")) return skip(q);
  // 5 per cent
  if (kind == T_WORD && q - p == 3 && startsWith(p, q, "per")) {
    const next = skipSpace(q, end);
    if (startsWith(next, end, "cent") && (next + 4 == end || !isLetter(load<u8>(next, 4)))) {
      return take(T_PERCENT, next + 4);
    }
  }
  // x in (1, 2)
  if (kind == T_WORD && q - p == 2 && startsWith(p, q, "in") && isMember(p, q)) {
    return takeRelation(ELEMENT_OF, q);
  }
  if (kind == T_SYMBOL && load<u8>(p) == 0x55 && isBetweenBrackets(p, end)) {
    tokenRelation = CUP;
    return take(T_UNION, q);
  }
  tokenRelation = commandMeaning;
  return take(kind, q);
}

/** Do a name before and a bracket behind make the word "in" a relation? */
function isMember(p: usize, q: usize): bool {
  const before = trimEnd(opened, p);
  const behind = skipSpace(q, end);
  if (before == opened || before == p || behind == end || !isLetter(load<u8>(before - 1)))
    return false;
  if (before - opened > 1 && isLetter(load<u8>(before - 2))) return false;
  const c: u32 = load<u8>(behind);
  return c == 0x28 || c == 0x5b || c == 0x5d || c == 0x7b || startsWith(behind, end, "\\left");
}

/** The U of (1, 2) U (3, 4). */
function isBetweenBrackets(p: usize, end: usize): bool {
  const before = trimEnd(opened, p);
  const behind = skipSpace(p + 1, end);
  if (before == opened || behind == end) return false;
  const b: u32 = load<u8>(before - 1);
  const c: u32 = load<u8>(behind);
  return (
    (b == 0x29 || b == 0x5d || b == 0x7d || b == 0x5b) &&
    (c == 0x28 ||
      c == 0x5b ||
      c == 0x5d ||
      c == 0x7b ||
      startsWith(behind, end, "\\left") ||
      startsWith(behind, end, "\\{"))
  );
}

function readUnicode(p: usize): bool {
  const c = codePoint(p);
  const q = p + codePointBytes(p);
  if (c == 0x2212) return take(T_MINUS, q);
  if (c == 0xa0 || c == 0x2009 || c == 0x202f || c == 0x200b) return skip(q);
  if (c == 0x20ac || c == 0xa3 || c == 0xa5) return take(T_CURRENCY, q);
  if (isVulgar(c)) return take(T_VULGAR, q);
  if (superscriptDigit(c) < 10) return readSuperscript(p);
  const kind = unicodeToken(c);
  tokenRelation = commandMeaning;
  // Letters of other scripts are symbols; signs that nobody listed aren't.
  return take(kind == T_UNKNOWN && c >= 0x370 && c < 0x2000 ? T_SYMBOL : kind, q);
}

/** All superscript digits in a row. */
function readSuperscript(p: usize): bool {
  while (p < end && load<u8>(p) >= 0x80 && superscriptDigit(codePoint(p)) < 10) {
    p += codePointBytes(p);
  }
  return take(T_SUPERSCRIPT, p);
}
