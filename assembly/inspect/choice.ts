/**
 * choice() of Inspect AI 0.3.285 (scorer/_choice.py) behind multiple_choice()
 * (solver/_multiple_choice.py): the options that the output marks are those of the target.
 * All strings of a target list together name the right options; one that is named twice never
 * matches. A target without options matches an output that marks none.
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
  OPTION_MULTIPLE_CORRECT,
  OPTION_MULTIPLE_CORRECT_TRUE,
  RULE_EXTRACT_EMPTY,
  RULE_EXTRACT_NONE,
  RULE_INSPECT_CHOICE_LETTERS,
  RULE_UNKNOWN_CHOICES,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { decide, span, unanswered, undecided } from "../record";
import { choices, isAnswer, option, target, text, textEnd } from "../sample";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { findList, listEnd, listStart } from "./answer-list";
import { isBlank } from "./blank";
import { markEnd, markOptions, markStart } from "./marks";
import { countTarget } from "./options";
import { placeInOutput } from "./removals";
import { plainEnd, plainStart, unwrapOptions } from "./unwrap";

/** Equal, different, or unanswered where no option of the sample was marked. */
export function scoreInspectChoice(): void {
  const count = choices ? listCount(choices) : 0;
  if (!count) return undecided(RULE_UNKNOWN_CHOICES);
  if (targetDepth(target) > 1) return undecided(RULE_UNKNOWN_TARGET);
  const marks = alloc(count);
  const counts = alloc(count);
  if (!marks || !counts) return;
  memory.fill(marks, 0, count);
  memory.fill(counts, 0, count);
  if (!countTargets(counts, count)) {
    if (!limitPassed()) undecided(RULE_UNKNOWN_CHOICES);
    return;
  }
  const marked = unwrapOptions(text, textEnd) ? markAnswer(marks, count) : 0;
  if (limitPassed()) return;
  if (memory.compare(marks, counts, count) == 0) decide(true, RULE_INSPECT_CHOICE_LETTERS);
  else if (marked) decide(false, RULE_INSPECT_CHOICE_LETTERS);
  else return unanswered(isBlank() ? RULE_EXTRACT_EMPTY : RULE_EXTRACT_NONE);
  if (marked == 1 && markStart) spanOfMark();
}

function countTargets(counts: usize, count: u32): bool {
  const list = firstAlternative(target);
  let string = firstString(list);
  for (let n = listCount(list); n; n--, string = nextString(string)) {
    if (!countTarget(stringStart(string), stringEnd(string), counts, count)) return false;
  }
  return true;
}

/** Marks what the output names; a bare answer is itself what would stand behind ANSWER:. */
function markAnswer(marks: usize, count: u32): u32 {
  const isMultiple = option(OPTION_MULTIPLE_CORRECT, 1) == OPTION_MULTIPLE_CORRECT_TRUE;
  if (findList(plainStart, plainEnd)) {
    return markOptions(listStart, listEnd, isMultiple, marks, count);
  }
  if (!isAnswer) return 0;
  const p = skipSpaces(plainStart, plainEnd);
  let end = trimSpaces(p, plainEnd);
  if (end > p && load<u8>(end - 1) == 0x2e) end--;
  return markOptions(p, end, isMultiple, marks, count);
}

function spanOfMark(): void {
  const p = placeInOutput(text, markStart);
  if (p) span(<u32>(p - text), <u32>(p - text + (markEnd - markStart)));
}
