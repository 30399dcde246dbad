/**
 * The target, prepared once: `u32 forms`, then the form of each alternative. A list of
 * strings are alternatives, and so are lists of one string each. A target that shows its
 * reasoning is cut to what follows its last `####`, to its last box, or to what its last sentence
 * calls the answer.
 */
import { limitPassed, spend } from "../budget";
import { findAnswer } from "../extract/answer";
import { areDoubted, isBox, takeBoxes } from "../extract/boxes";
import { answerEnd, answerStart, isScattered } from "../extract/range";
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
import { startsWith } from "../text/ascii";
import { FORM_BYTES, FORMULA, makeTerm, openForm, whatIs } from "./form";

/** Prepares the target; 0 where an alternative has several parts, or none. */
export function prepareTarget(target: usize): usize {
  const deep = targetDepth(target) == 2;
  const n = deep ? alternatives(target) : listCount(firstAlternative(target));
  const out = n ? alloc(8 + FORM_BYTES * n) : 0;
  if (!out) return 0;
  store<u32>(out, n);
  let list = firstAlternative(target);
  let string = firstString(list);
  for (let i: u32 = 0; i < n; i++) {
    if (deep && listCount(list) != 1) return 0;
    if (!prepareString(targetForm(out, i), stringStart(string), stringEnd(string))) return 0;
    if (deep) list = listEnd(list);
    string = deep ? firstString(list) : nextString(string);
  }
  return out;
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
      // -\boxed{42} is -42: what the box holds isn't the whole.
      if (!isScattered && isMinusBefore(start, p - 1)) break;
      openForm(form, answerStart, answerEnd);
      return finish(form);
    }
  }
  if (end - start > LONG && findStatement(start, end)) openForm(form, answerStart, answerEnd);
  else openForm(form, start, end);
  return finish(form);
}

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
  return target + 8 + FORM_BYTES * i;
}
