/** Single bytes looked for from behind, eight at a time. */

const LOW: u64 = 0x0101010101010101;
const SEVEN: u64 = 0x7f7f7f7f7f7f7f7f;

/** 0x80 in every byte of `word` that equals `byte`, 0 in all others. */
export function matchesOf(word: u64, byte: u64): u64 {
  const x = word ^ (byte * LOW);
  return ~(((x & SEVEN) + SEVEN) | x | SEVEN);
}

/** Last place in `[start, end)` where this byte stands, or 0. */
export function lastByte(start: usize, end: usize, byte: u32): usize {
  let p = end;
  while (p >= start + 8) {
    const found = matchesOf(load<u64>(p - 8), byte);
    if (found) return p - 1 - <usize>(clz(found) >> 3);
    p -= 8;
  }
  while (p > start) if (load<u8>(--p) == byte) return p;
  return 0;
}
