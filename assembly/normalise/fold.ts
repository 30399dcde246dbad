/** Lower case of the letters of the Latin, Greek and Cyrillic scripts, one code point each. */

/** The lower-case form of a code point above ASCII, or the code point itself. */
export function lowerCodePoint(c: u32): u32 {
  if (c < 0x100) return c >= 0xc0 && c <= 0xde && c != 0xd7 ? c + 0x20 : c;
  if (c < 0x180) return lowerLatinExtendedA(c);
  if (c >= 0x391 && c <= 0x3a9) return c == 0x3a2 ? c : c + 0x20;
  if (c >= 0x400 && c <= 0x40f) return c + 0x50;
  if (c >= 0x410 && c <= 0x42f) return c + 0x20;
  if (c >= 0x1e00 && c < 0x1e96) return c | 1;
  if (c >= 0x1ea0 && c < 0x1f00) return c | 1;
  if (c >= 0xff21 && c <= 0xff3a) return c + 0x20;
  return c;
}

function lowerLatinExtendedA(c: u32): u32 {
  if (c == 0x130) return 0x69;
  if (c == 0x178) return 0xff;
  if (c == 0x138 || c == 0x149 || c == 0x17f) return c;
  const oddIsUpper = (c >= 0x139 && c <= 0x148) || c >= 0x179;
  return oddIsUpper ? c + (c & 1) : c | 1;
}
