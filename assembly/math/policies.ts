/**
 * What graders agree to overlook on one side only: the name it assigns to, a unit, a percent
 * sign. None of this is an equality (10\% is not 10), so it never acts inside a term, and
 * what was overlooked is the rule of the verdict. Like Math-Verify's tests
 * (tests/test_all.py, test_percent_notation), 10\% counts for 10 as well as for 0.1.
 */
import {
  RULE_MATH_ASSIGNMENT_DROPPED,
  RULE_MATH_PERCENT_DROPPED,
  RULE_MATH_UNIT_DROPPED,
} from "../names.generated";
import { compareForms, isPercent, SAME } from "./compare";
import { assignedValue } from "./names";
import { OPAQUE, RELATION, UNIT } from "./ops";
import { child, kind } from "./term";

/** The two sides after `dropPolicies`, and the rule of the last thing dropped. */
export let droppedA: usize = 0;
export let droppedB: usize = 0;
export let policyRule: u16 = 0;

/** Drops what one side alone has; false where there is nothing. */
export function dropPolicies(a: usize, b: usize): bool {
  droppedA = a;
  droppedB = b;
  policyRule = 0;
  if (kind(a) == OPAQUE || kind(b) == OPAQUE) return false;
  // x = 5 against 5
  if (kind(b) != RELATION && assignedValue(a)) {
    droppedA = assignedValue(a);
    policyRule = RULE_MATH_ASSIGNMENT_DROPPED;
  } else if (kind(a) != RELATION && assignedValue(b)) {
    droppedB = assignedValue(b);
    policyRule = RULE_MATH_ASSIGNMENT_DROPPED;
  }
  // x = 50\% against 0.5
  if (policyRule && compareForms(droppedA, droppedB) == SAME) return true;
  // 5 cm against 5
  if (kind(droppedA) == UNIT && kind(droppedB) != UNIT) droppedA = dropUnit(droppedA);
  else if (kind(droppedB) == UNIT && kind(droppedA) != UNIT) droppedB = dropUnit(droppedB);
  return policyRule != 0;
}

function dropUnit(t: usize): usize {
  policyRule = isPercent(t) ? RULE_MATH_PERCENT_DROPPED : RULE_MATH_UNIT_DROPPED;
  return child(t, 0);
}
