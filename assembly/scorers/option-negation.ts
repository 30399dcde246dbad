/** Options that a text turns down: "not B", "rule out B", "instead of B", "C is wrong". */
import { wordAt, wordBefore } from "../text/word-list";

const NEGATIONS =
  "not|never|neither|nor|than|except|eliminate|eliminated|eliminating|exclude|excluded|excluding|neg|lnot|rule out|ruled out|instead of";

const FAULTS =
  "not|never|wrong|incorrect|false|invalid|eliminated|ruled|out|unlikely|least|worst|tempting|plausible|close|hardly|implausible|impossible|untrue";
const ADVERBS =
  "the|a|also|clearly|obviously|definitely|certainly|probably|simply|just|therefore|thus|too";
const FAULTS_ALONE = "wrong|incorrect|isn|wasn|cannot|can't|couldn|doesn|won";

/** Is the option at `p` turned down, before it or behind it? */
export function isRejected(start: usize, p: usize, end: usize): bool {
  return isNegatedBefore(start, p) || isDeniedBehind(p + 1, end);
}

/** Words that may stand between "not" and the letter are passed. */
function isNegatedBefore(start: usize, p: usize): bool {
  for (let words = 0; words < 5; words++) {
    while (p > start && isMark(load<u8>(p - 1))) p--;
    if (p - start >= 3 && load<u8>(p - 1) == 0x74 && load<u8>(p - 3) == 0x6e) return true;
    if (wordBefore(NEGATIONS, start, p)) return true;
    const n = wordBefore("option|choice|answer|letter|the|be", start, p);
    if (!n) return false;
    p -= n;
  }
  return false;
}

/** "is wrong", "isn't", "cannot be" behind the letter and its closing marks. */
function isDeniedBehind(p: usize, end: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  if (wordAt("isn|cannot|can't", p, end)) return true;
  if (wordAt(FAULTS_ALONE, p, end)) return true;
  const n = wordAt("is|are|was|seems|looks|appears|sounds|would be|might be", p, end);
  if (!n) return false;
  p += n;
  while (p < end && load<u8>(p) == 0x20) p++;
  const adverb = wordAt(ADVERBS, p, end);
  if (adverb) {
    p += adverb;
    while (p < end && load<u8>(p) == 0x20) p++;
  }
  return wordAt(FAULTS, p, end) != 0;
}

/** Blanks, markdown and brackets between words. */
function isMark(b: u32): bool {
  return (
    b == 0x20 ||
    b == 0x28 ||
    b == 0x29 ||
    b == 0x2a ||
    b == 0x22 ||
    b == 0x5f ||
    b == 0x7d ||
    b == 0x3a
  );
}
