/**
 * pattern() of Inspect AI 0.3.285 (scorer/_pattern.py): what the groups of a regular expression
 * take from the output, or all it matches where it has none, is a target; str.lower() on both
 * sides and re.IGNORECASE with ignore_case.
 */
import { limitPassed, spend } from "../budget";
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
  OPTION_IGNORE_CASE,
  OPTION_MATCH_ALL,
  RULE_EXTRACT_EMPTY,
  RULE_EXTRACT_NONE,
  RULE_INSPECT_PATTERN,
  RULE_REGEX_INVALID,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { decide, unanswered, undecided } from "../record";
import { IGNORE_CASE } from "../regex/flags";
import { groupEnd, groupStart, openSearch, search } from "../regex/machine";
import { patternFault, patternGroups, preparedPattern } from "../regex/pattern";
import { isAnswer, option, options, target, text, textEnd, words } from "../sample";
import { sameBytes } from "../text/ascii";
import { sameLower } from "../unicode/lower";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { decideIncorrect, isBlank } from "./blank";
import { spanOf } from "./includes";

/** Equal where any group (match_all: each) is a target; a bare answer is compared as it stands. */
export function scoreInspectPattern(): void {
  if (targetDepth(target) > 1) return undecided(RULE_UNKNOWN_TARGET);
  if (!words || listCount(words) != 1) return undecided(RULE_REGEX_INVALID);
  const p = skipSpaces(text, textEnd);
  if (isAnswer && p < textEnd) {
    const end = trimSpaces(p, textEnd);
    decide(isTarget(p, end), RULE_INSPECT_PATTERN);
    return spanOf(p, end);
  }
  const given = firstString(words);
  const pattern = preparedPattern(stringStart(given), stringEnd(given), flagsOfOptions(options));
  if (!pattern) return;
  if (patternFault(pattern)) return undecided(patternFault(pattern));
  if (!openSearch(pattern, text, textEnd)) return;
  if (!search(text)) return unanswered(isBlank() ? RULE_EXTRACT_EMPTY : RULE_EXTRACT_NONE);
  const groups = patternGroups(pattern);
  if (option(OPTION_MATCH_ALL, 1)) decideAll(groups);
  else decideAny(groups);
}

/** The flags of a pattern under these options. */
export function flagsOfOptions(bits: u32): u8 {
  return (bits >> OPTION_IGNORE_CASE) & 1 ? 0 : IGNORE_CASE;
}

/** The first group that is a target counts; where it is empty Python takes it for none. */
function decideAny(groups: u32): void {
  for (let i: u32 = groups ? 1 : 0; i <= groups; i++) {
    const p = groupStart(i);
    if (!p || !isTarget(p, groupEnd(i))) continue;
    if (groupEnd(i) == p) break;
    decide(true, RULE_INSPECT_PATTERN);
    return spanOf(p, groupEnd(i));
  }
  decideIncorrect(RULE_INSPECT_PATTERN);
  const one: u32 = groups == 1 ? 1 : 0;
  if (groupStart(one)) spanOf(groupStart(one), groupEnd(one));
}

/** Each group that took part is a target, and one did; an empty target.text counts as none. */
function decideAll(groups: u32): void {
  let isSome = false;
  let isAll = true;
  for (let i: u32 = groups ? 1 : 0; i <= groups && isAll; i++) {
    const p = groupStart(i);
    if (!p) continue;
    isSome = true;
    isAll = isTarget(p, groupEnd(i));
  }
  if (isSome && isAll && hasText()) decide(true, RULE_INSPECT_PATTERN);
  else decideIncorrect(RULE_INSPECT_PATTERN);
  const one: u32 = groups == 1 && groupStart(1) ? 1 : 0;
  spanOf(groupStart(one), groupEnd(one));
}

function isTarget(p: usize, end: usize): bool {
  const list = firstAlternative(target);
  const folds = flagsOfOptions(options) != 0;
  let string = firstString(list);
  for (let n = listCount(list); n && !limitPassed(); n--, string = nextString(string)) {
    const from = stringStart(string);
    const to = stringEnd(string);
    if (folds ? sameLower(p, end, from, to) : spend(1) && sameBytes(p, end, from, to)) return true;
  }
  return false;
}

/** Is any of the targets more than nothing? */
function hasText(): bool {
  const list = firstAlternative(target);
  let string = firstString(list);
  for (let n = listCount(list); n; n--, string = nextString(string)) {
    if (stringEnd(string) > stringStart(string)) return true;
  }
  return false;
}
