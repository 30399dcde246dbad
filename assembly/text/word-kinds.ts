/**
 * Many lists of words asked at once. A table tells by a hash of a word's first letters, and of the
 * letter that the next word begins with, of which kinds the lists are that it may stand in: most
 * words of a text stand in none, so that one look answers for all. A kind that is told may be
 * wrong, one that isn't told never is.
 */
import { isLetter, literalLength } from "./ascii";
import { hashedBytes, hashWord } from "./word-list";

/** Words behind a number (scorers/number-behind.ts), by what is asked of them. */
export const TAIL_STOP: u32 = 1;
export const TAIL_JOINT: u32 = 2;
export const TAIL_HEDGE: u32 = 4;
export const TAIL_IS: u32 = 8;
export const TAIL_NOT: u32 = 0x10;
export const TAIL_SHARE: u32 = 0x20;
export const TAIL_RARE: u32 = 0x40;
/** Words before a number: scorers/claim.ts, scorers/clause-denial.ts, scorers/number-before.ts. */
export const CLAIMING: u32 = 0x80;
export const DENYING: u32 = 0x100;
export const BEFORE: u32 = 0x200;
export const FILLING: u32 = 0x400;
/** Words of other languages (extract/abroad-words.ts) that count before a number, and behind it. */
export const ABROAD_BEFORE: u32 = 0x800;
export const ABROAD_BEHIND: u32 = 0x1000;
export const ABROAD_JOIN: u32 = 0x2000;
/** Words that say there is no answer (extract/given-up.ts). */
export const GIVING_UP: u32 = 0x4000;
/** What announces another question (extract/next-question.ts). */
export const ANNOUNCING: u32 = 0x8000;
/** Of a stretch of text alone: a digit stands in it; a question mark. */
export const HAS_DIGIT: u32 = 0x40000000;
export const HAS_QUESTION: u32 = 0x80000000;

/** Of a word that some phrase begins with: how it goes on counts. */
const OPENS_PHRASE: u32 = 0x20000000;

const SLOTS: u32 = 4096;
/** `u32 hash, u32 kinds` (0: empty) of each word, in open addressing. */
const table: usize = memory.data(32768, 16);
/** Spreads the bytes behind a word over its hash. */
const SPREAD: u32 = 0x9e3779b1;

/**
 * Notes that the words of a list are of these kinds, but for those with letters outside ASCII:
 * a text that has any is of all kinds.
 */
export function noteWords(list: string, kinds: u32): void {
  if (!kinds) return;
  let p = changetype<usize>(list);
  const end = p + literalLength(list);
  while (p < end) {
    const to = wordEnd(p, end);
    const hash = hashWord(p, to);
    const q = p + hashedBytes;
    const isPhrase = q + 1 < to && load<u8>(q) == 0x20 && isLetter(load<u8>(q, 1));
    if (!isAscii(p, to)) {
      p = to + 1;
      continue;
    }
    if (isPhrase) {
      // typesetters and other languages part words by a hyphen, too
      const next: u32 = load<u8>(q, 1) | 0x20;
      // its last word does not tell that it joins
      const all = kinds == ABROAD_JOIN ? kinds | ABROAD_BEFORE : kinds;
      note(hash, OPENS_PHRASE);
      note(hash ^ ((0x20 | (next << 8)) * SPREAD), all);
      note(hash ^ ((0x2d | (next << 8)) * SPREAD), all);
    } else note(hash, kinds);
    p = to + 1;
  }
}

/** End of the list's word at `p`. */
function wordEnd(p: usize, end: usize): usize {
  while (p < end && load<u8>(p) != 0x7c) p++;
  return p;
}

function isAscii(p: usize, end: usize): bool {
  for (; p < end; p++) if (load<u8>(p) > 0x7f) return false;
  return true;
}

function note(hash: u32, kinds: u32): void {
  const slot = slotOf(hash);
  store<u32>(slot, hash);
  store<u32>(slot, load<u32>(slot, 4) | kinds, 4);
}

/** Where this hash is kept, or the empty place where it belongs. */
function slotOf(hash: u32): usize {
  let i = hash;
  while (true) {
    const slot = table + ((<usize>i & (SLOTS - 1)) << 3);
    if (!load<u32>(slot, 4) || load<u32>(slot) == hash) return slot;
    i++;
  }
}

/** Kinds of what may begin with the word whose letters have this hash and end before `p`. */
export function kindsAt(hash: u32, p: usize): u32 {
  const kinds = load<u32>(slotOf(hash), 4);
  if (!(kinds & OPENS_PHRASE)) return kinds;
  const next = <u32>load<u16>(p) | 0x2000;
  return kinds | load<u32>(slotOf(hash ^ (next * SPREAD)), 4);
}

/** Kinds of all words of `[from, to)`; all of them where any letter is outside ASCII. */
export function kindsIn(from: usize, to: usize): u32 {
  let kinds: u32 = 0;
  // Was the last of the 16 bytes before these a letter?
  let carry: u32 = 0;
  for (let p = from; p < to; p += 16) {
    const bytes = v128.load(p);
    const inside: u32 = to - p < 16 ? (1 << (<u32>(to - p))) - 1 : 0xffff;
    if (<u32>i8x16.bitmask(bytes) & inside) return -1;
    const digits = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10));
    if (<u32>i8x16.bitmask(digits) & inside) kinds |= HAS_DIGIT;
    if (<u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x3f))) & inside) kinds |= HAS_QUESTION;
    const letters = lettersAt(p) & inside;
    let starts = letters & ~((letters << 1) | carry);
    carry = letters >> 15;
    for (; starts; starts &= starts - 1) {
      const word = p + <usize>ctz(starts);
      kinds |= kindsAt(hashWord(word, to), word + hashedBytes);
    }
  }
  return kinds;
}

/** Which of the 16 bytes at `p` are letters. */
export function lettersAt(p: usize): u32 {
  const small = i8x16.sub(v128.or(v128.load(p), i8x16.splat(0x20)), i8x16.splat(<i8>0xe1));
  return <u32>i8x16.bitmask(i8x16.lt_s(small, i8x16.splat(<i8>(26 - 128))));
}
