/**
 * The words of a unit, from the tokens behind a value: "km/h", "square cm", "cm^2", "N \cdot m",
 * "meters per second". Words that no table knows as units, that are not harmless and no plain
 * plurals make no unit, and then nothing is dropped.
 */
import { note } from "../budget";
import { MAX_WORDS } from "../limits";
import { RULE_LIMIT_WORDS } from "../names.generated";
import { isDigit, isLetter, isSpace, startsWith } from "../text/ascii";
import { advance, token, tokenEnd, tokenStart } from "./lexer";
import { measureOf, temperatureOf } from "./measure";
import { NUMBER, SYMBOL, TOKEN, UNIT } from "./ops";
import { takeNumber } from "./parse-number";
import { isMinutes } from "./parse-unit";
import { multiply, negate, small } from "./rational";
import { kind, leaf, ofVector, seal, setPayload, x } from "./term";
import {
  T_CLOSE_BRACE,
  T_CURRENCY,
  T_DIVIDE,
  T_MINUS,
  T_NUMBER,
  T_OPEN_BRACE,
  T_POWER,
  T_SUPERSCRIPT,
  T_SYMBOL,
  T_TEXT,
  T_TIMES,
  T_WORD,
} from "./tokens";
import { measureClass } from "./unit-table";
import {
  COMPOUND,
  COUNTED,
  changesNumber,
  findUnit,
  isCountNoun,
  isHarmless,
  unitClass,
  unitEnd,
  unitStart,
} from "./unit-words";
import { item, items, length, push, vector } from "./vector";
import { groupInList, isInList } from "./word-list";

/** Names of the signs outside ASCII. */
const EURO: usize = memory.data<u8>([0x65, 0x75, 0x72, 0x6f]);
const GBP: usize = memory.data<u8>([0x67, 0x62, 0x70]);
const YEN: usize = memory.data<u8>([0x79, 0x65, 0x6e]);
const SCALE_WORDS = " dozen | hundred | thousand | million | billion | trillion ";
const SCALES = " Celsius celsius Fahrenheit fahrenheit ";
const MS: usize = memory.data<u8>([0x6d, 0x73]);
/** Words behind a unit that say how it is meant, and change nothing. */
const ASIDES = " each old long wide tall high deep away apart total altogether ";

/** The unit being read: its words, class, exponent of the next name, and has it a noun yet? */
let words: usize = 0;
let unitKind: u8 = COUNTED;
let pending: i64 = 0;
let hasNoun: bool = false;
/** "degrees" was read: a scale of temperature follows. */
let isOfDegrees: bool = false;
/** The value was multiplied by a word: 2 million. */
let isScaled: bool = false;
let hasSign: bool = false;
/** The name read last is ms. */
let isMs: bool = false;
/** "2 hours and" was read: another part has to follow. */
export let endsInAnd: bool = false;

/** The UNIT of `value`, the sign of money `[sign, signEnd)` before it (0: none), and the words. */
export function readUnit(value: usize, sign: usize, signEnd: usize): usize {
  words = vector();
  unitKind = COUNTED;
  pending = 0;
  hasNoun = false;
  isOfDegrees = false;
  endsInAnd = false;
  isScaled = false;
  hasSign = sign != 0;
  if (!push(words, value)) return 0;
  if (sign && !pushSign(sign, signEnd)) return 0;
  while (!endsInAnd && (isUnitToken() || isUnitLetter())) {
    if (sign && tokenEnd - tokenStart == 1) return 0; // $5 m
    if (!takeWords()) return 0;
    if (length(words) > MAX_WORDS + 1) {
      note(RULE_LIMIT_WORDS);
      return 0;
    }
  }
  // 2 million, $2 million
  if (isScaled && length(words) == 1 && !isOfDegrees && !endsInAnd) return item(words, 0);
  if (!hasNoun || pending) return 0;
  const t = ofVector(UNIT, words);
  if (!t) return 0;
  setPayload(t, 0, unitKind);
  return seal(t);
}

export function isUnitToken(): bool {
  return token == T_TEXT || token == T_WORD || token == T_CURRENCY || isMinutes();
}

/** A letter behind other words of a unit: the h of km/h. */
function isUnitLetter(): bool {
  return token == T_SYMBOL && length(words) > 1 && measureOf(tokenStart, tokenEnd) != 0;
}

/** A currency sign, by the name of its group. */
function pushSign(from: usize, to: usize): bool {
  const b: u32 = load<u8>(to - 1);
  if (to - from == 1) return pushWord(from, to);
  return b == 0xac
    ? pushWord(EURO, EURO + 4)
    : pushWord(b == 0xa3 ? GBP : YEN, (b == 0xa3 ? GBP : YEN) + 3);
}

/** The words of one token, and an exponent or a sign that joins it to the next. */
function takeWords(): bool {
  if (!takeText(tokenStart, tokenEnd)) return false;
  advance();
  if (token == T_SUPERSCRIPT) {
    const digit = superscript(tokenStart, tokenEnd);
    if (!digit || !raise(digit)) return false;
    advance();
  } else if (token == T_POWER && !takeExponent()) return false;
  if (token != T_DIVIDE && token != T_TIMES) return true;
  if (token == T_DIVIDE && !slash()) return false;
  advance();
  return isUnitToken() || isUnitLetter();
}

/** `^2`, `^{-1}` */
function takeExponent(): bool {
  advance();
  const braced = token == T_OPEN_BRACE;
  if (braced) advance();
  const negative = token == T_MINUS;
  if (negative) advance();
  if (token != T_NUMBER || !hasNoun || pending || (negative && !splitSpeed())) return false;
  const n = takeNumber();
  if (!n || !push(words, negative ? leaf(NUMBER, <u32>negate(x(n)), 0) : n)) return false;
  if (!braced) return true;
  if (token != T_CLOSE_BRACE) return false;
  advance();
  return true;
}

/** The words of `[p, end)`: "km/h", "square cm", "cm^2". */
function takeText(p: usize, end: usize): bool {
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (isSpace(b) || b == 0x7e || b == 0x2d) {
      p++;
    } else if (b == 0x2f) {
      if (!slash()) return false;
      p++;
    } else if (b == 0x5e) {
      p = takeRaised(p + 1, end);
      if (!p) return false;
    } else if (b == 0x5c) {
      p = behindLayout(p, end);
      if (!p) return false;
    } else if (b == 0x2a || (b == 0xc2 && p + 1 < end && load<u8>(p, 1) == 0xb7)) {
      if (!hasNoun || pending) return false;
      p += b == 0x2a ? 1 : 2;
    } else if (b == 0xc2) {
      if (p + 2 > end || !raise(superscript(p, p + 2))) return false;
      p += 2;
    } else {
      const from = p;
      while (p < end && isWordByte(load<u8>(p))) p++;
      if (p == end && hasNoun && isInList(from, p, " and ")) {
        endsInAnd = true;
      } else if (p == from) {
        p += currencyBytes(p, end);
        if (p == from || !pushSign(from, p)) return false;
      } else if (!pushWord(from, p)) return false;
    }
  }
  return true;
}

/** Behind `2`, `-1` or `{-1}` at `p`, the power of the name before; 0 for anything else. */
function takeRaised(p: usize, end: usize): usize {
  const braced = p < end && load<u8>(p) == 0x7b;
  if (braced) p++;
  const negative = p < end && load<u8>(p) == 0x2d;
  if (negative) p++;
  if (p == end || !isDigit(load<u8>(p))) return 0;
  const power = <i64>load<u8>(p++) - 0x30;
  if ((negative && !splitSpeed()) || !raise(negative ? -power : power)) return 0;
  if (!braced) return p;
  return p < end && load<u8>(p) == 0x7d ? p + 1 : 0;
}

/** Behind the blank or the dot of LaTeX at `p` that joins two names; 0 for another command. */
function behindLayout(p: usize, end: usize): usize {
  if (startsWith(p, end, "\\cdot") && p + 5 < end && !isLetter(load<u8>(p, 5))) p += 3;
  else if (p + 1 == end || !isInList(p + 1, p + 2, " , ; : ! ")) {
    return p + 1 < end && load<u8>(p, 1) == 0x20 ? p + 2 : 0;
  }
  return p + 2;
}

function isWordByte(b: u32): bool {
  return isLetter(b) || b == 0x2e || b == 0x27;
}

/** Bytes of the currency sign at `p`, or 0. */
function currencyBytes(p: usize, end: usize): usize {
  const b: u32 = load<u8>(p);
  if (b == 0x24) return 1;
  return b == 0xe2 && p + 3 <= end && load<u8>(p, 1) == 0x82 && load<u8>(p, 2) == 0xac ? 3 : 0;
}

/** Value of the superscript 2 or 3 that is all of `[p, end)`, or 0. */
function superscript(p: usize, end: usize): i64 {
  if (end - p != 2 || load<u8>(p) != 0xc2) return 0;
  const b: u32 = load<u8>(p, 1);
  return b == 0xb2 ? 2 : b == 0xb3 ? 3 : 0;
}

/** ms^{-1} is m s^{-1}. */
function splitSpeed(): bool {
  if (!isMs) return true;
  isMs = false;
  unitKind = COMPOUND;
  store<u32>(items(words) + ((<usize>length(words) - 1) << 2), <u32>measureOf(MS, MS + 1));
  return push(words, measureOf(MS + 1, MS + 2));
}

/** The name before, to this power. */
function raise(power: i64): bool {
  if (!power || !hasNoun || pending) return false;
  return push(words, leaf(NUMBER, <u32>small(power), 0));
}

function slash(): bool {
  unitKind = COMPOUND;
  return hasNoun && !pending && push(words, leaf(TOKEN, T_DIVIDE, 0));
}

/** Multiplies a plain number by the word directly behind it: "2 million", "3 hundred thousand". */
function scaleValue(from: usize, to: usize): bool {
  const value = item(words, 0);
  if (length(words) != (hasSign ? 2 : 1) || pending || kind(value) != NUMBER) return false;
  const group = groupInList(from, to, SCALE_WORDS);
  if (group < 0) return false;
  let factor: i64 = group == 0 ? 12 : group == 1 ? 100 : 1;
  for (let i = 1; i < group; i++) factor *= 1000;
  const product = multiply(x(value), small(factor));
  const t = product ? leaf(NUMBER, <u32>product, 0) : 0;
  if (!t) return false;
  store<u32>(items(words), <u32>t);
  isScaled = true;
  return true;
}

/** One word: a MEASURE, the name of its group, or itself without a plural s. */
function pushWord(from: usize, to: usize): bool {
  if (to - from > 1 && load<u8>(to - 1) == 0x2e) to--;
  if (isInList(from, to, " square sq cubic cu ")) {
    if (pending) return false;
    pending = load<u8>(from) == 0x73 ? 2 : 3;
    return true;
  }
  if (isInList(from, to, " per ")) return slash();
  if (scaleValue(from, to)) return true;
  if (isInList(from, to, " degree degrees ")) {
    if (isOfDegrees || hasNoun) return false;
    isOfDegrees = true;
    return true;
  }
  const isScale = isInList(from, to, SCALES) || (isOfDegrees && isInList(from, to, " C F "));
  const measure = isScale ? temperatureOf(load<u8>(from)) : measureOf(from, to);
  if (isOfDegrees && !isScale) return false;
  isMs = to - from == 2 && load<u16>(from) == 0x736d;
  if (measure || findUnit(from, to)) {
    hasNoun = true;
    unitKind = max(isScale ? COMPOUND : measure ? measureClass : unitClass, unitKind);
    const name = measure ? measure : leaf(SYMBOL, <u32>unitStart, <u32>unitEnd);
    if (!push(words, name)) return false;
    const power = pending;
    pending = 0;
    return !power || raise(power);
  }
  // square units
  if (pending && isInList(from, to, " unit units ")) {
    hasNoun = true;
    const power = pending;
    pending = 0;
    return push(words, leaf(SYMBOL, <u32>from, <u32>from + 4)) && raise(power);
  }
  if (pending) return false;
  if (hasNoun && isInList(from, to, ASIDES)) return true;
  if (!isHarmless(from, to)) {
    if (to - from == 1 || changesNumber(from, to)) return false;
    hasNoun = isCountNoun(from, to);
    if (to - from > 3 && load<u8>(to - 1) == 0x73) to--;
  }
  return push(words, leaf(SYMBOL, <u32>from, <u32>to));
}
