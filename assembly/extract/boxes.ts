/**
 * `\boxed{...}` and `\fbox{...}`, also `\boxed 5`. The last box is the answer; boxes before
 * it belong to it where only joining words stand between them (joined-box.ts).
 */

import { isDigit, isLetter, skipSpace, startsWith } from "../text/ascii";
import { closingBrace } from "./braces";
import { APART, DOUBTED, joinedStart, joinOf, withName } from "./joined-box";
import { foundAcross, foundAt } from "./range";

/** Where the boxes of the answer begin and end, from the first backslash to the last brace. */
export let boxesStart: usize = 0;
export let boxesEnd: usize = 0;
/** There are several, and which one is meant can't be told. */
export let areDoubted: bool = false;

/** What `readBox` found: the box from its backslash to its end, and what it holds. */
let boxEnd: usize = 0;
let insideStart: usize = 0;
let insideEnd: usize = 0;

/** Is there a box command at the backslash `p`? */
export function isBox(p: usize, end: usize): bool {
  if (!startsWith(p, end, "\\boxed") && !startsWith(p, end, "\\fbox")) return false;
  const after = p + (load<u8>(p, 1) == 0x62 ? 6 : 5);
  return after == end || !isLetter(load<u8>(after));
}

/** Reads the box at `p`; false where it isn't finished or holds nothing. */
function readBox(p: usize, end: usize): bool {
  const open = skipSpace(p + (load<u8>(p, 1) == 0x62 ? 6 : 5), end);
  if (open == end) return false;
  if (load<u8>(open) == 0x7b) {
    const close = closingBrace(open, end);
    if (!close) return false;
    insideStart = open + 1;
    insideEnd = close;
    boxEnd = close + 1;
    return skipSpace(insideStart, close) < close;
  }
  let q = open;
  while (q < end && isBoxedByte(load<u8>(q))) q++;
  if (q > open && load<u8>(q - 1) == 0x2e) q--;
  insideStart = open;
  insideEnd = q;
  boxEnd = q;
  return q > open;
}

/** What goes on a box without braces: a number or one name. */
function isBoxedByte(b: u32): bool {
  return isDigit(b) || isLetter(b) || b == 0x2e || b == 0x2d;
}

/** The answer of the last box, at `p`; false where it is unfinished. */
export function takeBoxes(start: usize, p: usize, end: usize): bool {
  if (!readBox(p, end)) return false;
  const last = boxEnd;
  foundAt(insideStart, insideEnd);
  let first = p;
  areDoubted = false;
  while (true) {
    const how = joinOf(start, first);
    if (how == APART) break;
    if (how == DOUBTED) areDoubted = true;
    first = joinedStart;
  }
  boxesStart = first;
  boxesEnd = last;
  return first == p || foundAcross(withName(start, first), last);
}
