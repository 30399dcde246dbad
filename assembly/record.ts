/**
 * The verdict of one sample while it is being made, and its bytes once it is. The byte table
 * is in index.ts.
 */

import { limitPassed, stepsSpent } from "./budget";
import {
  CERTAINTY_EXACT,
  CERTAINTY_NONE,
  RULE_EXTRACT_NONE,
  VERDICT_DIFFERENT,
  VERDICT_EQUAL,
  VERDICT_PARTIAL,
  VERDICT_UNANSWERED,
  VERDICT_UNDECIDED,
} from "./names.generated";

export const RECORD_BYTES: u32 = 40;
const NO_SPAN: u32 = 0xffffffff;

let num: u64 = 0;
let den: u64 = 1;
let rule: u16 = RULE_EXTRACT_NONE;
let verdict: u8 = VERDICT_UNANSWERED;
let certainty: u8 = CERTAINTY_NONE;
let bits: u16 = 0;
let spanStart: u32 = NO_SPAN;
let spanEnd: u32 = NO_SPAN;

/** Unanswered, no span: what stands if a scorer decides nothing. */
export function resetRecord(): void {
  num = 0;
  den = 1;
  rule = RULE_EXTRACT_NONE;
  verdict = VERDICT_UNANSWERED;
  certainty = CERTAINTY_NONE;
  bits = 0;
  spanStart = NO_SPAN;
  spanEnd = NO_SPAN;
}

/** Equal (score 1) or different (score 0), by exact comparison under `why`. */
export function decide(same: bool, why: u16): void {
  score(same ? 1 : 0, 1, why);
}

/** A score of `n / d`, 0 <= n <= d, d > 0; 0 is `different`, 1 `equal`, else `partial`. */
export function score(n: u64, d: u64, why: u16): void {
  num = n;
  den = d;
  verdict = n == 0 ? VERDICT_DIFFERENT : n == d ? VERDICT_EQUAL : VERDICT_PARTIAL;
  certainty = CERTAINTY_EXACT;
  rule = why;
}

/** Replaces the certainty of the decision, with its bits where it is `probable`. */
export function certain(how: u8, howManyBits: u16): void {
  certainty = how;
  bits = howManyBits;
}

/** No answer was found; `why` is an `extract/...` rule. */
export function unanswered(why: u16): void {
  resetRecord();
  rule = why;
}

/** An unknown stopped the scorer; `why` is an `unknown/...` or a scorer's own rule. */
export function undecided(why: u16): void {
  num = 0;
  den = 1;
  verdict = VERDICT_UNDECIDED;
  certainty = CERTAINTY_NONE;
  bits = 0;
  rule = why;
}

/** Where the answer stands: byte offsets [start, end) in the text. */
export function span(start: u32, end: u32): void {
  spanStart = start;
  spanEnd = end;
}

/** No single place holds the answer. */
export function noSpan(): void {
  spanStart = NO_SPAN;
  spanEnd = NO_SPAN;
}

/** Writes the record of 40 bytes; a limit that was passed overrides what was decided. */
export function writeRecord(at: usize, textEnd: u32, flags: u8): void {
  const limit = limitPassed();
  if (limit) {
    undecided(limit);
    noSpan();
  }
  store<u64>(at, num);
  store<u64>(at, den, 8);
  store<u16>(at, rule, 16);
  store<u8>(at, verdict, 18);
  store<u8>(at, certainty, 19);
  store<u16>(at, bits, 20);
  store<u8>(at, flags, 22);
  store<u8>(at, 0, 23);
  store<u32>(at, spanStart, 24);
  store<u32>(at, spanEnd, 28);
  store<u32>(at, stepsSpent(), 32);
  store<u32>(at, textEnd, 36);
}
