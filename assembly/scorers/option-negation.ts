/** Options that a text turns down: "not B", "rule out B", "instead of B", "C is wrong". */
import { isLetter } from "../text/ascii";
import { endsWithWord, isWord } from "./option-letter";

/** Is the option at `p` turned down, before it or behind it? */
export function isRejected(start: usize, p: usize, end: usize): bool {
  return isNegatedBefore(start, p) || isDeniedBehind(p + 1, end);
}

/** Words that may stand between "not" and the letter are passed. */
function isNegatedBefore(start: usize, p: usize): bool {
  for (let words = 0; words < 5; words++) {
    while (p > start && isMark(load<u8>(p - 1))) p--;
    if (p - start >= 3 && load<u8>(p - 1) == 0x74 && load<u8>(p - 3) == 0x6e) return true;
    if (
      endsWithWord(start, p, "not") ||
      endsWithWord(start, p, "never") ||
      endsWithWord(start, p, "neither") ||
      endsWithWord(start, p, "nor") ||
      endsWithWord(start, p, "than") ||
      endsWithWord(start, p, "except") ||
      endsWithWord(start, p, "eliminate") ||
      endsWithWord(start, p, "eliminated") ||
      endsWithWord(start, p, "exclude") ||
      endsWithWord(start, p, "rule out") ||
      endsWithWord(start, p, "ruled out") ||
      endsWithWord(start, p, "instead of")
    ) {
      return true;
    }
    const isFiller =
      endsWithWord(start, p, "option") ||
      endsWithWord(start, p, "choice") ||
      endsWithWord(start, p, "answer") ||
      endsWithWord(start, p, "letter") ||
      endsWithWord(start, p, "the") ||
      endsWithWord(start, p, "be");
    if (!isFiller) return false;
    while (p > start && isLetter(load<u8>(p - 1))) p--;
  }
  return false;
}

/** "is wrong", "isn't", "cannot be" behind the letter and its closing marks. */
function isDeniedBehind(p: usize, end: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  if (isWord(p, end, "isn") || isWord(p, end, "cannot") || isWord(p, end, "can't")) return true;
  if (isWord(p, end, "is")) p += 2;
  else if (isWord(p, end, "are") || isWord(p, end, "was")) p += 3;
  else return false;
  while (p < end && load<u8>(p) == 0x20) p++;
  return (
    isWord(p, end, "not") ||
    isWord(p, end, "wrong") ||
    isWord(p, end, "incorrect") ||
    isWord(p, end, "false") ||
    isWord(p, end, "invalid") ||
    isWord(p, end, "eliminated") ||
    isWord(p, end, "ruled")
  );
}

/** Blanks, markdown and brackets between words. */
function isMark(b: u32): bool {
  return b == 0x20 || b == 0x28 || b == 0x29 || b == 0x2a || b == 0x22 || b == 0x5f;
}
