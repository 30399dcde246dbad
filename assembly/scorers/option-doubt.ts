/**
 * Doubts about the letter that was read: a text that denies it ("I don't think the answer is
 * B", "B, which is wrong"), names another beside it ("A or B", "B. No, wait, C") or uses it
 * as part of a name ("vitamin B", "World War I", "B = 5").
 */
import { spend } from "../budget";
import { judgeAbroad } from "../extract/abroad";
import { readToken, tokenClass } from "../extract/abroad-token";
import { BECAUSE } from "../extract/abroad-words";
import { choices } from "../sample";
import { isDigit, isLetter, lower, skipSpace } from "../text/ascii";
import { codePoint, codePointBefore, codePointBytes } from "../text/utf8";
import { endsInNot, wordAt, wordBefore } from "../text/word-list";
import { retreats, WITHDRAWALS } from "./answer-denial";
import { isClaim, isStrangeCue } from "./claim";
import { NEGATED, SEVERAL } from "./number-verdict";
import { isOption } from "./option-letter";
import { isRejected } from "./option-negation";

export const COMMITTED: i32 = 0;
export const DENIED: i32 = 1;
export const DIVIDED: i32 = 2;
/** Said to be possible: "might be B", "maybe B". "Probably B" and "I think B" commit. */
export const HEDGED: i32 = 3;
/** "A. Lincoln", "(B) no": an option with its text or something else, which choices would tell. */
export const UNNAMED: i32 = 4;

const DENIALS =
  "not|never|neither|nor|doubt|wrong|incorrect|false|unlikely|except|eliminate|eliminated|exclude|excluded|avoid|anything|unless|if|whether|opposite|none|nobody|cannot|without|reject|longer|hardly|neg|lnot|worst|consider|considering|examine|evaluate";
const HEDGES = "might|may|could|maybe|perhaps|possibly";
const EARLIER = "first|initially|previously|originally|nobody";
const FILLERS =
  "the|a|be|is|are|that|think|believe|say|sure|answer|answers|option|choice|letter|correct|right|best|choose|pick|select|go|with|going|would|will|necessarily|it|of|to|was|most|likely|at|all|just|even|simply|final|actually|t|text|say|call|seem|as|an|for";
const COMMITS =
  "is|be|are|was|option|choice|answer|letter|get|gets|got|choose|chose|pick|picked|select|selected|so|thus|therefore|hence|say|with|then|go|for|conclude|only|just|probably|definitely|clearly|likely|perhaps|maybe|namely|guess|alternative|that|gives|yields|leaves|means|remains|correct|right|finally|actually|indeed|surely|s|mark|ans|prefer|and|or|be|final|text|mathbf|mathrm|textbf|boxed|called|answered|becomes|equals|statement|but|still|either";
const CORRECTIONS =
  "no|nope|wait|actually|sorry|oops|correction|hmm|or|alternatively|maybe|perhaps|but|on second thought|make that|let me recheck|if|unless|so is|so are|as is|it should be|final|final answer|i changed my mind|changed my mind|updated|corrected|revised|revision|typo|edit|whoops|hang on|in fact";
const MAX_BEHIND: usize = 160;

/**
 * Judges the letter at `p`, which was read as the one answer. `isSpelt`: the text of its own
 * choice stands behind it. `isForeign`: a cue of another language announces it.
 */
export function judgeOption(
  start: usize,
  p: usize,
  end: usize,
  isSpelt: bool,
  isForeign: bool,
): i32 {
  if (!spend(512)) return COMMITTED;
  const denial = judgeDenial(start, p);
  if (denial) return denial;
  if (isEarlier(start, p)) return DENIED;
  const before = judgeBefore(start, p, end);
  if (before || isSpelt) return before;
  if (isSecondAffirmed(start, p, end)) return DIVIDED;
  if (isUnnamed(start, p, end)) return UNNAMED;
  if (isClaim(start, p, 0, end) || isStrange(start, p)) return HEDGED;
  const behind = judgeBehind(start, p + 1, end, isForeign);
  if (behind) return behind;
  if (isForeign || isAbroad(start, p, end)) {
    const said = judgeAbroad(start, p, p + 1, end);
    if (said == NEGATED) return DENIED;
    if (said == SEVERAL) return DIVIDED;
    if (said && isForeign) return HEDGED;
  }
  return retreats(p + 1, end) ? HEDGED : COMMITTED;
}

/** Does the letter stand beside a character that isn't ASCII, as in Chinese? */
function isAbroad(start: usize, p: usize, end: usize): bool {
  let q = p;
  while (q > start && isMark(load<u8>(q - 1))) q--;
  if (q > start && load<u8>(q - 1) >= 0x80) return true;
  return p + 1 < end && load<u8>(p, 1) >= 0x80;
}

/** "The naive answer is B": the words before the letter up to the cue, and what it is called. */
function isStrange(start: usize, p: usize): bool {
  while (p > start && (isMark(load<u8>(p - 1)) || load<u8>(p - 1) == 0x3a)) p--;
  const is = wordBefore("is|was", start, p);
  const q = beforeBlank(start, p - is);
  const cue = wordBefore("answer|choice|option", start, q);
  return cue != 0 && isStrangeCue(start, q - cue);
}

/** "At first I thought the answer was B": a word of that kind before it in its clause. */
function isEarlier(start: usize, p: usize): bool {
  const low = p - start > 80 ? p - 80 : start;
  while (p > low) {
    const b: u32 = load<u8>(p - 1);
    if (b == 0x0a || b == 0x2c || b == 0x2e || b == 0x3a || b == 0x3b) return false;
    if (isLetter(b) && wordBefore(EARLIER, start, p)) return true;
    p--;
  }
  return false;
}

/** Does the text begin with "A. Lincoln" or "(B) no", and no sentence goes on from there? */
function isUnnamed(start: usize, p: usize, end: usize): bool {
  if (choices) return false;
  let q = p + 1;
  while (q < end && (isMark(load<u8>(q)) || load<u8>(q) == 0x3a || load<u8>(q) == 0x2d)) q++;
  if (wordAt("no", q, end) && isSentenceEnd(q + 2, end)) return true;
  if (p != start || end - p < 5 || load<u8>(p, 1) != 0x2e) return false;
  if (load<u8>(p, 2) != 0x20 || load<u8>(p, 3) - 0x41 >= 26 || !isLetter(load<u8>(p, 4)))
    return false;
  return !wordAt("the|this|that|it|because|none|all|both|only|there|an|no|not|yes", p + 3, end);
}

function isSentenceEnd(p: usize, end: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  if (p >= end) return true;
  const b: u32 = load<u8>(p);
  return b == 0x0a || b == 0x2e || b == 0x21 || b == 0x3f;
}

/**
 * Does what stands before the letter at `p` leave it an option? "so B", "is B" and ", B" do,
 * "vitamin B", "20 C" and "Dr. B" do not.
 */
export function isNamed(start: usize, p: usize): bool {
  const from = p;
  while (p > start && isMark(load<u8>(p - 1))) p--;
  if (p == start) return true;
  const b: u32 = load<u8>(p - 1);
  // "20 C", "40% C", "!C"
  if (isDigit(b) || b == 0x7e || b == 0x25 || (b == 0x21 && p == from)) return false;
  if (b == 0x2e) {
    let q = p - 1;
    while (q > start && isLetter(load<u8>(q - 1))) q--;
    return p - q > 4 || p - q < 2 || load<u8>(q) >= 0x61;
  }
  return !isLetter(b) || wordBefore(COMMITS, start, p) != 0;
}

/** A denial or a hedge before the letter, with nothing but words of choosing between. */
function judgeDenial(start: usize, p: usize): i32 {
  for (let words = 0; words < 10; words++) {
    while (p > start && isMark(load<u8>(p - 1))) p--;
    if (p == start) return COMMITTED;
    if (p > start + 1 && !isLetter(load<u8>(p - 2)) && endsInNot(start, p - 1, p)) return DENIED;
    const b: u32 = load<u8>(p - 1);
    if (b == 0x3a || b == 0x27) {
      // "Wrong answer: B"; the apostrophe of "don't".
      p--;
      // "It is not: the answer is B"
      if (b == 0x3a && words > 2 && wordBefore("is not|isn't|no", start, p)) return COMMITTED;
      if (b == 0x27 && p > start && lower(load<u8>(p - 1)) == 0x6e) return DENIED;
      continue;
    }
    if (!isLetter(b)) return COMMITTED;
    const n = wordBefore(DENIALS, start, p);
    if (n) return DENIED;
    if (wordBefore(HEDGES, start, p)) return HEDGED;
    const but = wordBefore("but", start, p);
    if (but) {
      const all = beforeBlank(start, p - but);
      return wordBefore("all|anything|everything|nothing|any|nobody", start, all)
        ? DENIED
        : COMMITTED;
    }
    const filler = wordBefore(FILLERS, start, p);
    if (!filler) return COMMITTED;
    p -= filler;
  }
  return COMMITTED;
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
function judgeBehind(start: usize, p: usize, end: usize, isForeign: bool): i32 {
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
  if (b == 0x20 && isPlainWord(q, end) && !(isForeign && isReason(q, end))) return DENIED;
  if (isFollowed(start, p, end)) return DIVIDED;
  return judgeClauses(start, q, limit);
}

/** Does another letter stand behind this one with nothing but blanks and signs around: "C D"? */
function isFollowed(start: usize, p: usize, end: usize): bool {
  const limit = min(end, p + 16);
  while (p < limit) {
    const b: u32 = load<u8>(p);
    if (!isMark(b) && b != 0x0a && b != 0x0d && b != 0x09 && b != 0x7c && b != 0x2e) break;
    p++;
  }
  if (p >= limit || !isOption(start, p, end)) return false;
  p++;
  while (p < end && isMark(load<u8>(p)) && load<u8>(p) != 0x20) p++;
  while (p < end && load<u8>(p) == 0x20) p++;
  if (p == end) return true;
  const b: u32 = load<u8>(p);
  return b == 0x0a || b == 0x0d || b == 0x3c || isSentenceEnd(p, end) || isOption(start, p, end);
}

/** Is a share given behind the letter that ends before `p`: "D (60%)", "D: 60%"? */
function isShared(p: usize, end: usize): bool {
  while (p < end && (isMark(load<u8>(p)) || load<u8>(p) == 0x3a)) p++;
  const from = p;
  while (p < end && (isDigit(load<u8>(p)) || load<u8>(p) == 0x2e)) p++;
  return p > from && p < end && load<u8>(p) == 0x25;
}

/** Crosses, corrections and denials in what follows, up to the end of the next sentence. */
function judgeClauses(start: usize, p: usize, end: usize): i32 {
  let opens = true;
  let armed = 0;
  let lines = 0;
  let isFirst = true;
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (b >= 0x80) {
      if (opens && isCross(codePoint(p))) return DENIED;
      p += codePointBytes(p);
      continue;
    }
    if (isLetter(b)) {
      if (isOption(start, p, end)) {
        if (isRejected(start, p, end)) opens = false;
        else if (armed || isShared(p + 1, end) || isAffirmed(p + 1, end, !isFirst)) return DIVIDED;
        if (!opens) armed = 0;
      }
      let n: usize = 1;
      while (p + n < end && isLetter(load<u8>(p + n))) n++;
      const isReversed = wordBefore("not|isn't|t", start, beforeBlank(start, p)) != 0;
      const isEnd = isSentenceEnd(p + n, end);
      if (opens || armed) {
        if (wordAt("wrong|incorrect|mistaken|disagree", p, p + n) && !isReversed) return DENIED;
        if (isEnd && wordAt("no|nope|not", p, p + n)) return DENIED;
        if (wordAt(WITHDRAWALS, p, end)) return DENIED;
      }
      if ((opens || wordAt("or|so|as|if|unless", p, p + n)) && wordAt(CORRECTIONS, p, end))
        armed = 8;
      else if (armed) armed--;
      if (!wordAt("which|that|this|it|is|was|a|they|are|s|the", p, p + n)) opens = false;
      p += n;
      continue;
    }
    if (b == 0x2e || b == 0x3f || b == 0x21) isFirst = false;
    if (b == 0x2e || b == 0x2c || b == 0x3f || b == 0x21 || b == 0x28 || b == 0x3b) opens = true;
    if (b == 0x0a) {
      opens = true;
      isFirst = false;
      if (++lines > 2) break;
    }
    p++;
  }
  return COMMITTED;
}

/** "is correct", or with `also` "is also correct", behind another letter. */
function isAffirmed(p: usize, end: usize, also: bool): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  const n = wordAt("is also|are also|too is", p, end);
  if (also && !n) return false;
  const is = n ? n : wordAt("is|are", p, end);
  return is != 0 && wordAt("correct|right|the correct|the right", skipSpace(p + is, end), end) != 0;
}

/** "A is correct and B is correct", "A is correct. B is also correct", read at B. */
function isSecondAffirmed(start: usize, p: usize, end: usize): bool {
  const low = p - start > MAX_BEHIND ? p - MAX_BEHIND : start;
  const letter = load<u8>(p);
  const also = isAffirmed(p + 1, end, true);
  for (let q = p; q > low; ) {
    const b: u32 = load<u8>(--q);
    if ((b == 0x2e || b == 0x0a || b == 0x3f || b == 0x21) && !also) return false;
    if (!isLetter(b)) continue;
    if (b != letter && isOption(start, q, end) && isAffirmed(q + 1, end, false)) {
      return !isRejected(start, q, end);
    }
    if (wordBefore("wait|no|actually|however|but|because|since", start, q + 1)) return false;
  }
  return false;
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

/** "porque", "weil" */
function isReason(p: usize, end: usize): bool {
  readToken(p, end);
  return tokenClass == BECAUSE;
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
