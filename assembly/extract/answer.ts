/**
 * Finds the answer in a model's output. The latest explicit statement wins, of whatever kind:
 *
 *   1. a box: \boxed{...}, \fbox{...}, \boxed 5
 *   2. a cue with a value: "(final) answer is ...", "Answer: ...", "#### ...", <answer>...
 *   3. a cue with words only ("The answer is Evelyn."), where no box or value stands before
 *   4. the whole text, where it is one short line that is nothing but a formula
 *   5. the last formula or number
 *
 * Only what follows a closing </think> counts, and nothing behind a next "Question:". Where the latest statement is unfinished or
 * says what the answer is not, there is no answer: nothing else is put in its place.
 */
import { limitPassed, spend } from "../budget";
import {
  RULE_EXTRACT_EMPTY,
  RULE_EXTRACT_NEGATED,
  RULE_EXTRACT_NONE,
  RULE_EXTRACT_UNFINISHED,
} from "../names.generated";
import { skipSpace, startsWith, trimEnd } from "../text/ascii";
import { isBox, takeBoxes } from "./boxes";
import {
  CUE_NEGATED,
  CUE_NONE,
  CUE_UNFINISHED,
  CUE_VALUE,
  CUE_WORDS,
  isAnswerWord,
  readAnswerCue,
  readAnswerTag,
  readHashes,
} from "./cues";
import { takeLastValue } from "./formula";
import { nextQuestion } from "./next-question";
import { answerEnd, answerStart, foundAt } from "./range";

/** Longest line that is tried as a formula by itself. */
const MAX_LINE: usize = 200;

/** The part of the text that counts: behind the last `</think>`. */
let from: usize = 0;

/**
 * Finds the answer of `[start, end)` and sets `answerStart`, `answerEnd` (range.ts). Returns
 * 0, or the `extract/...` rule that says why there is none. `isFormula` is asked whether a
 * line by itself is an answer.
 */
export function findAnswer(
  start: usize,
  end: usize,
  isFormula: (start: usize, end: usize) => bool,
): u16 {
  const question = nextQuestion(start, end);
  if (question) {
    const why = findWithin(start, question, isFormula);
    if (why != RULE_EXTRACT_NONE) return why;
  }
  return findWithin(start, end, isFormula);
}

function findWithin(start: usize, end: usize, isFormula: (start: usize, end: usize) => bool): u16 {
  from = start;
  end = trimEnd(start, end);
  const cue = scanBack(start, end);
  if (limitPassed()) return RULE_EXTRACT_NONE;
  if (cue == CUE_VALUE) return 0;
  if (cue == CUE_UNFINISHED) return RULE_EXTRACT_UNFINISHED;
  if (cue == CUE_NEGATED) return RULE_EXTRACT_NEGATED;
  if (cue == CUE_WORDS) return 0;
  const first = skipSpace(from, end);
  if (first == end) return RULE_EXTRACT_EMPTY;
  if (isShortLine(first, end) && isFormula(first, end)) {
    foundAt(first, end);
    return 0;
  }
  return takeLastValue(from, end) ? 0 : RULE_EXTRACT_NONE;
}

function isShortLine(p: usize, end: usize): bool {
  if (end - p > MAX_LINE) return false;
  for (; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x0a || (b == 0x3a && p + 1 < end && load<u8>(p, 1) == 0x20)) return false;
  }
  return true;
}

/** Goes back from the end to the latest statement; each byte is looked at once. */
function scanBack(start: usize, end: usize): i32 {
  let wordsStart: usize = 0;
  let wordsEnd: usize = 0;
  let p = end;
  while (p > start) {
    p--;
    const b: u32 = load<u8>(p);
    let cue = CUE_NONE;
    if (b == 0x77 || b == 0x57) {
      if (isAnswerWord(start, p, end)) cue = readAnswerCue(p + 3, end);
    } else if (b == 0x5c) {
      if (isBox(p, end)) cue = takeBoxes(start, p, end) ? CUE_VALUE : CUE_UNFINISHED;
    } else if (b == 0x23) {
      if (isFourHashes(start, p)) cue = readHashes(p + 1, end);
    } else if (b == 0x3c) {
      if (startsWith(p, end, "<answer>")) cue = readAnswerTag(p + 8, end);
      else if (startsWith(p, end, "</think>")) {
        from = p + 8;
        break;
      }
    }
    if (limitPassed()) return CUE_NONE;
    if (cue == CUE_NONE) continue;
    if (cue != CUE_WORDS) {
      // Words of a later cue ("the answer is correct") don't undo a value, but stand
      // above what was merely begun or denied.
      if (cue == CUE_VALUE || !wordsEnd) return spent(cue, end, p);
    } else if (!wordsEnd) {
      wordsStart = answerStart;
      wordsEnd = answerEnd;
    }
  }
  if (!wordsEnd) return spent(CUE_NONE, end, p);
  foundAt(wordsStart, wordsEnd);
  return spent(CUE_WORDS, end, p);
}

function spent(cue: i32, end: usize, p: usize): i32 {
  spend(<u32>(end - p));
  return cue;
}

/** Exactly four, or the last four of more. */
function isFourHashes(start: usize, p: usize): bool {
  return p >= start + 3 && load<u32>(p - 3) == 0x23232323;
}
