/**
 * What a character means to the reading scorers (`drop`, `squad`): part of a word, dropped
 * from it, or a border of it. ASCII follows Python's `string.punctuation`, from which the
 * signs that tell words apart (C++, C#, A*, <5) are kept.
 */

export const LETTER: u32 = 0;
export const DIGIT: u32 = 1;
export const SPACE: u32 = 2;
/** Dropped: quotes, brackets, the full stop. Between digits the full stop stays. */
export const SOFT: u32 = 3;
/** Ends a word: comma, semicolon, colon, ! and ?. Between digits comma and colon stay. */
export const BREAK: u32 = 4;
/** Ends a word: hyphens, dashes and the slash. Before a number a hyphen is a sign. */
export const HYPHEN: u32 = 5;
export const CURRENCY: u32 = 6;
/** Part of a word, but not a letter. */
export const SYMBOL: u32 = 7;

/** Class of an ASCII byte. */
export function classOfByte(b: u32): u32 {
  if ((b | 0x20) - 0x61 < 26) return LETTER;
  if (b - 0x30 < 10) return DIGIT;
  if (b <= 0x20 || b == 0x7f) return SPACE;
  switch (b) {
    case 0x21: // !
    case 0x2c: // ,
    case 0x3a: // :
    case 0x3b: // ;
    case 0x3f: // ?
      return BREAK;
    case 0x22: // "
    case 0x27: // '
    case 0x28: // (
    case 0x29: // )
    case 0x2e: // .
    case 0x5b: // [
    case 0x5d: // ]
    case 0x60: // `
    case 0x7b: // {
    case 0x7d: // }
      return SOFT;
    case 0x2d: // -
    case 0x2f: // /
      return HYPHEN;
    case 0x7c: // |
      return SPACE;
    case 0x24: // $
      return CURRENCY;
  }
  return SYMBOL;
}

/** Class of a code point above ASCII. */
export function classOfCodePoint(c: u32): u32 {
  if (c < 0x2000) {
    switch (c) {
      case 0x85:
      case 0xa0:
      case 0x1680:
        return SPACE;
      case 0xa3: // pound
      case 0xa5: // yen
        return CURRENCY;
      case 0xa1: // inverted !
      case 0xab: // guillemets
      case 0xb4: // acute accent
      case 0xbb:
      case 0xbf: // inverted ?
        return SOFT;
      case 0xad: // soft hyphen
        return SOFT;
    }
    return LETTER;
  }
  if (c < 0x2070) {
    if (c <= 0x200d || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f) return SPACE;
    if (c <= 0x2015) return HYPHEN;
    if (c >= 0x2018 && c <= 0x201f) return SOFT;
    return c == 0x2026 || c == 0x2022 ? BREAK : LETTER;
  }
  if (c == 0x20ac) return CURRENCY;
  if (c == 0x2212) return HYPHEN;
  if (c == 0x3000 || c == 0xfeff) return SPACE;
  if (c == 0x3001 || c == 0x3002 || c == 0xff0c || c == 0xff1a || c == 0xff1b) return BREAK;
  if ((c >= 0x3008 && c <= 0x3011) || c == 0xff08 || c == 0xff09) return SOFT;
  return LETTER;
}

/** The hyphen, the minus sign U+2212, or what looks like them: U+2010 to U+2013. */
export function isMinus(c: u32): bool {
  return c == 0x2d || c == 0x2212 || c - 0x2010 < 4;
}
