/**
 * Lists in the order in which they are written, which the canonical term forgets: they are
 * parsed again, on the rare ways that need it.
 *
 *   AB = 4, CD = 5  is  4, 5, but not  5, 4      x_1 = 1, x_2 = 2  is  2, 1
 *   1 paper and 2 bins  is  1, 2, but not  2, 1
 *   (x, y) = (1, 2)  is  x = 1, y = 2
 */
import {
  OPTION_ASSIGNMENT_STRICT,
  OPTION_UNITS_STRICT,
  RULE_MATH_ASSIGNMENT_DROPPED,
  RULE_MATH_UNIT_DROPPED,
} from "../names.generated";
import { resetScalars } from "./canonical-product";
import { canonicalSide, unordered } from "./canonical-structure";
import { writtenValue } from "./canonical-unit";
import { compareForms, DIFFERENT, SAME, UNKNOWN, valueOfSign } from "./compare";
import { namesMore } from "./compare-equation";
import { formEnd, formStart, joinsOf } from "./form";
import { assignedValue } from "./names";
import { GROUP, LIST, OR, POLY, RELATION, SUBSCRIPT, UNIT } from "./ops";
import { parseAnswer } from "./parser";
import { assignment, units } from "./settings";
import { startForm } from "./stuck";
import { child, count, isSame, kind, resetTerms } from "./term";
import { item, length, push, vector } from "./vector";

/** What the last `compareAssigned` left out. */
export let writtenRule: u16 = 0;

/** A list of assignments (or of values with units) against the values, or against names and values in brackets. */
export function compareAssigned(a: usize, b: usize, s: usize, t: usize): i32 {
  writtenRule = RULE_MATH_ASSIGNMENT_DROPPED;
  if (areAssignments(s)) return kind(t) == RELATION ? tupleOf(t, s) : valuesOf(a, b, s, t);
  if (areAssignments(t)) return kind(s) == RELATION ? tupleOf(s, t) : valuesOf(b, a, t, s);
  return UNKNOWN;
}

/** Two lists that hold the same: DIFFERENT where they don't hold it in the same order. */
export function compareOrder(a: usize, b: usize): i32 {
  const left = written(a);
  const right = left ? written(b) : 0;
  return right ? inOrder(left, right) : SAME;
}

/** A list of nothing but assignments, or of nothing but values with a unit? */
function areAssignments(t: usize): bool {
  if (kind(t) != LIST) return false;
  const what = kind(child(t, 0));
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    if (kind(child(t, i)) != what || !valueOf(child(t, i))) return false;
  }
  return true;
}

/** What the term assigns, or its value without the unit; or 0. */
function valueOf(t: usize): usize {
  if (kind(t) == RELATION) return assignment() == OPTION_ASSIGNMENT_STRICT ? 0 : assignedValue(t);
  if (kind(t) != UNIT || valueOfSign(t) || units() == OPTION_UNITS_STRICT) return 0;
  return writtenValue(t);
}

/** The assignments `s` of the form `a` against the list `t` of the form `b`. */
function valuesOf(a: usize, b: usize, s: usize, t: usize): i32 {
  if (kind(t) != LIST || count(s) != count(t)) return UNKNOWN;
  const what = kind(child(s, 0));
  writtenRule = what == UNIT ? RULE_MATH_UNIT_DROPPED : RULE_MATH_ASSIGNMENT_DROPPED;
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const k = kind(child(t, i));
    if (k == RELATION || k == UNIT) return UNKNOWN;
  }
  const values = vector();
  for (let i: u32 = 0, n = count(s); i < n; i++) {
    if (!push(values, valueOf(child(s, i)))) return UNKNOWN;
  }
  const list = unordered(LIST, values, false);
  const c = list ? compareForms(list, t) : UNKNOWN;
  // another unit may have been meant
  if (c != SAME) return what == UNIT ? UNKNOWN : c;
  if (what == RELATION && areIndexed(s)) return c;
  // x = 1 or y = 2
  if (joinsOf(a) & OR || joinsOf(b) & OR) return UNKNOWN;
  const left = written(a);
  const right = left ? written(b) : 0;
  if (!right || length(left) != length(right)) return UNKNOWN;
  for (let i: u32 = 0, n = length(left); i < n; i++) {
    const value = valueOf(item(left, i));
    if (!value || compareForms(value, item(right, i)) != SAME) return UNKNOWN;
  }
  return SAME;
}

/** x_1 = ..., x_2 = ...: values of one unknown, in any order. */
function areIndexed(s: usize): bool {
  const first = baseOf(child(child(s, 0), 0));
  if (!first) return false;
  for (let i: u32 = 1, n = count(s); i < n; i++) {
    const base = baseOf(child(child(s, i), 0));
    if (!base || !isSame(base, first)) return false;
  }
  return true;
}

/** The base of the POLY that is a name with an index and nothing else, or 0. */
function baseOf(name: usize): usize {
  if (kind(name) != POLY || count(name) != 1 || count(child(name, 0)) != 1) return 0;
  const atom = child(child(child(name, 0), 0), 0);
  return kind(atom) == SUBSCRIPT ? child(atom, 0) : 0;
}

/** (x, y) = (1, 2) against x = 1, y = 2: each name must have its value. */
function tupleOf(relation: usize, s: usize): i32 {
  const values = assignedValue(relation);
  const names = values ? child(relation, 0) : 0;
  if (!names || kind(names) != GROUP || kind(values) != GROUP) return UNKNOWN;
  const n = count(names);
  if (count(values) != n || count(s) != n) return UNKNOWN;
  let all = SAME;
  for (let i: u32 = 0; i < n; i++) {
    let c = UNKNOWN;
    for (let k: u32 = 0; k < n; k++) {
      const one = child(s, k);
      if (isSame(child(one, 0), child(names, i)) && !namesMore(one))
        c = compareForms(assignedValue(one), child(values, i));
    }
    if (c == DIFFERENT) return DIFFERENT;
    if (c == UNKNOWN) all = UNKNOWN;
  }
  return all;
}

function inOrder(left: usize, right: usize): i32 {
  const n = length(left);
  if (n != length(right)) return UNKNOWN;
  let all = SAME;
  for (let i: u32 = 0; i < n; i++) {
    const c = compareForms(item(left, i), item(right, i));
    if (c == DIFFERENT) return DIFFERENT;
    if (c == UNKNOWN) all = UNKNOWN;
  }
  return all;
}

/** The canonical entries of a form that is a list, as they are written; 0 for any other. */
function written(form: usize): usize {
  resetTerms();
  startForm();
  resetScalars();
  const t = parseAnswer(formStart(form), formEnd(form));
  if (!t || kind(t) != LIST) return 0;
  const v = vector();
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const c = canonicalSide(child(t, i));
    // 1 \pm 2 has no order
    if (!c || kind(c) == LIST || !push(v, c)) return 0;
  }
  return v;
}
