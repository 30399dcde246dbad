/**
 * What is said behind an answer of several values and takes one of them back: "1 and 2, but 2 is
 * extraneous", "1 or 2, but not both", "1, 2 and 3", "1, 2, etc." What is said of a value that is
 * none of them ("since -3 is extraneous", "-3 is rejected") changes nothing.
 */
import { spend } from "../budget";
import { FINE, HEDGED } from "../scorers/number-behind";
import { readValue, sameValue, valueEnd } from "../scorers/number-value";
import { isDigit, isLetter } from "../text/ascii";
import { wordAt } from "../text/word-list";

const DISCARDS =
  "extraneous|spurious|rejected|reject|discarded|discard|excluded|exclude|inadmissible|invalid|ruled out|rule out|fails|fail|wrong|incorrect|doesn't work|does not work|don't work|do not work|isn't a solution|is not a solution|not valid|not allowed|not possible|impossible";
/** Only one of them is meant, or more than those. */
const PARTS =
  "not both|but not|only one|only the|one of|either one|not sure|whichever|etc|and so on|and so forth|and others|and more|or more|are possible|are candidates";
const TAIL_BYTES: usize = 240;

const said: usize = memory.data(32, 8);
const listed: usize = memory.data(32, 8);

/** Judges what follows the answer `[from, p)`, to the end of the next sentence. */
export function judgeListTail(from: usize, p: usize, end: usize): i32 {
  const to = p;
  const limit = end - p > TAIL_BYTES ? p + TAIL_BYTES : end;
  if (!spend(<u32>(limit - p))) return FINE;
  let sentences = 0;
  let isReason = false;
  let hasOther = false;
  let isFirst = true;
  let joined = false;
  while (p < limit) {
    const b: u32 = load<u8>(p);
    if (isDigit(b)) {
      if (!readValue(isSigned(from, p) ? p - 1 : p, end, said)) return FINE;
      // "1, 2 and 3"
      if (joined && isFirst) return HEDGED;
      hasOther = !isListed(from, to);
      p = max(p + 1, valueEnd);
      isFirst = false;
      continue;
    }
    if (isLetter(b)) {
      let n: usize = 1;
      while (p + n < end && isLetter(load<u8>(p + n))) n++;
      const isJoint = wordAt("and|or", p, end) != 0;
      if (!isReason) {
        if (wordAt(PARTS, p, end)) return HEDGED;
        if (wordAt("only", p, end) && isNumberNext(p + n, end)) return HEDGED;
        if (!hasOther && wordAt(DISCARDS, p, end)) return HEDGED;
      }
      if (wordAt("since|because|as|while|whereas", p, end)) isReason = true;
      if (wordAt("so|but|however", p, end)) isReason = false;
      joined = isFirst && isJoint;
      if (!isJoint && b != 0x5c) isFirst = false;
      p += n;
      continue;
    }
    if (b == 0x0a && p + 1 < limit && load<u8>(p, 1) == 0x0a) break;
    const isStop = b == 0x2e || b == 0x21 || b == 0x3f;
    if (isStop && (p + 1 == end || load<u8>(p, 1) <= 0x20)) {
      if (b == 0x3f || ++sentences > 1) return b == 0x3f ? HEDGED : FINE;
      isReason = false;
      isFirst = false;
    } else if (b == 0x2c) joined = isFirst;
    else if (b == 0x28 || b == 0x3a) isFirst = false;
    p++;
  }
  return FINE;
}

/** Does the value in hand stand in the answer `[start, end)`, or can't that be told? */
function isListed(start: usize, end: usize): bool {
  for (let p = start; p < end; ) {
    if (!isDigit(load<u8>(p))) {
      p++;
      continue;
    }
    if (!readValue(isSigned(start, p) ? p - 1 : p, end, listed)) return true;
    if (sameValue(said, listed)) return true;
    p = max(p + 1, valueEnd);
  }
  return false;
}

/** A minus right before the digits at `p`. */
function isSigned(start: usize, p: usize): bool {
  return p > start && load<u8>(p - 1) == 0x2d;
}

function isNumberNext(p: usize, end: usize): bool {
  while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x24 || load<u8>(p) == 0x5c)) p++;
  return p < end && (isDigit(load<u8>(p)) || wordAt("one|x|n|the", p, end) != 0);
}
