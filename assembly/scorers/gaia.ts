/**
 * GAIA (Mialon et al., 2023): quasi exact match by the kind of the target, as `question_scorer` of
 * the leaderboard has it (huggingface.co/spaces/gaia-benchmark/leaderboard, scorer.py), on what
 * stands behind FINAL ANSWER. docs/verdicts.md lists where this one differs, each time because
 * that one calls what is not the same the same, or the other way round: `inf` for what is no
 * number, "1,2,3" for 123, 1.5 m for 15 m, C for C++, lists that end in a full stop.
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
import { regionNext, release } from "../memory";
import {
  RULE_EXTRACT_EMPTY,
  RULE_GAIA_GROUPING,
  RULE_GAIA_LIST,
  RULE_GAIA_MARKS,
  RULE_GAIA_NUMBER,
  RULE_GAIA_STRING,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { decide, span, unanswered, undecided } from "../record";
import { isAnswer, target, text, textEnd } from "../sample";
import { answerEnd, answerStart, findAnswerLine } from "../text/answer-line";
import { sameBytes } from "../text/ascii";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { bareEnd, bareStart, bareText } from "./bare-text";
import { isList, keepsGroups, sameList } from "./gaia-list";
import { hasCommas, looksNumeric, readDecimal, sameDecimal } from "./gaia-number";
import { formEnd, normalForm, sameButMarks } from "./gaia-text";

/** The answer, and the part of it that is compared. */
let found: usize = 0;
let foundEnd: usize = 0;
let answer: usize = 0;
let stop: usize = 0;

const SAME: i32 = 1;
const OTHER: i32 = 0;
const UNKNOWN: i32 = -1;
/** Rule of the last comparison. */
let why: u16 = 0;

/** A target that is a list of strings means alternatives. */
export function scoreGaia(): void {
  const list = firstAlternative(target);
  if (targetDepth(target) == 2 || !hasTarget(list)) return undecided(RULE_UNKNOWN_TARGET);
  if (!findAnswer()) return unanswered(RULE_EXTRACT_EMPTY);
  span(<u32>(found - text), <u32>(foundEnd - text));
  let unknown: u16 = 0;
  let string = firstString(list);
  for (let n = listCount(list); n && !limitPassed(); n--, string = nextString(string)) {
    const mark = regionNext();
    const how = compareWith(stringStart(string), stringEnd(string));
    release(mark);
    if (how == SAME) return decide(true, why);
    if (how == UNKNOWN) unknown = why;
  }
  if (unknown) undecided(unknown);
  else decide(false, why);
}

function hasTarget(list: usize): bool {
  let string = firstString(list);
  for (let n = listCount(list); n; n--, string = nextString(string)) {
    if (skipSpaces(stringStart(string), stringEnd(string)) < stringEnd(string)) return true;
  }
  return false;
}

function findAnswer(): bool {
  found = skipSpaces(text, textEnd);
  foundEnd = trimSpaces(found, textEnd);
  if (found == foundEnd) return false;
  if (!isAnswer && findAnswerLine(text, textEnd, false)) {
    found = answerStart;
    foundEnd = answerEnd;
  }
  bareText(found, foundEnd);
  found = bareStart;
  foundEnd = bareEnd;
  return true;
}

/** Compares the answer with one target; `why` is the rule. */
function compareWith(t: usize, end: usize): i32 {
  t = skipSpaces(t, end);
  end = trimSpaces(t, end);
  why = RULE_GAIA_STRING;
  if (t == end) return OTHER;
  answer = found;
  stop = foundEnd;
  // As the prompt shows it: FINAL ANSWER: [YOUR FINAL ANSWER].
  if (load<u8>(found) == 0x5b && load<u8>(foundEnd - 1) == 0x5d && load<u8>(t) != 0x5b) {
    answer = skipSpaces(found + 1, foundEnd - 1);
    stop = trimSpaces(answer, foundEnd - 1);
    if (answer >= stop) return OTHER;
  }
  const number = readDecimal(t, end);
  if (number && !hasCommas) return compareNumber(number);
  if (isList(t, end)) return compareList(t, end, number);
  return compareText(t, end);
}

function compareNumber(number: usize): i32 {
  why = RULE_GAIA_NUMBER;
  const other = readDecimal(answer, stop);
  if (other) return sameDecimal(number, other) ? SAME : OTHER;
  if (!looksNumeric(answer, stop)) return OTHER;
  why = RULE_GAIA_GROUPING;
  return UNKNOWN;
}

/** `number` is what a target such as 1,234 is as a number: GAIA writes numbers without commas. */
function compareList(t: usize, end: usize, number: usize): i32 {
  why = RULE_GAIA_LIST;
  const groups = keepsGroups(answer, stop);
  if (sameList(t, end, answer, stop, groups)) return SAME;
  const other = number ? readDecimal(answer, stop) : 0;
  const isUnclear = other
    ? sameDecimal(number, other)
    : groups && !limitPassed() && sameList(t, end, answer, stop, false);
  if (!isUnclear) return OTHER;
  why = RULE_GAIA_GROUPING;
  return UNKNOWN;
}

function compareText(t: usize, end: usize): i32 {
  const wanted = normalForm(t, end, false);
  const wantedEnd = formEnd;
  const form: usize = wanted ? normalForm(answer, stop, false) : 0;
  if (!form) return OTHER;
  // Nothing but punctuation: there is no form to compare.
  if (wanted == wantedEnd) return sameBytes(t, end, answer, stop) ? SAME : OTHER;
  if (sameBytes(wanted, wantedEnd, form, formEnd)) return SAME;
  if (!sameButMarks(wanted, wantedEnd, form, formEnd)) return OTHER;
  why = RULE_GAIA_MARKS;
  return UNKNOWN;
}
