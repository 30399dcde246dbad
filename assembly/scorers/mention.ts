/**
 * A number that is the last of a text, but only mentioned there: what is added or divided by
 * ("Subtract 42"), the case of another value ("43 for n = 42"), a confidence, or the last of
 * several numbers on lines of their own. Asked where nothing announces the number.
 */
import { spend } from "../budget";
import { isDigit, isLetter, sameBytes } from "../text/ascii";
import { wordBefore } from "../text/word-list";

/** Right before a number that goes into a calculation still to be done. */
const OPERATIONS =
  "add|adding|subtract|subtracting|deduct|deducting|divide by|dividing by|multiply by|multiplying by|divide it by|multiply it by|divide this by|multiply this by|plug in|plugging in|substitute|substituting|consider|considering|try|trying|test|testing|guess|guessing|starting with|start with|start from|starting from";
/** Before the colon of a number that judges the answer. */
const RATINGS =
  "confidence|certainty|rating|difficulty|confidence level|confidence score|max_tokens";
/** They begin the case in which another value holds. */
const CASES = "when|if|where|for|given|since|because|as|at|with|while|provided|whenever";

/** Furthest that a line before is read. */
const LINE_BYTES: usize = 60;

/** Is the number `[from, to)` only mentioned? */
export function isMention(start: usize, from: usize, to: usize, end: usize): bool {
  const p = beforeBlanks(start, from);
  if (p == start) return false;
  if (wordBefore(OPERATIONS, start, p)) return true;
  const b: u32 = load<u8>(p - 1);
  if (b == 0x3a && wordBefore(RATINGS, start, p - 1)) return true;
  return isCase(start, p) || isOneOfLines(start, from, to, end);
}

/** "43 when y = 42": a name and its value in a clause behind another number. */
function isCase(start: usize, p: usize): bool {
  const n: usize = load<u8>(p - 1) == 0x3d ? 1 : wordBefore("is|equals", start, p);
  if (!n) return false;
  const name = beforeBlanks(start, p - n);
  let q = name;
  while (q > start && name - q < 3 && isLetter(load<u8>(q - 1))) q--;
  if (q == name || name - q > 2) return false;
  q = beforeBlanks(start, q);
  const word = wordBefore(CASES, start, q);
  if (!word) return false;
  // a number before it in the sentence
  const low = q - start > 120 ? q - 120 : start;
  for (q -= word; q > low; q--) {
    const b: u32 = load<u8>(q - 1);
    if (isDigit(b)) return spend(<u32>(p - q));
    if (b == 0x2e || b == 0x0a || b == 0x21 || b == 0x3f || b == 0x3b) return false;
  }
  return false;
}

/** Does the number stand alone on the last line, and another number on the one before it? */
function isOneOfLines(start: usize, from: usize, to: usize, end: usize): bool {
  let p = to;
  while (p < end && isMark(load<u8>(p))) p++;
  if (p < end) return false;
  p = from;
  while (p > start && isMark(load<u8>(p - 1)) && load<u8>(p - 1) != 0x0a) p--;
  if (p == start || load<u8>(p - 1) != 0x0a) return false;
  while (p > start && isMark(load<u8>(p - 1))) p--;
  // the number of the line before
  const last = p;
  while (p > start && last - p < LINE_BYTES && isNumberByte(load<u8>(p - 1))) p--;
  if (p == last || sameBytes(p, last, from, to)) return false;
  while (p > start && isMark(load<u8>(p - 1)) && load<u8>(p - 1) != 0x0a) p--;
  return p == start || load<u8>(p - 1) == 0x0a;
}

function isNumberByte(b: u32): bool {
  return isDigit(b) || b == 0x2e || b == 0x2c || b == 0x2f;
}

/** White space, bullets, stars, dollars. */
function isMark(b: u32): bool {
  return b <= 0x20 || b == 0x2d || b == 0x2a || b == 0x24;
}

function beforeBlanks(start: usize, p: usize): usize {
  while (p > start && (load<u8>(p - 1) == 0x20 || load<u8>(p - 1) == 0x24)) p--;
  return p;
}
