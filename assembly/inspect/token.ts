/**
 * `_normalize_token` of Inspect AI 0.3.285 (scorer/_classification.py): casefold, punctuation
 * off unless the token is a number, numbers as str(float(x)), articles off, white space single.
 *
 * A number becomes the byte 0xff and its double, which no word can be: two such tokens are the
 * same where Python's texts are, and words keep no mark that those texts have.
 */
import { limitPassed, spend } from "../budget";
import { floatValue, parseFloat64 } from "../float/python";
import { alloc } from "../memory";
import { lower } from "../text/ascii";
import { codePoint, codePointBytes } from "../text/utf8";
import { foldedBound, putFolded } from "../unicode/casefold";
import { isPunctuation, skipStripped, trimStripped } from "../unicode/punctuation";
import { spaceAt } from "../unicode/space";
import { isWordAt, isWordBefore } from "../unicode/word";

export const NUMBER_MARK: u32 = 0xff;
const NUMBER_BYTES: usize = 9;

/** End of what `normalizeToken` wrote last. */
export let tokenEnd: usize = 0;

/**
 * Normalises `[p, end)`: the address of its words with single blanks between them, in memory
 * from `alloc`. Empty where nothing is left. 0 where a limit is passed.
 */
export function normalizeToken(p: usize, end: usize): usize {
  const out = alloc(max(foldedBound(p, end), NUMBER_BYTES));
  if (!out || !spend(<u32>(end - p) + 1)) return 0;
  const mayBeNumber = hasDigit(p, end);
  if (mayBeNumber) {
    if (parseFloat64(p, end)) return putNumber(out);
    const inner = skipStripped(p, end);
    if (parseFloat64(inner, trimStripped(inner, end))) return putNumber(out);
  }
  const folded = foldWithoutPunctuation(p, end, out);
  if (mayBeNumber && parseFloat64(out, folded)) return putNumber(out);
  if (limitPassed()) return 0;
  tokenEnd = dropArticles(out, folded);
  return out;
}

function hasDigit(p: usize, end: usize): bool {
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b - 0x30 < 10 || b >= 0x80) return true;
  }
  return false;
}

function putNumber(out: usize): usize {
  store<u8>(out, NUMBER_MARK);
  store<f64>(out + 1, floatValue);
  tokenEnd = out + NUMBER_BYTES;
  return out;
}

function foldWithoutPunctuation(p: usize, end: usize, to: usize): usize {
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (b < 0x80) {
      if (!isPunctuation(b)) store<u8>(to++, lower(b));
      p++;
    } else {
      to = putFolded(to, codePoint(p));
      p += codePointBytes(p);
    }
  }
  return to;
}

/**
 * `\b(a|an|the)\b` becomes a blank and runs of white space one blank, outer ones none. In
 * place, and never longer; returns the new end.
 */
function dropArticles(start: usize, end: usize): usize {
  let to = start;
  let p = start;
  let isParted = false;
  // What is overwritten lies before `p`, so whether a word ends there is kept aside.
  let afterWord = false;
  while (p < end) {
    const b: u32 = load<u8>(p);
    const space = spaceAt(p);
    if (space) {
      p += space;
      isParted = to > start;
      afterWord = false;
      continue;
    }
    const article = (b == 0x61 || b == 0x74) && !afterWord ? articleAt(p, end) : 0;
    if (article) {
      p += article;
      isParted = to > start;
      afterWord = true;
      continue;
    }
    if (isParted) {
      store<u8>(to++, 0x20);
      isParted = false;
    }
    const n = codePointBytes(p);
    afterWord = isWordBefore(p, p + n);
    for (let i: usize = 0; i < n; i++) store<u8>(to + i, load<u8>(p + i));
    to += n;
    p += n;
  }
  return to;
}

/** Bytes of the article that stands at `p` with no word character behind it, or 0. */
function articleAt(p: usize, end: usize): usize {
  if (load<u8>(p) == 0x61) {
    if (!isWordAt(p + 1, end)) return 1;
    return load<u8>(p + 1) == 0x6e && !isWordAt(p + 2, end) ? 2 : 0;
  }
  const isThe = end - p >= 3 && load<u8>(p + 1) == 0x68 && load<u8>(p + 2) == 0x65;
  return isThe && !isWordAt(p + 3, end) ? 3 : 0;
}
