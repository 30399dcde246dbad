/** White space as CPython 3.11 sees it: str.isspace, str.strip, str.split, `\s` (29 points). */

/** str.isspace for one code point. */
export function isSpace(c: u32): bool {
  if (c < 0x80) return c == 0x20 || c - 9 < 5 || c - 0x1c < 4;
  if (c < 0x2000) return c == 0x85 || c == 0xa0 || c == 0x1680;
  return c - 0x2000 < 11 || c - 0x2028 < 2 || c == 0x202f || c == 0x205f || c == 0x3000;
}

/** Bytes of the white space that begins at `p` (which is before the end), or 0. */
export function spaceAt(p: usize): u32 {
  const b: u32 = load<u8>(p);
  if (b < 0x80) return <u32>(b == 0x20 || b - 9 < 5 || b - 0x1c < 4);
  if (b == 0xc2) {
    const c: u32 = load<u8>(p, 1);
    return c == 0x85 || c == 0xa0 ? 2 : 0;
  }
  return b - 0xe1 < 3 && isWideSpace(p) ? 3 : 0;
}

/** Bytes of the white space that ends before `p`, in text that begins at `start`; or 0. */
export function spaceBefore(start: usize, p: usize): u32 {
  if (p == start) return 0;
  const b: u32 = load<u8>(p - 1);
  if (b < 0x80) return <u32>(b == 0x20 || b - 9 < 5 || b - 0x1c < 4);
  const n = p - start;
  if (n >= 2 && load<u8>(p - 2) == 0xc2) return b == 0x85 || b == 0xa0 ? 2 : 0;
  return n >= 3 && <u32>load<u8>(p - 3) - 0xe1 < 3 && isWideSpace(p - 3) ? 3 : 0;
}

/** U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000. */
function isWideSpace(p: usize): bool {
  const b: u32 = load<u8>(p);
  const c: u32 = load<u8>(p, 1);
  const d: u32 = load<u8>(p, 2);
  if (b == 0xe1) return c == 0x9a && d == 0x80;
  if (b == 0xe3) return c == 0x80 && d == 0x80;
  if (c == 0x80) return d - 0x80 < 11 || d - 0xa8 < 2 || d == 0xaf;
  return c == 0x81 && d == 0x9f;
}

/** First place of `[p, end)` that is not white space, or `end`. */
export function skipSpaces(p: usize, end: usize): usize {
  while (p < end) {
    const n = spaceAt(p);
    if (!n) break;
    p += n;
  }
  return p;
}

/** `end` without the white space before it. */
export function trimSpaces(start: usize, end: usize): usize {
  while (true) {
    const n = spaceBefore(start, end);
    if (!n) return end;
    end -= n;
  }
}
