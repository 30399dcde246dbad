/**
 * Two boxes that belong together: nothing but joining words, names and labels stands between
 * them. "\boxed{1} and \boxed{2}" and "x = \boxed{1} or x = \boxed{2}" are one list;
 * "\boxed{1} or maybe \boxed{2}", "\boxed{1} = \boxed{2}" and "a) \boxed{1} b) \boxed{2}" leave
 * open which one is the answer.
 */
import { spend } from "../budget";
import { isDigit, isLetter, literalLength, skipSpace, startsWith } from "../text/ascii";
import { wordAt } from "../text/word-list";

export const APART: i32 = 0;
export const LISTED: i32 = 1;
/** Which of the two is meant can't be told. */
export const DOUBTED: i32 = 2;

/** The box that `joinOf` found: from its backslash; how the two are joined. */
export let joinedStart: usize = 0;

/** Bytes between two boxes that are looked at. */
const GAP: usize = 96;
const MOST_LETTERS: i32 = 48;
const JOINTS = "and|or|y|o|u|e|und|oder|et|ou|oppure";
const CHOICES = "or|o|u|oder|ou|oppure";
const HEDGES = "maybe|perhaps|possibly|alternatively|else|otherwise|also|either|rather|probably";

/** How the box at `p` is joined to one that ends before it, and where that one begins. */
export function joinOf(start: usize, p: usize): i32 {
  joinedStart = 0;
  const low = p - start > GAP ? p - GAP : start;
  let q = p;
  let letters = 0;
  // Sixteen at a time, as long as neither a brace nor too many letters stand there.
  while (q >= low + 16) {
    const bytes = v128.load(q - 16);
    if (v128.any_true(i8x16.eq(bytes, i8x16.splat(0x7d)))) break;
    const small = i8x16.sub(v128.or(bytes, i8x16.splat(0x20)), i8x16.splat(0x61));
    letters += popcnt(i8x16.bitmask(i8x16.lt_u(small, i8x16.splat(26))));
    if (letters > MOST_LETTERS) {
      letters -= popcnt(i8x16.bitmask(i8x16.lt_u(small, i8x16.splat(26))));
      break;
    }
    q -= 16;
  }
  for (; q > low; q--) {
    const b: u32 = load<u8>(q - 1);
    if (isLetter(b) && ++letters > MOST_LETTERS) break;
    if (b == 0x7d) {
      const open = openingBrace(start, q - 1);
      if (!open) return APART;
      const box = boxBefore(start, open);
      if (box) {
        joinedStart = box;
        break;
      }
      // the group of \text{ and }
      q = open + 1;
    }
  }
  spend(<u32>(p - q));
  if (!joinedStart) return APART;
  // "\boxed{9} \boxed{42}": the last one, as Inspect AI's tests have it (test_math.py)
  if (q < p && skipSpace(q, p) == p) return APART;
  const how = readGap(q, p);
  return how == DOUBTED && isSameBox(joinedStart, q, p) ? APART : how;
}

/** Start of the box command whose brace stands at `open`, or 0. */
function boxBefore(start: usize, open: usize): usize {
  if (endsWith(start, open, "\\boxed")) return open - 6;
  return endsWith(start, open, "\\fbox") ? open - 5 : 0;
}

/** What the text between two boxes says of them. */
function readGap(p: usize, end: usize): i32 {
  let how = DOUBTED;
  let words = 0;
  let isChoice = false;
  let doubted = false;
  let isFirst = true;
  let isJoint = false;
  let hasPart = false;
  while (p < end) {
    const b: u32 = load<u8>(p);
    const label = labelEnd(p, end);
    if (label) {
      doubted = true;
      p = label;
    } else if (isLetter(b)) {
      let q = p;
      while (q < end && isLetter(load<u8>(q))) q++;
      const name = q - p < 3 ? nameEnd(q, end) : 0;
      isJoint = !name && wordAt(JOINTS, p, end) != 0;
      if (name) q = name;
      else if (isJoint) {
        how = LISTED;
        if (isFirst) isChoice = wordAt(CHOICES, p, end) != 0;
      } else if (wordAt(HEDGES, p, end)) doubted = true;
      else if (wordAt("part|parts", p, end)) hasPart = true;
      else words++;
      isFirst = false;
      p = q;
    } else if (b == 0x2c || b == 0x3b) {
      if (!words) how = LISTED;
      p++;
    } else if (b == 0x5c) {
      p = commandEnd(p, end);
      if (!p) return APART;
    } else if (b == 0x2f || b == 0x3d) {
      doubted = true;
      p++;
    } else {
      if (isDigit(b) || b == 0x2e || b == 0x3a || b == 0x21 || b == 0x3f || b >= 0x80) return APART;
      p++;
    }
  }
  // "\boxed{3} boys and \boxed{4} girls"
  // "\boxed{3} for part (a) and \boxed{4}"
  if (hasPart && isJoint && words < 3) return LISTED;
  if (words) return isChoice || (isJoint && words < 4) ? DOUBTED : APART;
  return doubted ? DOUBTED : how;
}

/** Start of the "x = " before the box at `p`, where one stands there; else `p`. */
export function withName(start: usize, p: usize): usize {
  let q = p;
  while (q > start && load<u8>(q - 1) == 0x20) q--;
  if (q == start || load<u8>(q - 1) != 0x3d) return p;
  q--;
  while (q > start && load<u8>(q - 1) == 0x20) q--;
  const to = q;
  while (q > start && to - q < 6 && isNameByte(load<u8>(q - 1))) q--;
  return q < to && isLetter(load<u8>(q)) ? q : p;
}

function isNameByte(b: u32): bool {
  return isLetter(b) || isDigit(b) || b == 0x5f || b == 0x7b || b == 0x7d;
}

/** "a)", "(ii)", "2." or "Part B:" and a blank: a label that begins at `p`; its end, or 0. */
function labelEnd(p: usize, end: usize): usize {
  let q = p;
  while (q < end && q - p < 4 && (isLetter(load<u8>(q)) || isDigit(load<u8>(q)))) q++;
  if (q == p || q + 1 >= end) return 0;
  const b: u32 = load<u8>(q);
  const isShort = isDigit(load<u8>(p)) || q - p == 1 || load<u8>(p) == 0x69;
  return (b == 0x29 || b == 0x2e || b == 0x3a) && isShort && load<u8>(q, 1) <= 0x2a ? q + 1 : 0;
}

/** Behind the rest of "x =", "x_1 =", whose letters end at `p`; or 0. */
function nameEnd(p: usize, end: usize): usize {
  while (p < end && (load<u8>(p) == 0x5f || load<u8>(p) == 0x7b || load<u8>(p) == 0x7d)) p++;
  while (p < end && isDigit(load<u8>(p))) p++;
  while (p < end && (load<u8>(p) == 0x7d || load<u8>(p) == 0x20)) p++;
  return p < end && load<u8>(p) == 0x3d ? p + 1 : 0;
}

/** Behind a command of layout at `p`, or behind the "{" of \text; 0: another command. */
function commandEnd(p: usize, end: usize): usize {
  if (p + 1 >= end) return 0;
  if (!isLetter(load<u8>(p, 1))) return p + 2;
  const n = wordAt("quad|qquad|text|textbf|mathrm|mbox|hspace|newline", p + 1, end);
  return n ? p + 1 + n : 0;
}

/** Do two boxes hold the same? The first ends at `firstEnd`, the second begins at `p`. */
function isSameBox(first: usize, firstEnd: usize, p: usize): bool {
  const n = firstEnd - first;
  return spend(<u32>n) && memory.compare(first, p, n) == 0;
}

/** The brace that the one at `close` closes, or 0. */
function openingBrace(start: usize, close: usize): usize {
  let depth = 0;
  for (let p = close + 1; p > start; p--) {
    const b: u32 = load<u8>(p - 1);
    if (b != 0x7b && b != 0x7d) continue;
    if (p - 1 > start && load<u8>(p - 2) == 0x5c) continue;
    depth += b == 0x7d ? 1 : -1;
    if (depth == 0) return spend(<u32>(close - p)) ? p - 1 : 0;
  }
  spend(<u32>(close - start));
  return 0;
}

function endsWith(start: usize, q: usize, word: string): bool {
  const n = literalLength(word);
  return q - start >= n && startsWith(q - n, q, word);
}
