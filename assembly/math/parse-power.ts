/** What is written behind an atom: powers, indices, `!`, `'`, `%`, degrees. */
import { note, spend } from "../budget";
import { closingBrace } from "../extract/braces";
import { MAX_EXPONENT } from "../limits";
import { RULE_LIMIT_EXPONENT } from "../names.generated";
import { skipSpace, startsWith, trimEnd } from "../text/ascii";
import { codePoint, codePointBytes } from "../text/utf8";
import { startsAtom } from "./atoms";
import { superscriptDigit } from "./commands";
import {
  advance,
  lexerEnd,
  lexerStart,
  seek,
  splitWord,
  token,
  tokenEnd,
  tokenSpaced,
  tokenStart,
} from "./lexer";
import {
  AMBIGUOUS,
  APPLIED,
  BRACKETED,
  DEGREE,
  DOUBLE,
  FACTORIAL,
  NEGATE,
  NUMBER,
  PERCENT,
  POWER,
  PRIME,
  SUBSCRIPT,
  SYMBOL,
} from "./ops";
import { degreesOf } from "./parse-angle";
import { isFunctionName, parseAtom, parseGroup } from "./parse-atom";
import { takeNumber } from "./parse-number";
import { takeSide } from "./parse-operator";
import { rawArgument, rawBrackets } from "./parse-raw";
import { ascendBare, descendBare } from "./parser";
import { small } from "./rational";
import { attribute, binary, child, kind, leaf, seal, setAttribute, unary, x, y } from "./term";
import {
  T_BANG,
  T_CLOSE_BRACE,
  T_DEGREE,
  T_MINUS,
  T_NUMBER,
  T_OPEN,
  T_OPEN_BRACE,
  T_PERCENT,
  T_POWER,
  T_PRIME,
  T_SUBSCRIPT,
  T_SUPERSCRIPT,
  T_SYMBOL,
  T_WORD,
} from "./tokens";

/** An atom with all that is written behind it. */
export function parsePower(): usize {
  if (!spend(1)) return 0;
  const isFunction = token == T_SYMBOL && isFunctionName();
  let t = parseAtom();
  let hasPostfix = false;
  let isBare = false;
  while (t && isPostfix()) {
    if (!spend(1)) return 0;
    hasPostfix = true;
    const raised = token == T_POWER || token == T_SUPERSCRIPT;
    const wasRaised = raised && kind(t) == POWER && isBare;
    t = parsePostfix(t);
    // 2^{3}^{2} is no LaTeX, and has two readings
    if (t && wasRaised && kind(t) == POWER) t = unary(AMBIGUOUS, t);
    isBare = true;
  }
  // f^2(x), f_1(x), y'(x): applied, but what is meant is not known.
  if (t && hasPostfix && (isFunction || isDerivative(t))) {
    const isBraced = startsWith(tokenStart, lexerEnd(), "{\\left(");
    if (isBraced) advance();
    if (isBraced || (token == T_OPEN && (!tokenSpaced || isBehindLeft()))) {
      t = marked(binary(SUBSCRIPT, t, rawBrackets()), APPLIED);
      if (isBraced && token != T_CLOSE_BRACE) return 0;
      if (isBraced) advance();
    }
  }
  return t;
}

/** Does \left stand before the bracket in hand, right behind what it applies to? */
function isBehindLeft(): bool {
  const p = tokenStart - 5;
  if (p <= lexerStart() || !startsWith(p, tokenStart, "\\left")) return false;
  return load<u8>(p - 1) != 0x20;
}

function isDerivative(t: usize): bool {
  return kind(t) == PRIME || (kind(t) == SUBSCRIPT && attribute(t) == BRACKETED);
}

/** The same term with an attribute. */
function marked(t: usize, what: u8): usize {
  if (!t) return 0;
  setAttribute(t, what);
  return seal(t);
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
  // f \circ g is a composition, 45\circ is sloppy.
  const composes = which == T_DEGREE && load<u8>(tokenStart) == 0x63;
  advance();
  if (composes && (kind(t) != NUMBER || startsAtom())) return 0;
  switch (which) {
    case T_POWER:
      return parseExponent(t);
    case T_SUBSCRIPT:
      // k_BT
      if (token == T_WORD && isLetterOf(t, 0x6b) && startsWith(tokenStart, tokenEnd, "BT"))
        splitWord();
      return subscripted(t, rawArgument());
    case T_BANG:
      return bangs(t);
    case T_PRIME:
      return unary(PRIME, t);
    case T_PERCENT:
      return unary(PERCENT, t);
  }
  return degreesOf(t);
}

/** `n!`, and the double factorial `n!!`; more signs have no agreed meaning. */
function bangs(t: usize): usize {
  if (token != T_BANG) return unary(FACTORIAL, t);
  if (tokenSpaced) return 0;
  advance();
  return token == T_BANG ? 0 : marked(unary(FACTORIAL, t), DOUBLE);
}

/** The index binds closer than the power, in whatever order they are written: x^2_3. */
function subscripted(t: usize, index: usize): usize {
  if (kind(t) != POWER) return binary(SUBSCRIPT, t, index);
  return binary(POWER, binary(SUBSCRIPT, child(t, 0), index), child(t, 1));
}

function parseExponent(t: usize): usize {
  if (takeSide()) return t;
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
    return which == DEGREE ? degreesOf(t) : unary(which, t);
  }
  if (braced) seek(from);
  // x^{(2)} is a derivative or an index, 2^{(3)} and e^{(x)} are powers.
  if (isBracketed() && kind(t) != NUMBER && !isLetterOf(t, 0x65)) {
    return marked(binary(SUBSCRIPT, t, rawArgument()), BRACKETED);
  }
  return binary(POWER, t, parseScript());
}

function isLetterOf(t: usize, letter: u32): bool {
  return kind(t) == SYMBOL && y(t) - x(t) == 1 && load<u8>(x(t)) == letter;
}

/** Does `{(...)}` come, with nothing beside the brackets? */
export function isBracketed(): bool {
  if (token != T_OPEN_BRACE) return false;
  const end = lexerEnd();
  const close = closingBrace(tokenStart, end);
  if (!close) return false;
  const from = skipSpace(tokenStart + 1, close);
  const to = trimEnd(from, close);
  if (to - from < 2 || load<u8>(from) != 0x28 || load<u8>(to - 1) != 0x29) return false;
  if (!spend(<u32>(to - from))) return false;
  let open = 0;
  for (let p = from; p < to - 1; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x28) open++;
    else if (b == 0x29) open--;
    if (!open) return false;
  }
  return true;
}

/** What ^ applies to: a group, or one number or name, with a minus at most. */
function parseScript(): usize {
  if (token == T_OPEN_BRACE) return parseGroup(T_CLOSE_BRACE);
  const negative = token == T_MINUS;
  if (negative) advance();
  let t: usize = 0;
  if (token == T_NUMBER) t = numberScript();
  else t = bareScript();
  return negative ? unary(NEGATE, t) : t;
}

/** One name with what stands behind it: `x^y^z`. */
function bareScript(): usize {
  if (!descendBare()) return 0;
  const t = parsePower();
  ascendBare();
  return t;
}

/** `2^10` is read as written in plain text, the whole number; a tower climbs to the right. */
function numberScript(): usize {
  const t = takeNumber();
  if (token != T_POWER) return t;
  if (!descendBare()) return 0;
  advance();
  const tower = binary(POWER, t, parseScript());
  ascendBare();
  return tower;
}

/** Value of the superscript digits in hand. */
function superscriptValue(): usize {
  let value: i64 = 0;
  for (let p = tokenStart; p < tokenEnd; p += codePointBytes(p)) {
    if (value > <i64>MAX_EXPONENT) {
      note(RULE_LIMIT_EXPONENT);
      return 0;
    }
    value = value * 10 + superscriptDigit(codePoint(p));
  }
  return small(value);
}
