/**
 * SQuAD: exact match and F1 of Rajpurkar et al. (2016; evaluate-v1.1.py and -v2.0.py), over
 * words normalised as in `drop`: decimals, signs and symbols that tell words apart are kept.
 * A list of targets is alternatives, the best counts. An empty target (SQuAD 2.0: the
 * question has no answer) is met by an empty answer alone.
 */
import { limitPassed } from "../budget";
import { targetDepth } from "../lists";
import {
  RULE_EXTRACT_EMPTY,
  RULE_SQUAD_EM,
  RULE_SQUAD_F1,
  RULE_SQUAD_NO_ANSWER,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { all, common, overlap, sameSpan } from "../normalise/compare";
import { gcd, isLess } from "../normalise/fraction";
import { readSpan } from "../normalise/span";
import { decide, score, span, unanswered, undecided } from "../record";
import { isAnswer, metricIsExactMatch, target, text, textEnd } from "../sample";
import { preparedTarget } from "../targets";
import { answerEnd, answerStart, findAnswerLine } from "../text/answer-line";
import { skipSpace, trimEnd } from "../text/ascii";
import { bareEnd, bareStart, bareText } from "./bare-text";
import { alternativeCount, prepareAlternatives, spanCount, spansOf } from "./span-targets";

export function scoreSquad(): void {
  if (targetDepth(target) == 2) return undecided(RULE_UNKNOWN_TARGET);
  const prepared = preparedTarget(prepareAlternatives);
  if (limitPassed()) return;
  if (!prepared) return undecided(RULE_UNKNOWN_TARGET);
  let start = skipSpace(text, textEnd);
  let end = trimEnd(start, textEnd);
  if (!isAnswer && findAnswerLine(text, textEnd, false)) {
    start = answerStart;
    end = answerEnd;
  }
  bareText(start, end);
  start = bareStart;
  end = bareEnd;
  const answer = readSpan(start, end);
  if (limitPassed()) return;
  if (!answer) {
    return hasNoAnswer(prepared)
      ? decide(true, RULE_SQUAD_NO_ANSWER)
      : unanswered(RULE_EXTRACT_EMPTY);
  }
  span(<u32>(start - text), <u32>(end - text));
  compareWith(prepared, answer);
}

function hasNoAnswer(prepared: usize): bool {
  for (let i: u32 = 0; i < alternativeCount(prepared); i++) {
    if (!spanCount(prepared, i)) return true;
  }
  return false;
}

function compareWith(prepared: usize, answer: usize): void {
  let bestNum: u64 = 0;
  let bestDen: u64 = 1;
  let onlyBlank = true;
  for (let i: u32 = 0; i < alternativeCount(prepared); i++) {
    if (!spanCount(prepared, i)) continue;
    onlyBlank = false;
    const wanted: usize = load<u32>(spansOf(prepared, i));
    if (sameSpan(answer, wanted)) return decide(true, RULE_SQUAD_EM);
    if (metricIsExactMatch()) continue;
    overlap(answer, wanted, false);
    if (!isLess(bestNum, bestDen, 2 * common, all)) continue;
    bestNum = 2 * common;
    bestDen = all;
  }
  if (onlyBlank) return decide(false, RULE_SQUAD_NO_ANSWER);
  if (metricIsExactMatch()) return decide(false, RULE_SQUAD_EM);
  const divisor = gcd(bestNum, bestDen);
  score(bestNum / divisor, bestDen / divisor, RULE_SQUAD_F1);
}
