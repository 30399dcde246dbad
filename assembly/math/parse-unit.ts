/**
 * Units: currency signs before a value, words behind it. Few words only, and none that makes
 * a statement of it ("3 is not prime").
 */
import { isDigit, isLetter, isSpace } from "../text/ascii";
import { advance, token, tokenEnd, tokenStart } from "./lexer";
import { SYMBOL, TEXT, UNIT } from "./ops";
import { takeNumber } from "./parse-number";
import { kind, leaf, ofVector, seal } from "./term";
import { T_CURRENCY, T_DIVIDE, T_NUMBER, T_POWER, T_SUPERSCRIPT, T_TEXT, T_WORD } from "./tokens";
import { length, push, vector } from "./vector";
import { isInList } from "./word-list";

const MAX_WORDS: u32 = 6;
/** Words that no unit holds. */
const STATEMENTS =
  " is are was not no and or if when for because since than either both all any only such that which where but however hundred thousand million billion trillion dozen half third quarter squared cubed times over plus minus mod point base factorial root ";
/** Single letters that are units in upright type; e and i are numbers. */
const LETTERS = " m s g N J W V A K C F L l ";

let currencyStart: usize = 0;
let currencyEnd: usize = 0;

/** Notes the currency sign in hand, and passes it. */
export function markCurrency(): void {
  currencyStart = tokenStart;
  currencyEnd = tokenEnd;
  advance();
}

/** `value` with the unit around it, or as it is. 0 where words behind it are no unit. */
export function parseUnit(value: usize): usize {
  const sign = currencyStart;
  const signEnd = currencyEnd;
  currencyStart = 0;
  if (!value || (!sign && !isUnitToken())) return value;
  if (kind(value) == TEXT) return 0;
  const v = vector();
  if (!push(v, value)) return 0;
  if (sign && !push(v, leaf(SYMBOL, <u32>sign, <u32>signEnd))) return 0;
  while (isUnitToken()) {
    if (!takeWords(v)) return 0;
    if (length(v) > MAX_WORDS + 1) return 0;
  }
  return seal(ofVector(UNIT, v));
}

function isUnitToken(): bool {
  return token == T_TEXT || token == T_WORD || token == T_CURRENCY;
}

/** The words of one token, and an exponent or a slash that joins it to the next. */
function takeWords(v: usize): bool {
  let p = tokenStart;
  const end = tokenEnd;
  while (p < end) {
    while (p < end && (isSpace(load<u8>(p)) || load<u8>(p) == 0x7e)) p++;
    const from = p;
    while (p < end && !isSpace(load<u8>(p)) && load<u8>(p) != 0x7e) p++;
    if (p > from && !pushWord(v, from, p)) return false;
  }
  advance();
  if (token == T_POWER || token == T_SUPERSCRIPT) {
    if (!push(v, leaf(SYMBOL, <u32>tokenStart, <u32>tokenEnd))) return false;
    const isPower = token == T_POWER;
    advance();
    if (isPower) {
      if (token != T_NUMBER) return false;
      if (!push(v, takeNumber())) return false;
    }
  }
  if (token == T_DIVIDE) {
    if (!push(v, leaf(SYMBOL, <u32>tokenStart, <u32>tokenEnd))) return false;
    advance();
    return isUnitToken();
  }
  return true;
}

/** One word, without a plural s or a final full stop. */
function pushWord(v: usize, from: usize, to: usize): bool {
  for (let p = from; p < to; p++) {
    const b: u32 = load<u8>(p);
    if (isDigit(b) || (b < 0x80 && !isLetter(b) && !isJoiner(b))) return false;
  }
  if (load<u8>(to - 1) == 0x2e && to - from > 1) to--;
  if (isInList(from, to, STATEMENTS)) return false;
  if (to - from == 1 && load<u8>(from) < 0x80 && load<u8>(from) != 0x24) {
    if (!isInList(from, to, LETTERS)) return false;
  }
  if (to - from > 3 && load<u8>(to - 1) == 0x73) to--;
  return push(v, leaf(SYMBOL, <u32>from, <u32>to));
}

function isJoiner(b: u32): bool {
  // . - / ' $
  return b == 0x2e || b == 0x2d || b == 0x2f || b == 0x27 || b == 0x24;
}
