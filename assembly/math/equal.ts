/**
 * The ladder: two answers, from the cheapest rung to the dearest. A rung decides or passes on.
 * What acts on one side only (policies.ts) stands at the end and acts once, at the top.
 */
import { forgetNoted, limitPassed } from "../budget";
import {
  OPTION_ROUNDING_6_PLACES,
  OPTION_TEXT_STRICT,
  RULE_MATH_AMBIGUOUS,
  RULE_MATH_APART,
  RULE_MATH_CONSTANT,
  RULE_MATH_DOMAIN,
  RULE_MATH_EQUATION,
  RULE_MATH_EXPRESSION,
  RULE_MATH_IDENTICAL_FORM,
  RULE_MATH_IDENTITY,
  RULE_MATH_LETTER,
  RULE_MATH_MEANING,
  RULE_MATH_NUMBER,
  RULE_MATH_OPAQUE,
  RULE_MATH_PERCENT_DROPPED,
  RULE_MATH_PHRASE,
  RULE_MATH_RATIO,
  RULE_MATH_SET_AS_LIST,
  RULE_MATH_SOLUTION_SET,
  RULE_MATH_STRUCTURE,
  RULE_MATH_TEXT_DROPPED,
  RULE_MATH_UNIT_CONVERTED,
  RULE_TEXT_IDENTICAL,
} from "../names.generated";
import { sameBytes } from "../text/ascii";
import { isBeyondReals } from "./ball-of-form";
import { compareForms, DIFFERENT, isExact, SAME, UNKNOWN } from "./compare";
import { compareLoosely, isDoubtful, looseRule } from "./compare-loose";
import { isContradiction, noteJoins } from "./compare-union";
import { areOtherUnits, isConverted } from "./compare-unit";
import { compareAssigned, compareOrder, writtenRule } from "./compare-written";
import {
  areEqualRestricted,
  compareEvaluated,
  endEvaluations,
  evaluatedBits,
  evaluatedRule,
  lostDomain,
  MAX_LEVELS,
  startEvaluations,
} from "./evaluated";
import {
  formEnd,
  formParsed,
  formStart,
  formTerm,
  hasBracketComma,
  hasDroppedText,
  hasENumber,
  hasListComma,
  hasLostDomain,
  hasPercent,
  hasRealRoot,
  isEmptyForm,
  isLoose,
  joinsOf,
  limitsOf,
  PHRASE,
  PLAIN,
  samePlainNumbers,
  saysInWords,
  whatIs,
  withTerm,
} from "./form";
import { meaningBeside } from "./meaning";
import { letterOf } from "./names";
import { opaqueForm } from "./opaque";
import {
  AND,
  EQUAL_TO,
  GROUP,
  HAS_E,
  IS_AMBIGUOUS,
  IS_COMPLEX,
  IS_FORMAL,
  IS_INFINITE,
  IS_OPAQUE,
  LIST,
  MEANING,
  OPAQUE,
  OR,
  POLY,
  RATIO,
  RELATION,
  SET,
  UNION,
} from "./ops";
import { areSameLetters, comparePhrases } from "./phrase";
import {
  differAnyway,
  dropPolicies,
  droppedA,
  droppedB,
  dropsAnyway,
  isAngleForbidden,
  policyRule,
} from "./policies";
import { asRational } from "./poly";
import { isRounded, roundedBits, roundedRule } from "./rounded";
import { compareRatio } from "./rung-ratio";
import { BY_BYTES, BY_POLICY, BY_RATIO, BY_ROUNDING, BY_TEXT, BY_VALUE, uses } from "./rungs";
import { isDomainRestricted, isOrderKept, rounding, textRule } from "./settings";
import { isCondition } from "./solution";
import { child, compare, count, flags, isSame, kind, x } from "./term";
import { isComplexByCustom, isShallow } from "./variables";
import { whyUnknown } from "./why-unknown";

/** Rule of the last `equalAnswers`, and the bits of agreement where it is `math/rounded`. */
export let equalRule: u16 = 0;
export let equalBits: u16 = 0;

/** SAME, DIFFERENT or UNKNOWN for two opened forms; sets `equalRule`. Symmetric. */
export function equalAnswers(a: usize, b: usize): i32 {
  equalBits = 0;
  if (isEmptyForm(a) || isEmptyForm(b)) return by(UNKNOWN, RULE_MATH_OPAQUE);
  // "\sqrt{17}" and "\sqrt{17}"
  if (uses(BY_BYTES) && sameBytes(formStart(a), formEnd(a), formStart(b), formEnd(b))) {
    return by(SAME, RULE_TEXT_IDENTICAL);
  }
  // "1,000.50" and "1000.5"
  if (uses(BY_VALUE) && whatIs(a) == PLAIN && whatIs(b) == PLAIN) {
    if (samePlainNumbers(a, b)) return by(SAME, RULE_MATH_NUMBER);
    if (rounding() != OPTION_ROUNDING_6_PLACES) return by(DIFFERENT, RULE_MATH_NUMBER);
  }
  let isOther = false;
  // "No solution" and "no  solution"
  if (uses(BY_TEXT) && whatIs(a) == PHRASE && whatIs(b) == PHRASE) {
    const c = comparePhrases(formStart(a), formEnd(a), formStart(b), formEnd(b));
    if (c == SAME || (c == DIFFERENT && textRule() == OPTION_TEXT_STRICT)) {
      return by(c, RULE_MATH_PHRASE);
    }
    isOther = c == DIFFERENT;
  }
  // "mgh" and "m g h"
  if (uses(BY_TEXT) && areSameLetters(formStart(a), formEnd(a), formStart(b), formEnd(b))) {
    return by(SAME, RULE_MATH_IDENTICAL_FORM);
  }
  const formA = withTerm(a);
  const formB = formA ? withTerm(b) : 0;
  // "twelve" and "a dozen" are no different words
  if (isOther && formB && !(saysInWords(formA) && saysInWords(formB))) {
    return by(DIFFERENT, RULE_MATH_PHRASE);
  }
  return formB ? compareTerms(formA, formB) : by(UNKNOWN, RULE_MATH_OPAQUE);
}

function by(verdict: i32, rule: u16): i32 {
  equalRule = rule;
  return verdict;
}

/** The rungs on canonical terms. */
function compareTerms(a: usize, b: usize): i32 {
  forgetNoted();
  let s = formTerm(a);
  let t = formTerm(b);
  // "2:30" beside a time of day is one
  if (kind(s) == MEANING && kind(t) != MEANING) t = beside(s, b, t);
  else if (kind(t) == MEANING && kind(s) != MEANING) s = beside(t, a, s);
  noteJoins(joinsOf(a), joinsOf(b));
  let c = isAngleForbidden(s, t) ? UNKNOWN : compareForms(s, t);
  let rule = ruleOf(s, t);
  const strict = c;
  // "x = 5 cm" and "5": one side alone is rewritten
  const mayDrop = uses(BY_POLICY) && (c == UNKNOWN || (c == DIFFERENT && dropsAnyway(s, t)));
  if (mayDrop && dropPolicies(s, t)) {
    s = droppedA;
    t = droppedB;
    c = compareForms(s, t);
    if (c == DIFFERENT && !differAnyway()) c = strict;
    // Two percentages, one of them inside a term: neither sign may go.
    const isSign = policyRule == RULE_MATH_PERCENT_DROPPED || policyRule == RULE_MATH_NUMBER;
    if (isSign && hasPercent(a) && hasPercent(b)) c = UNKNOWN;
    rule = policyRule;
  }
  // "AB = 4, CD = 5" and "4, 5"
  if (c == UNKNOWN && uses(BY_POLICY)) {
    c = compareAssigned(a, b, formTerm(a), formTerm(b));
    if (c != UNKNOWN) rule = writtenRule;
  }
  // "0,5" and "0.5", "(1, 2)" and a column
  if (c != SAME) {
    if (compareLoosely(a, b, formTerm(a), formTerm(b)) == SAME) {
      c = SAME;
      rule = looseRule;
    } else if (isDoubtful) return by(UNKNOWN, RULE_MATH_AMBIGUOUS);
  }
  // "\tan x \sin x" and "\sec x - \cos x"
  if (c == UNKNOWN && strict == UNKNOWN && !limitPassed()) {
    c = evaluated(a, b, formTerm(a), formTerm(b));
    if (c != UNKNOWN) rule = evaluatedAs;
    else if (lostDomain && !isDomainRestricted()) return by(UNKNOWN, RULE_MATH_DOMAIN);
    // The domain of what was parsed has been looked at.
    if (c == SAME && kind(formTerm(a)) == POLY && kind(formTerm(b)) == POLY) {
      const isDropped = rule != RULE_MATH_DOMAIN && (hasDroppedText(a) || hasDroppedText(b));
      return by(c, isDropped ? RULE_MATH_TEXT_DROPPED : rule);
    }
  }
  // "0.0833333333333333" and "1/12", "0.333333" and "1/3"
  if (c != SAME && uses(BY_ROUNDING) && isRounded(s, t)) {
    equalBits = roundedBits;
    c = SAME;
    rule = roundedRule;
  }
  // "5 m" and "5 s"
  if (c == UNKNOWN && areOtherUnits(a, b, formTerm(a), formTerm(b))) {
    c = DIFFERENT;
    rule = RULE_MATH_STRUCTURE;
  }
  // "1, 2" and "2, 1"
  if (c == SAME && isOrderKept() && kind(s) == LIST && kind(t) == LIST) c = compareOrder(a, b);
  if (limitPassed()) return by(UNKNOWN, RULE_MATH_OPAQUE);
  if (c == SAME) {
    // "x = 1 and y = 2", "x = 1 or y = 2"
    const joins = joinsOf(a) | joinsOf(b);
    const clash = joins == (AND | OR) && joinsOf(a) != 0 && joinsOf(b) != 0;
    if (joins == OR && !(isEither(a, s) && isEither(b, t)) && !sameTokens(a, b))
      return by(UNKNOWN, RULE_MATH_AMBIGUOUS);
    if (clash && !sameTokens(a, b)) return by(UNKNOWN, RULE_MATH_OPAQUE);
    const lost = hasLostDomain(a) || hasLostDomain(b);
    if (hasDroppedText(a) || hasDroppedText(b)) rule = RULE_MATH_TEXT_DROPPED;
    if (!lost || sameTokens(a, b) || sameReading(a, b)) return by(SAME, rule);
    return by(isDomainRestricted() ? SAME : UNKNOWN, RULE_MATH_DOMAIN);
  }
  // "1,234" might be a list, where the other side is one
  if ((hasListComma(a) && isList(t)) || (hasListComma(b) && isList(s))) {
    return by(UNKNOWN, RULE_MATH_AMBIGUOUS);
  }
  // (-8)^{1/3} against 1 + \sqrt{3} i
  const isComplex = isBeyondReal(s) || isBeyondReal(t);
  if (c == DIFFERENT && isComplex && (hasRealRoot(a) || hasRealRoot(b))) c = UNKNOWN;
  // \sin x y against y \sin x
  if (c == DIFFERENT && (isLoose(a) || isLoose(b))) return by(UNKNOWN, RULE_MATH_AMBIGUOUS);
  // 5e-3 against 5e - 3
  const hasE = (flags(s) | flags(t)) & HAS_E;
  if (c == DIFFERENT && hasE && (hasENumber(a) || hasENumber(b))) {
    return by(UNKNOWN, RULE_MATH_AMBIGUOUS);
  }
  // "(1,234)" might be a number
  if (c == DIFFERENT && (isThousands(a, s, t) || isThousands(b, t, s))) {
    return by(UNKNOWN, RULE_MATH_AMBIGUOUS);
  }
  if (c == DIFFERENT) {
    return by(DIFFERENT, rule == RULE_MATH_IDENTICAL_FORM ? RULE_MATH_APART : rule);
  }
  // "C" and "D"
  if (isChoice(a) && isChoice(b)) return by(DIFFERENT, RULE_MATH_LETTER);
  return by(UNKNOWN, whyUnknown(a, b));
}

/** What the form says in the sense of the MEANING `other`; `own` where it says nothing there. */
function beside(other: usize, form: usize, own: usize): usize {
  const t = meaningBeside(other, formStart(form), formEnd(form));
  return t ? t : own;
}

/** Does the list of conditions mean "or": it says so, or the comma can't mean "and"? */
function isEither(form: usize, t: usize): bool {
  return joinsOf(form) != 0 || kind(t) != LIST || !isCondition(t) || isContradiction(t);
}

/** Are the two written alike, spacing aside? */
function sameTokens(a: usize, b: usize): bool {
  const s = opaqueForm(formStart(a), formEnd(a));
  const t = s ? opaqueForm(formStart(b), formEnd(b)) : 0;
  return t != 0 && isSame(s, t);
}

/** Were the two read as the same term, before anything was worked out: \ln xy, \ln(xy)? */
function sameReading(a: usize, b: usize): bool {
  const s = formParsed(a);
  const t = formParsed(b);
  return s != 0 && t != 0 && isSame(s, t);
}

/** Are these entries in brackets rather one number, as the other side is? */
function isThousands(form: usize, entries: usize, other: usize): bool {
  return hasBracketComma(form) && kind(entries) == GROUP && kind(other) == POLY;
}

function isList(t: usize): bool {
  return kind(t) == LIST || kind(t) == SET;
}

/** The rule under which two terms are compared. */
function ruleOf(s: usize, t: usize): u16 {
  if (kind(s) == POLY && kind(t) == POLY) {
    if (!isExact(s) || !isExact(t)) return RULE_MATH_IDENTICAL_FORM;
    if ((flags(s) | flags(t)) & IS_FORMAL) return RULE_MATH_EXPRESSION;
    return asRational(s) && asRational(t) ? RULE_MATH_NUMBER : RULE_MATH_CONSTANT;
  }
  if (kind(s) == OPAQUE) return RULE_MATH_IDENTICAL_FORM;
  if (kind(s) != kind(t) && (kind(s) == RATIO || kind(t) == RATIO)) return RULE_MATH_RATIO;
  if (kind(s) == MEANING || kind(t) == MEANING) return RULE_MATH_MEANING;
  if (
    kind(s) == UNION ||
    kind(t) == UNION ||
    (kind(s) != kind(t) && (isCondition(s) || isCondition(t)))
  ) {
    return RULE_MATH_SOLUTION_SET;
  }
  if (kind(s) == RELATION && kind(t) == RELATION) {
    return x(s) == EQUAL_TO && x(t) == EQUAL_TO ? RULE_MATH_EQUATION : RULE_MATH_SOLUTION_SET;
  }
  if (isList(s) && isList(t) && kind(s) != kind(t)) return RULE_MATH_SET_AS_LIST;
  return isConverted(s, t) ? RULE_MATH_UNIT_CONVERTED : RULE_MATH_STRUCTURE;
}

/** A lone capital letter, as the choices of a question have, or "option C". */
function isChoice(form: usize): bool {
  const t = formTerm(form);
  if (saysInWords(form)) return kind(t) == POLY && count(t) == 1 && letterOf(t) - 0x41 < 26;
  return formEnd(form) - formStart(form) == 1 && <u32>load<u8>(formStart(form)) - 0x41 < 26;
}

/** The rule under which `evaluated` decided. */
let evaluatedAs: u16 = 0;

/**
 * By the rungs that evaluate: two expressions as they were parsed, entries of structures by their
 * forms, in an order that doesn't hang on which answer was given first.
 */
function evaluated(a: usize, b: usize, s: usize, t: usize): i32 {
  if (isAngleForbidden(s, t)) return UNKNOWN;
  const tookRoot = hasRealRoot(a) || hasRealRoot(b);
  const areExpressions = kind(s) == POLY && kind(t) == POLY;
  startEvaluations(!areExpressions, tookRoot);
  if (areExpressions) {
    const known = !(limitsOf(a) | limitsOf(b));
    const c = known ? compareEvaluated(formParsed(a), formParsed(b), s, t) : UNKNOWN;
    equalBits = evaluatedBits;
    evaluatedAs = evaluatedRule;
    if (c != UNKNOWN || !areEqualRestricted) return c;
    evaluatedAs = RULE_MATH_DOMAIN;
    return SAME;
  }
  let c = ordered(a, b, s, t);
  evaluatedAs = c == SAME ? RULE_MATH_IDENTITY : RULE_MATH_APART;
  endEvaluations();
  // "\sin 2x = 1" and "2 = 4 \sin x \cos x"
  if (c == UNKNOWN && uses(BY_RATIO) && areRelations(a, b, s, t)) {
    const turns = compare(s, t) > 0;
    c = compareRatio(formParsed(turns ? b : a), formParsed(turns ? a : b));
    evaluatedAs = RULE_MATH_EQUATION;
  }
  // "y = \sin 2x" and "2 \sin x \cos x"
  if (c == UNKNOWN && uses(BY_POLICY) && dropPolicies(s, t) && !(hasPercent(a) && hasPercent(b))) {
    evaluatedAs = policyRule;
    startEvaluations(true, tookRoot);
    c = ordered(a, b, droppedA, droppedB) == SAME ? SAME : UNKNOWN;
    endEvaluations();
  }
  equalBits = evaluatedBits;
  return c;
}

/** Two relations that were read in full, and only in one way? */
function areRelations(a: usize, b: usize, s: usize, t: usize): bool {
  if (kind(s) != RELATION || kind(t) != RELATION || limitsOf(a) | limitsOf(b)) return false;
  if ((flags(s) | flags(t)) & (IS_AMBIGUOUS | IS_INFINITE) || limitPassed()) return false;
  if (hasDroppedText(a) || hasDroppedText(b)) return false;
  for (let i: u32 = 0, n = count(s); i < n; i++) if (isComplexByCustom(child(s, i))) return false;
  return isShallow(formParsed(a), MAX_LEVELS) && isShallow(formParsed(b), MAX_LEVELS);
}

/** `compareForms`, the lesser term first. */
function ordered(a: usize, b: usize, s: usize, t: usize): i32 {
  const turns = compare(s, t) > 0;
  noteJoins(joinsOf(turns ? b : a), joinsOf(turns ? a : b));
  return turns ? compareForms(t, s) : compareForms(s, t);
}

/** Does the term hold a number that isn't real, as far as is known? */
function isBeyondReal(t: usize): bool {
  if (flags(t) & IS_COMPLEX) return true;
  if (kind(t) == POLY) return (flags(t) & IS_OPAQUE) != 0 && isBeyondReals(t);
  if (kind(t) < GROUP || kind(t) > RELATION) return false;
  for (let i: u32 = 0, n = count(t); i < n; i++) if (isBeyondReal(child(t, i))) return true;
  return false;
}
