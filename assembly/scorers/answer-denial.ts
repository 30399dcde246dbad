/** An answer that is taken back behind it: "No, it is 43", "Wait, that is wrong". */
import { spend } from "../budget";
import { isDigit, isLetter, isSpace } from "../text/ascii";
import { wordAt } from "../text/word-list";
import { closesOtherwise } from "./last-word";
import { isCross, skipMarks } from "./number-signs";
import { readValue, sameValue, valueEnd } from "./number-value";
import { FINE, HEDGED, NEGATED, SEVERAL } from "./number-verdict";

const RETRACTIONS =
  "no|wait|actually|or|hm|uh|oh no|sorry|oops|hmm|correction|alternatively|nope|but wait|hold on|on second thought|let me recheck|let me redo|let me recompute|let me recalculate|let me reconsider|let me correct|make that|edit|update|apologies|my apologies|i apologize|i apologise|i meant|i mean|on re-reading|upon re-reading|on rereading|upon rereading|re-reading|rereading|on reflection|upon reflection|on closer inspection|upon closer inspection|er|erm|updated|revised|revision|corrected|edited|erratum|errata|rectification|ps|p.s|typo|whoops|hang on|oh wait|on second thoughts|on second look|thinking again|after rechecking|after checking again|after double-checking|rechecking|having rechecked|i now|i changed|changed my mind|i forgot|i mistyped|i miswrote|just kidding|alternative";
/** Sentences that take back what stands before them. */
export const WITHDRAWALS =
  "scratch that|scratch it|strike that|ignore that|never mind|nevermind|i take that back|i take it back|i was wrong|i made a mistake|i made an error|my mistake|my bad|i retract|i withdraw|i misread|i misunderstood|i miscalculated|i misinterpreted|disregard that|disregard this|forget that";

const MISREADINGS =
  "misread|misunderstood|misinterpreted|miscalculated|miscounted|retract|withdraw|disregard|overlooked|contradiction|absurd";

/** Said further on, these leave open whether the answer still stands. */
const RETREATS =
  "that is wrong|this is wrong|that's wrong|it is wrong|it's wrong|answer is wrong|answer was wrong|result is wrong|must be wrong|that is incorrect|this is incorrect|that's incorrect|it is incorrect|answer is incorrect|answer was incorrect|that is not correct|this is not correct|answer is not correct|that's not correct|that isn't correct|this isn't correct|that is not right|this is not right|that's not right|that isn't right|this isn't right|that fails|this fails|i made a mistake|i made an error|i've made a mistake|i've made an error|i made an arithmetic|i have made|i must have made|i was wrong|that can't be right|this can't be right|that cannot be right|this cannot be right|does not match|doesn't match|scratch that|never mind|i apologize|i take that back|i don't know|i do not know|i have no idea|i've no idea|i'm not sure|i am not sure|i'm not certain|i am not certain|i'm not confident|i am not confident|just kidding|just a guess|just guessing|i made that up|i made it up|i give up|i gave up|i was mistaken|i am mistaken|i'm wrong|i am wrong|above is wrong|above is incorrect|above answer is wrong|above answer is incorrect|above was wrong|ignore the above|disregard the above|ignore this answer|ignore my answer|disregard my answer|that's a lie|that is a lie|this is a lie|answer above is wrong|answer is no longer|seems off|looks off|i was off|this contradicts|that contradicts|which contradicts|i disagree|i don't agree|i do not agree";
/** How much of what follows is looked through for them. */
const TAIL_BYTES: usize = 600;

const second: usize = memory.data(32, 8);

/** Does the sentence behind the one that ends after `p` take the number back or name another? */
export function isRetracted(p: usize, end: usize, value: usize): i32 {
  const from = p;
  if (isStruck(p, end) || wordAt(DISCARDED, behindNumber(p, end), end)) return NEGATED;
  while (p < end && !isSentenceEnd(p, end)) p++;
  while (p < end && !isLetter(load<u8>(p)) && !isDigit(load<u8>(p))) {
    const b: u32 = load<u8>(p);
    if (b == 0x3c && p + 1 < end && load<u8>(p, 1) == 0x2f) {
      while (p < end && load<u8>(p) != 0x3e) p++;
      continue;
    }
    if (b == 0x5c || b == 0x3c || b == 0x23) break;
    if (b == 0xe2 && isCross(p)) return NEGATED;
    p++;
  }
  let verdict = FINE;
  if (wordAt(WITHDRAWALS, p, end)) verdict = NEGATED;
  else if (wordAt(RETRACTIONS, p, end)) verdict = secondSentence(p, end, value, true);
  else if (wordAt("but|however|though|although|oh|ah|well|yet|and", p, end)) {
    while (p < end && isLetter(load<u8>(p))) p++;
    while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x2c)) p++;
    if (wordAt(WITHDRAWALS, p, end)) verdict = NEGATED;
    else if (wordAt(RETRACTIONS, p, end)) verdict = secondSentence(p, end, value, true);
    else if (wordAt("that|this|it|the answer|i", p, end)) {
      verdict = secondSentence(p, end, value, false);
    }
  } else if (wordAt("that|this|it", p, end)) verdict = secondSentence(p, end, value, false);
  if (!verdict && (isOutcry(p, end) || deniesSame(p, end, value))) verdict = NEGATED;
  if (!verdict && closesOtherwise(p, end, value)) verdict = HEDGED;
  spend(<u32>(from < p ? p - from : 0));
  return verdict || !retreats(p, end) ? verdict : HEDGED;
}

/** What says, right behind a number, that it is no solution: "x = 3 is extraneous". */
const DISCARDED =
  "fails|is extraneous|is an extraneous|is spurious|is rejected|is discarded|is excluded|is inadmissible|is invalid|is ruled out|was ruled out|was rejected|was excluded|was discarded|has been ruled out|has been excluded|has been rejected|can be ruled out|can be excluded|can be rejected|must be ruled out|must be excluded|must be rejected|must be discarded|doesn't work|does not work|doesn't fit|does not fit|is no solution|is no answer|is not a solution|ain't|used to be|or so i thought|crossed out|struck out";

/** Does a tag or sign at `p` close what is struck out? */
function isStruck(p: usize, end: usize): bool {
  while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x2a)) p++;
  if (p + 1 >= end) return false;
  if (load<u8>(p) == 0x7e) return load<u8>(p, 1) == 0x7e;
  if (load<u8>(p) != 0x3c || load<u8>(p, 1) != 0x2f) return false;
  return wordAt("del|s|strike", p + 2, end) != 0;
}

/** Behind blanks and marks, and a comma or bracket. */
function behindNumber(p: usize, end: usize): usize {
  p = skipMarks(p, end);
  return p < end && (load<u8>(p) == 0x2c || load<u8>(p) == 0x28) ? skipMarks(p + 1, end) : p;
}

/** "Not 42." */
function deniesSame(p: usize, end: usize, value: usize): bool {
  if (!wordAt("not", p, end)) return false;
  p = skipMarks(p + 3, end);
  return p < end && isDigit(load<u8>(p)) && readValue(p, end, second) && sameValue(value, second);
}

/** "Wrong!", "Not.", "(false)", "Oops." and no more, as the next sentence. */
function isOutcry(p: usize, end: usize): bool {
  let n = wordAt("wrong|incorrect|false|not|nope|no|untrue", p, end);
  const isCry = !n;
  if (isCry) n = wordAt("oops|whoops|uh oh|oh no|wait|doh|d'oh|argh|hmm|rats|damn", p, end);
  if (!n) return false;
  while (p + n < end && isSpace(load<u8>(p + n)) && load<u8>(p + n) != 0x0a) p++;
  if (p + n >= end) return true;
  const b: u32 = load<u8>(p + n);
  if (b == 0x2c) return !isCry;
  return b == 0x2e || b == 0x21 || b == 0x0a || b == 0x29 || b == 0x2a;
}

/** Does something further on say that an answer is wrong, with no new one given? */
export function retreats(p: usize, end: usize): bool {
  const to = end - p > TAIL_BYTES ? p + TAIL_BYTES : end;
  if (p >= to || !spend(<u32>(to - p))) return false;
  let wasLetter = false;
  for (; p < to; p++) {
    const b: u32 = load<u8>(p) | 0x20;
    const isWord = isLetter(b);
    if (isWord && !wasLetter && isFirst(b) && wordAt(RETREATS, p, end)) return true;
    wasLetter = isWord;
  }
  return false;
}

/** First letters of what `retreats` looks for: a, d, i, j, l, m, n, r, s, t, w. */
const FIRSTS: u32 = 0x4e3b09;

function isFirst(b: u32): bool {
  return ((FIRSTS >> (b - 0x61)) & 1) != 0;
}

function isSentenceEnd(p: usize, end: usize): bool {
  const b: u32 = load<u8>(p);
  if (b == 0x0a || b == 0x3b) return true;
  if (b == 0x3c) return p + 1 < end && load<u8>(p, 1) == 0x2f;
  return (b == 0x2e || b == 0x21 || b == 0x3f) && (p + 1 == end || !isDigit(load<u8>(p, 1)));
}

/** Looks for a denial and, with `isOpen`, for another number up to the end of the line. */
function secondSentence(p: usize, end: usize, value: usize, isOpen: bool): i32 {
  let wasNot = false;
  let hasNot = false;
  const from = p;
  for (; p < end && load<u8>(p) != 0x0a && p - from < 300; ) {
    const b: u32 = load<u8>(p);
    if (isDigit(b)) {
      if (isOpen && (!readValue(p, end, second) || !sameValue(value, second))) return SEVERAL;
      p = isOpen ? valueEnd : p + 1;
      continue;
    }
    if (!isLetter(b)) {
      if (b == 0x3f && isOpen) return HEDGED;
      if (!isOpen && (b == 0x2e || b == 0x2c) && p + 1 < end && isSpace(load<u8>(p, 1)))
        return FINE;
      p++;
      continue;
    }
    if (wordAt("wrong|incorrect|mistake|error|false|impossible", p, end) && !hasNot) return NEGATED;
    if (wordAt(MISREADINGS, p, end) && !hasNot) return NEGATED;
    // "This shows that we have not made a mistake"
    if (wordAt("not|no|without|never|cannot", p, end) && p != from) hasNot = true;
    if (wasNot && wordAt("right|correct|it|true|possible|sense|up|work|fit|match", p, end))
      return NEGATED;
    const isNot = wordAt("not|isn|can|cannot|doesn|don|didn|wasn", p, end) != 0;
    wasNot =
      isNot ||
      (wasNot &&
        wordAt(
          "t|be|the|quite|look|looks|seem|sound|feel|appear|make|add|to|entirely|actually|really|think|believe|s|is|that|that's|it's",
          p,
          end,
        ) != 0);
    while (p < end && isLetter(load<u8>(p))) p++;
  }
  return FINE;
}
