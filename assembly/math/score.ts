/**
 * The scorer `math`: finds the answer in the output, or unwraps it where it was given bare,
 * and compares it with the target's alternatives up the ladder of equal.ts.
 */
import { limitPassed } from "../budget";
import { findAnswer } from "../extract/answer";
import { answerEnd, answerStart, isScattered } from "../extract/range";
import { unwrap, unwrappedEnd, unwrappedStart } from "../extract/unwrap";
import {
  CERTAINTY_PROBABLE,
  CERTAINTY_PROVED,
  CERTAINTY_REFUTED,
  RULE_EXTRACT_EMPTY,
  RULE_EXTRACT_HEDGED,
  RULE_EXTRACT_NAME_BESIDE,
  RULE_MATH_APART,
  RULE_MATH_ASSIGNMENT_DROPPED,
  RULE_MATH_DECIMAL_COMMA,
  RULE_MATH_DOMAIN,
  RULE_MATH_LETTER,
  RULE_MATH_NUMBER,
  RULE_MATH_PERCENT_DROPPED,
  RULE_MATH_PHRASE,
  RULE_MATH_REPEATING,
  RULE_MATH_UNIT_DROPPED,
  RULE_TEXT_IDENTICAL,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { certain, decide, noSpan, span, unanswered, undecided } from "../record";
import { isAnswer, text, textEnd } from "../sample";
import { preparedTarget } from "../targets";
import { isDigit, skipSpace, trimEnd } from "../text/ascii";
import { isProductOfLetters, startsAtom } from "./atoms";
import { takePercentBehindBox, takeUnitBehindBox } from "./behind-box";
import { takeSentence } from "./boxed-sentence";
import { isConstant, SAME, UNKNOWN } from "./compare";
import { equalAnswers, equalBits, equalRule } from "./equal";
import {
  allocForms,
  FORMULA,
  formEnd,
  formStart,
  formTerm,
  isEmptyForm,
  openedEnd,
  openedStart,
  openForm,
  PLAIN,
  whatIs,
} from "./form";
import { advance, openLexer, token, tokenEnd, tokenSpaced, tokenStart } from "./lexer";
import { findNearbyUnit, nearbyEnd, nearbyStart } from "./nearby-unit";
import { CALL, LIST, POLY, PRIME, RELATION, SUBSCRIPT, SYMBOL, UNIT } from "./ops";
import { parseAnswer } from "./parser";
import { countWords, isPhrase } from "./phrase";
import { PROVED } from "./rung-modular";
import { spell, spelledEnd, spelledStart } from "./spelling";
import { isWritten, prepareTarget, targetForm, targetForms } from "./target";
import { child, count, kind, resetTerms } from "./term";
import { T_END, T_NUMBER, T_WORD } from "./tokens";
import { isUnitWord } from "./unit-words";

/** Scores the sample in hand. */
export function scoreMath(): void {
  const target = preparedTarget(prepareTarget);
  if (!target) {
    if (!limitPassed()) undecided(RULE_UNKNOWN_TARGET);
    return;
  }
  const form = allocForms(1);
  if (!form || isIdentical(target) || !findIn(target, form)) return;
  if (isEmptyForm(form)) return unanswered(RULE_EXTRACT_EMPTY);
  const isBoxed = !isAnswer && !isScattered && openedEnd < textEnd && load<u8>(openedEnd) == 0x7d;
  const isPercent = isBoxed && whatIs(form) == PLAIN && takePercentBehindBox(form);
  if (!isPercent && !isAnswer && whatIs(form) == PLAIN && hasUnit(target)) takeUnit(form);
  if (!isAnswer && whatIs(form) == FORMULA && hasPlain(target)) {
    const isTaken = takeSentence(form) && formStart(form) >= text && formEnd(form) <= textEnd;
    if (isTaken && !isScattered) {
      span(<u32>(formStart(form) - text), <u32>(formEnd(form) - text));
    }
    if (limitPassed()) return;
  }
  compareWith(target, form);
}

function hasPlain(target: usize): bool {
  for (let i: u32 = 0, n = targetForms(target); i < n; i++) {
    if (whatIs(targetForm(target, i)) == PLAIN) return true;
  }
  return false;
}

/** An output that is the target to the byte needs no search. */
function isIdentical(target: usize): bool {
  const start = skipSpace(text, textEnd);
  const end = trimEnd(start, textEnd);
  if (start == end) return false;
  for (let i: u32 = 0, n = targetForms(target); i < n; i++) {
    if (!isWritten(targetForm(target, i), start, end)) continue;
    span(<u32>(start - text), <u32>(end - text));
    decide(true, RULE_TEXT_IDENTICAL);
    return true;
  }
  return false;
}

/** Opens the form of the answer and notes its place; false where there is none. */
function findIn(target: usize, form: usize): bool {
  if (isAnswer) {
    openForm(form, text, textEnd);
  } else {
    const why = findAnswer(text, textEnd, isFormula);
    if (why) {
      if (why == RULE_EXTRACT_NAME_BESIDE) decideBesideName(target, form);
      else if (why == RULE_EXTRACT_HEDGED) {
        span(<u32>(answerStart - text), <u32>(answerEnd - text));
        undecided(why);
      } else unanswered(why);
      return false;
    }
    openForm(form, answerStart, answerEnd);
  }
  span(<u32>(openedStart - text), <u32>(openedEnd - text));
  if (!isAnswer && isScattered) noSpan();
  return !limitPassed();
}

/** The value beside a letter is the answer where that is the target, a constant. */
function decideBesideName(target: usize, form: usize): void {
  openForm(form, answerStart, answerEnd);
  span(<u32>(openedStart - text), <u32>(openedEnd - text));
  for (let i: u32 = 0, n = targetForms(target); i < n; i++) {
    if (!isConstantForm(targetForm(target, i))) continue;
    if (equalAnswers(targetForm(target, i), form) != SAME) continue;
    decide(true, RULE_EXTRACT_NAME_BESIDE);
    return certain(CERTAINTY_PROBABLE, 0);
  }
  if (!limitPassed()) undecided(RULE_EXTRACT_HEDGED);
}

function isConstantForm(form: usize): bool {
  if (whatIs(form) == PLAIN) return true;
  const t = whatIs(form) == FORMULA ? formTerm(form) : 0;
  return t != 0 && kind(t) == POLY && isConstant(t);
}

/**
 * Is the line an answer by itself: one or two words, or a formula that can be read, without
 * words but for units ("So 2", "3x = -2, hence x = -2/3" are prose)?
 */
function isFormula(start: usize, end: usize): bool {
  unwrap(start, end);
  spell(unwrappedStart, unwrappedEnd);
  start = spelledStart;
  end = spelledEnd;
  if (isPhrase(start, end)) return countWords(start, end) <= 2;
  resetTerms();
  if (hasProse(start, end)) return false;
  const t = parseAnswer(start, end);
  return t != 0 && !isCalculation(t);
}

/** A word that is no unit, or a formula of its own: "$x = 5$ m". */
function hasProse(start: usize, end: usize): bool {
  for (let p = behindNumber(start, end); p < end; p++) {
    if (load<u8>(p) != 0x24 || (p > start && load<u8>(p - 1) == 0x5c)) continue;
    if (p + 1 == end || !isDigit(load<u8>(p, 1))) return true;
  }
  let afterWord = false;
  let afterAtom = false;
  for (openLexer(start, end); token != T_END; advance()) {
    const isShort = token == T_WORD && isProductOfLetters();
    if (token == T_WORD && !isShort) {
      if (tokenStart == start || !isUnitWord(tokenStart, tokenEnd)) return true;
    }
    // "so 24 cm" and "24 so" are prose, "xy + 1" isn't
    const isAtom = token == T_NUMBER || isShort || startsAtom();
    if (tokenSpaced && isAtom && (afterWord || (isShort && afterAtom))) return true;
    afterWord = isShort;
    afterAtom = isAtom;
  }
  return false;
}

/** Behind the number in dollars that begins here, `$28$ \%`; the start where none does. */
function behindNumber(start: usize, end: usize): usize {
  if (start == end || load<u8>(start) != 0x24) return start;
  let p = start + 1;
  while (p < end && (isDigit(load<u8>(p)) || load<u8>(p) == 0x2e || load<u8>(p) == 0x20)) p++;
  return p > start + 1 && p < end && load<u8>(p) == 0x24 ? p + 1 : start;
}

/** A list with a relation that assigns to no name: "6/2 = 3 g, 4 x 3 g = 12 g". */
function isCalculation(t: usize): bool {
  if (kind(t) != LIST) return false;
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const c = child(t, i);
    if (kind(c) != RELATION) continue;
    const left = kind(child(c, 0));
    if (left != SYMBOL && left != CALL && left != SUBSCRIPT && left != PRIME) return true;
  }
  return false;
}

function hasUnit(target: usize): bool {
  for (let i: u32 = 0, n = targetForms(target); i < n; i++) {
    const t = formTerm(targetForm(target, i));
    if (t && kind(t) == UNIT) return true;
  }
  return false;
}

/** Takes the unit that stands beside the number in the output along. */
function takeUnit(form: usize): void {
  if (openedEnd < textEnd && load<u8>(openedEnd) == 0x7d) return takeUnitBehindBox(form);
  if (!findNearbyUnit(text, textEnd, openedStart, openedEnd)) return;
  openForm(form, nearbyStart, nearbyEnd);
  span(<u32>(openedStart - text), <u32>(openedEnd - text));
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
  const isCustom =
    rule == RULE_MATH_DOMAIN || rule == RULE_MATH_REPEATING || rule == RULE_MATH_DECIMAL_COMMA;
  const isProbable = isCustom || (equalBits != 0 && equalBits != PROVED);
  if (same && isProbable) return certain(CERTAINTY_PROBABLE, equalBits == PROVED ? 0 : equalBits);
  const exact =
    rule == RULE_TEXT_IDENTICAL ||
    rule == RULE_MATH_NUMBER ||
    rule == RULE_MATH_PHRASE ||
    rule == RULE_MATH_LETTER ||
    rule == RULE_MATH_UNIT_DROPPED ||
    rule == RULE_MATH_PERCENT_DROPPED ||
    rule == RULE_MATH_ASSIGNMENT_DROPPED;
  if (!exact) certain(rule == RULE_MATH_APART ? CERTAINTY_REFUTED : CERTAINTY_PROVED, 0);
}
