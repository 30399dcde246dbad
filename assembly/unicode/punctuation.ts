/** Python's string.punctuation: the 32 ASCII marks. */

/** Is the byte one of them? */
export function isPunctuation(b: u32): bool {
  return b - 0x21 < 15 || b - 0x3a < 7 || b - 0x5b < 6 || b - 0x7b < 4;
}

/** string.whitespace + string.punctuation, what Inspect AI's strip_punctuation strips. */
export function isStripped(b: u32): bool {
  return isPunctuation(b) || b == 0x20 || b - 9 < 5;
}

/** First byte of `[p, end)` that strip_punctuation leaves, or `end`. */
export function skipStripped(p: usize, end: usize): usize {
  while (p < end && isStripped(load<u8>(p))) p++;
  return p;
}

/** `end` without what strip_punctuation takes before it. */
export function trimStripped(p: usize, end: usize): usize {
  while (end > p && isStripped(load<u8>(end - 1))) end--;
  return end;
}
