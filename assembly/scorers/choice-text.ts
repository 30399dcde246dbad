/** The text of a choice given as an answer. */
import { spend } from "../budget";
import { firstString, listCount, nextString, stringEnd, stringStart } from "../lists";
import { choices } from "../sample";
import { isSpace, lower } from "../text/ascii";

/** Where the text that `matchingChoice` matched last stands. */
export let matchStart: usize = 0;
export let matchEnd: usize = 0;

/**
 * Index of the one choice whose text `[p, end)` repeats, blanks, case and outer punctuation
 * aside; -1 where none or several do, or the sample has no choices.
 */
export function matchingChoice(p: usize, end: usize): i32 {
  if (!choices) return -1;
  let found = -1;
  if (!spend(<u32>(end - p))) return -1;
  p = skipOuter(p, end);
  end = trimOuter(p, end);
  let string = firstString(choices);
  for (let i: i32 = 0, n = <i32>listCount(choices); i < n; i++) {
    if (isSame(p, end, stringStart(string), stringEnd(string))) {
      if (found >= 0) return -1;
      found = i;
    }
    string = nextString(string);
  }
  if (found >= 0) {
    matchStart = p;
    matchEnd = end;
  }
  return found;
}

function isSame(a: usize, aEnd: usize, b: usize, bEnd: usize): bool {
  if (!spend(1 + <u32>(bEnd - b))) return false;
  b = skipOuter(b, bEnd);
  bEnd = trimOuter(b, bEnd);
  if (b == bEnd) return false;
  while (a < aEnd && b < bEnd) {
    if (isSpace(load<u8>(a)) && isSpace(load<u8>(b))) {
      const blank = a;
      while (a < aEnd && isSpace(load<u8>(a))) a++;
      if (!spend(<u32>(a - blank))) return false;
      while (b < bEnd && isSpace(load<u8>(b))) b++;
    } else if (lower(load<u8>(a)) == lower(load<u8>(b))) {
      a++;
      b++;
    } else return false;
  }
  return a == aEnd && b == bEnd;
}

/** Blanks, quotes and markdown before the text: a sign, a bracket or "$" may be part of it. */
function skipOuter(p: usize, end: usize): usize {
  while (p < end && isOuter(load<u8>(p))) p++;
  return p;
}

/** The same behind it, and final full stops. */
function trimOuter(p: usize, end: usize): usize {
  while (end > p && (isOuter(load<u8>(end - 1)) || load<u8>(end - 1) == 0x2e)) end--;
  return end;
}

function isOuter(b: u32): bool {
  return isSpace(b) || b == 0x22 || b == 0x2a || b == 0x60;
}
