/** What a byte of running text means beside a number: widen.ts reads its line with this. */
import { isInList } from "../math/word-list";
import { isDigit, isLetter, isSpace, skipSpace, startsWith, trimEnd } from "../text/ascii";
import { closingBrace } from "./braces";

/** Ends whatever stood before: words, quotes, dashes, markdown. */
export const BREAK: i32 = 0;
/** A number, a single letter, a LaTeX command, an opening root. */
export const OPERAND: i32 = 1;
/** Belongs to the operand before it: exponents, degree signs, indices. */
export const POSTFIX: i32 = 2;
export const OPERATOR: i32 = 3;
/** A minus, or a dash. */
export const DASH: i32 = 4;
export const OPEN: i32 = 5;
export const CLOSE: i32 = 6;
/** "=" and its like; a relation that gives no value. */
export const EQUALS: i32 = 7;
export const RELATES: i32 = 8;
export const COMMA: i32 = 9;
export const COLON: i32 = 10;
/** "and", "or" */
export const JOIN: i32 = 11;
/** \left, \right: nothing at all. */
export const LAYOUT: i32 = 12;

/** Bytes of the mark that `markAt` read. */
export let markBytes: usize = 1;
/** The mark is a letter or holds one. */
export let markIsName: bool = false;

/** Goes back to a name of so many bytes after a look ahead. */
export function setMark(bytes: usize): void {
  markBytes = bytes;
  markIsName = true;
}

/** Reads the mark at `p`, which is no white space. `start` is where the line begins. */
export function markAt(start: usize, p: usize, end: usize): i32 {
  const b: u32 = load<u8>(p);
  const next: u32 = p + 1 < end ? load<u8>(p, 1) : 0x20;
  markBytes = 1;
  markIsName = false;
  if (isDigit(b) || (b == 0x2e && isDigit(next))) return number(p, end);
  if (isLetter(b)) return letters(p, end);
  if (b >= 0x80) return sign(p, end);
  switch (b) {
    case 0x5c: // a command
      if (next == 0x25 || next == 0x7b || next == 0x7d) {
        markBytes = 2;
        return next == 0x25 ? POSTFIX : next == 0x7b ? OPEN : CLOSE;
      }
      if (isLetter(next)) return command(p, end);
      markBytes = 2;
      // thin spaces; "\\(", "\\$"
      return next == 0x21 || next == 0x2c ? LAYOUT : BREAK;
    case 0x2b:
    case 0x2f:
      return OPERATOR;
    case 0x2a:
      if (next != 0x2a) return OPERATOR;
      markBytes = 2;
      return isDigit(p + 2 < end ? load<u8>(p, 2) : 0) && p > start && isDigit(load<u8>(p - 1))
        ? OPERATOR
        : BREAK;
    case 0x5e:
      return OPERATOR;
    case 0x5f:
    case 0x25:
    case 0x27:
      return POSTFIX;
    case 0x2d:
      return DASH;
    case 0x7b:
      if (startsWith(p, end, "{,}")) {
        markBytes = 3;
        return LAYOUT;
      }
      return OPEN;
    case 0x28:
    case 0x5b:
      return OPEN;
    case 0x29:
    case 0x5d:
    case 0x7d:
      return CLOSE;
    case 0x3d:
      return EQUALS;
    case 0x3c:
    case 0x3e:
      if (next == 0x3d) markBytes = 2;
      return isTag(start, p, next) ? BREAK : RELATES;
    case 0x2e: // 0.\overline{3}
      return next == 0x5c ? LAYOUT : BREAK;
    case 0x2c:
      // 1,\!234
      if (!startsWith(p, end, ",\\!")) return COMMA;
      markBytes = 3;
      return LAYOUT;
    case 0x3a:
      return COLON;
  }
  return BREAK;
}

/** A command: an operator, words with their group, or a name such as \frac and \sqrt. */
function command(p: usize, end: usize): i32 {
  let q = p + 1;
  while (q < end && isLetter(load<u8>(q))) q++;
  markBytes = q - p;
  if (isInList(p + 1, q, " cdot times div pm ")) return OPERATOR;
  if (isInList(p + 1, q, " left right ")) return LAYOUT;
  if (!isInList(p + 1, q, " text mathrm mbox ") || q == end || load<u8>(q) != 0x7b) return OPERAND;
  const close = closingBrace(q, end);
  if (!close) return BREAK;
  markBytes = close + 1 - p;
  const from = skipSpace(q + 1, close);
  return isInList(from, trimEnd(from, close), " and or ") ? JOIN : POSTFIX;
}

/** Is "<" or ">" one of `<b>`, `<<3+4=7>>`, or a quote at the start of the line? */
function isTag(start: usize, p: usize, next: u32): bool {
  const b: u32 = load<u8>(p);
  if (p == start || next == b || load<u8>(p - 1) == b) return true;
  if (b == 0x3c) return isLetter(next) || next == 0x2f;
  for (let q = p; q > start && p - q < 16 && !isSpace(load<u8>(q - 1)); q--) {
    if (load<u8>(q - 1) == 0x3c) return true;
  }
  return false;
}

function number(p: usize, end: usize): i32 {
  let q = p + 1;
  while (q < end) {
    const b: u32 = load<u8>(q);
    const inside = (b == 0x2e || b == 0x2c) && q + 1 < end && isDigit(load<u8>(q, 1));
    if (!isDigit(b) && !inside) break;
    q++;
  }
  markBytes = q - p;
  return OPERAND;
}

/** One letter is a name; more are a word, but for "sqrt" and "pi". */
function letters(p: usize, end: usize): i32 {
  let q = p;
  while (q < end && (isLetter(load<u8>(q)) || load<u8>(q) == 0x27)) q++;
  const n = q - p;
  markBytes = n;
  markIsName = true;
  if (n == 1) return OPERAND;
  if (n == 4 && startsWith(p, end, "sqrt")) return OPERAND;
  if (n == 2 && startsWith(p, end, "pi")) return OPERAND;
  if (n == 3 && startsWith(p, end, "and")) return JOIN;
  return n == 2 && startsWith(p, end, "or") ? JOIN : BREAK;
}

/** Signs of two and three bytes. */
function sign(p: usize, end: usize): i32 {
  const b: u32 = load<u8>(p);
  const second: u32 = p + 1 < end ? load<u8>(p, 1) : 0;
  const third: u32 = p + 2 < end ? load<u8>(p, 2) : 0;
  markBytes = b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
  if (p + markBytes > end) markBytes = end - p;
  if (b == 0xc2) {
    if (second == 0xb7) return OPERATOR; // middle dot
    if (second == 0xb1) return OPERATOR; // plus-minus
    // degree sign, superscripts
    return second - 0xb0 < 4 || second == 0xb9 ? POSTFIX : BREAK;
  }
  if (b == 0xc3) return second == 0x97 || second == 0xb7 ? OPERATOR : BREAK;
  if (b == 0xcf && second == 0x80) return OPERAND; // pi
  if (b != 0xe2) return BREAK;
  if (second == 0x81 && third - 0xb0 < 10) return POSTFIX;
  if (second == 0x8b && third == 0x85) return OPERATOR;
  if (second != 0x88 && second != 0x89) return BREAK;
  const c = ((second & 1) << 6) | (third & 63);
  if (c == 0x12) return DASH; // minus sign
  if (c == 0x1a || c == 0x1e) return OPERAND; // root, infinity
  if (c == 0x48) return EQUALS; // almost equal
  return c == 0x60 || c == 0x64 || c == 0x65 ? RELATES : BREAK;
}
