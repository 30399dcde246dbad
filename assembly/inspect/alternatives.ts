/**
 * Prepared targets of the scorers that compare text: a list of alternatives, any of which may
 * match. `u32 count, u32 0`, then for each `u32 kind, u32 text, u32 text end, u32 search table,
 * f64 number`.
 */

import { firstAlternative, firstString, listCount, nextString, targetDepth } from "../lists";
import { alloc } from "../memory";

export const TEXT: u32 = 0;
export const NUMBER_TARGET: u32 = 1;
/** Reading the target ends Inspect AI's sample with an error. */
export const RAISING: u32 = 2;

const HEAD: usize = 8;
const ENTRY: usize = 24;

/**
 * Prepares each string of the target with `prepare(string, entry)`. 0 where the target is a
 * list of lists, which Inspect AI does not know, or where a limit is passed.
 */
export function prepareAlternatives(
  target: usize,
  prepare: (string: usize, entry: usize) => bool,
): usize {
  if (targetDepth(target) > 1) return 0;
  const list = firstAlternative(target);
  const count = listCount(list);
  const out = alloc(HEAD + <usize>count * ENTRY);
  if (!out) return 0;
  store<u32>(out, count);
  let entry = out + HEAD;
  let string = firstString(list);
  for (let i: u32 = 0; i < count; i++) {
    if (!prepare(string, entry)) return 0;
    entry += ENTRY;
    string = nextString(string);
  }
  return out;
}

export function setText(entry: usize, kind: u32, p: usize, end: usize, table: usize): void {
  store<u32>(entry, kind);
  store<u32>(entry, <u32>p, 4);
  store<u32>(entry, <u32>end, 8);
  store<u32>(entry, <u32>table, 12);
}

export function setNumber(entry: usize, value: f64): void {
  store<u32>(entry, NUMBER_TARGET);
  store<f64>(entry, value, 16);
}

export function alternativeCount(prepared: usize): u32 {
  return load<u32>(prepared);
}

export function alternativeAt(prepared: usize, i: u32): usize {
  return prepared + HEAD + <usize>i * ENTRY;
}

export function kindOf(entry: usize): u32 {
  return load<u32>(entry);
}

export function textOf(entry: usize): usize {
  return load<u32>(entry, 4);
}

export function textEndOf(entry: usize): usize {
  return load<u32>(entry, 8);
}

export function tableOf(entry: usize): usize {
  return load<u32>(entry, 12);
}

export function numberOf(entry: usize): f64 {
  return load<f64>(entry, 16);
}
