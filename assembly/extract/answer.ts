/**
 * Finds the answer in a model's output. The latest explicit statement wins, of whatever kind:
 *
 *   1. a box: \boxed{...}, \fbox{...}, \boxed 5
 *   2. a cue with a value: "(final) answer is ...", "Answer: ...", "#### ...", <answer>...
 *   3. a cue with words only ("The answer is Evelyn."); a remark on an answer given before it
 *      ("the answer is correct") only where there is none
 *   4. the whole text, where it is one short line that is nothing but a formula
 *   5. the last formula or number
 *
 * Only the last message counts (turn.ts), and nothing behind a next "Question:". Where the latest statement is unfinished or
 * says what the answer is not, there is no answer: nothing else is put in its place.
 */
import { limitPassed, spend } from "../budget";
import {
  RULE_EXTRACT_EMPTY,
  RULE_EXTRACT_HEDGED,
  RULE_EXTRACT_NAME_BESIDE,
  RULE_EXTRACT_NEGATED,
  RULE_EXTRACT_NONE,
  RULE_EXTRACT_UNFINISHED,
} from "../names.generated";
import { isClaim, isClaimedCue } from "../scorers/claim";
import { isRefused } from "../scorers/clause-denial";
import { isDespair } from "../scorers/despair";
import { isMention } from "../scorers/mention";
import { FINE, NEGATED, SEVERAL } from "../scorers/number-behind";
import { isAside } from "../scorers/statement";
import { isDigit, sameBytes, skipSpace, startsWith, trimEnd } from "../text/ascii";
import { isDeniedBefore } from "../text/denied-cue";
import { MAY_STATE, rarePairs } from "../text/rare-pairs";
import { lastByte, lastPair, PAIRS_BYTES, pairsOf } from "../text/seek";
import { findTurn, isThinking, turnEnd, turnStart } from "../text/turn";
import { judgeAbroad } from "./abroad";
import { cueAbroad, isNothingAbroad, statementEndAbroad } from "./abroad-cue";
import { asksAgain, isAnnounced } from "./asks-again";
import { areDoubted, boxesEnd, boxesStart, isBox, takeBoxes } from "./boxes";
import { areSame, areSigns, contrastStart } from "./contrast";
import {
  CUE_NEGATED,
  CUE_NONE,
  CUE_OPEN,
  CUE_REMARK,
  CUE_UNFINISHED,
  CUE_VALUE,
  CUE_WORDS,
  isAnswerWord,
  readAnswerCue,
  readAnswerTag,
  readHashes,
} from "./cues";
import { isDangling } from "./dangling";
import { takeLastValue } from "./formula";
import { isGivenUp } from "./given-up";
import { isBareNumber, judgeBox, judgeBoxes, judgeNeighbours, judgeTag } from "./hedge";
import { judgeListTail } from "./list-tail";
import { takeBesideName } from "./name-beside";
import { nextQuestion } from "./next-question";
import { answerEnd, answerStart, foundAt, isLastValue, isScattered } from "./range";

/** What every statement of an answer has: "answer", a box, "####", a tag. */
const STATEMENTS = pairsOf("sw|\\b|\\f|##|<a", memory.data(PAIRS_BYTES, 16));

/** Bytes at the end that are looked through for a statement by themselves. */
const NEAR_END: usize = 96;

/** Longest line that is tried as a formula by itself. */
const MAX_LINE: usize = 200;

/** Start of the part of the text that counts. */
let from: usize = 0;

/** Where the cue "answer is" stands that was taken; 0: a box, a tag, or none. */
let cueStart: usize = 0;

/** Was the answer taken out of a box? */
let inBox: bool = false;

/**
 * Finds the answer of `[start, end)` and sets `answerStart`, `answerEnd` (range.ts). Returns
 * 0, or the `extract/...` rule that says why there is none; with `extract/hedged` there is one,
 * but what stands beside it leaves open whether it is the answer, and with `extract/name-beside` it
 * is the answer if it is a constant. `isFormula` is asked whether a
 * line by itself is an answer.
 */
export function findAnswer(
  start: usize,
  end: usize,
  isFormula: (start: usize, end: usize) => bool,
): u16 {
  findTurn(start, end);
  if (isThinking) return RULE_EXTRACT_UNFINISHED;
  start = turnStart;
  end = turnEnd;
  const question = nextQuestion(start, end);
  if (question) {
    const why = findWithin(start, question, isFormula);
    if (why != RULE_EXTRACT_NONE) return why;
  }
  const why = findWithin(start, end, isFormula);
  const again: usize = limitPassed() ? 0 : asksAgain(start, why ? end : answerStart);
  return again ? findBefore(start, again, end, why, isFormula) : why;
}

/** Asked again at `again`: the answer before that, the one behind it, or none of two that differ. */
function findBefore(
  start: usize,
  again: usize,
  end: usize,
  why: u16,
  isFormula: (start: usize, end: usize) => bool,
): u16 {
  const from = answerStart;
  const to = answerEnd;
  if (why && !isAnnounced) return why;
  const before = findWithin(start, again, isFormula);
  if (!before && (isAnnounced || sameBytes(answerStart, answerEnd, from, to))) return 0;
  const behind = findWithin(start, end, isFormula);
  return before || behind ? behind : RULE_EXTRACT_HEDGED;
}

function findWithin(start: usize, end: usize, isFormula: (start: usize, end: usize) => bool): u16 {
  from = start;
  cueStart = 0;
  inBox = false;
  end = trimEnd(start, end);
  const cue = scanBack(start, end);
  if (limitPassed()) return RULE_EXTRACT_NONE;
  if (cue == CUE_VALUE) {
    if (cueStart) return doubt(end);
    return inBox ? doubtOfBox(end) : ruleOf(judgeTag(answerStart, answerEnd, end));
  }
  if (cue == CUE_UNFINISHED) return RULE_EXTRACT_UNFINISHED;
  if (cue == CUE_NEGATED) return RULE_EXTRACT_NEGATED;
  if (cue == CUE_WORDS) return 0;
  if (cue == CUE_OPEN) return RULE_EXTRACT_HEDGED;
  const first = skipSpace(from, end);
  if (first == end) return RULE_EXTRACT_EMPTY;
  const abroad = cueAbroad(from, end);
  if (abroad) {
    const to = statementEndAbroad(abroad, end);
    if (takeLastValue(abroad, to)) {
      if (isNothingAbroad(abroad, to)) return RULE_EXTRACT_HEDGED;
      const why = doubt(to);
      return why ? why : ruleOf(judgeAbroad(from, answerStart, answerEnd, end));
    }
    // words, which may take back a value before them
    if (takeLastValue(from, abroad) && !takeLastValue(to, end)) return RULE_EXTRACT_HEDGED;
  }
  if (isShortLine(first, end) && isFormula(first, end)) {
    foundAt(first, end);
    if (isStruckOut()) return RULE_EXTRACT_NEGATED;
    return isExclaimed() ? RULE_EXTRACT_HEDGED : 0;
  }
  if (!takeLastValue(from, end)) return RULE_EXTRACT_NONE;
  if (isRefused(from, end) || isGivenUp(from, answerStart)) return RULE_EXTRACT_HEDGED;
  const why = doubt(end);
  return why == RULE_EXTRACT_NEGATED ? doubtOfContrast(end) : why;
}

/** The last value is denied: is it the other one of "42, not 43"? */
function doubtOfContrast(end: usize): u16 {
  const denied = answerStart;
  const deniedEnd = answerEnd;
  const to = contrastStart(from, denied, deniedEnd, end);
  const isValue = to != 0 && takeLastValue(from, to) && isBareNumber(answerStart, answerEnd);
  if (!isValue || !areSigns(answerEnd, to)) return RULE_EXTRACT_NEGATED;
  if (areSame(answerStart, answerEnd, denied, deniedEnd)) return RULE_EXTRACT_NEGATED;
  return doubt(end);
}

/** The rule that what stands around the answer calls for, or 0. */
function doubt(end: usize): u16 {
  if (isStruckOut() || (cueStart && isDeniedBefore(from, cueStart))) return RULE_EXTRACT_NEGATED;
  if (cueStart ? isClaimedCue(from, cueStart, end) : isClaim(from, answerStart, answerEnd, end)) {
    return RULE_EXTRACT_HEDGED;
  }
  if (isExclaimed() || isDangling(answerEnd, end)) return RULE_EXTRACT_HEDGED;
  if (!isLastValue && !isBareNumber(answerStart, answerEnd)) {
    const why = ruleOf(judgeListTail(answerStart, answerEnd, end));
    return why || !takeBesideName(from, end) ? why : RULE_EXTRACT_NAME_BESIDE;
  }
  const isLoose = !cueStart;
  const verdict = judgeNeighbours(from, answerStart, answerEnd, end, isLoose);
  const isNamed = verdict == SEVERAL && takeBesideName(from, end);
  if (verdict && !isNamed) return ruleOf(verdict);
  if (isLoose && isAside(from, answerStart, end)) return RULE_EXTRACT_HEDGED;
  if (isLoose && isDespair(from, answerStart, answerEnd, end)) return RULE_EXTRACT_HEDGED;
  if (isLoose && isMention(from, answerStart, answerEnd, end)) return RULE_EXTRACT_HEDGED;
  const why = isLoose ? ruleOf(judgeAbroad(from, answerStart, answerEnd, end)) : 0;
  return why || !isNamed ? why : RULE_EXTRACT_NAME_BESIDE;
}

/** The same for the last boxes. */
function doubtOfBox(end: usize): u16 {
  if (areDoubted || isClaim(from, boxesStart, boxesEnd, end)) return RULE_EXTRACT_HEDGED;
  if (isScattered) return ruleOf(judgeBoxes(from, boxesStart, boxesEnd, end));
  const verdict = judgeBox(from, boxesStart, answerStart, answerEnd, boxesEnd, end);
  return ruleOf(verdict ? verdict : judgeAbroad(from, boxesStart, boxesEnd, end));
}

function ruleOf(verdict: i32): u16 {
  if (verdict == FINE) return 0;
  return verdict == NEGATED ? RULE_EXTRACT_NEGATED : RULE_EXTRACT_HEDGED;
}

/** "~~42~~" in markdown */
function isStruckOut(): bool {
  return answerEnd - answerStart > 2 && load<u16>(answerStart) == 0x7e7e;
}

/** "The answer is 5!" is a factorial or an exclamation; 1 and 2 are their own factorials. */
function isExclaimed(): bool {
  const last = answerEnd - 1;
  if (last <= answerStart || load<u8>(last) != 0x21 || !isBareNumber(answerStart, last))
    return false;
  const b: u32 = load<u8>(answerStart);
  return last - answerStart > 1 || (b != 0x31 && b != 0x32);
}

function isShortLine(p: usize, end: usize): bool {
  if (end - p > MAX_LINE || lastByte(p, end, 0x0a)) return false;
  let digits = false;
  let isForeign = false;
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (isDigit(b)) digits = true;
    // a sentence in Cyrillic, Arabic, Indian or East Asian letters
    if (b - 0xd0 < 0x0c || b == 0xe0 || b - 0xe3 < 0x0b) isForeign = true;
    if (digits && isForeign) return false;
    if (b == 0x0a || (b == 0x3a && p + 1 < end && load<u8>(p, 1) == 0x20)) return false;
  }
  return true;
}

/** Goes back from the end to the latest statement; each byte is looked at once. */
function scanBack(start: usize, end: usize): i32 {
  let wordsStart: usize = 0;
  let wordsEnd: usize = 0;
  let isOpen = false;
  // Most statements stand near the end; before that one pass asks for all that is rare.
  const low = end - start > NEAR_END ? end - NEAR_END : start;
  let p = lastPair(low, end, STATEMENTS);
  if (!p && low > start && rarePairs(start, end) & MAY_STATE) p = lastPair(start, end, STATEMENTS);
  for (; p; p = lastPair(start, p + 1, STATEMENTS)) {
    const b: u32 = load<u8>(p);
    let cue = CUE_NONE;
    if ((b | 0x20) == 0x73) {
      if (isAnswerWord(start, p, end)) {
        cue = readAnswerCue(p + 4, end);
        if (cue == CUE_VALUE) cueStart = p - 2;
      }
    } else if (b == 0x5c) {
      if (isBox(p, end)) {
        cue = takeBoxes(start, p, end) ? CUE_VALUE : CUE_UNFINISHED;
        inBox = cue == CUE_VALUE;
      }
    } else if (b == 0x23) {
      if (isFourHashes(start, p + 1, end)) {
        cue = readHashes(p + 2, end);
        if (cue == CUE_VALUE) cueStart = p - 2;
      }
    } else if (b == 0x3c) {
      if (startsWith(p, end, "<answer>")) cue = readAnswerTag(p + 8, end);
    }
    if (limitPassed()) return CUE_NONE;
    if (cue == CUE_NONE) continue;
    const at = b == 0x5c || b == 0x3c ? p : p + 1;
    if (cue == CUE_REMARK || cue == CUE_OPEN) {
      if (cue == CUE_OPEN) isOpen = true;
      if (wordsEnd) continue;
      wordsStart = answerStart;
      wordsEnd = answerEnd;
    } else if (cue == CUE_VALUE || cue == CUE_WORDS) {
      return spent(isOpen ? CUE_OPEN : cue, end, at);
    } else if (!wordsEnd) {
      // A remark ("the answer is correct") doesn't undo a value, but stands above what was
      // merely begun or denied.
      return spent(cue, end, at);
    }
  }
  if (!wordsEnd) return spent(CUE_NONE, end, start);
  foundAt(wordsStart, wordsEnd);
  return spent(CUE_WORDS, end, start);
}

function spent(cue: i32, end: usize, p: usize): i32 {
  spend(<u32>(end - p));
  return cue;
}

/** Exactly four, or the last four of more: the first of "##### Notes" are no cue for a "#". */
function isFourHashes(start: usize, p: usize, end: usize): bool {
  if (p + 1 < end && load<u8>(p, 1) == 0x23) return false;
  return p >= start + 3 && load<u32>(p - 3) == 0x23232323;
}
