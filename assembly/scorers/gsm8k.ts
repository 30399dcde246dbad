/**
 * GSM8K: the final number of the output against the final number of the target, as exact
 * rationals without tolerance. The target may be a whole rationale of the data set (Cobbe et
 * al., 2021), whose answer stands behind "####". Known faults of other scorers that this one
 * avoids: a closing "..." as the answer, 18.00 beside 18, "$70,000" read as 000, the hyphen of
 * 10-18 as a sign (EleutherAI/lm-evaluation-harness#1159, open-compass/opencompass#2426).
 */
import { limitPassed } from "../budget";
import {
  firstAlternative,
  firstString,
  listCount,
  nextString,
  stringEnd,
  stringStart,
  targetDepth,
} from "../lists";
import { alloc } from "../memory";
import {
  RULE_EXTRACT_EMPTY,
  RULE_EXTRACT_HEDGED,
  RULE_EXTRACT_NEGATED,
  RULE_EXTRACT_NONE,
  RULE_EXTRACT_UNFINISHED,
  RULE_GSM8K_BOUND,
  RULE_GSM8K_NOTATION,
  RULE_GSM8K_NUMBER,
  RULE_GSM8K_SEVERAL,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { decide, span, unanswered, undecided } from "../record";
import { isAnswer, target, text, textEnd } from "../sample";
import { preparedTarget } from "../targets";
import { skipSpace } from "../text/ascii";
import { findTurn, isThinking, turnEnd, turnStart } from "../text/turn";
import {
  findFinalNumber,
  foundEnd,
  foundStart,
  foundVerdict,
  readBareNumber,
  readTargetNumber,
} from "./final-number";
import { BOUND, HEDGED, NEGATED, NOTATION, SEVERAL, UNFINISHED } from "./number-behind";
import { unitOf } from "./number-unit";
import { NumberValue, sameValue, VALUE_BYTES } from "./number-value";

export function scoreGsm8k(): void {
  if (targetDepth(target) == 2) return undecided(RULE_UNKNOWN_TARGET);
  const wanted = preparedTarget(prepareNumbers);
  if (limitPassed()) return;
  if (!wanted) return undecided(RULE_UNKNOWN_TARGET);
  const value = alloc(VALUE_BYTES);
  if (!value) return;
  if (!isAnswer) findTurn(text, textEnd);
  if (!isAnswer && isThinking) return unanswered(RULE_EXTRACT_UNFINISHED);
  const found = isAnswer
    ? readBareNumber(text, textEnd, value)
    : findFinalNumber(turnStart, turnEnd, value);
  if (!found) {
    const isBlank = skipSpace(text, textEnd) == textEnd;
    return unanswered(isBlank ? RULE_EXTRACT_EMPTY : RULE_EXTRACT_NONE);
  }
  if (foundVerdict == NEGATED) return unanswered(RULE_EXTRACT_NEGATED);
  if (foundVerdict == UNFINISHED) return unanswered(RULE_EXTRACT_UNFINISHED);
  span(<u32>(foundStart - text), <u32>(foundEnd - text));
  if (foundVerdict == HEDGED) return undecided(RULE_EXTRACT_HEDGED);
  if (foundVerdict == SEVERAL) return decide(false, RULE_GSM8K_SEVERAL);
  if (foundVerdict == BOUND) return decide(false, RULE_GSM8K_BOUND);
  if (foundVerdict == NOTATION) return undecided(RULE_GSM8K_NOTATION);
  let otherUnit = false;
  for (let i: u32 = 0; i < load<u32>(wanted); i++) {
    const number = wanted + 8 + <usize>i * VALUE_BYTES;
    if (!sameValue(value, number)) continue;
    if (isInUnit(changetype<NumberValue>(number).unit)) return decide(true, RULE_GSM8K_NUMBER);
    otherUnit = true;
  }
  if (otherUnit) return undecided(RULE_GSM8K_NOTATION);
  decide(false, RULE_GSM8K_NUMBER);
}

/** Does the answer name this unit of the target, or none that is known? */
function isInUnit(wanted: u32): bool {
  if (!wanted) return true;
  const unit = unitOf(text, foundStart, foundEnd, textEnd);
  return !unit || unit == wanted;
}

/** The numbers of the target: `u32 count, u32 0`, then the values. */
function prepareNumbers(target: usize): usize {
  const list = firstAlternative(target);
  const n = listCount(list);
  const numbers = alloc(8 + <usize>n * VALUE_BYTES);
  if (!numbers) return 0;
  let count: u32 = 0;
  let string = firstString(list);
  for (let i: u32 = 0; i < n; i++) {
    const value = numbers + 8 + <usize>count * VALUE_BYTES;
    if (readTargetNumber(stringStart(string), stringEnd(string), value)) {
      const unit = unitOf(stringStart(string), foundStart, foundEnd, stringEnd(string));
      changetype<NumberValue>(value).unit = unit;
      count++;
    }
    string = nextString(string);
  }
  store<u32>(numbers, count);
  return count ? numbers : 0;
}
