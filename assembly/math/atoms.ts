/** Which tokens begin a factor that stands side by side with the one before it. */
import { isLetter, skipSpace, trimEnd } from "../text/ascii";
import { opensBar } from "./bars";
import { lexerEnd, lexerStart, token, tokenEnd, tokenSpaced, tokenStart } from "./lexer";
import { measureOf } from "./measure";
import { isMinutes } from "./parse-unit";
import { readLoosely } from "./parser";
import {
  T_BAR,
  T_BEGIN,
  T_BINOMIAL,
  T_DECORATION,
  T_EMPTY_SET,
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
  T_PI,
  T_ROOT,
  T_SUM,
  T_SYMBOL,
  T_TRANSPARENT,
  T_VULGAR,
  T_WORD,
} from "./tokens";
import { findUnit } from "./unit-words";
import { isInList } from "./word-list";

/** Words of two and three letters that are units rather than products of variables. */
const UNITS =
  " cm mm km dm nm kg mg lb oz ft in yd mi hr min sec ms ml mL kL Hz kHz mph kW kJ am pm sq cu deg rad mol gal ton day yen ";

/** Words with capitals that are units or say something. */
const NO_NAMES = " AM PM AD BC BCE DNE NaN USD AU GB MB KB TB dB nF pF mF mT mH mAh VA RPM pH ";
/** Words of two letters that may be a product as well. */
const WORDS = " So If We No It In As At To On Or Is He By ";

/** Does the token in hand begin a factor? */
export function startsAtom(): bool {
  switch (token) {
    case T_NUMBER:
    case T_SYMBOL:
    case T_OPEN:
    case T_OPEN_BRACE:
    case T_FRACTION:
    case T_ROOT:
    case T_PI:
    case T_INFINITY:
    case T_DECORATION:
    case T_BINOMIAL:
    case T_BEGIN:
    case T_EMPTY_SET:
    case T_TRANSPARENT:
    case T_OPEN_FLOOR:
    case T_OPEN_CEIL:
    case T_SUM:
    case T_INTEGRAL:
    case T_LIMIT:
    case T_VULGAR:
      return true;
    case T_BAR:
      return opensBar();
    case T_FUNCTION:
      return !isMinutes();
    case T_WORD:
      if (tokenSpaced) return isProductOfLetters() && (isDifferential() || isPlainProduct());
      return isProductOfLetters() || isProductOfNames();
  }
  return false;
}

/** `dx` of an integral, which stands apart. */
export function isDifferential(): bool {
  return tokenEnd - tokenStart == 2 && load<u8>(tokenStart) == 0x64;
}

/** Is the word behind a blank of x, y, z, a, b, c, or raised: \frac{1}{2} xy, \frac{1}{2} mv^2? */
function isPlainProduct(): bool {
  const b: u32 = tokenEnd < lexerEnd() ? load<u8>(tokenEnd) : 0;
  if (b == 0x5e) return !measureOf(tokenStart, tokenEnd) && !findUnit(tokenStart, tokenEnd);
  for (let p = tokenStart; p < tokenEnd; p++) {
    if (load<u8>(p) - 0x64 < 20) return false; // d to w
  }
  return true;
}

/** Is the word in hand rather a product of variables (`2xy`) than a word or a unit? */
export function isProductOfLetters(): bool {
  const n = tokenEnd - tokenStart;
  if (n > 3) return false;
  for (let p = tokenStart; p < tokenEnd; p++) {
    const b: u32 = load<u8>(p);
    if (b < 0x61) return false;
  }
  return !isInList(tokenStart, tokenEnd, UNITS);
}

/**
 * Is the word in hand a product of names with capitals (GMm, nRT, Ax) rather than a word, a unit or
 * a name of its own? An entry by itself is a name: HT and TH of {HH, HT, TH, TT}.
 */
export function isProductOfNames(): bool {
  const n = tokenEnd - tokenStart;
  if (n > 4) return false;
  let capitals: usize = 0;
  let vowels: usize = 0;
  for (let p = tokenStart; p < tokenEnd; p++) {
    if (load<u8>(p) < 0x61) capitals++;
    else if (isInList(p, p + 1, " a e i o u y ")) vowels++;
  }
  const isTitle = capitals == 1 && load<u8>(tokenStart) < 0x61;
  if (!capitals || isEntry(capitals < n)) return false;
  // ABCD is a figure; The, Yes are words
  if (n > 3 && (isTitle || capitals == n)) return false;
  if (n == 3 && isTitle && vowels) return false;
  if (isInList(tokenStart, tokenEnd, NO_NAMES)) return false;
  if (measureOf(tokenStart, tokenEnd) || findUnit(tokenStart, tokenEnd)) return false;
  // AB may be a segment, so that AB^2 is its square; AB = 4 names it
  const next = skipSpace(tokenEnd, lexerEnd());
  const isNamed = next < lexerEnd() && load<u8>(next) == 0x3d;
  if ((capitals == n && !isNamed) || (isTitle && isInList(tokenStart, tokenEnd, WORDS)))
    readLoosely();
  return true;
}

/** The mg of mg \sin\theta, where no number stands before it. */
export function isProductOfForce(): bool {
  if (tokenEnd - tokenStart != 2 || load<u16>(tokenStart) != 0x676d || isEntry(false)) return false;
  readLoosely();
  return true;
}

/** Is the word in hand all that stands between separators or brackets? P(HT), but \ln(Nk). */
function isEntry(isMixed: bool): bool {
  const start = lexerStart();
  const end = lexerEnd();
  const before = trimEnd(start, tokenStart);
  const behind = skipSpace(tokenEnd, end);
  const b: u32 = before > start ? load<u8>(before - 1) : 0;
  const c: u32 = behind < end ? load<u8>(behind) : 0;
  const a: u32 = before > start + 1 ? load<u8>(before - 2) : 0;
  const d: u32 = behind + 1 < end ? load<u8>(behind, 1) : 0;
  if (separates(b) || separates(c) || (b == 0x5c && a == b) || (c == 0x5c && d == c)) return true;
  // HT or TH
  if ((before < tokenStart && isLetter(b)) || (behind > tokenEnd && isLetter(c))) return true;
  const opens =
    b == 0 || (b == 0x28 && !isMixed) || b == 0x5b || b == 0x7c || (b == 0x7b && a == 0x5c);
  const closes = c == 0 || c == 0x29 || c == 0x5d || c == 0x7c || (c == 0x5c && d == 0x7d);
  return opens && closes;
}

/** , ; & : */
function separates(b: u32): bool {
  return b == 0x2c || b == 0x3b || b == 0x26 || b == 0x3a;
}
