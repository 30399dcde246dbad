/** What tests of the ladder call, compiled for them alone: two answers, with some rungs left out. */
import { resetBudget, stepsSpent } from "../budget";
import { equalAnswers, equalRule } from "../math/equal";
import { allocForms, openForm } from "../math/form";
import { useRungs } from "../math/rungs";
import { ARENA_START, BATCH_START, ensure, useRegion } from "../memory";

const INBOX: usize = BATCH_START + 8;

/** Where texts go; it asks for the memory first. */
export function inbox(): usize {
  ensure(BATCH_START + (1 << 20));
  return INBOX;
}
/** 1 same, -1 different, 0 unknown: of the two texts at the inbox, by the rungs of these bits. */
export function judge(n: u32, m: u32, rungs: u32): i32 {
  resetBudget();
  useRegion(ARENA_START, BATCH_START);
  useRungs(rungs);
  const a = allocForms(1);
  const b = allocForms(1);
  openForm(a, INBOX, INBOX + n);
  openForm(b, INBOX + n, INBOX + n + m);
  return equalAnswers(a, b);
}
export function rule(): u32 {
  return equalRule;
}
export function steps(): u32 {
  return stepsSpent();
}
