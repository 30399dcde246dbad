/**
 * Lists of words as one literal, "is|are|was": ASCII in lower case, compared without regard to
 * case, blanks allowed. Such a word must not go on as a longer one.
 */
import { isLetter, literalLength, lower } from "./ascii";

const BAR: u32 = 0x7c;

/** Four bars as one word, and what finds a lane of 16 bits that is 0. */
const BARS: u64 = 0x007c007c007c007c;
const LANE_ONES: u64 = 0x0001000100010001;
const LANE_TOPS: u64 = 0x8000800080008000;

/** Length of the word of the list that stands at `p`, or 0. */
export function wordAt(list: string, p: usize, end: usize): usize {
  if (p >= end) return 0;
  let w = changetype<usize>(list);
  const listEnd = w + (literalLength(list) << 1);
  const first = lower(load<u8>(p));
  while (w < listEnd) {
    if (load<u16>(w) == first) {
      let q = p + 1;
      w += 2;
      while (w < listEnd && q < end) {
        // In place: this is the innermost loop of every reading of prose.
        let b: u32 = load<u8>(q);
        if (b - 0x41 < 26) b |= 0x20;
        if (b != load<u16>(w)) break;
        q++;
        w += 2;
      }
      const isWhole = w == listEnd || load<u16>(w) == BAR;
      if (isWhole && (q == end || !isLetter(load<u8>(q)))) return q - p;
    }
    w = nextBar(w, listEnd) + 2;
  }
  return 0;
}

/** The bar at or behind `w`, or the list's end. */
function nextBar(w: usize, listEnd: usize): usize {
  while (w + 8 <= listEnd) {
    const x = load<u64>(w) ^ BARS;
    if ((x - LANE_ONES) & ~x & LANE_TOPS) break;
    w += 8;
  }
  while (w < listEnd && load<u16>(w) != BAR) w += 2;
  return w;
}

/** Length of the word of the list that ends before `p`, or 0. */
export function wordBefore(list: string, start: usize, p: usize): usize {
  const first = changetype<usize>(list);
  let w = first + (literalLength(list) << 1);
  while (w > first) {
    let q = p;
    while (w > first && q > start && lower(load<u8>(q - 1)) == load<u16>(w - 2)) {
      q--;
      w -= 2;
    }
    const isWhole = w == first || load<u16>(w - 2) == BAR;
    if (isWhole && q < p && (q == start || !isLetter(load<u8>(q - 1)))) return p - q;
    while (w > first && load<u16>(w - 2) != BAR) w -= 2;
    w -= 2;
  }
  return 0;
}
