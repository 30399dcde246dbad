/** Tokens that begin with a backslash. */
import { closingBrace } from "../extract/braces";
import { isDigit, isLetter, skipSpace, startsWith, trimEnd } from "../text/ascii";
import { commandMeaning, commandToken, wordToken } from "./commands";
import { behindArgument, behindQuad, isCurrencySign, signEnd, signStart } from "./layout";
import { setSide, skip, skipsCells, startToken, take, takeUpTo } from "./lexer";
import { AND, CLOSING, OPENING, OR } from "./ops";
import { relationFollows } from "./parse-environment";
import {
  T_AND,
  T_CLOSE_SET,
  T_CURRENCY,
  T_DEGREE,
  T_FUNCTION,
  T_MINUS,
  T_OPEN_SET,
  T_PERCENT,
  T_ROW,
  T_SYMBOL,
  T_TEXT,
  T_UNKNOWN,
  T_WORD,
} from "./tokens";
import { isInList } from "./word-list";

/** Letters of MathLive that are spelt out; the first letter of each is what it stands for. */
const LETTERS = " exponentialE imaginaryI differentialD ";
const DELIMITERS =
  " vert lvert rvert lbrace rbrace lbrack rbrack lparen rparen lgroup rgroup lfloor rfloor lceil rceil ";

/** Reads the command or escaped sign at `p`; false where it is passed over. */
export function readCommand(p: usize, end: usize): bool {
  if (p + 1 >= end) return skip(end);
  const b: u32 = load<u8>(p, 1);
  if (isLetter(b)) return readNamed(p + 1, end);
  switch (b) {
    case 0x7b:
      return take(T_OPEN_SET, p + 2);
    case 0x7d:
      return take(T_CLOSE_SET, p + 2);
    case 0x25:
      return take(T_PERCENT, p + 2);
    case 0x24:
      startToken(p + 1, 0);
      return take(T_CURRENCY, p + 2);
    case 0x5c: {
      const next = behindDistance(p + 2, end);
      return skipsCells() && relationFollows(next, end) ? skip(next) : take(T_ROW, next);
    }
    case 0x7c:
      return take(T_UNKNOWN, p + 2);
    case 0x2c: // spaces
    case 0x3b:
    case 0x3a:
    case 0x21:
    case 0x20:
    case 0x0a:
    case 0x28: // delimiters of math mode
    case 0x29:
    case 0x5b:
    case 0x5d:
      return skip(p + 2);
  }
  return take(T_UNKNOWN, p + 1);
}

/** A command of letters whose name begins at `name`. */
function readNamed(name: usize, end: usize): bool {
  let q = name + 1;
  while (q < end && isLetter(load<u8>(q))) q++;
  let kind = commandToken(name, q);
  // \lvertx
  if (kind == T_UNKNOWN && isGluedDelimiter(name, q)) kind = commandToken(name, --q);
  const meaning = commandMeaning;
  if (kind == 0) return skip(behindLayout(name, behindArgument(name, q, end), end));
  // \quadx
  const quad = kind == T_UNKNOWN ? behindQuad(name, q) : 0;
  if (quad) return skip(quad);
  startToken(name, meaning);
  // \exponentialE is e, \imaginaryI is i, \differentialD is d
  if (kind == T_UNKNOWN && isInList(name, q, LETTERS)) return takeUpTo(T_SYMBOL, name + 1, q);
  if (kind == T_UNKNOWN && isCurrencySign(name, q)) {
    startToken(signStart, 0);
    return takeUpTo(T_CURRENCY, signEnd, q);
  }
  if (kind != T_TEXT) return take(kind, q);
  return readText(q, end, startsWith(name, end, "math") || startsWith(name, end, "op"));
}

/** `\left.` and `\right.` take their point along. */
function behindLayout(name: usize, q: usize, end: usize): usize {
  const p = load<u8>(name) == 0x6d ? name + 1 : name; // \mleft
  const opens = startsWith(p, end, "left");
  const isPair = opens || startsWith(p, end, "right");
  if (!isPair) return q;
  const isPoint = q < end && load<u8>(q) == 0x2e;
  setSide(isPoint ? 0 : opens ? OPENING : CLOSING);
  return isPoint ? q + 1 : q;
}

/**
 * The argument of \text: words that join entries, or a token with the bytes inside. Upright
 * letters in mathematics (`isMath`) are names: \mathrm{e}, \operatorname{lcm}.
 */
function readText(q: usize, end: usize, isMath: bool): bool {
  const open = skipSpace(q, end);
  if (open == end || load<u8>(open) != 0x7b) return take(T_UNKNOWN, q);
  const close = closingBrace(open, end);
  if (!close) return take(T_UNKNOWN, q);
  const from = skipSpace(open + 1, close);
  const to = trimEnd(from, close);
  if (from == to) return skip(close + 1);
  const joins =
    (to - from == 3 && startsWith(from, to, "and")) ||
    isPartAnd(from, to) ||
    (to - from == 2 && startsWith(from, to, "or")) ||
    (to - from == 1 && load<u8>(from) == 0x2c);
  if (joins) {
    const b: u32 = load<u8>(from);
    startToken(open, b == 0x61 || b == 0x66 ? AND : b == 0x6f ? OR : 0);
    return take(T_AND, close + 1);
  }
  if (to - from == 2 && startsWith(from, to, "\\%")) return take(T_PERCENT, close + 1);
  if (to - from == 2 && startsWith(from, to, "\\$")) {
    startToken(from + 1, 0);
    return takeUpTo(T_CURRENCY, to, close + 1);
  }
  if (to - from == 1 && load<u8>(from) == 0x2d) return take(T_MINUS, close + 1);
  const word = wordToken(from, to);
  if (word == T_PERCENT || word == T_DEGREE) return take(word, close + 1);
  startToken(from, commandMeaning);
  const isCis = to - from == 3 && startsWith(from, to, "cis");
  if (word == T_FUNCTION && (isCis || isApplied(close + 1, end)))
    return takeUpTo(word, to, close + 1);
  const kind = isMath && isLetter(load<u8>(from)) && word != T_WORD ? word : T_TEXT;
  return takeUpTo(kind, to, close + 1);
}

/** Is the name, which is no command, a delimiter with the letter behind it: \lvertx? */
function isGluedDelimiter(name: usize, q: usize): bool {
  return q - name > 4 && isInList(name, q - 1, DELIMITERS);
}

/** "for part (a) and": a label between two answers. */
function isPartAnd(from: usize, to: usize): bool {
  return to - from < 24 && startsWith(from, to, "for part ") && startsWith(to - 4, to, " and");
}

/** Does an argument in brackets follow at `p`: \text{lcm}(4, 6)? */
function isApplied(p: usize, end: usize): bool {
  p = skipSpace(p, end);
  return p < end && (load<u8>(p) == 0x28 || startsWith(p, end, "\\left("));
}

/** Behind the distance of a new row: `\\[4pt]`. */
function behindDistance(p: usize, end: usize): usize {
  if (p >= end || load<u8>(p) != 0x5b) return p;
  let q = p + 1;
  while (q < end && (isDigit(load<u8>(q)) || load<u8>(q) == 0x2e || load<u8>(q) == 0x2d)) q++;
  const isUnit =
    startsWith(q, end, "pt]") ||
    startsWith(q, end, "em]") ||
    startsWith(q, end, "ex]") ||
    startsWith(q, end, "mm]") ||
    startsWith(q, end, "cm]");
  return q > p + 1 && isUnit ? q + 3 : p;
}
