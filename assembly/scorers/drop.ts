/**
 * DROP: exact match and F1 of Dua et al. (2019) as AllenAI's drop_eval.py
 * (allennlp-reading-comprehension, allennlp_rc/eval/drop_eval.py) computes them, with its
 * tokenisation mended as its author asked (EleutherAI/lm-evaluation-harness#1050; the bugs
 * are in #978): see normalise/tokens.ts for words and numbers, text/answer-line.ts for where
 * the answer stands. F1 counts words as often as they occur and is not rounded.
 *
 * A target list is the spans of one answer, a list of lists its alternatives; the best
 * alternative counts. Where an alternative has several spans the answer is split at commas,
 * semicolons, line breaks and "and" (with or without the last, whichever fits better).
 */
import { limitPassed } from "../budget";
import {
  RULE_DROP_EM,
  RULE_DROP_F1,
  RULE_DROP_NUMBER_DIFFERS,
  RULE_EXTRACT_EMPTY,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import {
  alignByF1,
  alignExactly,
  alignedByNumber,
  alignedDen,
  alignedNum,
} from "../normalise/align";
import { isLess } from "../normalise/fraction";
import { score, span, unanswered, undecided } from "../record";
import { isAnswer, metricIsExactMatch, text, textEnd } from "../sample";
import { preparedTarget } from "../targets";
import { answerEnd, answerStart, findAnswerLine } from "../text/answer-line";
import { skipSpace, trimEnd } from "../text/ascii";
import { answerCount, splitAnswer, WHOLE, WITH_AND, WITHOUT_AND } from "./answer-spans";
import { bareEnd, bareStart, bareText } from "./bare-text";
import { alternativeCount, prepareAnswers, spanCount, spansOf } from "./span-targets";

let bestNum: u64 = 0;
let bestDen: u64 = 1;
let bestIsExact: bool = false;
let bestIsSplit: bool = false;
let numberDiffered: bool = false;

export function scoreDrop(): void {
  const prepared = preparedTarget(prepareAnswers);
  if (limitPassed()) return;
  if (!prepared) return undecided(RULE_UNKNOWN_TARGET);
  let isList = false;
  for (let i: u32 = 0; i < alternativeCount(prepared); i++) {
    if (spanCount(prepared, i) > 1) isList = true;
  }
  let start = skipSpace(text, textEnd);
  let end = trimEnd(start, textEnd);
  if (!isAnswer && findAnswerLine(text, textEnd, isList)) {
    start = answerStart;
    end = answerEnd;
  }
  bareText(start, end);
  start = bareStart;
  end = bareEnd;
  if (start == end) return unanswered(RULE_EXTRACT_EMPTY);
  bestNum = 0;
  bestDen = 1;
  bestIsExact = false;
  bestIsSplit = false;
  numberDiffered = false;
  compareAs(WHOLE, start, end, prepared);
  if (isList) {
    compareAs(WITHOUT_AND, start, end, prepared);
    compareAs(WITH_AND, start, end, prepared);
  }
  if (limitPassed()) return;
  if (!bestIsSplit) span(<u32>(start - text), <u32>(end - text));
  const why =
    bestIsExact || metricIsExactMatch()
      ? RULE_DROP_EM
      : !bestNum && numberDiffered
        ? RULE_DROP_NUMBER_DIFFERS
        : RULE_DROP_F1;
  score(bestNum, bestDen, why);
}

/** Compares one reading of the answer with the alternatives it is meant for. */
function compareAs(how: u32, start: usize, end: usize, prepared: usize): void {
  if (bestIsExact || limitPassed()) return;
  const answers = splitAnswer(start, end, how);
  if (!answerCount || limitPassed()) return;
  for (let i: u32 = 0; i < alternativeCount(prepared); i++) {
    const targets = spansOf(prepared, i);
    const count = spanCount(prepared, i);
    if (how != WHOLE && count == 1) continue;
    alignExactly(answers, answerCount, targets, count);
    if (limitPassed()) return;
    if (alignedNum) {
      bestNum = 1;
      bestDen = 1;
      bestIsExact = true;
      bestIsSplit = answerCount > 1;
      return;
    }
    if (metricIsExactMatch()) continue;
    alignByF1(answers, answerCount, targets, count, true);
    if (limitPassed()) return;
    if (alignedByNumber) numberDiffered = true;
    if (isLess(bestNum, bestDen, alignedNum, alignedDen)) {
      bestNum = alignedNum;
      bestDen = alignedDen;
      bestIsSplit = answerCount > 1;
    }
  }
}
