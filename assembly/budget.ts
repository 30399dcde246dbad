/**
 * Counted work. A scorer calls `spend` before each piece of work and stops when it answers
 * false; the first limit that is passed is kept and becomes the rule of the record.
 *
 * Beyond some limits work goes on with less: these are noted as a set, which does not depend on
 * the order of the work, and name the rule where nothing could be decided without it.
 */
import { MAX_STEPS } from "./limits";
import { RULE_LIMIT_STEPS } from "./names.generated";

/** Steps that are left and one more; 0 once a limit was passed, so that `spend` is one comparison. */
let room: u32 = MAX_STEPS + 1;
let passed: u16 = 0;
/** Steps counted when the limit was passed. */
let spent: u32 = 0;
let noted: u32 = 0;

/** Starts the count of a sample, or of a target that is prepared on its own. */
export function resetBudget(): void {
  room = MAX_STEPS + 1;
  passed = 0;
  noted = 0;
}

/** Counts `n` steps. False once any limit was passed: the caller returns at once. */
export function spend(n: u32): bool {
  if (n >= room) return exceed();
  room -= n;
  return true;
}

function exceed(): bool {
  if (passed) return false;
  room = 1;
  return fail(RULE_LIMIT_STEPS);
}

/** Notes that the limit with this rule was passed; the first one stays. Always false. */
export function fail(limit: u16): bool {
  if (passed) return false;
  passed = limit;
  spent = MAX_STEPS + 1 - room;
  room = 0;
  return false;
}

/** Rule of the limit that was passed, or 0. */
export function limitPassed(): u16 {
  return passed;
}

/** Notes that something was left as it is because of the limit with this rule (below 32). */
export function note(limit: u16): void {
  noted |= 1 << limit;
}

/** The limits noted since `forgetNoted`, as bits. */
export function notedLimits(): u32 {
  return noted;
}

export function forgetNoted(): void {
  noted = 0;
}

/** Rule of the first limit of such a set. */
export function firstLimit(set: u32): u16 {
  return <u16>ctz(set);
}

/** Steps counted so far. */
export function stepsSpent(): u32 {
  return passed ? spent : MAX_STEPS + 1 - room;
}
