/**
 * answer() of Inspect AI 0.3.285 (scorer/_answer.py, scorer/_pattern.py): what follows
 * ANSWER: is a target, str.lower() on both sides.
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
import {
  OPTION_PATTERN,
  OPTION_PATTERN_LETTER,
  OPTION_PATTERN_LINE,
  RULE_EXTRACT_EMPTY,
  RULE_EXTRACT_NONE,
  RULE_INSPECT_ANSWER_LETTER,
  RULE_INSPECT_ANSWER_LINE,
  RULE_INSPECT_ANSWER_WORD,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { decide, unanswered, undecided } from "../record";
import { isAnswer, option, target, text, textEnd } from "../sample";
import { sameLower } from "../unicode/lower";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { findLetter, findLine, findWord, groupEnd, groupStart } from "./answer-pattern";
import { isBlank } from "./blank";
import { spanOf } from "./includes";

/** Equal where group 1 of the pattern is any target; a bare answer is compared as it stands. */
export function scoreInspectAnswer(): void {
  if (targetDepth(target) > 1) return undecided(RULE_UNKNOWN_TARGET);
  const pattern = option(OPTION_PATTERN, 2);
  let p = skipSpaces(text, textEnd);
  let end = trimSpaces(p, textEnd);
  if (!isAnswer || p == textEnd) {
    const found =
      pattern == OPTION_PATTERN_LETTER
        ? findLetter(text, textEnd)
        : pattern == OPTION_PATTERN_LINE
          ? findLine(text, textEnd)
          : findWord(text, textEnd);
    if (!found) return unanswered(isBlank() ? RULE_EXTRACT_EMPTY : RULE_EXTRACT_NONE);
    p = groupStart;
    end = groupEnd;
  }
  decide(isTarget(p, end), ruleOf(pattern));
  spanOf(p, end);
}

function ruleOf(pattern: u32): u16 {
  if (pattern == OPTION_PATTERN_LETTER) return RULE_INSPECT_ANSWER_LETTER;
  return pattern == OPTION_PATTERN_LINE ? RULE_INSPECT_ANSWER_LINE : RULE_INSPECT_ANSWER_WORD;
}

function isTarget(p: usize, end: usize): bool {
  const list = firstAlternative(target);
  let string = firstString(list);
  for (let n = listCount(list); n && !limitPassed(); n--, string = nextString(string)) {
    if (sameLower(p, end, stringStart(string), stringEnd(string))) return true;
  }
  return false;
}
