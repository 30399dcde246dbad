/**
 * The target, prepared once: `u32 forms`, then for each alternative its form and where it stood as
 * it was given (u32 start, u32 end). A list of
 * strings are alternatives, and so are lists of one string each. A target that shows its
 * reasoning is cut to what follows its last `####`, to its last box, or to what its last sentence
 * calls the answer.
 */
import { limitPassed, spend } from "../budget";
import { findAnswer } from "../extract/answer";
import { areDoubted, boxesEnd, isBox, takeBoxes } from "../extract/boxes";
import { answerEnd, answerStart, isScattered } from "../extract/range";
import { unwrap, unwrappedEnd, unwrappedStart } from "../extract/unwrap";
import {
  alternatives,
  firstAlternative,
  firstString,
  listCount,
  listEnd,
  nextString,
  stringEnd,
  stringStart,
  targetDepth,
} from "../lists";
import { alloc } from "../memory";
import { isDigit, sameBytes, skipSpace, startsWith, trimEnd } from "../text/ascii";
import {
  FORM_BYTES,
  FORMULA,
  formEnd,
  formStart,
  isEmptyForm,
  makeTerm,
  openForm,
  whatIs,
} from "./form";
import { advance, openLexer, token } from "./lexer";
import { parseAnswer } from "./parser";
import { spell, spelledEnd, spelledStart } from "./spelling";
import { resetTerms } from "./term";
import { T_COMMA, T_END, T_RELATION, T_TEXT, T_WORD } from "./tokens";

/** Prepares the target; 0 where an alternative has several parts or none, or all are empty. */
export function prepareTarget(target: usize): usize {
  const deep = targetDepth(target) == 2;
  const n = deep ? alternatives(target) : listCount(firstAlternative(target));
  const out = n ? alloc(8 + ENTRY_BYTES * n) : 0;
  if (!out) return 0;
  store<u32>(out, n);
  let list = firstAlternative(target);
  let string = firstString(list);
  let isEmpty = true;
  for (let i: u32 = 0; i < n; i++) {
    if (deep && listCount(list) != 1) return 0;
    const form = targetForm(out, i);
    const start = skipSpace(stringStart(string), stringEnd(string));
    store<u32>(form, <u32>start, FORM_BYTES);
    store<u32>(form, <u32>trimEnd(start, stringEnd(string)), FORM_BYTES + 4);
    if (!prepareString(form, stringStart(string), stringEnd(string))) return 0;
    if (!isEmptyForm(form)) isEmpty = false;
    if (deep) list = listEnd(list);
    string = deep ? firstString(list) : nextString(string);
  }
  return isEmpty ? 0 : out;
}

function prepareString(form: usize, start: usize, end: usize): bool {
  if (!spend(<u32>(end - start))) return false;
  for (let p = end; p > start; p--) {
    const b: u32 = load<u8>(p - 1);
    if (b == 0x23 && p - start >= 4 && load<u32>(p - 4) == 0x23232323) {
      openForm(form, p, end);
      return finish(form);
    }
    if (b == 0x5c && isBox(p - 1, end)) {
      // An unfinished box leaves the target as it is.
      if (!takeBoxes(start, p - 1, end)) break;
      // Several that don't make one list: which one is meant isn't known.
      if ((!isScattered || areDoubted) && hasBox(start, p - 1)) break;
      // -\boxed{42} is -42, 2\boxed{42} is 84: what the box holds isn't the whole.
      if (!isScattered && isFactor(start, p - 1, boxesEnd, end)) break;
      openForm(form, answerStart, answerEnd);
      return finish(form);
    }
  }
  if (end - start > LONG && findStatement(start, end)) openForm(form, answerStart, answerEnd);
  else openForm(form, start, end);
  return finish(form);
}

const ENTRY_BYTES: usize = FORM_BYTES + 8;

/** Targets from here on may be whole solutions. */
const LONG: usize = 160;

/** Does the long target end with a statement of its answer: "The final answer is $5$."? */
function findStatement(start: usize, end: usize): bool {
  for (let p = start; p + 9 < end; p++) {
    if (load<u8>(p) == 0x61 && startsWith(p, end, "answer is")) {
      return findAnswer(start, end, isNothing) == 0 && !limitPassed();
    }
  }
  return false;
}

/** No line of a solution is its answer by itself. */
function isNothing(_start: usize, _end: usize): bool {
  return false;
}

/** Is the box `[p, behind)` a part of a formula that is the whole target, or goes on beside it? */
function isFactor(start: usize, p: usize, behind: usize, end: usize): bool {
  if (isMinusBefore(start, p)) return true;
  const before: u32 = p > start ? load<u8>(p - 1) : 0;
  const after: u32 = behind < end ? load<u8>(behind) : 0;
  if (isDigit(before) || isOperator(before) || before == 0x29) return true;
  if (isDigit(after) || isOperator(after) || after == 0x21) return true;
  return end - start <= LONG && isOneFormula(start, end);
}

/** + * / ^ _ */
function isOperator(b: u32): bool {
  return b == 0x2b || b == 0x2a || b == 0x2f || b == 0x5e || b == 0x5f;
}

/** Can all of the range be read as one value, without words and equations? */
function isOneFormula(start: usize, end: usize): bool {
  unwrap(start, end);
  spell(unwrappedStart, unwrappedEnd);
  start = spelledStart;
  end = spelledEnd;
  for (openLexer(start, end); token != T_END; advance()) {
    if (token == T_WORD || token == T_TEXT || token == T_RELATION || token == T_COMMA) return false;
  }
  resetTerms();
  return parseAnswer(start, end) != 0;
}

/** Does a minus stand right before `p`, and no other one before that? */
function isMinusBefore(start: usize, p: usize): bool {
  if (p < start + 1) return false;
  if (load<u8>(p - 1) == 0x2d) return p == start + 1 || load<u8>(p - 2) != 0x2d;
  // U+2212
  return p >= start + 3 && load<u8>(p - 3) == 0xe2 && load<u16>(p - 2) == 0x9288;
}

function hasBox(start: usize, end: usize): bool {
  for (let p = start; p < end; p++) if (load<u8>(p) == 0x5c && isBox(p, end)) return true;
  return false;
}

/** Formulas are parsed now, so that it is done once a batch. */
function finish(form: usize): bool {
  return whatIs(form) != FORMULA || makeTerm(form);
}

export function targetForms(target: usize): u32 {
  return load<u32>(target);
}

export function targetForm(target: usize, i: u32): usize {
  return target + 8 + ENTRY_BYTES * i;
}

/** Is `[start, end)` the alternative of this form to the byte, as it was given or as it was unwrapped? */
export function isWritten(form: usize, start: usize, end: usize): bool {
  const from: usize = load<u32>(form, FORM_BYTES);
  const to: usize = load<u32>(form, FORM_BYTES + 4);
  if (sameBytes(start, end, from, to)) return true;
  // one that was spelled anew may be what another text becomes
  const isOwn = formStart(form) >= from && formEnd(form) <= to;
  return isOwn && sameBytes(start, end, formStart(form), formEnd(form));
}
