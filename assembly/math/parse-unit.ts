/**
 * A value with its unit: currency signs before it, words behind it (unit-phrase.ts), smaller
 * parts behind those.
 *
 *   \$5   5\text{ cm}^2   20^\circ C   2\text{ hours }30\text{ minutes}   5 feet and 3 inches
 */

import { isSpace, lower } from "../text/ascii";
import { isBehindBackslash } from "./behind-backslash";
import { advance, lexerEnd, sawPercent, token, tokenEnd, tokenStart } from "./lexer";
import { temperatureOf, VAGUE } from "./measure";
import { DEGREE, MEASURE, NEGATE, NUMBER, TEXT, UNIT } from "./ops";
import { takeNumber } from "./parse-number";
import { compare, isInteger, multiply } from "./rational";
import {
  attribute,
  child,
  count,
  kind,
  ofVector,
  seal,
  setAttribute,
  setPayload,
  unary,
  x,
  y,
} from "./term";
import { T_FUNCTION, T_NUMBER, T_SYMBOL, T_TEXT, T_WORD } from "./tokens";
import { endsInAnd, isUnitToken, readUnit } from "./unit-phrase";
import { COMPOUND } from "./unit-words";
import { item, length, push, vector } from "./vector";
import { isInList } from "./word-list";

/** Attribute of a UNIT whose children are UNITs that add up. */
export const SUM: u8 = 1;

let currencyStart: usize = 0;
let currencyEnd: usize = 0;

/** Notes the currency sign in hand, and passes it. */
export function markCurrency(): void {
  currencyStart = tokenStart;
  currencyEnd = tokenEnd;
  advance();
}

/** Forgets a currency sign that an earlier answer left behind. */
export function resetCurrency(): void {
  currencyStart = 0;
}

/** `value` with the unit around it, or as it is. 0 where words behind it are no unit. */
export function parseUnit(value: usize): usize {
  const sign = currencyStart;
  const signEnd = currencyEnd;
  currencyStart = 0;
  if (!value) return 0;
  if (isTemperature(value)) return sign ? 0 : temperature(value);
  if (!sign && !isUnitToken()) return value;
  const what = kind(value);
  // 5 percent points
  if (what == TEXT || what == DEGREE || sawPercent) return 0;
  const t = readUnit(value, sign, signEnd);
  if (!t || (token != T_NUMBER && !endsInAnd)) return t;
  const v = vector();
  if (sign || !push(v, t)) return 0;
  while (token == T_NUMBER) {
    const n = takeNumber();
    const part = n && isUnitToken() ? readUnit(n, 0, 0) : 0;
    if (!part || !goesBehind(item(v, length(v) - 1), part) || !push(v, part)) return 0;
  }
  return endsInAnd ? 0 : sumOf(v);
}

/** "2 hours" and "30 minutes", where the second can only be a part of the first; else 0. */
export function joinParts(a: usize, b: usize): usize {
  const v = vector();
  if (!b) return 0;
  const last = kind(a) == UNIT && attribute(a) == SUM ? child(a, count(a) - 1) : a;
  if (!goesBehind(last, b)) return 0;
  if (last == a) {
    if (!push(v, a)) return 0;
  } else for (let i: u32 = 0, n = count(a); i < n; i++) if (!push(v, child(a, i))) return 0;
  return push(v, b) ? sumOf(v) : 0;
}

function sumOf(v: usize): usize {
  const t = ofVector(UNIT, v);
  if (!t) return 0;
  setAttribute(t, SUM);
  setPayload(t, 0, y(item(v, 0)));
  return seal(t);
}

/** Is `b` so many of a smaller unit, less than one of that of `a`, which counts whole ones? */
function goesBehind(a: usize, b: usize): bool {
  if (!isMeasured(a) || !isMeasured(b)) return false;
  const large = child(a, 1);
  const less = child(b, 1);
  if (x(large) != x(less) || y(large) != y(less) || !isInteger(x(child(a, 0)))) return false;
  const size = multiply(x(child(b, 0)), x(child(less, 0)));
  return size != 0 && compare(size, x(child(large, 0))) < 0;
}

/** A number of one unit that converts by a factor. */
function isMeasured(t: usize): bool {
  if (kind(t) != UNIT || attribute(t) != 0 || count(t) != 2) return false;
  const measure = child(t, 1);
  return (
    kind(child(t, 0)) == NUMBER && kind(measure) == MEASURE && (attribute(measure) & ~VAGUE) == 0
  );
}

/** Is `value` so many degrees, and does a scale of temperature follow? */
export function isTemperature(value: usize): bool {
  if (token != T_SYMBOL && token != T_TEXT && token != T_WORD) return false;
  if (kind(value) == NEGATE) value = child(value, 0);
  if (kind(value) != DEGREE || kind(child(value, 0)) != NUMBER) return false;
  return isInList(tokenStart, tokenEnd, " C F Celsius celsius Fahrenheit fahrenheit ");
}

function temperature(value: usize): usize {
  const negative = kind(value) == NEGATE;
  const number = child(negative ? child(value, 0) : value, 0);
  const v = vector();
  if (!push(v, negative ? unary(NEGATE, number) : number)) return 0;
  if (!push(v, temperatureOf(lower(load<u8>(tokenStart))))) return 0;
  advance();
  const t = ofVector(UNIT, v);
  if (!t) return 0;
  setPayload(t, 0, COMPOUND);
  return seal(t);
}

/** "min" or "sec" behind a value, with no argument, is a unit and no function. */
export function isMinutes(): bool {
  if (token != T_FUNCTION || !isInList(tokenStart, tokenEnd, " min sec ")) return false;
  if (isBehindBackslash(tokenStart)) return false;
  const end = lexerEnd();
  for (let p = tokenEnd; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (!isSpace(b) && b != 0x24 && b != 0x2e) return false;
  }
  return true;
}
