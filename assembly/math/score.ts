/**
 * The scorer `math`: finds the answer in the output, or unwraps it where it was given bare,
 * and compares it with the target's alternatives up the ladder of equal.ts.
 */
import { limitPassed } from "../budget";
import { findAnswer } from "../extract/answer";
import { answerEnd, answerStart, isScattered } from "../extract/range";
import { unwrap, unwrappedEnd, unwrappedStart } from "../extract/unwrap";
import {
  CERTAINTY_PROVED,
  RULE_EXTRACT_EMPTY,
  RULE_MATH_LETTER,
  RULE_MATH_NUMBER,
  RULE_MATH_PHRASE,
  RULE_TEXT_IDENTICAL,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { certain, decide, noSpan, span, unanswered, undecided } from "../record";
import { isAnswer, text, textEnd } from "../sample";
import { preparedTarget } from "../targets";
import { sameBytes, skipSpace, trimEnd } from "../text/ascii";
import { SAME, UNKNOWN } from "./compare";
import { equalAnswers, equalRule } from "./equal";
import { allocForms, formEnd, formStart, isEmptyForm, openForm } from "./form";
import { openLexer, token } from "./lexer";
import { parseAnswer } from "./parser";
import { countWords, isPhrase } from "./phrase";
import { prepareTarget, targetForm, targetForms } from "./target";
import { resetTerms } from "./term";
import { T_WORD } from "./tokens";

/** Scores the sample in hand. */
export function scoreMath(): void {
  const target = preparedTarget(prepareTarget);
  if (!target) {
    if (!limitPassed()) undecided(RULE_UNKNOWN_TARGET);
    return;
  }
  const form = allocForms(1);
  if (!form || isIdentical(target) || !findIn(form)) return;
  if (isEmptyForm(form)) return unanswered(RULE_EXTRACT_EMPTY);
  compareWith(target, form);
}

/** An output that is the target to the byte needs no search. */
function isIdentical(target: usize): bool {
  const start = skipSpace(text, textEnd);
  const end = trimEnd(start, textEnd);
  if (start == end) return false;
  for (let i: u32 = 0, n = targetForms(target); i < n; i++) {
    const form = targetForm(target, i);
    if (!sameBytes(start, end, formStart(form), formEnd(form))) continue;
    span(<u32>(start - text), <u32>(end - text));
    decide(true, RULE_TEXT_IDENTICAL);
    return true;
  }
  return false;
}

/** Opens the form of the answer and notes its place; false where there is none. */
function findIn(form: usize): bool {
  if (isAnswer) {
    openForm(form, text, textEnd);
  } else {
    const why = findAnswer(text, textEnd, isFormula);
    if (why) {
      unanswered(why);
      return false;
    }
    openForm(form, answerStart, answerEnd);
  }
  span(<u32>(formStart(form) - text), <u32>(formEnd(form) - text));
  if (!isAnswer && isScattered) noSpan();
  return !limitPassed();
}

/**
 * Is the line an answer by itself: one or two words, or a formula that can be read and doesn't
 * begin with a word ("So 2" is prose)?
 */
function isFormula(start: usize, end: usize): bool {
  unwrap(start, end);
  start = unwrappedStart;
  end = unwrappedEnd;
  if (isPhrase(start, end)) return countWords(start, end) <= 2;
  openLexer(start, end);
  resetTerms();
  return token != T_WORD && parseAnswer(start, end) != 0;
}

/** Equal to one alternative is equal; one that isn't known leaves the whole undecided. */
function compareWith(target: usize, form: usize): void {
  let unknown: u16 = 0;
  let rule: u16 = 0;
  for (let i: u32 = 0, n = targetForms(target); i < n; i++) {
    const verdict = equalAnswers(targetForm(target, i), form);
    if (verdict == SAME) return decided(true, equalRule);
    if (verdict == UNKNOWN) unknown = equalRule;
    else rule = equalRule;
  }
  if (unknown) undecided(unknown);
  else decided(false, rule);
}

function decided(same: bool, rule: u16): void {
  decide(same, rule);
  const exact =
    rule == RULE_TEXT_IDENTICAL ||
    rule == RULE_MATH_NUMBER ||
    rule == RULE_MATH_PHRASE ||
    rule == RULE_MATH_LETTER;
  if (!exact) certain(CERTAINTY_PROVED, 0);
}
