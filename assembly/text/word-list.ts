/**
 * Lists of words as one literal, "is|are|was": ASCII in lower case, compared without regard to
 * case, blanks allowed. Such a word must not go on as a longer one.
 */
import { isLetter, literalLength, lower } from "./ascii";

const BAR: u32 = 0x7c;

/** Length of the word of the list that stands at `p`, or 0. */
export function wordAt(list: string, p: usize, end: usize): usize {
  let w = changetype<usize>(list);
  const listEnd = w + (literalLength(list) << 1);
  while (w < listEnd) {
    let q = p;
    while (w < listEnd && q < end && lower(load<u8>(q)) == load<u16>(w)) {
      q++;
      w += 2;
    }
    const isWhole = w == listEnd || load<u16>(w) == BAR;
    if (isWhole && q > p && (q == end || !isLetter(load<u8>(q)))) return q - p;
    while (w < listEnd && load<u16>(w) != BAR) w += 2;
    w += 2;
  }
  return 0;
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
