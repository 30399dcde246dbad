/** The option, or the options joined by "and", that a piece of text gives. */

import { isDigit, isLetter, isSpace, skipSpace, startsWith } from "../text/ascii";
import { codePoint, codePointBytes } from "../text/utf8";
import { wordAt } from "../text/word-list";
import { opensFormula } from "./direct-value";
import { isNamed } from "./option-doubt";
import { closesWord, isOption, isProse } from "./option-letter";
import { isRejected } from "./option-negation";

const FILLERS =
  "option|options|choice|choices|letter|answer|the|either|both|likely|clearly|definitely|therefore|thus";

/** Letters of the last set, as bits from A on, and where they stand. */
export let letters: u32 = 0;
export let lettersStart: usize = 0;
export let lettersEnd: usize = 0;

/** Letters that are options: as many as there are choices. */
let known: u32 = 0;
/** "AC" is read as A and C. */
let several: bool = false;

/** Says which letters are options in this sample. */
export function setOptions(count: u32, isSeveral: bool): void {
  known = count >= 26 ? 0x3ffffff : (1 << count) - 1;
  several = isSeveral;
}

export function isKnown(letter: u32): bool {
  const i = (letter & 0xdf) - 0x41;
  return i < 26 && (known & (1 << i)) != 0;
}

/**
 * Reads the options that `[p, end)` begins with, behind markdown, brackets and words such as
 * "option"; a small letter counts where nothing but a sign follows. `start` is where the text
 * begins, for what stands before. False where a word comes first.
 */
export function readOptions(start: usize, p: usize, end: usize): bool {
  const at = skipFiller(p, end);
  if (at == end) return false;
  if (several && readRun(at, end)) return true;
  if (!isDirect(at, end) || isRejected(start, at, end)) return false;
  take(at);
  addJoined(start, end);
  return true;
}

/** Reads the options that `[p, end)` consists of: nothing but signs follows them. */
export function readOnlyOptions(p: usize, end: usize): bool {
  if (!readOptions(p, p, end)) return false;
  for (let q = lettersEnd; q < end; q++) {
    if (isLetter(load<u8>(q)) || isDigit(load<u8>(q))) return false;
  }
  return closesWord(lettersEnd, end, false);
}

/** Takes the single letter at `p`. */
export function takeLetter(p: usize): void {
  take(p);
}

/** The first option of `[p, end)` that is not turned down. */
export function readFirstOption(start: usize, p: usize, end: usize): bool {
  for (; p < end; p++) {
    if (!isKnown(load<u8>(p)) || !isOption(start, p, end) || isRejected(start, p, end)) continue;
    take(p);
    return true;
  }
  return false;
}

/** The option that ends `[p, end)`, closing signs aside. */
export function readEndOption(start: usize, p: usize, end: usize): bool {
  let q = end;
  while (q > p && !isLetter(load<u8>(q - 1)) && !isDigit(load<u8>(q - 1))) q--;
  if (q == p || !isKnown(load<u8>(q - 1)) || !isOption(start, q - 1, end)) return false;
  if (isRejected(start, q - 1, end) || !isNamed(start, q - 1)) return false;
  take(q - 1);
  return true;
}

function take(p: usize): void {
  letters = 1 << ((load<u8>(p) & 0xdf) - 0x41);
  lettersStart = p;
  lettersEnd = p + 1;
}

/** A letter that stands first: small letters only before a sign or the end. */
function isDirect(p: usize, end: usize): bool {
  const b: u32 = load<u8>(p);
  if (!isLetter(b) || !isKnown(b) || !closesWord(p + 1, end, true) || isProse(p, end)) return false;
  if (b < 0x61 || p + 1 == end) return true;
  const next = load<u8>(p, 1);
  return next != 0x20 || wordAt("because|since", p + 2, end) != 0;
}

/** Capital letters in a row, each once: "AC". */
function readRun(p: usize, end: usize): bool {
  let set: u32 = 0;
  let q = p;
  for (; q < end && load<u8>(q) - 0x41 < 26; q++) {
    const bit: u32 = 1 << (load<u8>(q) - 0x41);
    if (set & bit || !(known & bit)) return false;
    set |= bit;
  }
  if (q - p < 2 || !closesWord(q, end, false)) return false;
  letters = set;
  lettersStart = p;
  lettersEnd = q;
  return true;
}

/** Adds ", C", " and C", " & C", " or C" to the set. */
function addJoined(start: usize, end: usize): void {
  for (let p = lettersEnd; p < end; p = lettersEnd) {
    while (p < end && isCloser(load<u8>(p))) p++;
    if (p == end) return;
    const isComma = load<u8>(p) == 0x2c || load<u8>(p) == 0x26 || load<u8>(p) == 0x3b;
    if (isComma) p++;
    while (p < end && isSpace(load<u8>(p))) p++;
    if (startsWith(p, end, "\\text{")) p = skipSpace(p + 6, end);
    const and = wordAt("and|or", p, end);
    const isAnd = and != 0;
    p += and;
    if (!isComma && !isAnd) return;
    while (isAnd && p < end && isCloser(load<u8>(p))) p++;
    p = skipFiller(p, end);
    if (p == end || !isKnown(load<u8>(p)) || !isOption(start, p, end)) return;
    if (isRejected(start, p, end) || (!isAnd && isSentence(p + 1, end))) return;
    letters |= 1 << (load<u8>(p) - 0x41);
    lettersEnd = p + 1;
  }
}

function isCloser(b: u32): bool {
  return b == 0x20 || b == 0x29 || b == 0x2a || b == 0x5d || b == 0x7d || b == 0x22;
}

/** Does a word other than "and" and "or" follow? Then the letter begins a clause. */
function isSentence(p: usize, end: usize): bool {
  while (p < end && isCloser(load<u8>(p))) p++;
  return p < end && isLetter(load<u8>(p)) && !wordAt("and|or", p, end);
}

/** Behind blanks, markdown, brackets, LaTeX wrappers and words that may precede a letter. */
function skipFiller(p: usize, end: usize): usize {
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (b >= 0x80) {
      const c = codePoint(p);
      // Quotes and brackets of all scripts, and the two characters of the Chinese "option".
      const isPunctuation = c - 0x2000 < 0x70 || c - 0x3000 < 0x40 || c >= 0xff00;
      if (!isPunctuation && c != 0x9009 && c != 0x9879) return p;
      p += codePointBytes(p);
    } else if (isLetter(b)) {
      const n = wordAt(FILLERS, p, end);
      if (!n) return p;
      p += n;
    } else if (b == 0x5c) {
      const n = commandLength(p, end);
      if (!n) return p;
      p += n;
    } else if (isSpace(b) || isOpener(b)) p++;
    else return p;
  }
  return end;
}

function isOpener(b: u32): bool {
  switch (b) {
    case 0x22:
    case 0x24:
    case 0x27:
    case 0x28:
    case 0x2a:
    case 0x3a:
    case 0x3c:
    case 0x5b:
    case 0x5f:
    case 0x60:
    case 0x7b:
      return true;
  }
  return false;
}

function commandLength(p: usize, end: usize): usize {
  if (startsWith(p, end, "\\boxed{")) return 7;
  if (startsWith(p, end, "\\fbox{") || startsWith(p, end, "\\text{")) return 6;
  if (startsWith(p, end, "\\textbf{") || startsWith(p, end, "\\mathrm{")) return 8;
  if (startsWith(p, end, "\\mathbf{")) return 8;
  return end - p > 1 && opensFormula(load<u16>(p)) ? 2 : 0;
}
