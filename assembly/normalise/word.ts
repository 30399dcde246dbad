/** One word in its normal form: lower case, without quotes, brackets and full stops. */
import { isDigit, lower } from "../text/ascii";
import { codePoint, codePointBytes } from "../text/utf8";
import { BREAK, CURRENCY, classOfByte, classOfCodePoint, HYPHEN, SOFT, SPACE } from "./characters";
import { lowerCodePoint } from "./fold";
import { bytesOf, closeToken, openLength, openToken, putByte, putPoint, WORD } from "./token";

/** Address behind the word that `readWord` read. */
export let wordEnd: usize = 0;

const STAR: u32 = 0x2a;
const UNDERSCORE: u32 = 0x5f;

/**
 * The token of the word at `p`, which begins with a letter, a digit or a symbol; 0: no
 * memory. `emphasis`: a star that opened markdown emphasis was passed before.
 */
export function readWord(p: usize, end: usize, emphasis: bool): usize {
  const start = p;
  const token = openToken(WORD);
  if (!token) return 0;
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (b >= 0x80) {
      const c = codePoint(p);
      const kind = classOfCodePoint(c);
      if (kind == SPACE || kind == BREAK || kind == HYPHEN) break;
      if (kind != SOFT && !putPoint(lowerCodePoint(c))) return 0;
      p += codePointBytes(p);
      continue;
    }
    const kind = classOfByte(b);
    if (kind == SPACE) break;
    let keep = kind != SOFT;
    if (kind == SOFT || kind == BREAK || kind == HYPHEN) {
      // A word begins with a full stop only where that is part of it: ".NET".
      if (isBetweenDigits(start, p, end) && b != 0x2d) keep = true;
      else if (p == start) keep = true;
      else if (kind == HYPHEN && isTrailingSign(b, openLength(token), p, end)) keep = true;
      else if (kind != SOFT) break;
    } else if (kind == CURRENCY) {
      if (p + 1 < end && isDigit(load<u8>(p + 1))) break;
      keep = false;
    }
    if (keep && !putByte(lower(b))) return 0;
    p++;
  }
  closeToken(token, withoutEmphasis(token, openLength(token), emphasis));
  wordEnd = p;
  return token;
}

function isBetweenDigits(start: usize, p: usize, end: usize): bool {
  return p > start && isDigit(load<u8>(p - 1)) && p + 1 < end && isDigit(load<u8>(p + 1));
}

/** The hyphen of "O-", "AB-" or the grade "A-": it tells these from O, AB and A. */
function isTrailingSign(b: u32, length: usize, p: usize, end: usize): bool {
  if (b != 0x2d || length == 0 || length > 2) return false;
  if (p + 1 == end) return true;
  const kind = classOfByte(load<u8>(p + 1));
  return kind == SPACE || kind == SOFT || kind == BREAK;
}

/** Length without the stars and underscores that close markdown emphasis; A* keeps its star. */
function withoutEmphasis(token: usize, length: usize, emphasis: bool): usize {
  const start = bytesOf(token);
  let n = length;
  while (n > 1 && load<u8>(start + n - 1) == UNDERSCORE) n--;
  let stars: usize = 0;
  while (stars < n && load<u8>(start + n - 1 - stars) == STAR) stars++;
  return stars < n && (stars > 1 || (stars == 1 && emphasis)) ? n - stars : n;
}
