/**
 * Single bytes and ASCII words. Words are static literals, which scripts/words.mjs lays down as
 * bytes behind their length: read in place and never allocated.
 */

export function isDigit(b: u32): bool {
  return b - 0x30 < 10;
}

export function isLetter(b: u32): bool {
  return (b | 0x20) - 0x61 < 26;
}

/** Space, tab, newline, vertical tab, form feed, carriage return. */
export function isSpace(b: u32): bool {
  return b == 0x20 || b - 9 < 5;
}

/** A to Z become a to z; every other byte stays. */
export function lower(b: u32): u32 {
  return b - 0x41 < 26 ? b | 0x20 : b;
}

/** First byte of `[p, end)` that is not ASCII white space, or `end`. */
export function skipSpace(p: usize, end: usize): usize {
  while (p < end && isSpace(load<u8>(p))) p++;
  return p;
}

/** `end` without the ASCII white space before it. */
export function trimEnd(p: usize, end: usize): usize {
  while (end > p && isSpace(load<u8>(end - 1))) end--;
  return end;
}

/** Bytes of a static literal. */
export function literalLength(literal: string): usize {
  return load<u16>(changetype<usize>(literal) - 2) & 0x7fff;
}

/** Does `[p, end)` begin with this ASCII word, to the letter? */
export function startsWith(p: usize, end: usize, word: string): bool {
  const n = literalLength(word);
  if (n > end - p) return false;
  const w = changetype<usize>(word);
  for (let i: usize = 0; i < n; i++) {
    if (load<u8>(p + i) != load<u8>(w + i)) return false;
  }
  return true;
}

/** The same without regard to ASCII case; `word` is given in lower case. */
export function startsWithNoCase(p: usize, end: usize, word: string): bool {
  const n = literalLength(word);
  if (n > end - p) return false;
  const w = changetype<usize>(word);
  for (let i: usize = 0; i < n; i++) {
    if (lower(load<u8>(p + i)) != load<u8>(w + i)) return false;
  }
  return true;
}

/** Are the two byte ranges the same? */
export function sameBytes(a: usize, aEnd: usize, b: usize, bEnd: usize): bool {
  return aEnd - a == bEnd - b && memory.compare(a, b, aEnd - a) == 0;
}
