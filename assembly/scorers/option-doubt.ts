/**
 * Doubts about the letter that was read: a text that denies it ("I don't think the answer is
 * B", "B, which is wrong"), names another beside it ("A or B", "B. No, wait, C") or uses it
 * as part of a name ("vitamin B", "World War I", "B = 5").
 */
import { spend } from "../budget";
import { isDigit, isLetter, lower } from "../text/ascii";
import { codePoint, codePointBefore, codePointBytes } from "../text/utf8";
import { wordAt, wordBefore } from "../text/word-list";
import { isOption } from "./option-letter";
import { isRejected } from "./option-negation";

export const COMMITTED: i32 = 0;
export const DENIED: i32 = 1;
export const DIVIDED: i32 = 2;

const DENIALS =
  "not|never|neither|nor|doubt|wrong|incorrect|false|unlikely|except|eliminate|eliminated|exclude|excluded|avoid|anything|unless|if|whether|opposite|none|cannot|without|reject|longer|hardly|neg|lnot|worst";
const FILLERS =
  "the|a|be|is|are|that|think|believe|say|sure|answer|answers|option|choice|letter|correct|right|best|choose|pick|select|go|with|possibly|going|would|could|will|necessarily|it|of|to|was|most|likely|at|all|just|even|simply|final|actually|t|text|say|call|seem|as|an|for";
const COMMITS =
  "is|be|are|was|option|choice|answer|letter|get|gets|got|choose|chose|pick|picked|select|selected|so|thus|therefore|hence|say|with|then|go|for|conclude|only|just|probably|definitely|clearly|likely|perhaps|maybe|namely|guess|alternative|that|gives|yields|leaves|means|remains|correct|right|finally|actually|indeed|surely|s|mark|ans|prefer|and|or|be|final|text|mathbf|mathrm|textbf|boxed|called|answered|becomes|equals|statement|but|still|either";
const CORRECTIONS =
  "no|nope|wait|actually|sorry|oops|correction|hmm|or|alternatively|maybe|perhaps|but";
const MAX_BEHIND: usize = 160;

/** Judges the letter at `p`, which was read as the one answer. */
export function judgeOption(start: usize, p: usize, end: usize): i32 {
  if (!spend(256)) return COMMITTED;
  if (isDenied(start, p)) return DENIED;
  const before = judgeBefore(start, p, end);
  return before ? before : judgeBehind(start, p + 1, end);
}

/**
 * Does what stands before the letter at `p` leave it an option? "so B", "is B" and ", B" do,
 * "vitamin B", "20 C" and "Dr. B" do not.
 */
export function isNamed(start: usize, p: usize): bool {
  while (p > start && isMark(load<u8>(p - 1))) p--;
  if (p == start) return true;
  const b: u32 = load<u8>(p - 1);
  if (isDigit(b) || b == 0x7e) return false;
  if (b == 0x2e) {
    let q = p - 1;
    while (q > start && isLetter(load<u8>(q - 1))) q--;
    return p - q > 4 || p - q < 2 || load<u8>(q) >= 0x61;
  }
  return !isLetter(b) || wordBefore(COMMITS, start, p) != 0;
}

/** Is there a denial before the letter, with nothing but words of choosing between? */
function isDenied(start: usize, p: usize): bool {
  for (let words = 0; words < 10; words++) {
    while (p > start && isMark(load<u8>(p - 1))) p--;
    if (p == start) return false;
    const b: u32 = load<u8>(p - 1);
    if (b == 0x3a || b == 0x27) {
      // "Wrong answer: B"; the apostrophe of "don't".
      p--;
      if (b == 0x27 && p > start && lower(load<u8>(p - 1)) == 0x6e) return true;
      continue;
    }
    if (!isLetter(b)) return false;
    const n = wordBefore(DENIALS, start, p);
    if (n) return true;
    const but = wordBefore("but", start, p);
    if (but)
      return (
        wordBefore(
          "all|anything|everything|nothing|any|nobody",
          start,
          beforeBlank(start, p - but),
        ) != 0
      );
    const filler = wordBefore(FILLERS, start, p);
    if (!filler) return false;
    p -= filler;
  }
  return false;
}

/** "A or B", "from A to B", "x = B", a cross or a strike before the letter. */
function judgeBefore(start: usize, p: usize, end: usize): i32 {
  while (p > start && isMark(load<u8>(p - 1))) p--;
  if (p == start) return COMMITTED;
  const b: u32 = load<u8>(p - 1);
  if (b == 0x7e) return DENIED;
  if (b >= 0x80) return isCross(codePoint(codePointBefore(p))) ? DENIED : COMMITTED;
  if (b == 0x3d) {
    let q = p - 1;
    while (q > start && load<u8>(q - 1) == 0x20) q--;
    const isVariable = q > start && isLetter(load<u8>(q - 1));
    return isVariable && !wordBefore("answer|answers|choice|option", start, q) ? DENIED : COMMITTED;
  }
  const n: usize =
    b == 0x2c || b == 0x2f || b == 0x26 ? 1 : wordBefore("or|and|to|nor|vs|versus", start, p);
  if (!n) return COMMITTED;
  p -= n;
  // "A, or maybe B"
  while (p > start && (isMark(load<u8>(p - 1)) || load<u8>(p - 1) == 0x2c)) p--;
  if (p == start || !isLetter(load<u8>(p - 1))) return COMMITTED;
  if (!isOption(start, p - 1, end) || (n == 1 && !isNamed(start, p - 1))) return COMMITTED;
  if (!isRejected(start, p - 1, end)) return DIVIDED;
  return n == 1 ? COMMITTED : DENIED;
}

/** What follows the letter that ends before `p`. */
function judgeBehind(start: usize, p: usize, end: usize): i32 {
  if (p >= end) return COMMITTED;
  const b: u32 = load<u8>(p);
  if (b == 0x7e) return DENIED;
  if (b == 0x2a && (p + 1 == end || load<u8>(p, 1) != 0x2a) && !isStarred(start, p - 1))
    return DENIED;
  if (b == 0x2d && (p + 1 == end || !isLetter(load<u8>(p, 1)))) return DENIED;
  if (b == 0x2e && isAbbreviation(p + 1, end)) return DENIED;
  const limit = min(end, p + MAX_BEHIND);
  let q = p;
  while (q < limit && (isMark(load<u8>(q)) || load<u8>(q) == 0x7d)) q++;
  if (q < limit && load<u8>(q) == 0x3d) return DENIED;
  if (q < limit && load<u8>(q) == 0x3f) {
    // "Is it B?" asks; a lone "B?" answers.
    const isLone = p - 1 == start || isMark(load<u8>(p - 2));
    if (!isLone || p - 1 > start + 2) return DENIED;
  }
  if (b == 0x20 && isPlainWord(q, end)) return DENIED;
  return judgeClauses(start, q, limit);
}

/** Crosses, corrections and denials in what follows, up to the end of the next sentence. */
function judgeClauses(start: usize, p: usize, end: usize): i32 {
  let opens = true;
  let armed = 0;
  let lines = 0;
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (b >= 0x80) {
      if (opens && isCross(codePoint(p))) return DENIED;
      p += codePointBytes(p);
      continue;
    }
    if (isLetter(b)) {
      if (armed && isOption(start, p, end) && !isRejected(start, p, end)) return DIVIDED;
      let n: usize = 1;
      while (p + n < end && isLetter(load<u8>(p + n))) n++;
      const isReversed = wordBefore("not|isn't|t", start, beforeBlank(start, p)) != 0;
      if ((opens || armed) && wordAt("wrong|incorrect|mistaken", p, p + n) && !isReversed)
        return DENIED;
      if (opens && wordAt(CORRECTIONS, p, p + n)) armed = 8;
      else if (armed) armed--;
      if (!wordAt("which|that|this|it|is|was|a|they|are|s|the", p, p + n)) opens = false;
      p += n;
      continue;
    }
    if (b == 0x2e || b == 0x2c || b == 0x3f || b == 0x21 || b == 0x28 || b == 0x3b) opens = true;
    if (b == 0x0a) {
      opens = true;
      if (++lines > 2) break;
    }
    p++;
  }
  return COMMITTED;
}

/** A word in small letters that does not go on with a sentence: "B minus", "C major". */
function isPlainWord(p: usize, end: usize): bool {
  if (p >= end || load<u8>(p) - 0x61 >= 26) return false;
  if (
    wordAt(
      "is|was|because|since|and|or|as|but|which|with|for|due|by|from|given|where|if|based|the|in|has|would|seems|appears|here|though|so|it|must|should|looks|fits|best|states|says|describes|matches|while|when|not|cannot|could|isn|can|does|doesn|are|were|that|will|may|might|makes|gives|represents|only|explains|correctly|satisfies|holds|remains|on|rather|instead|also|of|then|i|therefore|thus|hence|answer|option|choice",
      p,
      end,
    )
  ) {
    return false;
  }
  return true;
}

/** "C." of B.C., "Sc." of B.Sc. */
function isAbbreviation(p: usize, end: usize): bool {
  let q = p;
  while (q < end && isLetter(load<u8>(q))) q++;
  return q > p && q - p < 4 && q < end && load<u8>(q) == 0x2e;
}

function isStarred(start: usize, p: usize): bool {
  return p > start && load<u8>(p - 1) == 0x2a;
}

/** Crosses that mark what is wrong. */
function isCross(c: u32): bool {
  return c - 0x2715 < 4 || c == 0x274c || c == 0x274e || c == 0x1f6ab;
}

function beforeBlank(start: usize, p: usize): usize {
  while (p > start && load<u8>(p - 1) == 0x20) p--;
  return p;
}

/** Blanks, markdown, brackets, quotes, dollars. */
function isMark(b: u32): bool {
  switch (b) {
    case 0x20:
    case 0x22:
    case 0x24:
    case 0x28:
    case 0x29:
    case 0x2a:
    case 0x5b:
    case 0x5d:
    case 0x5f:
    case 0x60:
    case 0x7b:
    case 0x7d:
      return true;
  }
  return false;
}
