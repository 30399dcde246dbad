/** Answers in words: "no solution", "Evelyn". Case and spacing don't count, words do. */
import { spend } from "../budget";
import { OPTION_TEXT_STRICT } from "../names.generated";
import { isLetter, isSpace, lower, startsWith } from "../text/ascii";
import { wordToken } from "./commands";
import { DIFFERENT, SAME, UNKNOWN } from "./compare";
import { textRule } from "./settings";
import { T_WORD } from "./tokens";
import { isInList } from "./word-list";

/**
 * Is `[start, end)` made of words, at least one of which has two letters or more and means
 * nothing in mathematics? Letters alone ("x and y") are no words.
 */
export function isPhrase(start: usize, end: usize): bool {
  let words = 0;
  if (!spend(<u32>(end - start))) return false;
  for (let p = start; p < end; ) {
    const b: u32 = load<u8>(p);
    if (isSpace(b) || isMark(b)) {
      p++;
      continue;
    }
    const from = p;
    for (; p < end && isWordByte(load<u8>(p)); p++) if (isSign(p, end)) return false;
    if (p == from) return false;
    // x'' is no word
    let letters = p;
    while (letters > from + 1 && load<u8>(letters - 1) == 0x27) letters--;
    if (letters - from == 1) {
      if (lower(b) != 0x61 || words == 0) return false;
    } else if (wordToken(from, p) == T_WORD) words++;
  }
  return words > 0;
}

function isWordByte(b: u32): bool {
  return isLetter(b) || b >= 0x80 || b == 0x27 || b == 0x2d;
}

/**
 * Does a sign or a Greek letter begin at `p` rather than a letter of a word: a raised digit, a
 * middle dot, pi? Of U+2000 to U+2FFF quotes, dashes and blanks alone stand in words.
 */
function isSign(p: usize, end: usize): bool {
  const b: u32 = load<u8>(p);
  if (b < 0xc2 || b > 0xe2 || p + 1 == end) return false;
  const next: u32 = load<u8>(p, 1);
  if (b == 0xc2) return next != 0xa0;
  if (b == 0xc3) return next == 0x97 || next == 0xb7;
  return b == 0xce || b == 0xcf || (b == 0xe2 && next != 0x80);
}

/** , . ! ? ; : */
function isMark(b: u32): bool {
  return b == 0x2c || b == 0x2e || b == 0x21 || b == 0x3f || b == 0x3b || b == 0x3a;
}

/**
 * SAME where word for word is the same, case aside for words of three letters or more (mg is
 * not Mg) and for "no". UNKNOWN where only case tells them apart, or the order of the letters
 * of what might be a product (xy, yx). Otherwise DIFFERENT.
 */
export function comparePhrases(a: usize, aEnd: usize, b: usize, bEnd: usize): i32 {
  let verdict = SAME;
  if (mayBeProduct(a, aEnd) && mayBeProduct(b, bEnd)) return compareLetters(a, aEnd, b, bEnd);
  // AB and BA
  if (
    aEnd - a == 2 &&
    bEnd - b == 2 &&
    load<u8>(a) == load<u8>(b, 1) &&
    load<u8>(a, 1) == load<u8>(b)
  )
    return UNKNOWN;
  while (true) {
    a = nextWord(a, aEnd);
    b = nextWord(b, bEnd);
    if (a == aEnd || b == bEnd) return a == aEnd && b == bEnd ? verdict : DIFFERENT;
    const n = wordEnd(a, aEnd) - a;
    if (n != wordEnd(b, bEnd) - b) return DIFFERENT;
    const c = compareWords(a, b, n);
    if (c == DIFFERENT) return DIFFERENT;
    if (c == UNKNOWN) verdict = UNKNOWN;
    a += n;
    b += n;
  }
}

/** The next word that isn't an article with a word behind it: "the" and "an" of "the red one". */
function nextWord(p: usize, end: usize): usize {
  p = wordStart(p, end);
  if (textRule() == OPTION_TEXT_STRICT) return p;
  while (isArticle(p, wordEnd(p, end)) && wordStart(wordEnd(p, end), end) < end) {
    p = wordStart(wordEnd(p, end), end);
  }
  return p;
}

/** A lone "a" may be a name, so it isn't one. */
function isArticle(p: usize, end: usize): bool {
  const n = end - p;
  if ((n != 2 && n != 3) || lower(load<u8>(p + n - 1)) != (n == 2 ? 0x6e : 0x65)) return false;
  const b = lower(load<u8>(p));
  return n == 2 ? b == 0x61 : b == 0x74 && lower(load<u8>(p, 1)) == 0x68;
}

/**
 * Is one of the two a word of at most four letters (mgh, IR), and the other one the same letters
 * set apart, by blanks, layout or signs of multiplication?
 */
export function areSameLetters(a: usize, aEnd: usize, b: usize, bEnd: usize): bool {
  if (aEnd - a > bEnd - b) return areSameLetters(b, bEnd, a, aEnd);
  if (aEnd - a < 2 || aEnd - a > 4 || bEnd - b > 32) return false;
  for (; a < aEnd; a++) {
    if (b == bEnd || !isLetter(load<u8>(a)) || load<u8>(b) != load<u8>(a)) return false;
    b = behindSigns(b + 1, bEnd);
  }
  return b == bEnd;
}

/** Behind blanks and signs of multiplication. */
function behindSigns(p: usize, end: usize): usize {
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (isSpace(b) || b == 0x2a || b == 0x7e) continue;
    if (b == 0x5c && p + 1 < end && isInList(p + 1, p + 2, " , ; ! : ")) p++;
    else if (startsWith(p, end, "\\cdot") && p + 5 < end && !isLetter(load<u8>(p, 5))) p += 4;
    else break;
  }
  return p;
}

/** How many words a phrase has. */
export function countWords(p: usize, end: usize): u32 {
  let n: u32 = 0;
  for (p = wordStart(p, end); p < end; p = wordStart(wordEnd(p, end), end)) n++;
  return n;
}

function wordStart(p: usize, end: usize): usize {
  while (p < end && !isWordByte(load<u8>(p))) p++;
  return p;
}

function wordEnd(p: usize, end: usize): usize {
  while (p < end && isWordByte(load<u8>(p))) p++;
  return p;
}

function compareWords(a: usize, b: usize, n: usize): i32 {
  let folded = false;
  for (let i: usize = 0; i < n; i++) {
    const x: u32 = load<u8>(a + i);
    const y: u32 = load<u8>(b + i);
    if (x == y) continue;
    if (lower(x) != lower(y)) return DIFFERENT;
    folded = true;
  }
  if (!folded) return SAME;
  if (textRule() == OPTION_TEXT_STRICT) return DIFFERENT;
  if (n > 2) return isMixed(a, n) || isMixed(b, n) ? UNKNOWN : SAME;
  return lower(load<u8>(a)) == 0x6e && lower(load<u8>(a, 1)) == 0x6f ? SAME : UNKNOWN;
}

/** A capital behind a small letter in a short word: mgH, nRT. */
function isMixed(p: usize, n: usize): bool {
  if (n > 4) return false;
  for (let i: usize = 1; i < n; i++) {
    if (load<u8>(p + i) < 0x61 && load<u8>(p + i - 1) > 0x60) return true;
  }
  return false;
}

/** One short word of small letters: xy, abc. */
function mayBeProduct(p: usize, end: usize): bool {
  if (end - p > 3) return false;
  for (; p < end; p++) if (<u32>load<u8>(p) - 0x61 >= 26) return false;
  return true;
}

/** The same word, the same letters (not known), or others. */
function compareLetters(a: usize, aEnd: usize, b: usize, bEnd: usize): i32 {
  if (aEnd - a != bEnd - b) return DIFFERENT;
  if (memory.compare(a, b, aEnd - a) == 0) return SAME;
  let inA: u32 = 0;
  let inB: u32 = 0;
  for (; a < aEnd; a++, b++) {
    inA |= 1 << (load<u8>(a) - 0x61);
    inB |= 1 << (load<u8>(b) - 0x61);
  }
  return inA == inB ? UNKNOWN : DIFFERENT;
}
