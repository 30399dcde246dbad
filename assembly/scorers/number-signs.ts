/** Signs, marks and commands right behind a number, and what those that are glued to it make of it. */
import { isDigit, isLetter, isSpace, startsWith } from "../text/ascii";
import { isChineseScale, isFactorSign, isMathSign } from "../text/math-sign";
import { codePoint, codePointBytes } from "../text/utf8";
import { wordAt } from "../text/word-list";
import { isNumeric } from "../unicode/numeric";
import { BOUND, FINE, NOTATION, SEVERAL } from "./number-verdict";

/** Letters that are names rather than units. */
export const NO_UNITS = "x|y|z|n|a|b|q|u|v|w|i|m|t|e|j|o|r";

const SHOWN = "text|mathrm|textbf|mbox|mathbf|textit|operatorname|quad|qquad|n|right|left|bigr|big";

/** The byte right behind the number. */
export function judgeGlued(p: usize, end: usize, isFormula: bool): i32 {
  const b: u32 = load<u8>(p);
  const next: u32 = p + 1 < end ? load<u8>(p, 1) : 0;
  if (isLetter(b)) {
    const n = wordLength(p, end);
    if (isDigit(load<u8>(p + n - 1))) return NOTATION;
    return n == 1 && b != 0x6d && wordAt(NO_UNITS, p, end) ? NOTATION : FINE;
  }
  switch (b) {
    case 0x21: // !
      return isFormula ? NOTATION : FINE;
    case 0x28: // (
      return isFormula || isDigit(next) ? NOTATION : FINE;
    case 0x2b: // +
      return isSpace(next) || !next || next == 0x2e ? BOUND : FINE;
    case 0x2e: // .
      if (isRepeating(p + 1, end)) return NOTATION;
      return isDigit(next) ? NOTATION : FINE;
    case 0x2f: // /
    case 0x3a: // :
      return isDigit(next) ? NOTATION : FINE;
    case 0x2c: // ,
      return isDigit(next) ? SEVERAL : FINE;
    case 0x27: // '
      return isDigit(next) ? NOTATION : FINE;
    case 0x5f: // _
      return isDigit(next) || next == 0x7b ? NOTATION : FINE;
    case 0x5e: // ^
      return startsWith(p, end, "^\\circ") || startsWith(p, end, "^{\\circ}") ? FINE : NOTATION;
    case 0x5c: // backslash
      return isShown(p, end) || isOperator(p, end) || isUnitCommand(p + 1, end) ? FINE : NOTATION;
  }
  if (b >= 0x80) {
    const c = codePoint(p);
    if (isNumeric(c) && c - 0x3000 >= 0xcf00) return NOTATION;
    if (c - 0x300 < 0x70 || c - 0x20d0 < 0x30 || c == 0xfe0f || c == 0x200d) return NOTATION;
    const q = p + codePointBytes(p);
    if (q < end && isDigit(load<u8>(q))) return SEVERAL;
  }
  return FINE;
}

export function isUnitCommand(p: usize, end: usize): bool {
  return wordAt("circ|degree|approx|cents|pounds|euro|therefore|implies|boxed|fbox", p, end) != 0;
}

/** Behind the point at `p` - 1: ".(3)", "..6", ".\overline{3}". */
export function isRepeating(p: usize, end: usize): bool {
  if (p + 1 >= end) return false;
  const b: u32 = load<u8>(p);
  const next: u32 = load<u8>(p, 1);
  if (b == 0x28 || b == 0x2e) return isDigit(next);
  return b == 0x5c && isLetter(next) && !isShown(p, end);
}

/** Does a cross stand at `p`, which marks what is wrong? */
export function isCross(p: usize): bool {
  if (load<u8>(p) != 0xe2) return false;
  const c = codePoint(p);
  return c == 0x274c || c == 0x2717 || c == 0x2718 || c == 0x274e;
}

/** A mathematical sign, Greek letter, Chinese scale or "such that" behind the number. */
export function isSignBehind(p: usize, end: usize): bool {
  let b: u32 = load<u8>(p);
  if (b == 0x7c) {
    const q = skipMarks(p + 1, end);
    return q < end && (isLetter(load<u8>(q)) || isDigit(load<u8>(q)));
  }
  if (b < 0x80) return false;
  let c = codePoint(p);
  if (c == 0xb0) {
    p += 2;
    b = p < end ? load<u8>(p) : 0;
    if (b < 0x80) return false;
    c = codePoint(p);
  }
  if (isFactorSign(c) || isChineseScale(c)) return true;
  return isMathSign(c) && c != 0xd7 && c != 0xf7 && c != 0x2026;
}

/** An operator or "=" between words: "3 boxes * 6". */
export function isOperator(p: usize, end: usize): bool {
  const b: u32 = load<u8>(p);
  if (b == 0x3d || b == 0x2b) return true;
  if (b == 0x2a || b == 0x2f) {
    return isSpace(load<u8>(p - 1)) && p + 1 < end && isSpace(load<u8>(p, 1));
  }
  if (b == 0xc3) return p + 1 < end && (load<u8>(p, 1) == 0x97 || load<u8>(p, 1) == 0xb7);
  return b == 0x5c && (startsWith(p, end, "\\times") || startsWith(p, end, "\\cdot"));
}

/** Does the sentence or line end at `p`? */
export function isEnd(p: usize, end: usize): bool {
  const b: u32 = load<u8>(p);
  if (b == 0x0a || b == 0x0d || b == 0x3c) return true;
  if (b != 0x2e && b != 0x21 && b != 0x3f) return false;
  return p + 1 >= end || !isDigit(load<u8>(p, 1));
}

/** Letters and digits of a word, its apostrophe included. */
export function wordLength(p: usize, end: usize): usize {
  let q = p + 1;
  while (q < end && (isLetter(load<u8>(q)) || isDigit(load<u8>(q)))) q++;
  return q - p;
}

/** Blanks, markdown, closing signs and LaTeX that shows nothing. */
export function skipMarks(p: usize, end: usize): usize {
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (b == 0x20 || b == 0x09 || b == 0x2a || b == 0x5f || b == 0x24 || b == 0x7d) p++;
    else if (b == 0x29 || b == 0x22 || b == 0x5d) p++;
    else if (b == 0xc2 && p + 1 < end && load<u8>(p, 1) == 0xa0) p += 2;
    else if (b == 0x5c && isShown(p, end)) p += commandLength(p, end);
    else break;
  }
  return p;
}

/** A spacing command, the end of a formula or a command that sets its words in type. */
export function isShown(p: usize, end: usize): bool {
  if (p + 1 >= end) return true;
  const b: u32 = load<u8>(p, 1);
  return !isLetter(b) || wordAt(SHOWN, p + 1, end) != 0;
}

/** Length of the command at the backslash `p`, with the brace that opens its argument. */
export function commandLength(p: usize, end: usize): usize {
  let q = p + 1;
  if (q < end && isLetter(load<u8>(q))) {
    while (q < end && isLetter(load<u8>(q))) q++;
    if (q < end && load<u8>(q) == 0x7b) q++;
  } else if (q < end) q += load<u8>(q) < 0x80 ? 1 : 0;
  return q - p;
}
