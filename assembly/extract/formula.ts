/**
 * Formulas in running text: `$...$`, `$$...$$`, `\(...\)`, `\[...\]`. Dollars pair up only
 * within a paragraph; an escaped one, or one before an amount of money ("$53,200 + $76,000"
 * without a dollar that closes), is no delimiter.
 */
import { spend } from "../budget";
import { findUnit } from "../math/unit-words";
import { isDigit, isLetter, isSpace, skipSpace } from "../text/ascii";
import { lastNumber, numberEnd, numberStart } from "./last-number";
import { foundAt, foundWithin } from "./range";
import { wideEnd, widen, wideStart } from "./widen";

/** Delimiters included: `[formulaStart, formulaEnd)`. */
export let formulaStart: usize = 0;
export let formulaEnd: usize = 0;

/** Finds the last formula of `[start, end)`. */
export function lastFormula(start: usize, end: usize): bool {
  if (!spend(<u32>(end - start))) return false;
  // Where nothing opens before one delimiter, nothing does before an earlier one.
  let round = true;
  let square = true;
  for (let p = delimiterEnd(start, end); p; p = delimiterEnd(start, p - 1)) {
    const b: u32 = load<u8>(p - 1);
    if (b == 0x24) {
      if (!isEscaped(start, p - 1) && dollarBefore(start, p, end)) return true;
      if (!spend(1)) return false;
    } else {
      if (p - 1 == start || load<u8>(p - 2) != 0x5c) continue;
      if (b == 0x29 ? !round : !square) continue;
      if (openedBefore(start, p, b == 0x29 ? 0x28 : 0x5b)) return true;
      if (b == 0x29) round = false;
      else square = false;
    }
  }
  return false;
}

/** End of the last dollar, or of the last closing bracket behind a backslash; 0: none. */
function delimiterEnd(start: usize, end: usize): usize {
  for (let p = end; p > start; p -= 16) {
    const bytes = v128.load(p - 16);
    const isClosing = v128.or(
      i8x16.eq(bytes, i8x16.splat(0x29)),
      i8x16.eq(bytes, i8x16.splat(0x5d)),
    );
    const isEscape = i8x16.eq(v128.load(p - 17), i8x16.splat(0x5c));
    const isDollar = i8x16.eq(bytes, i8x16.splat(0x24));
    const found = i8x16.bitmask(v128.or(isDollar, v128.and(isClosing, isEscape)));
    const kept = p - start >= 16 ? found : found & (0xffff << (16 - <u32>(p - start)));
    if (kept) return p + 16 - <usize>clz(kept);
    if (p - start < 16) break;
  }
  return 0;
}

function isEscaped(start: usize, p: usize): bool {
  let n = 0;
  while (p > start && load<u8>(p - 1) == 0x5c) {
    p--;
    n++;
  }
  return (n & 1) == 1;
}

/** Is there a dollar that opens what the one before `close` closes? */
function dollarBefore(start: usize, close: usize, end: usize): bool {
  const double = close - 2 >= start && load<u8>(close - 2) == 0x24;
  let p = close - (double ? 2 : 1);
  const inner = p;
  while (p > start) {
    const at = lastDollar(start, p, double);
    if (!at) {
      p = start;
      break;
    }
    p = at;
    if (load<u8>(p) == 0x0a) break;
    if (isEscaped(start, p)) continue;
    if (double && (p == start || load<u8>(p - 1) != 0x24)) break;
    if (!spend(<u32>(close - p))) return false;
    // "$5 and $7": what is closed by a dollar before a digit is an amount, not a formula.
    if (!double && (inner == p + 1 || isAmount(p + 1, inner, close, end))) return false;
    formulaStart = double ? p - 1 : p;
    formulaEnd = close;
    return true;
  }
  spend(<u32>(close - p));
  return false;
}

/** Last place in `[start, end)` with a dollar or, unless `double`, behind a blank line; 0: none. */
function lastDollar(start: usize, end: usize, double: bool): usize {
  for (let p = end; p > start; p -= 16) {
    const bytes = v128.load(p - 16);
    let found = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x24)));
    if (!double) {
      const line = i8x16.splat(0x0a);
      const isBlank = v128.and(i8x16.eq(bytes, line), i8x16.eq(v128.load(p - 17), line));
      found |= i8x16.bitmask(isBlank);
    }
    const inside = p - start >= 16 ? 0xffff : 0xffff << (16 - <u32>(p - start));
    // before the first byte stands no line break
    if (p - start <= 16 && load<u8>(start) == 0x0a) found &= ~(1 << (16 - <u32>(p - start)));
    found &= inside;
    if (found) return p + 15 - <usize>clz(found);
    if (p - start < 16) break;
  }
  return 0;
}

/** Does `[inside, inner)` look like text between two amounts of money? */
function isAmount(inside: usize, inner: usize, close: usize, end: usize): bool {
  if (!isDigit(load<u8>(inside))) return false;
  return isSpace(load<u8>(inner - 1)) || (close < end && isDigit(load<u8>(close)));
}

function openedBefore(start: usize, close: usize, opener: u32): bool {
  for (let p = close - 2; p > start + 1; p--) {
    if (load<u8>(p - 1) != opener || load<u8>(p - 2) != 0x5c) continue;
    if (!spend(<u32>(close - p))) return false;
    formulaStart = p - 2;
    formulaEnd = close;
    return true;
  }
  spend(<u32>(close - start));
  return false;
}

/**
 * The last formula or number of `[start, end)`, whichever ends later; a number within the
 * formula stands for the formula. False where there is none, or where the number is a part of
 * something that is no number: "... or 5", an index "[0]", a list "1,2,3".
 */
export function takeLastValue(start: usize, end: usize): bool {
  const hasNumber = lastNumber(start, end);
  const from = numberStart;
  const to = numberEnd;
  const hasFormula = lastFormula(start, end);
  if (hasFormula && (!hasNumber || to <= formulaEnd)) return foundWithin(formulaStart, formulaEnd);
  if (!hasNumber || isPartOfMore(start, from)) return false;
  const power = powerOfUnit(start, from);
  if (power && lastNumber(start, power) && skipSpace(numberEnd, power) == power) {
    widen(start, power, numberStart, numberEnd);
    return foundAt(wideStart, to);
  }
  widen(start, end, from, to);
  return foundAt(wideStart, wideEnd);
}

/** Start of the unit that the number at `p` is the exponent of ("24 cm^3"), or 0. */
function powerOfUnit(start: usize, p: usize): usize {
  if (p < start + 3 || load<u8>(p - 1) != 0x5e) return 0;
  let q = p - 1;
  while (q > start && isLetter(load<u8>(q - 1))) q--;
  return findUnit(q, p - 1) ? q : 0;
}

/** Does "or", a bracket of an index, or a comma between entries stand before `p`? */
function isPartOfMore(start: usize, p: usize): bool {
  if (p == start) return false;
  const b: u32 = load<u8>(p - 1);
  if (b == 0x5b) return true;
  if (b == 0x2c) return p - 1 > start && !isSpace(load<u8>(p - 2));
  if (p < start + 3 || !isSpace(b)) return false;
  if (load<u8>(p - 2) != 0x72 || load<u8>(p - 3) != 0x6f) return false;
  return p == start + 3 || isSpace(load<u8>(p - 4));
}
