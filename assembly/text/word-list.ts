/**
 * Lists of words as one literal, "is|are|was": ASCII in lower case, compared without regard to
 * case, blanks allowed. Such a word must not go on as a longer one.
 */
import { isLetter, literalLength, lower } from "./ascii";

const BAR: u64 = 0x7c;
/** What scripts/words.mjs lays down before a list: a u32 for each letter, and the length. */
const HAS_TABLE: u32 = 0x8000;
const TABLE_BYTES: usize = 28 * 4 + 2;
/** Before that, of a long list, 256 bits: those of the first three letters of its words. */
const THIRDS_BEFORE: usize = TABLE_BYTES + 32;

const LOW: u64 = 0x0101010101010101;
const HIGH: u64 = 0x8080808080808080;

/** Where in its list the word stands that `matchAt` found last. */
let found: usize = 0;

/** How many words of the list stand before the one that `wordAt` has just found in it. */
export function wordIndex(list: string): u32 {
  let n: u32 = 0;
  for (let w = changetype<usize>(list); w < found; w++) if (load<u8>(w) == BAR) n++;
  return n;
}

/** Length of the word of the list that stands at `p`, or 0. */
export function wordAt(list: string, p: usize, end: usize): usize {
  return p < end && mayBegin(list, p, end) ? findWord(list, p, end) : 0;
}

/** May a word of the list begin with the letters at `p`? What stands before it says so. */
function mayBegin(list: string, p: usize, end: usize): bool {
  const start = changetype<usize>(list);
  const length: u32 = load<u16>(start - 2);
  if (length < HAS_TABLE) return true;
  const first = min<u32>((load<u8>(p) | 0x20) - 0x61, 26);
  if (first == 26) return load<u32>(start - 10) != 0;
  const b: u32 = p + 1 < end ? load<u8>(p, 1) : 0;
  const second = isLetter(b) ? b & 31 : 0;
  const firsts = load<u32>(start - TABLE_BYTES + ((<usize>first) << 2));
  if (((firsts >> second) & 1) == 0) return false;
  if (load<i32>(start - 6) >= 0) return true;
  const c: u32 = second && p + 2 < end ? load<u8>(p, 2) : 0;
  const third = isLetter(c) ? c & 31 : 0;
  const bit = (first * 7 + second * 31 + third * 101) & 255;
  return ((load<u8>(start - THIRDS_BEFORE + (bit >> 3)) >> (bit & 7)) & 1) != 0;
}

function findWord(list: string, p: usize, end: usize): usize {
  const start = changetype<usize>(list);
  const listEnd = start + literalLength(list);
  const first = lower(load<u8>(p));
  const firsts = LOW * <u64>first;
  if (load<u8>(start) == first) {
    const n = matchAt(start, listEnd, p, end);
    if (n) return n;
  }
  // A bar and this letter behind it, looked for in eight places at a time. The last ones may
  // lie behind the list, where the next one of the module's words stands.
  let w = start;
  while (w < listEnd) {
    const x = (load<u64>(w) ^ (LOW * BAR)) | (load<u64>(w, 1) ^ firsts);
    const found = (x - LOW) & ~x & HIGH;
    if (!found) {
      w += 8;
      continue;
    }
    w += <usize>(ctz(found) >> 3) + 1;
    if (w >= listEnd) break;
    const n = matchAt(w, listEnd, p, end);
    if (n) return n;
  }
  return 0;
}

/** Length of the list's word at `w`, if it stands at `p`. */
function matchAt(w: usize, listEnd: usize, p: usize, end: usize): usize {
  found = w;
  let q = p + 1;
  w++;
  while (w < listEnd && q < end) {
    // In place: this is the innermost loop of every reading of prose.
    let b: u32 = load<u8>(q);
    if (b - 0x41 < 26) b |= 0x20;
    if (b != load<u8>(w)) {
      if (load<u8>(w) != 0x27 || !isRaisedComma(q, end)) break;
      q += 2;
    }
    q++;
    w++;
  }
  const isWhole = w == listEnd || load<u8>(w) == BAR;
  return isWhole && (q == end || !isLetter(load<u8>(q))) ? q - p : 0;
}

/** The apostrophe as typesetters write it. */
function isRaisedComma(q: usize, end: usize): bool {
  return q + 3 <= end && load<u16>(q) == 0x80e2 && load<u8>(q, 2) == 0x99;
}

/** Does "n't" end at `p`, before which a lone "t" begins at `t`? Both apostrophes count. */
export function endsInNot(start: usize, t: usize, p: usize): bool {
  if (p - t != 1 || (load<u8>(t) | 0x20) != 0x74) return false;
  const size: usize =
    t > start && load<u8>(t - 1) == 0x27 ? 1 : t > start + 3 && isRaisedComma(t - 3, t) ? 3 : 0;
  return size != 0 && t - size > start && (load<u8>(t - size - 1) | 0x20) == 0x6e;
}

/** Does a word of the list end in this byte? */
function mayEnd(list: usize, b: u32): bool {
  if (load<u16>(list - 2) < HAS_TABLE) return true;
  return ((load<u32>(list - 6) >> (isLetter(b) ? b & 31 : 0)) & 1) != 0;
}

/** Length of the word of the list that ends before `p`, or 0. */
export function wordBefore(list: string, start: usize, p: usize): usize {
  const first = changetype<usize>(list);
  if (p == start || !mayEnd(first, load<u8>(p - 1))) return 0;
  let w = first + literalLength(list);
  while (w > first) {
    let q = p;
    while (w > first && q > start && lower(load<u8>(q - 1)) == load<u8>(w - 1)) {
      q--;
      w--;
    }
    const isWhole = w == first || load<u8>(w - 1) == BAR;
    if (isWhole && q < p && (q == start || !isLetter(load<u8>(q - 1)))) return p - q;
    while (w > first && load<u8>(w - 1) != BAR) w--;
    w--;
  }
  return 0;
}
