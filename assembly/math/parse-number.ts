/** Numerals and mixed numbers: `2\frac{1}{2}`, `2 1/2`, `2½`. */
import { isDigit, isLetter, skipSpace, startsWith } from "../text/ascii";
import { commandToken } from "./commands";
import { advance, inBrackets, lexerEnd, seek, token, tokenEnd, tokenStart } from "./lexer";
import { decimalMark, numeralValue, scanNumeral } from "./numeral";
import { ADD, AMBIGUOUS, DIVIDE, MULTIPLY, NUMBER, PERCENT } from "./ops";
import { parseFraction, parseGroup } from "./parse-atom";
import { compare, isInteger } from "./rational";
import { binary, child, count, kind, leaf, unary, x } from "./term";
import {
  T_CLOSE_BRACE,
  T_DIVIDE,
  T_FRACTION,
  T_NUMBER,
  T_OPEN_BRACE,
  T_PERCENT,
  T_POWER,
  T_VULGAR,
} from "./tokens";
import { takeVulgar } from "./vulgar";

/** The number in hand, as a term; the token is used up. */
export function takeNumber(): usize {
  const t = numberTerm();
  advance();
  return t;
}

function numberTerm(): usize {
  scanNumeral(tokenStart, tokenEnd, true);
  const value = numeralValue(tokenStart);
  if (!value) return 0;
  const t = leaf(NUMBER, <u32>value, decimalMark(tokenStart));
  return isThousands() ? unary(AMBIGUOUS, t) : t;
}

/** The zeros of `(1,000)`: a pair, or one number with its separator. */
function isThousands(): bool {
  if (!inBrackets() || tokenEnd - tokenStart < 3) return false;
  return (
    load<u8>(tokenStart - 1) == 0x2c &&
    load<u8>(tokenStart) == 0x30 &&
    isDigit(load<u8>(tokenStart, 1))
  );
}

/**
 * A whole number with a proper fraction of whole numbers behind it: their sum. With an
 * improper fraction it could as well be a product, so it is ambiguous. 0, and nothing read,
 * where no mixed number stands here.
 */
export function parseMixed(): usize {
  if (token != T_NUMBER) return 0;
  const from = tokenStart;
  const whole = numberTerm();
  advance();
  let t: usize = 0;
  if (whole && kind(whole) == NUMBER && isInteger(x(whole))) {
    if (token == T_FRACTION && hasPlainParts(tokenEnd)) t = mixed(whole, parseFraction());
    else if (token == T_OPEN_BRACE && bracedFraction()) t = mixed(whole, parseGroup(T_CLOSE_BRACE));
    else if (token == T_NUMBER) t = mixed(whole, parseSlashed());
    else if (token == T_VULGAR) t = binary(ADD, whole, takeVulgar());
  }
  // 33\frac{1}{3}\% is a percentage as a whole
  if (t && token == T_PERCENT) {
    advance();
    t = unary(PERCENT, t);
  }
  if (!t || token == T_POWER) {
    seek(from);
    return 0;
  }
  return t;
}

/**
 * Do two arguments follow at `p` that can be numerals: a digit each, or braces without others
 * in them? All else is no mixed number, and would be read twice on every level.
 */
function hasPlainParts(p: usize): bool {
  const end = lexerEnd();
  for (let parts = 0; parts < 2; parts++) {
    p = skipSpace(p, end);
    if (p >= end) return false;
    if (load<u8>(p) != 0x7b) {
      if (!isDigit(load<u8>(p))) return false;
      p++;
      continue;
    }
    for (p++; p < end && load<u8>(p) != 0x7d; p++) {
      if (startsWith(p, end, "{,}")) p += 2;
      else if (load<u8>(p) == 0x7b) return false;
    }
    p++;
  }
  return true;
}

/** Does the brace in hand hold one fraction of plain parts: `5{\frac{1}{2}}`? */
function bracedFraction(): bool {
  const end = lexerEnd();
  let p = skipSpace(tokenEnd, end);
  if (p >= end || load<u8>(p) != 0x5c) return false;
  const name = ++p;
  while (p < end && isLetter(load<u8>(p))) p++;
  return commandToken(name, p) == T_FRACTION && hasPlainParts(p);
}

/** `1/2` of two numerals, or 0. */
function parseSlashed(): usize {
  const above = takeNumber();
  if (token != T_DIVIDE) return 0;
  advance();
  if (token != T_NUMBER) return 0;
  return binary(MULTIPLY, above, unary(DIVIDE, takeNumber()));
}

function mixed(whole: usize, fraction: usize): usize {
  if (!fraction || kind(fraction) != MULTIPLY || count(fraction) != 2) return 0;
  const above = child(fraction, 0);
  const below = child(child(fraction, 1), 0);
  if (kind(above) != NUMBER || kind(below) != NUMBER) return 0;
  if (!isInteger(x(above)) || !isInteger(x(below))) return 0;
  const proper = compare(x(above), x(below)) < 0;
  return binary(proper ? ADD : AMBIGUOUS, whole, fraction);
}
