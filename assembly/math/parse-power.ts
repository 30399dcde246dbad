/** What is written behind an atom: powers, indices, `!`, `'`, `%`, degrees. */
import { codePoint, codePointBytes } from "../text/utf8";
import { superscriptDigit } from "./commands";
import { advance, seek, token, tokenEnd, tokenStart } from "./lexer";
import { DEGREE, FACTORIAL, NEGATE, NUMBER, PERCENT, POWER, PRIME, SUBSCRIPT } from "./ops";
import { parseAtom, parseGroup } from "./parse-atom";
import { takeNumber } from "./parse-number";
import { ascend, descend } from "./parser";
import { small } from "./rational";
import { binary, child, kind, leaf, unary } from "./term";
import {
  T_BANG,
  T_CLOSE_BRACE,
  T_DEGREE,
  T_MINUS,
  T_NUMBER,
  T_OPEN_BRACE,
  T_PERCENT,
  T_POWER,
  T_PRIME,
  T_SUBSCRIPT,
  T_SUPERSCRIPT,
} from "./tokens";

/** An atom with all that is written behind it. */
export function parsePower(): usize {
  if (!descend()) return 0;
  let t = parseAtom();
  let levels = 0;
  while (t && isPostfix()) {
    if (!descend()) return 0;
    levels++;
    t = parsePostfix(t);
  }
  for (; levels >= 0; levels--) ascend();
  return t;
}

function isPostfix(): bool {
  switch (token) {
    case T_POWER:
    case T_SUPERSCRIPT:
    case T_SUBSCRIPT:
    case T_BANG:
    case T_PRIME:
    case T_PERCENT:
    case T_DEGREE:
      return true;
  }
  return false;
}

function parsePostfix(t: usize): usize {
  const which = token;
  if (which == T_SUPERSCRIPT) {
    const value = superscriptValue();
    advance();
    return value ? binary(POWER, t, leaf(NUMBER, <u32>value, 0)) : 0;
  }
  advance();
  switch (which) {
    case T_POWER:
      return parseExponent(t);
    case T_SUBSCRIPT:
      return subscripted(t, parseScript(false));
    case T_BANG:
      return unary(FACTORIAL, t);
    case T_PRIME:
      return unary(PRIME, t);
    case T_PERCENT:
      return unary(PERCENT, t);
  }
  return unary(DEGREE, t);
}

/** The index binds closer than the power, in whatever order they are written: x^2_3. */
function subscripted(t: usize, index: usize): usize {
  if (kind(t) != POWER) return binary(SUBSCRIPT, t, index);
  return binary(POWER, binary(SUBSCRIPT, child(t, 0), index), child(t, 1));
}

function parseExponent(t: usize): usize {
  const braced = token == T_OPEN_BRACE;
  const from = tokenStart;
  if (braced) advance();
  if (token == T_DEGREE || token == T_PRIME) {
    const which = token == T_DEGREE ? DEGREE : PRIME;
    advance();
    if (braced) {
      if (token != T_CLOSE_BRACE) return 0;
      advance();
    }
    return unary(which, t);
  }
  if (braced) seek(from);
  return binary(POWER, t, parseScript(true));
}

/** What ^ or _ applies to: a group, or one number or name, with a minus at most. */
function parseScript(climbs: bool): usize {
  if (token == T_OPEN_BRACE) return parseGroup(T_CLOSE_BRACE);
  const negative = token == T_MINUS;
  if (negative) advance();
  let t: usize = 0;
  if (token == T_NUMBER) t = climbs ? numberScript() : takeNumber();
  else t = climbs ? parsePower() : parseAtom();
  return negative ? unary(NEGATE, t) : t;
}

/** `2^10` is read as written in plain text, the whole number; a tower climbs to the right. */
function numberScript(): usize {
  const t = takeNumber();
  if (token != T_POWER) return t;
  if (!descend()) return 0;
  advance();
  const tower = binary(POWER, t, parseScript(true));
  ascend();
  return tower;
}

/** Value of the superscript digits in hand. */
function superscriptValue(): usize {
  let value: i64 = 0;
  for (let p = tokenStart; p < tokenEnd; p += codePointBytes(p)) {
    if (value > 1 << 40) return 0;
    value = value * 10 + superscriptDigit(codePoint(p));
  }
  return small(value);
}
