/**
 * A sentence behind an answer that concludes with another number: "So it is 43.", "Final: 43", "It
 * should be 43", or 43 alone on a line. Other sentences ("Note that 43 is too big") are remarks.
 */
import { spend } from "../budget";
import { isDigit, isLetter, isSpace } from "../text/ascii";
import { wordAt, wordBefore } from "../text/word-list";
import { readValue, sameValue, valueEnd } from "./number-value";

const OPENINGS =
  "so|therefore|thus|hence|final|finally|in fact|the correct|the right|the true|the real|the total should|it should|that should|this should|should be|rather|instead|it is actually|double-checking|let me double check|let me double-check|let me verify|let me check|let me recheck|correct answer|true answer|real answer|final answer|new answer|second answer|my answer|not";
/** What stands right before the number that is concluded. */
const COPULAS =
  "is|be|was|been|are|get|gives|equals|yields|to|s|but|answer|total|result|value|have|has";
const REACH: usize = 160;

const other: usize = memory.data(32, 8);

/** Does the sentence at `p` conclude with a number that isn't `value`? */
export function closesOtherwise(p: usize, end: usize, value: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  if (p == end) return false;
  const limit = end - p > REACH ? p + REACH : end;
  const isBare = isDigit(load<u8>(p));
  if (isBare ? !opensLine(p) : !wordAt(OPENINGS, p, end)) return false;
  if (!spend(<u32>(limit - p))) return false;
  const from = p;
  let at: usize = 0;
  while (p < limit && load<u8>(p) != 0x0a) {
    if (isDigit(load<u8>(p))) {
      if (!readValue(p, end, other)) return false;
      at = p;
      p = max(p + 1, valueEnd);
      if (!sameValue(value, other) && isAffirmed(p, end)) return true;
    } else p++;
  }
  if (!at || (p == limit && limit < end)) return false;
  if (!readValue(at, end, other) || sameValue(value, other) || !isClosed(valueEnd, p)) return false;
  if (isBare) return at == from;
  return isConcluded(from, at);
}

/** Do only signs stand between the line break and `p`? The answer stands before both. */
function opensLine(p: usize): bool {
  while (load<u8>(p - 1) != 0x0a && isMark(load<u8>(p - 1))) p--;
  return load<u8>(p - 1) == 0x0a;
}

/** "43 is the final answer" */
function isAffirmed(p: usize, end: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  return (
    wordAt(
      "is the answer|is the final|is the correct|is the right|is my answer|is my final|is correct|is right",
      p,
      end,
    ) != 0
  );
}

/** At most one word, a unit, and signs up to the end of the line. */
function isClosed(p: usize, end: usize): bool {
  let words = 0;
  while (p < end) {
    if (!isLetter(load<u8>(p))) {
      if (load<u8>(p) == 0x2f || load<u8>(p) == 0x3d || load<u8>(p) == 0x29) return false;
      p++;
      continue;
    }
    words++;
    while (p < end && isLetter(load<u8>(p))) p++;
  }
  return words < 2;
}

/** Does a copula, a colon, "=" or the opening itself stand before the number at `at`? */
function isConcluded(from: usize, at: usize): bool {
  let p = at;
  while (p > from && isMark(load<u8>(p - 1)) && load<u8>(p - 1) != 0x3d) p--;
  if (p == from) return true;
  const b: u32 = load<u8>(p - 1);
  if (b == 0x3a || b == 0x3d) return true;
  return (
    wordBefore(COPULAS, from, p) != 0 || wordBefore(OPENINGS, from, p - (b == 0x2c ? 1 : 0)) != 0
  );
}

function isMark(b: u32): bool {
  return isSpace(b) || b == 0x2a || b == 0x24 || b == 0x5c || b == 0x3d || b == 0x28 || b == 0x5b;
}
