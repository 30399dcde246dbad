/**
 * Lists of words as one literal, "is|are|was": ASCII in lower case, compared without regard to
 * case, blanks allowed. Such a word must not go on as a longer one.
 */
import { isLetter, literalLength, lower } from "./ascii";

const BAR: u8 = 0x7c;
/** What scripts/words.mjs lays down before a list, and the length. */
const HAS_TABLE: u32 = 0x8000;
/**
 * The bits of a list's last letters (4 bytes), the mask (2) and the length (2) stand before it,
 * and before these its bits, 32 together, the first ones last.
 */
const LASTS: usize = 8;
const MASK: usize = 4;
const BITS: usize = 12;

/** Where in its list the word stands that `matchAt` found last. */
let found: usize = 0;

/** How many words of the list stand before the one that `wordAt` has just found in it. */
export function wordIndex(list: string): u32 {
  let n: u32 = 0;
  for (let w = changetype<usize>(list); w < found; w++) if (load<u8>(w) == BAR) n++;
  return n;
}

/** Bytes whose first so many are kept: read from 16 minus that many. */
const KEPT: usize = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);
/** Factor of the hash, as in scripts/words.mjs. */
const FACTOR: u64 = 0x9e3779b97f4a7c15;

/** Length of the word of the list that stands at `p`, or 0. */
export function wordAt(list: string, p: usize, end: usize): usize {
  if (p >= end) return 0;
  if (load<u16>(changetype<usize>(list) - 2) >= HAS_TABLE && !mayBeWord(list, hashWord(p, end)))
    return 0;
  return findWord(list, p, end);
}

/** Letters of the word that was hashed last, sixteen at most. */
export let hashedBytes: usize = 0;

/**
 * A hash of the first letters of the word at `p`, eight at most, in lower case: of use where
 * several lists are asked about one word.
 */
export function hashWord(p: usize, end: usize): u32 {
  const word = v128.or(v128.load(p), i8x16.splat(0x20));
  // The letters moved to the lowest signed bytes: compared with signs in one step.
  const isLetters = i8x16.lt_s(i8x16.sub(word, i8x16.splat(<i8>0xe1)), i8x16.splat(<i8>(26 - 128)));
  const n = min(<usize>ctz(~i8x16.bitmask(isLetters)), end - p);
  hashedBytes = n;
  return <u32>(((i64x2.extract_lane(word, 0) & load<u64>(KEPT + 16 - n)) * FACTOR) >>> 40);
}

/** May a word of the list (of two or more) begin with the letters of this hash? */
export function mayBeWord(list: string, hash: u32): bool {
  hash &= load<u16>(changetype<usize>(list) - MASK);
  return (
    ((load<u32>(changetype<usize>(list) - BITS - ((<usize>(hash >> 5)) << 2)) >> hash) & 1) != 0
  );
}

function findWord(list: string, p: usize, end: usize): usize {
  const start = changetype<usize>(list);
  const listEnd = start + literalLength(list);
  const first = lower(load<u8>(p));
  if (load<u8>(start) == first) {
    const n = matchAt(start, listEnd, p, end);
    if (n) return n;
  }
  // A bar and the first letters behind it, sixteen places at a time. The last ones may lie behind
  // the list, where the next one of the module's words stands.
  const bar = i8x16.splat(BAR);
  const wanted = i8x16.splat(<i8>first);
  const second = p + 1 < end ? lower(load<u8>(p, 1)) : 0;
  const next = i8x16.splat(<i8>second);
  // instead of an apostrophe another one may stand there
  const anyNext = i8x16.splat(isLetter(second) ? 0 : -1);
  for (let w = start; w < listEnd; w += 16) {
    const isFirst = v128.and(i8x16.eq(v128.load(w), bar), i8x16.eq(v128.load(w, 1), wanted));
    const isNext = v128.or(i8x16.eq(v128.load(w, 2), next), anyNext);
    let places = i8x16.bitmask(v128.and(isFirst, isNext));
    for (; places; places &= places - 1) {
      const at = w + <usize>ctz(places) + 1;
      if (at >= listEnd) return 0;
      const n = matchAt(at, listEnd, p, end);
      if (n) return n;
    }
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
  return ((load<u32>(list - LASTS) >> (isLetter(b) ? b & 31 : 0)) & 1) != 0;
}

/** Length of the word of the list that ends before `p`, or 0. */
export function wordBefore(list: string, start: usize, p: usize): usize {
  const first = changetype<usize>(list);
  if (p == start || !mayEnd(first, load<u8>(p - 1))) return 0;
  const listEnd = first + literalLength(list);
  const n = matchBefore(first, listEnd, start, p);
  if (n) return n;
  // This last letter and a bar behind it, sixteen places at a time, the last ones first. Some may
  // lie before the list, in its table or another's words.
  const bar = i8x16.splat(BAR);
  const wanted = i8x16.splat(<i8>lower(load<u8>(p - 1)));
  for (let w = listEnd; w > first; w -= 16) {
    const isLast = i8x16.eq(v128.load(w - 17), wanted);
    let places = i8x16.bitmask(v128.and(isLast, i8x16.eq(v128.load(w - 16), bar)));
    while (places) {
      const place = 31 - clz(places);
      const wordEnd = w - 16 + <usize>place;
      if (wordEnd <= first) return 0;
      const n = matchBefore(first, wordEnd, start, p);
      if (n) return n;
      places ^= 1 << place;
    }
    if (w - first < 16) break;
  }
  return 0;
}

/** Length of the word that ends at `w` in the list that begins at `first`, if it ends before `p`. */
function matchBefore(first: usize, w: usize, start: usize, p: usize): usize {
  let q = p;
  while (w > first && q > start && lower(load<u8>(q - 1)) == load<u8>(w - 1)) {
    q--;
    w--;
  }
  const isWhole = w == first || load<u8>(w - 1) == BAR;
  return isWhole && q < p && (q == start || !isLetter(load<u8>(q - 1))) ? p - q : 0;
}
