/** What tests of the regular expressions call, compiled for them alone. */
import { limitPassed, resetBudget, stepsSpent } from "../budget";
import { ARENA_START, BATCH_START, ensure, useRegion } from "../memory";
import { groupEnd, groupStart, openSearch, search, searchNext } from "../regex/machine";
import { patternFault, patternFaultAt, patternGroups, preparedPattern } from "../regex/pattern";

const INBOX: usize = BATCH_START + 8;
let pattern: usize = 0;

/** Where the pattern goes, and behind it the text. */
export function inbox(): usize {
  ensure(BATCH_START + (8 << 20));
  return INBOX;
}
/** Compiles the pattern of `n` bytes: its groups, or minus the rule that refuses it. */
export function compile(n: u32, flags: u32): i32 {
  ensure(BATCH_START + (8 << 20));
  resetBudget();
  useRegion(ARENA_START, BATCH_START);
  pattern = preparedPattern(INBOX, INBOX + n, <u8>flags);
  if (!pattern) return -(<i32>limitPassed());
  return patternFault(pattern) ? -(<i32>patternFault(pattern)) : <i32>patternGroups(pattern);
}
export function faultAt(): u32 {
  return patternFaultAt(pattern);
}
/** Takes the text of `m` bytes at `at` behind the pattern's `n`. */
export function open(n: u32, m: u32): bool {
  text = INBOX + n;
  return openSearch(pattern, text, text + m);
}
let text: usize = 0;
export function first(): bool {
  return search(text);
}
export function another(): bool {
  return searchNext();
}
/** Offsets in the text; -1 where the group took no part. */
export function from(group: u32): i32 {
  const p = groupStart(group);
  return p ? <i32>(p - text) : -1;
}
export function to(group: u32): i32 {
  const p = groupEnd(group);
  return p ? <i32>(p - text) : -1;
}
export function steps(): u32 {
  return stepsSpent();
}
export function passed(): u32 {
  return limitPassed();
}
