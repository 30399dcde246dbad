/**
 * What is the same to a reader, but not in canonical form: each of these acts once, at the top,
 * after all strict comparisons, and can only say SAME.
 */
import { spend } from "../budget";
import {
  OPTION_ASSIGNMENT_STRICT,
  RULE_MATH_ASSIGNMENT_DROPPED,
  RULE_MATH_CONSTANT,
  RULE_MATH_DECIMAL_COMMA,
  RULE_MATH_IMAGINARY_LETTER,
  RULE_MATH_NUMBER_FORMAT,
  RULE_MATH_SET_AS_LIST,
  RULE_MATH_STRUCTURE,
  RULE_MATH_VECTOR,
} from "../names.generated";
import { isDigit, skipSpace, startsWith } from "../text/ascii";
import { resetScalars } from "./canonical-product";
import { canonicalSide, unordered } from "./canonical-structure";
import { combination } from "./combination";
import { compareForms, isConstant, SAME, UNKNOWN } from "./compare";
import { compareVectors } from "./compare-vector";
import { foreignNumber, isHalfSure, mayBeList } from "./foreign-number";
import { formEnd, formStart } from "./form";
import { isWithCapitalI } from "./imaginary-letter";
import { GROUP, LIST, MATRIX, POLY, SET } from "./ops";
import { parseAnswer } from "./parser";
import { asRational } from "./poly";
import { assignment } from "./settings";
import { startForm } from "./stuck";
import { child, count, isSame, kind, resetTerms } from "./term";
import { push, vector } from "./vector";

/** The rule of the last `compareLoosely` that said SAME. */
export let looseRule: u16 = 0;

/** Are the two the same number if a comma is that of a decimal, and a list if it is not? */
export let isDoubtful: bool = false;

/** SAME or UNKNOWN for the forms `a` and `b`, whose canonical terms are `s` and `t`. */
export function compareLoosely(a: usize, b: usize, s: usize, t: usize): i32 {
  looseRule = RULE_MATH_VECTOR;
  isDoubtful = false;
  if (compareVectors(s, t) == SAME) return SAME;
  if (compareSolutions(s, t) == SAME) {
    looseRule = RULE_MATH_STRUCTURE;
    return SAME;
  }
  return isLike(a, s, b, t) || isLike(b, t, a, s) ? SAME : UNKNOWN;
}

/** Lists of tuples, of which each counts once: nobody means a solution twice. */
function compareSolutions(s: usize, t: usize): i32 {
  if (kind(s) != LIST || kind(t) != LIST || !areTuples(s) || !areTuples(t)) return UNKNOWN;
  const a = asSet(s);
  const b = a ? asSet(t) : 0;
  return b ? compareForms(a, b) : UNKNOWN;
}

function areTuples(t: usize): bool {
  for (let i: u32 = 0, n = count(t); i < n; i++) if (kind(child(t, i)) != GROUP) return false;
  return true;
}

function asSet(t: usize): usize {
  const v = vector();
  for (let i: u32 = 0, n = count(t); i < n; i++) if (!push(v, child(t, i))) return 0;
  return unordered(SET, v, true);
}

/** Is the form, whose term is `own`, the `other` term, written as `beside`, in another dress? */
function isLike(form: usize, own: usize, beside: usize, other: usize): bool {
  const k = kind(other);
  // {(1, 2)} against (1, 2)
  if (
    kind(own) == SET &&
    count(own) == 1 &&
    (k == GROUP || k == MATRIX || (k == POLY && isConstant(other)))
  ) {
    looseRule = RULE_MATH_SET_AS_LIST;
    return compareForms(child(own, 0), other) == SAME;
  }
  // 3 + 4I against 3 + 4i
  if (k == POLY && isWithCapitalI(own, other)) {
    looseRule = RULE_MATH_IMAGINARY_LETTER;
    return true;
  }
  const start = formStart(form);
  const end = formEnd(form);
  if (k == POLY && asRational(other)) {
    looseRule = RULE_MATH_NUMBER_FORMAT;
    // 1,2 may be a list of the roots 1 and 2
    const number = isNumeral(beside) ? foreignNumber(start, end) : 0;
    if (number) {
      const same = isSame(number, other);
      if (same && mayBeList && isHalfSure) looseRule = RULE_MATH_DECIMAL_COMMA;
      isDoubtful = same && mayBeList && !isHalfSure;
      return same && !isDoubtful;
    }
    looseRule = RULE_MATH_CONSTANT;
    const choices = combination(start, end);
    return choices != 0 && isSame(choices, other);
  }
  if (k != GROUP || assignment() == OPTION_ASSIGNMENT_STRICT) return false;
  looseRule = RULE_MATH_ASSIGNMENT_DROPPED;
  const point = pointAt(start, end);
  return point != 0 && isSame(point, other);
}

/** Is the form digits, signs and separators alone? */
function isNumeral(form: usize): bool {
  const start = formStart(form);
  const end = formEnd(form);
  if (!spend(<u32>(end - start))) return false;
  for (let p = start; p < end; p++) {
    const c = <u32>load<u8>(p);
    if (c - 0x30 >= 10 && c != 0x20 && (c < 0x2b || c > 0x2e)) return false;
  }
  return true;
}

/** The canonical GROUP behind the letter of a point: P(1, 2), A_1(1, 2); 0 where none stands there. */
function pointAt(start: usize, end: usize): usize {
  if (start == end || <u32>load<u8>(start) - 0x41 >= 26 || !spend(<u32>(end - start))) return 0;
  let p = start + 1;
  if (p < end && load<u8>(p) == 0x5f) {
    p++;
    while (p < end && (isDigit(load<u8>(p)) || load<u8>(p) == 0x7b || load<u8>(p) == 0x7d)) p++;
  }
  p = skipSpace(p, end);
  if (p == end || (load<u8>(p) != 0x28 && !startsWith(p, end, "\\left("))) return 0;
  resetTerms();
  startForm();
  resetScalars();
  const t = canonicalSide(parseAnswer(p, end));
  return t && kind(t) == GROUP ? t : 0;
}
