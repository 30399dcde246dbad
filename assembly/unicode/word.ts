/** `\w` of Python's `re` on text: str.isalnum() or the underscore, Unicode 14.0. */
import { codePoint, codePointBefore } from "../text/utf8";
import { isInRanges } from "./ranges";
import { WORD, WORD_ENTRIES } from "./tables.generated";

export function isWord(c: u32): bool {
  if (c < 0x80) return (c | 0x20) - 0x61 < 26 || c - 0x30 < 10 || c == 0x5f;
  return isInRanges(WORD, WORD_ENTRIES, c);
}

/** Does a word character begin at `p`? False at the end. */
export function isWordAt(p: usize, end: usize): bool {
  return p < end && isWord(codePoint(p));
}

/** Does a word character end before `p`? False at the start. */
export function isWordBefore(start: usize, p: usize): bool {
  return p > start && isWord(codePoint(codePointBefore(p)));
}
