/**
 * Words of text in any language, one after the other: the longest phrase of abroad-words.ts, a
 * word of an alphabet, one character of Chinese, Japanese or Korean, a number, or a sign.
 */
import { isDigit, isLetter } from "../text/ascii";
import { hashedBytes, hashWord, wordAt } from "../text/word-list";
import { classOf, hashByte, mayOpen, NOTHING, PREFIX, SEED } from "./abroad-words";

/** What `readToken` found: its end, its class, and what it is. */
export let tokenEnd: usize = 0;
export let tokenClass: u32 = NOTHING;
export let tokenKind: i32 = 0;

export const T_WORD: i32 = 0;
export const T_NUMBER: i32 = 1;
/** Blanks, dollars, stars, brackets: nothing at all. */
export const T_MARK: i32 = 2;
export const T_COMMA: i32 = 3;
export const T_STOP: i32 = 4;
export const T_QUESTION: i32 = 5;
export const T_COLON: i32 = 6;
/** An operator, a relation, a command that is no layout. */
export const T_OPERATOR: i32 = 7;

const LAYOUT = "text|textbf|mathrm|mbox|quad|qquad|left|right|boxed|fbox|displaystyle";

/** Most words, or characters of East Asian script, that a phrase has. */
const MOST_WORDS: i32 = 4;
const MOST_CHARS: i32 = 8;

/** Reads the token at `p`, which is before `end`. */
export function readToken(p: usize, end: usize): void {
  const b: u32 = load<u8>(p);
  tokenClass = NOTHING;
  tokenKind = T_MARK;
  tokenEnd = p + 1;
  if (isDigit(b)) {
    tokenKind = T_NUMBER;
    while (tokenEnd < end && isNumberByte(tokenEnd, end)) tokenEnd++;
  } else if (isLetter(b)) {
    readPhrase(p, end);
  } else if (b < 0x80) readSign(b, p, end);
  else if (b - 0xe3 < 0x0b || b == 0xef) readCharacters(p, end);
  else if (b == 0xe2) {
    tokenEnd = min(end, p + 3);
    // an ellipsis and dashes are no stops; a raised comma parts words
  } else if (b == 0xc2) {
    tokenEnd = min(end, p + 2);
    if (load<u8>(p, 1) == 0xbf) tokenKind = T_QUESTION;
  } else readPhrase(p, end);
}

/** Digits, and a point or comma between two. */
function isNumberByte(p: usize, end: usize): bool {
  const b: u32 = load<u8>(p);
  if (isDigit(b)) return true;
  return (b == 0x2e || b == 0x2c) && p + 1 < end && isDigit(load<u8>(p, 1));
}

function readSign(b: u32, p: usize, end: usize): void {
  switch (b) {
    case 0x2c:
    case 0x3b:
      tokenKind = T_COMMA;
      break;
    case 0x3a:
      tokenKind = T_COLON;
      break;
    case 0x2e:
    case 0x21:
      tokenKind = p + 1 < end && isDigit(load<u8>(p, 1)) ? T_MARK : T_STOP;
      break;
    case 0x0a:
      tokenKind = T_STOP;
      break;
    case 0x3f:
      tokenKind = T_QUESTION;
      break;
    case 0x3d:
    case 0x2b:
    case 0x3c:
    case 0x3e:
    case 0x2f:
      tokenKind = T_OPERATOR;
      break;
    case 0x5c: {
      if (tokenEnd < end && !isLetter(load<u8>(tokenEnd))) tokenEnd++;
      else {
        if (!wordAt(LAYOUT, tokenEnd, end)) tokenKind = T_OPERATOR;
        while (tokenEnd < end && isLetter(load<u8>(tokenEnd))) tokenEnd++;
      }
    }
  }
}

/** Is the byte one of a word in letters? Not of signs, nor of East Asian script. */
function isWordByte(b: u32): bool {
  return isLetter(b) || (b >= 0x80 && b != 0xe2 && b - 0xe3 >= 0x0b && b != 0xef && b != 0xc2);
}

/** The longest phrase that begins with the word at `p`, or the word. */
function readPhrase(p: usize, end: usize): void {
  tokenKind = T_WORD;
  const hash = hashWord(p, end);
  const n = hashedBytes;
  // Most words of English are told by this; the others by all of their bytes.
  const isAscii = n > 0 && n < 16 && (p + n == end || load<u8>(p + n) < 0x80);
  if (isAscii && !mayOpen(hash)) {
    tokenEnd = p + n;
    return;
  }
  let h = SEED;
  let before: u32 = 0;
  let first: usize = 0;
  let best: usize = 0;
  let q = p;
  for (let words = 0; words < MOST_WORDS; words++) {
    const from = q;
    while (q < end && isWordByte(load<u8>(q))) {
      const b: u32 = load<u8>(q);
      // what goes on a letter of three bytes stays with it
      h = hashByte(h, before, b);
      before = b;
      q++;
    }
    if (q == from) break;
    if (!first) first = q;
    const found = classOf(h);
    if (!found) break;
    if (found != PREFIX) {
      tokenClass = found;
      best = q;
    }
    if (q + 1 >= end || (load<u8>(q) != 0x20 && load<u8>(q) != 0x2d)) break;
    h = hashByte(h, before, 0x20);
    before = 0x20;
    q++;
  }
  tokenEnd = best ? best : first ? first : p + 1;
  // A, E, I, O are names in capitals
  if (best == p + 1 && load<u8>(p) < 0x60) tokenClass = NOTHING;
}

/** The longest phrase of East Asian characters at `p`, or one character. */
function readCharacters(p: usize, end: usize): void {
  tokenEnd = min(end, p + 3);
  tokenKind = punctuation(p, end);
  if (tokenKind != T_WORD) return;
  let h = SEED;
  let before: u32 = 0;
  let q = p;
  let best: usize = 0;
  for (let n = 0; n < MOST_CHARS && q + 3 <= end; n++) {
    const b: u32 = load<u8>(q);
    if (b == 0x20 && n) {
      h = hashByte(h, before, b);
      before = b;
      q++;
      continue;
    }
    if (b - 0xe3 >= 0x0b && b != 0xef) break;
    for (let i = 0; i < 3; i++) {
      h = hashByte(h, before, load<u8>(q));
      before = load<u8>(q);
      q++;
    }
    const found = classOf(h);
    if (found && found != PREFIX) {
      tokenClass = found;
      best = q;
    }
  }
  if (best) tokenEnd = best;
}

/** What sign the three bytes at `p` are; T_WORD: none. */
function punctuation(p: usize, end: usize): i32 {
  if (p + 3 > end) return T_MARK;
  const b: u32 = load<u8>(p);
  const tail: u32 = load<u16>(p, 1);
  if (b == 0xe3) {
    if (tail == 0x8280) return T_STOP; // ideographic full stop
    if (tail == 0x9180) return T_COLON; // the bracket that closes a heading
    return (tail & 0xff) == 0x80 && tail != 0x8180 && tail != 0x9c80 ? T_MARK : T_WORD;
  }
  if (b != 0xef) return T_WORD;
  if (tail == 0x8cbc || tail == 0x9bbc) return T_COMMA;
  if (tail == 0x9abc) return T_COLON;
  if (tail == 0x9fbc) return T_QUESTION;
  if (tail == 0x81bc || tail == 0x8ebc) return T_STOP;
  return tail == 0x9ebd ? T_WORD : T_MARK;
}
