/** Functions known by name: `\sin x`, `\log_2 8`, `\gcd(a, b)`. */
import { spend } from "../budget";
import { isDigit, isLetter, skipSpace } from "../text/ascii";
import { isDifferential, startsAtom } from "./atoms";
import { isBehindBackslash } from "./behind-backslash";
import { F_CSC, F_SIN, F_SINH, F_TANH, functionOf } from "./functions";
import {
  advance,
  enterBrackets,
  leaveBrackets,
  lexerEnd,
  nextAt,
  token,
  tokenEnd,
  tokenStart,
} from "./lexer";
import {
  AMBIGUOUS,
  CALL,
  CLOSE_ROUND,
  GROUP,
  LIST,
  MULTIPLY,
  NEGATE,
  NUMBER,
  OPEN_ROUND,
  POWER,
  SIDE_BY_SIDE,
} from "./ops";
import { isFunctionName, parseArgument, parseGroup } from "./parse-atom";
import { takeNumber } from "./parse-number";
import { endsIntegrand } from "./parse-operator";
import { isBracketed, parsePower } from "./parse-power";
import { ascendBare, descendBare, readLoosely } from "./parser";
import { isOne } from "./rational";
import {
  attribute,
  binary,
  child,
  count,
  kind,
  make,
  ofVector,
  seal,
  setAttribute,
  setChild,
  setPayload,
  unary,
  x,
} from "./term";
import {
  T_CLOSE,
  T_CLOSE_BRACE,
  T_CLOSE_SET,
  T_CLOSE_SQUARE,
  T_DIVIDE,
  T_FUNCTION,
  T_MINUS,
  T_NUMBER,
  T_OPEN,
  T_OPEN_BRACE,
  T_OPEN_SET,
  T_OPEN_SQUARE,
  T_PI,
  T_POWER,
  T_SUBSCRIPT,
  T_SYMBOL,
  T_WORD,
} from "./tokens";
import { item, length, push, vector } from "./vector";

const ARCS = changetype<usize>("arcsinarccosarctanarccotarcsecarccsc");
const AREAS = changetype<usize>("arcsinharccosharctanh");

/** A call: its arguments, and its index (\log_2) as the last one where `attribute` is 1. */
export function parseCall(): usize {
  const name = tokenStart;
  const nameEnd = tokenEnd;
  if (!spend(1)) return 0;
  advance();
  let power: usize = 0;
  let index: usize = 0;
  while (token == T_POWER || token == T_SUBSCRIPT) {
    const isPower = token == T_POWER;
    advance();
    // \sin^{(2)} x is a derivative.
    if (isPower && isBracketed()) return 0;
    let script: usize = 0;
    // \sin^10 x is the tenth power, as 2^10 is
    if (token == T_NUMBER && isPower) script = takeNumber();
    else if (token == T_NUMBER && goesOn()) script = baseOf(name);
    else if (token != T_MINUS) script = parseArgument();
    if (!script || (isPower ? power : index)) return 0;
    if (isPower) power = script;
    else index = script;
  }
  const id = functionOf(name, nameEnd);
  const inside = parseArguments(id >= F_SIN && id <= F_CSC);
  const inverted = power && isMinusOne(power) ? inverseName(id) : 0;
  if (inverted) power = 0;
  const t = inverted
    ? applied(inverted, inverted + inverseLength, inside, index)
    : applied(name, nameEnd, inside, index);
  if (!power) return t;
  // sin^2 x is a power; of a power of minus two nobody knows.
  return binary(kind(power) == NEGATE ? AMBIGUOUS : POWER, t, power);
}

/** Has the number in hand several digits, and does an argument follow? */
function goesOn(): bool {
  const p = skipSpace(tokenEnd, lexerEnd());
  if (p == lexerEnd() || tokenEnd - tokenStart < 2) return false;
  const b: u32 = load<u8>(p);
  return b == 0x28 || b == 0x5c || b == 0x7b || isDigit(b) || isLetter(b);
}

/**
 * The number in hand as an index: as a whole in plain notation, log_27(6), and where its first digit
 * is no base, \log_10 x. Of \log_27(6) nobody knows.
 */
function baseOf(name: usize): usize {
  if (!isBehindBackslash(name) || load<u8>(tokenStart) == 0x31) return takeNumber();
  return unary(AMBIGUOUS, parseArgument());
}

/** sin^{-1} is the inverse function: textbooks write 1/sin as csc. */
function isMinusOne(t: usize): bool {
  return kind(t) == NEGATE && kind(child(t, 0)) == NUMBER && isOne(x(child(t, 0)));
}

let inverseLength: usize = 0;

/** Name of the inverse of sin to csc and sinh to tanh; 0 for other functions. */
function inverseName(id: i32): usize {
  const isCircular = id >= F_SIN && id <= F_CSC;
  if (!isCircular && (id < F_SINH || id > F_TANH)) return 0;
  inverseLength = isCircular ? 6 : 7;
  return isCircular ? ARCS + 6 * <usize>id : AREAS + 7 * <usize>(id - F_SINH);
}

function applied(name: usize, nameEnd: usize, inside: usize, index: usize): usize {
  if (!inside) return 0;
  // f{\left(x, y \right)}
  const many =
    kind(inside) == LIST ||
    (kind(inside) == GROUP && attribute(inside) == (OPEN_ROUND | CLOSE_ROUND));
  const n = many ? count(inside) : 1;
  const t = make(CALL, index ? n + 1 : n);
  if (!t) return 0;
  setPayload(t, <u32>name, <u32>nameEnd);
  for (let i: u32 = 0; i < n; i++) setChild(t, i, many ? child(inside, i) : inside);
  if (index) {
    setChild(t, n, index);
    setAttribute(t, 1);
  }
  return seal(t);
}

/** Does a digit stand behind the token in hand? */
function digitFollows(): bool {
  const p = skipSpace(nextAt, lexerEnd());
  return p < lexerEnd() && isDigit(load<u8>(p));
}

/** What the function applies to. */
function parseArguments(isCircular: bool): usize {
  if (token == T_OPEN) {
    enterBrackets();
    const inside = parseGroup(T_CLOSE);
    leaveBrackets();
    return inside;
  }
  if (token == T_OPEN_SQUARE || token == T_OPEN_SET) {
    enterBrackets();
    const inside = parseGroup(token == T_OPEN_SET ? T_CLOSE_SET : T_CLOSE_SQUARE);
    leaveBrackets();
    return inside;
  }
  if (token == T_OPEN_BRACE) return parseGroup(T_CLOSE_BRACE);
  if (!descendBare()) return 0;
  const isOpen = token != T_FUNCTION;
  const t = isOpen ? parseProductOfAtoms() : parseCall();
  ascendBare();
  // \sin\pi/6 may be the sine of \pi/6
  return t && isOpen && isCircular && token == T_DIVIDE && digitFollows() ? unary(AMBIGUOUS, t) : t;
}

/**
 * What a function without brackets applies to: a power, or a number and names behind it. By
 * ISO 80000-2 names side by side all belong to the argument (sin n pi, ln xy); since not everybody
 * keeps to it, such a term equals what is read so but differs from nothing (`readLoosely`).
 */
function parseProductOfAtoms(): usize {
  const isNumber = token == T_NUMBER;
  const v = vector();
  if (!push(v, parsePower())) return 0;
  if (isNumber && startsFactor() && !push(v, parsePower())) return 0;
  while (isPlainName()) if (!push(v, parsePower())) return 0;
  const n = length(v);
  if (n > (isNumber ? 2 : 1)) readLoosely();
  const t = n == 1 ? item(v, 0) : sideBySide(v);
  if (!t || !startsFactor()) return t;
  // Whatever else stands side by side may belong to the argument or not: \sin x (y).
  const all = vector();
  if (!push(all, t)) return 0;
  while (startsFactor()) if (!push(all, parsePower())) return 0;
  return seal(ofVector(AMBIGUOUS, all));
}

function startsFactor(): bool {
  return startsAtom() && token != T_FUNCTION && !endsIntegrand();
}

function sideBySide(v: usize): usize {
  const t = ofVector(MULTIPLY, v);
  if (t) setAttribute(t, SIDE_BY_SIDE);
  return seal(t);
}

/**
 * Does a name follow that is surely no function, no differential (dx) and no unit vector or
 * imaginary unit behind a coordinate (cos t i)?
 */
function isPlainName(): bool {
  if (token == T_PI) return true;
  if (token == T_WORD) return startsAtom() && !isDifferential() && !holdsUnit();
  if (token != T_SYMBOL || holdsUnit()) return false;
  const next = nextAt < lexerEnd() ? load<u8>(nextAt) : 0;
  return !(isFunctionName() && tokenEnd - tokenStart == 1 && next == 0x28);
}

/** d, i, j or k among its letters; Greek names have more of them. */
function holdsUnit(): bool {
  if (token == T_SYMBOL && tokenEnd - tokenStart > 1) return false;
  for (let p = tokenStart; p < tokenEnd; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x64 || b - 0x69 < 3) return true;
  }
  return false;
}
