/**
 * What stands right beside a box and makes it a part of something larger, or none: "2\boxed{3}",
 * "\sqrt{\boxed{3}}", "\boxed{3}^2", "\boxed{3}\pi", "\boxed{3} + 4", "x \ne \boxed{3}". Both
 * `math` and `gsm8k` ask this of a box.
 */
import { FINE, HEDGED, NEGATED, NOTATION } from "../scorers/number-behind";
import { isDigit, isLetter, startsWith } from "../text/ascii";
import { wordAt, wordBefore } from "../text/word-list";

const FACTORS =
  "pi|sqrt|frac|dfrac|tfrac|cdot|times|div|pm|mp|binom|log|ln|sin|cos|tan|theta|alpha|beta|left|over|choose|bmod|div";
const BEFORE = "sqrt|frac|dfrac|tfrac|log|ln|sin|cos|tan|cdot|times|div|pm|mp|binom|minus|negative";

/** What denies the box behind it. */
const DENIALS =
  "not|never|nor|isn't|wasn't|can't be|cannot be|not be|not equal to|not the answer|isn't the answer|not write|never write|don't write|not put|don't put|not say|not to write|mistake to write|wrong to write|wrong to say|mistake to say|mistake to answer|wrong to answer|instead of|rather than";

/** Judges the signs around the box `[box, boxEnd)`; FINE where it stands by itself. */
export function besideBox(start: usize, box: usize, boxEnd: usize, end: usize): i32 {
  const q = beforeBlank(start, box);
  // "is" is the usual word, and none of these ends in "s"
  if (q > start && load<u8>(q - 1) != 0x73 && wordBefore(DENIALS, start, q)) return NEGATED;
  const before = judgeBefore(start, box);
  return before ? before : judgeBehind(boxEnd, end);
}

function judgeBefore(start: usize, p: usize): i32 {
  while (p > start && (load<u8>(p - 1) == 0x20 || load<u8>(p - 1) == 0x5c)) p--;
  if (p == start) return FINE;
  const b: u32 = load<u8>(p - 1);
  if (b == 0x7b || isLetter(b)) {
    const to = b == 0x7b ? p - 1 : p;
    // "isn't equal to" stands in words before
    if (wordBefore("ne|neq", start, to)) return NEGATED;
    if (b == 0x7b && to > start && (load<u8>(to - 1) == 0x5e || load<u8>(to - 1) == 0x5f))
      return NOTATION;
    return wordBefore(BEFORE, start, to) && (b == 0x7b || isCommand(start, to)) ? NOTATION : FINE;
  }
  if (isDigit(b)) return NOTATION;
  if (b == 0x5e || b == 0x2f) return NOTATION;
  // \frac{1}{\boxed{2}} begins with a brace that closes
  if (p < start + 3) return FINE;
  const sign: u32 = load<u16>(p - 2);
  if (load<u8>(p - 3) != 0xe2) return FINE;
  if (sign == 0xa089) return NEGATED; // not equal
  return sign == 0x9a88 || sign == 0x9288 ? NOTATION : FINE; // root, minus
}

/** Does a command of letters end at `p`? */
function isCommand(start: usize, p: usize): bool {
  while (p > start && isLetter(load<u8>(p - 1))) p--;
  return p > start && load<u8>(p - 1) == 0x5c;
}

function judgeBehind(p: usize, end: usize): i32 {
  const glued = p;
  while (p < end && (load<u8>(p) == 0x7d || load<u8>(p) == 0x20)) p++;
  if (p == end) return FINE;
  const b: u32 = load<u8>(p);
  const isGlued = p == glued;
  const next: u32 = p + 1 < end ? load<u8>(p, 1) : 0x0a;
  switch (b) {
    case 0x5e: // ^
      return startsWith(p, end, "^\\circ") || startsWith(p, end, "^{\\circ}") ? FINE : NOTATION;
    case 0x21: // !
      return isGlued && (next == 0x24 || next == 0x5c || next == 0x21) ? NOTATION : FINE;
    case 0x3f: // ?
      return HEDGED;
    case 0x2b:
    case 0x2a:
    case 0x2f:
    case 0x2d:
      return isOperand(p + 1, end) ? NOTATION : FINE;
    case 0x5c:
      return isLetter(next) && wordAt(FACTORS, p + 1, end) ? NOTATION : FINE;
  }
  if (!isGlued) return FINE;
  if (isLetter(b)) return isLetter(next) || b == 0x6d || b == 0x67 || b == 0x73 ? FINE : NOTATION;
  return isDigit(b) ? NOTATION : FINE;
}

/** Does a number, a name of one letter or a box follow an operator? */
function isOperand(p: usize, end: usize): bool {
  while (p < end && load<u8>(p) == 0x20) p++;
  if (p == end) return false;
  const b: u32 = load<u8>(p);
  if (isDigit(b) || b == 0x28) return true;
  if (isLetter(b)) return p + 1 == end || !isLetter(load<u8>(p, 1));
  return b == 0x5c && wordAt("boxed|fbox|frac|dfrac|sqrt|pi", p + 1, end) != 0;
}

/** Before blanks and what opens a formula. */
function beforeBlank(start: usize, p: usize): usize {
  while (p > start) {
    const b: u32 = load<u8>(p - 1);
    if (b == 0x20 || b == 0x24) p--;
    else if (b == 0x28 && p > start + 1 && load<u8>(p - 2) == 0x5c) p -= 2;
    else break;
  }
  return p;
}
