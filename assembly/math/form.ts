/**
 * One answer, as far as it has been looked at:
 *
 *    0 u32 start       4 u32 end, of the unwrapped bytes or of a copy (spelling.ts)
 *    8 u8 what it is: 0 not looked at, 1 plain number, 2 phrase, 3 formula
 *    9 u8 negative    10 u8 a comma may separate entries (1), or group digits in brackets (2)
 *   11 u8 bits: some domain was lost, a real root taken, a number like 5e-3 read, something read loosely
 *   12 u16 why it has no canonical form, if it hasn't   14 u8 it has a percent sign
 *   15 u8 words that join its relations (AND, OR), 0 for none
 *   16 u64 mantissa   24 i32 exponent (of a formula: u8 words were left out)   28 u32 term (0: not made)
 *   32 u32 limits beyond which a part was left as it is, as bits
 *   36 u8 it was read by what its words say (meaning.ts)
 *   40 u32 the term as it was parsed (0: none, or not only this one was)
 */

import { forgetNoted, limitPassed, notedLimits } from "../budget";
import { unwrap, unwrappedEnd, unwrappedStart } from "../extract/unwrap";
import { TERM_BYTES } from "../limits";
import { alloc, regionEnd, regionNext, useRegion } from "../memory";
import {
  OPTION_TEXT_DROPPED,
  RULE_MATH_AMBIGUOUS,
  RULE_MATH_ELLIPSIS,
  RULE_MATH_OPAQUE,
} from "../names.generated";
import { enterScalar, isAboutNumbers, resetScalars } from "./canonical-product";
import { canonicalSide } from "./canonical-structure";
import { congruenceOf } from "./congruence";
import { hasEllipsis } from "./ellipsis";
import {
  advance,
  nextAt,
  openLexer,
  sawBracketComma,
  sawCommaNumber,
  sawExponent,
  sawPercent,
  token,
} from "./lexer";
import { meaningOf } from "./meaning";
import { opaqueForm } from "./opaque";
import { IDENTICAL, MULTIPLY, NUMBER, RELATION, SIDE_BY_SIDE, SYMBOL } from "./ops";
import { conjunctions, parseAnswer, sawLoose, sawRelation } from "./parser";
import { isPhrase } from "./phrase";
import { isPlainNumber, plainExponent, plainMantissa, plainNegative } from "./plain-number";
import { isZeroRational } from "./rational";
import { textRule } from "./settings";
import { spell, spelledEnd, spelledStart } from "./spelling";
import { domainLost, startForm, stuck, stuckRule, tookRealRoot } from "./stuck";
import { attribute, child, count, kind, resetTerms, x } from "./term";
import { T_END, T_TEXT, T_WORD } from "./tokens";
import { parseWrittenOut } from "./written-out";

export const FORM_BYTES: usize = 48;
export const PLAIN: u8 = 1;
export const PHRASE: u8 = 2;
export const FORMULA: u8 = 3;

/** The unwrapped bytes of the form opened last, where they stand in the text. */
export let openedStart: usize = 0;
export let openedEnd: usize = 0;

/** Unwraps `[start, end)` and looks what it is; the term of a formula is not made yet. */
export function openForm(form: usize, start: usize, end: usize): void {
  openedStart = start;
  openedEnd = end;
  if (!isPlainNumber(start, end)) {
    unwrap(start, end);
    openedStart = unwrappedStart;
    openedEnd = unwrappedEnd;
    spell(openedStart, openedEnd);
    start = spelledStart;
    end = spelledEnd;
    // a wrapper may have been hidden in the old spelling
    if (start != openedStart) {
      unwrap(start, end);
      start = unwrappedStart;
      end = unwrappedEnd;
    }
    if (!isPlainNumber(start, end)) {
      store<u8>(form, isPhrase(start, end) ? PHRASE : FORMULA, 8);
      storeRange(form, start, end);
      return;
    }
  }
  store<u8>(form, PLAIN, 8);
  storeRange(form, start, end);
  store<u8>(form, plainNegative ? 1 : 0, 9);
  store<u64>(form, plainMantissa, 16);
  store<i32>(form, plainExponent, 24);
}

function storeRange(form: usize, start: usize, end: usize): void {
  store<u32>(form, <u32>start);
  store<u32>(form, <u32>end, 4);
  store<u8>(form, 0, 24);
  store<u32>(form, 0, 28);
}

export function formStart(form: usize): usize {
  return load<u32>(form);
}

export function formEnd(form: usize): usize {
  return load<u32>(form, 4);
}

export function whatIs(form: usize): u8 {
  return load<u8>(form, 8);
}

export function isEmptyForm(form: usize): bool {
  return load<u32>(form) == load<u32>(form, 4);
}

export function samePlainNumbers(a: usize, b: usize): bool {
  return (
    load<u64>(a, 16) == load<u64>(b, 16) &&
    load<i32>(a, 24) == load<i32>(b, 24) &&
    load<u8>(a, 9) == load<u8>(b, 9)
  );
}

export function formTerm(form: usize): usize {
  return load<u32>(form, 28);
}

export function hasListComma(form: usize): bool {
  return (load<u8>(form, 10) & 1) != 0;
}

/** Could two entries in brackets be one number: `(1,234)`? */
export function hasBracketComma(form: usize): bool {
  return (load<u8>(form, 10) & 2) != 0;
}

/** Was it read by what its words say? */
export function saysInWords(form: usize): bool {
  return load<u8>(form, 36) != 0;
}

export function hasLostDomain(form: usize): bool {
  return (load<u8>(form, 11) & 1) != 0;
}

/** It has a number such as 5e-3. */
export function hasENumber(form: usize): bool {
  return (load<u8>(form, 11) & 4) != 0;
}

/** Not everybody reads it as it was read: it is never different. */
export function isLoose(form: usize): bool {
  return (load<u8>(form, 11) & 8) != 0;
}

/** A real value was taken where the principal one is complex. */
export function hasRealRoot(form: usize): bool {
  return (load<u8>(form, 11) & 2) != 0;
}

export function hasPercent(form: usize): bool {
  return load<u8>(form, 14) != 0;
}

/** The term as it was parsed, or 0: what the rungs evaluate. */
export function formParsed(form: usize): usize {
  return load<u32>(form, 40);
}

/** Which of "and", "or" join its relations, as bits. */
export function joinsOf(form: usize): u32 {
  return load<u8>(form, 15);
}

/** Why there is only an opaque form, or `math/opaque`. */
export function whyOpaque(form: usize): u16 {
  return load<u16>(form, 12);
}

/** Limits (bits of budget.ts) beyond which a part of it was left as it is. */
export function limitsOf(form: usize): u32 {
  return load<u32>(form, 32);
}

/**
 * The form with its canonical term: itself where it has one, else a copy, since the form of a
 * target outlives the sample and must not keep what is made for one. 0: a limit was passed.
 */
export function withTerm(form: usize): usize {
  if (formTerm(form)) return form;
  const own = allocForms(1);
  if (!own) return 0;
  memory.copy(own, form, FORM_BYTES);
  return makeTerm(own) ? own : 0;
}

/**
 * Makes the canonical term of a form, of a target in no more memory than of an answer, so that a
 * verdict doesn't hang on which is which. False: a limit was passed.
 */
export function makeTerm(form: usize): bool {
  const stop = regionEnd();
  useRegion(regionNext(), min(stop, regionNext() + TERM_BYTES));
  const isMade = makeTermHere(form);
  useRegion(regionNext(), stop);
  return isMade;
}

function makeTermHere(form: usize): bool {
  const start = formStart(form);
  const end = formEnd(form);
  resetTerms();
  startForm();
  resetScalars();
  forgetNoted();
  let t = meaningOf(start, end);
  store<u8>(form, t ? 1 : 0, 36);
  if (!t) {
    resetTerms();
    startForm();
    resetScalars();
    forgetNoted();
    let parsed = parseAnswer(start, end);
    if (!parsed && !limitPassed()) parsed = parseWrittenOut(start, end);
    store<u32>(form, <u32>parsed, 40);
    if (isAboutNumbers(parsed)) enterScalar();
    const isCongruence = !parsed || (kind(parsed) == RELATION && (x(parsed) & 15) == IDENTICAL);
    const residues = isCongruence ? congruenceOf(start, end) : 0;
    if (residues) t = residues;
    else t = isNoughtOfName(parsed) ? stuck(RULE_MATH_AMBIGUOUS) : canonicalSide(parsed);
  } else store<u32>(form, 0, 40);
  store<u8>(form, (sawCommaNumber ? 1 : 0) | (sawBracketComma ? 2 : 0), 10);
  store<u8>(
    form,
    t
      ? (domainLost ? 1 : 0) | (tookRealRoot ? 2 : 0) | (sawExponent ? 4 : 0) | (sawLoose ? 8 : 0)
      : 0,
    11,
  );
  const isOpen = !t && stuckRule == RULE_MATH_OPAQUE && hasEllipsis(start, end);
  store<u16>(form, isOpen ? RULE_MATH_ELLIPSIS : stuckRule, 12);
  store<u32>(form, notedLimits(), 32);
  store<u8>(form, sawRelation ? <u8>conjunctions : 0, 15);
  store<u8>(form, sawPercent ? 1 : 0, 14);
  if (!t && textRule() == OPTION_TEXT_DROPPED && !limitPassed()) {
    t = withoutText(start, end);
    store<u8>(form, t ? 1 : 0, 24);
  }
  if (!t && !limitPassed()) {
    resetTerms();
    t = opaqueForm(start, end);
  }
  store<u32>(form, <u32>t, 28);
  return t != 0;
}

/** `0 K`, `0x`: a product, which is 0, or the zero of a scale, which is no other unit's. */
function isNoughtOfName(t: usize): bool {
  if (!t || kind(t) != MULTIPLY || count(t) != 2 || attribute(t) != SIDE_BY_SIDE) return false;
  const first = child(t, 0);
  return kind(first) == NUMBER && isZeroRational(x(first)) && kind(child(t, 1)) == SYMBOL;
}

/** The canonical term of what stands before the first word: "3 is prime". Or 0. */
function withoutText(start: usize, end: usize): usize {
  let before = start;
  for (openLexer(start, end); token != T_END; advance()) {
    if (token == T_TEXT || token == T_WORD) break;
    before = nextAt;
  }
  if (token == T_END || before == start) return 0;
  resetTerms();
  startForm();
  resetScalars();
  return canonicalSide(parseAnswer(start, before));
}

/** Words beside the value were left out (option text). */
export function hasDroppedText(form: usize): bool {
  return whatIs(form) == FORMULA && load<u8>(form, 24) != 0;
}

/** Room for `n` forms, or 0. */
export function allocForms(n: u32): usize {
  return alloc(FORM_BYTES * n);
}
