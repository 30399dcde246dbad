/** A question under a number, "2. What is 3 + 4?", and whether it follows on an item before. */
import { isDigit } from "../text/ascii";
import { lastByte } from "../text/seek";
import { wordAt } from "../text/word-list";

/** Words that a numbered question begins with. */
const ASKS =
  "what|what's|how|find|compute|calculate|evaluate|solve|determine|simplify|which|who|when|where";

/** The number of the label that `labelEnd` found. */
let label: u32 = 0;

/** Behind the label at `p` and its blanks, "2.", "(2)" or "2:"; 0: none, or that of a first item. */
function labelEnd(p: usize, end: usize): usize {
  const isBracketed = load<u8>(p) == 0x28;
  if (isBracketed) p++;
  label = 0;
  const digits = p;
  while (p < end && p - digits < 3 && isDigit(load<u8>(p)))
    label = label * 10 + load<u8>(p++) - 0x30;
  if (label < 2 || p == end) return 0;
  const b: u32 = load<u8>(p++);
  if (isBracketed ? b != 0x29 : b != 0x2e && b != 0x29 && b != 0x3a) return 0;
  while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x2a)) p++;
  return p;
}

/**
 * "2. What is 3 + 4?", "(2) Find x", where no item before has the number before: else these may be
 * the steps of one answer.
 */
export function isNumberedAsk(start: usize, p: usize, end: usize): bool {
  const behind = labelEnd(p, end);
  return behind != 0 && wordAt(ASKS, behind, end) != 0 && !hasItem(start, p, label - 1);
}

/** Does the item at `p` follow on one with the number before? */
export function isNextItem(start: usize, p: usize, end: usize): bool {
  return labelEnd(p, end) != 0 && hasItem(start, p, label - 1);
}

/** Does a line of `[start, end)` begin with this number? */
function hasItem(start: usize, end: usize, n: u32): bool {
  let p = end;
  while (p > start) {
    const at = lastByte(start, p, 0x0a);
    let q = at ? at + 1 : start;
    while (q < end && isMark(load<u8>(q))) q++;
    let m: u32 = 0;
    const from = q;
    while (q < end && q - from < 3 && isDigit(load<u8>(q))) m = m * 10 + load<u8>(q++) - 0x30;
    if (q > from && m == n && q < end && isLabelEnd(load<u8>(q))) return true;
    if (!at) return false;
    p = at;
  }
  return false;
}

/** A blank or mark before the number of an item: "**1.", "(1)", "#1" */
function isMark(b: u32): bool {
  return b == 0x20 || b == 0x2a || b == 0x23 || b == 0x28;
}

/** A point, a bracket, a colon or a star. */
function isLabelEnd(b: u32): bool {
  return b == 0x2e || b == 0x29 || b == 0x3a || b == 0x2a;
}
