/**
 * One letter in running text: is it an option, or part of a word, an article, a pronoun, an
 * option that the text turns down? Chinese, Japanese and Korean neighbours are word borders.
 */
import { isDigit, isLetter, skipSpace } from "../text/ascii";
import { codePoint, codePointBefore } from "../text/utf8";
import { wordAt } from "../text/word-list";

/** Is the byte at `p` A to Z with word borders on both sides, neither article nor pronoun? */
export function isOption(start: usize, p: usize, end: usize): bool {
  if (load<u8>(p) - 0x41 >= 26) return false;
  return opensWord(start, p) && closesWord(p + 1, end, false) && !isProse(p, end);
}

/** May a word begin at `p`, judging by what stands before it? */
export function opensWord(start: usize, p: usize): bool {
  if (p == start) return true;
  const b: u32 = load<u8>(p - 1);
  if (b >= 0x80) return isBorder(codePoint(codePointBefore(p)));
  if (isLetter(b) || isDigit(b)) return false;
  switch (b) {
    case 0x23: // #
    case 0x25: // %
    case 0x26: // &
    case 0x2b: // +
    case 0x2f: // /
    case 0x3d: // =
    case 0x5c: // backslash
    case 0x5e: // ^
      return false;
    case 0x5f: // _
      return p - 1 == start || !isLetter(load<u8>(p - 2));
    case 0x27: // '
    case 0x2d: // -
    case 0x2e: // .
      return p - 1 == start || !(isLetter(load<u8>(p - 2)) || isDigit(load<u8>(p - 2)));
  }
  return true;
}

/** May a word end before `p`? `relaxed`: "B.Paris" is option B. */
export function closesWord(p: usize, end: usize, relaxed: bool): bool {
  if (p >= end) return true;
  const b: u32 = load<u8>(p);
  if (b >= 0x80) return isBorder(codePoint(p));
  if (isLetter(b) || isDigit(b)) return false;
  const next: u32 = p + 1 < end ? load<u8>(p, 1) : 0x20;
  switch (b) {
    case 0x23: // #
    case 0x25: // %
    case 0x26: // &
    case 0x28: // (
    case 0x2b: // +
    case 0x2f: // /
    case 0x3d: // =
    case 0x5e: // ^
      return false;
    case 0x27: // '
    case 0x2d: // -
    case 0x5f: // _
      return !isLetter(next) && !isDigit(next);
    case 0x2e: // .
      return relaxed || (!isLetter(next) && !isDigit(next));
  }
  return true;
}

/** Letters of other alphabets belong to words; punctuation and Chinese are borders. */
function isBorder(c: u32): bool {
  return c >= 0x2000 || c == 0xa0 || c == 0xab || c == 0xbb || c == 0xb7;
}

/** Is the letter at `p` the article "A" or the pronoun "I" of a sentence? */
export function isProse(p: usize, end: usize): bool {
  const letter = load<u8>(p) & 0xdf;
  if (letter != 0x41 && letter != 0x49) return false;
  if (p + 1 >= end || load<u8>(p, 1) != 0x20) return false;
  const word = skipSpace(p + 1, end);
  if (word == end || !(isLetter(load<u8>(word)) || isDigit(load<u8>(word)))) return false;
  if (wordAt("because|since|is|and|or|otherwise|if|it is", word, end)) return false;
  return letter != 0x41 || !wordAt("as|but", word, end);
}
