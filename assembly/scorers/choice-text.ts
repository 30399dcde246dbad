/** The text of a choice given as an answer. */
import { spend } from "../budget";
import { firstString, listCount, nextString, stringEnd, stringStart } from "../lists";
import { choices } from "../sample";
import { isSpace, lower } from "../text/ascii";
import { wordAt } from "../text/word-list";

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

/**
 * The same for a text with its reason behind it ("slate, because it splits"), where the reason is
 * all that follows: another sentence or a "but" may take back what was said.
 */
export function choiceBeforeReason(p: usize, end: usize): i32 {
  if (!choices || !spend((<u32>(end - p)) << 1)) return -1;
  let reason: usize = 0;
  for (let q = p; q < end; q++) {
    const b: u32 = load<u8>(q);
    if (b == 0x21 || b == 0x3b || b == 0x3f) return -1;
    if (b == 0x2e && q + 1 < end) return -1;
    if (b != 0x20) continue;
    if (wordAt("but|however|actually|wait|no|not|although|though|while|whereas|or", q + 1, end)) {
      return -1;
    }
    const isReason = load<u8>(q - 1) == 0x2c && wordAt("because|since", q + 1, end) != 0;
    if (!reason && isReason) reason = q - 1;
  }
  return reason > p ? matchingChoice(p, reason) : -1;
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
