/**
 * Sets of characters: `u8 flags, u8 negated, u16 0, u32 items`, 128 bits for ASCII, then items of
 * `u24 first, u8 kind, u32 last`. A range is [first, last], of which kind EVERY_OTHER has every
 * second; a category has its code as `last`.
 *
 * Under IGNORE_CASE a set holds the lower case of its members and what `re` takes for the same,
 * and the lower case of a character is looked for in it (`_optimize_charset` of re/_compiler.py).
 * What it does beyond U+FFFF is kept: a single character of a set is not put into lower case there.
 */
import { spend } from "../budget";
import { alloc } from "../memory";
import { simpleLower } from "../unicode/lower";
import { decimalOf } from "../unicode/numeric";
import { isSpace } from "../unicode/space";
import { LOWER, LOWER_ENTRIES, MATES, MATES_ENTRIES } from "../unicode/tables.generated";
import { isWord } from "../unicode/word";
import { DIGIT, NOT, SPACE } from "./escape";
import { ASCII, IGNORE_CASE } from "./flags";

const HEAD: usize = 24;
const RANGE: u32 = 0;
const EVERY_OTHER: u32 = 1 << 24;
const CATEGORY: u32 = 2 << 24;
const FIRST: u32 = 0xffffff;

/** Items looked at since `resetLooked`: work to be counted. */
export let looked: u32 = 0;

export function resetLooked(): void {
  looked = 0;
}

/** An empty set, or 0 where memory is used up. */
export function newSet(flags: u8): usize {
  const set = alloc(HEAD);
  if (!set) return 0;
  memory.fill(set, 0, HEAD);
  store<u8>(set, flags);
  return set;
}

/** Appends `[first, last]`; nothing else may have been allocated since the set was made. */
export function addRange(set: usize, first: u32, last: u32): bool {
  return addItem(set, first | RANGE, last);
}

/** Appends the characters of a category, and those that are of none. */
export function addCategory(set: usize, category: u32): bool {
  return addItem(set, CATEGORY, category);
}

function addItem(set: usize, first: u32, last: u32): bool {
  const item = alloc(8);
  if (!item || !spend(1)) return false;
  store<u32>(item, first);
  store<u32>(item, last, 4);
  store<u32>(set, load<u32>(set, 4) + 1, 4);
  return true;
}

/** Ends a set: adds what case makes the same, and the bits for ASCII. */
export function closeSet(set: usize, negated: bool): bool {
  store<u8>(set, <u8>negated, 1);
  if (load<u8>(set) & IGNORE_CASE && !addCases(set)) return false;
  const items = load<u32>(set, 4);
  if (!spend(128 * (items + 1))) return false;
  for (let c: u32 = 0; c < 128; c++) {
    const byte = set + 8 + (c >> 3);
    if (isListed(set, c) != negated) store<u8>(byte, <u32>load<u8>(byte) | (1 << (c & 7)));
  }
  return true;
}

/** Is the character in the set? */
export function isInSet(set: usize, c: u32): bool {
  if (c < 128) return ((load<u8>(set + 8 + (c >> 3)) >> (c & 7)) & 1) != 0;
  return isListed(set, c) != (load<u8>(set, 1) != 0);
}

function isListed(set: usize, c: u32): bool {
  const flags = load<u8>(set);
  const x = flags & IGNORE_CASE ? lowerIn(flags, c) : c;
  return hasItem(set, x);
}

function hasItem(set: usize, x: u32): bool {
  const items = load<u32>(set, 4);
  looked += items;
  for (let item = set + HEAD, i: u32 = 0; i < items; i++, item += 8) {
    const isCategory = load<u32>(item) >= CATEGORY;
    if (isCategory ? isOfCategory(load<u32>(item, 4), load<u8>(set), x) : isInRange(item, x)) {
      return true;
    }
  }
  return false;
}

/** Is `x` in a range of the set? Categories do not count. */
function hasRangeOf(set: usize, x: u32): bool {
  const items = load<u32>(set, 4);
  for (let item = set + HEAD, i: u32 = 0; i < items; i++, item += 8) {
    if (load<u32>(item) < CATEGORY && isInRange(item, x)) return true;
  }
  return false;
}

function isInRange(item: usize, x: u32): bool {
  const head = load<u32>(item);
  const first = head & FIRST;
  return x - first <= load<u32>(item, 4) - first && (head < EVERY_OTHER || !((x - first) & 1));
}

/** Lower case as a pattern with these flags sees it. */
export function lowerIn(flags: u8, c: u32): u32 {
  if (flags & ASCII) return c - 0x41 < 26 ? c | 0x20 : c;
  return simpleLower(c);
}

function isOfCategory(code: u32, flags: u8, c: u32): bool {
  const kind = code & 3;
  const isOutside = (flags & ASCII) != 0 && c >= 128;
  const is =
    !isOutside &&
    (kind == DIGIT ? decimalOf(c) >= 0 : kind == SPACE ? isReSpace(flags, c) : isWord(c));
  return is != ((code & NOT) != 0);
}

/** U+001C to U+001F are white space for text, not for re.ASCII. */
function isReSpace(flags: u8, c: u32): bool {
  return isSpace(c) && !(flags & ASCII && c - 0x1c < 4);
}

/** Is it a character of `\w`? */
export function isWordIn(flags: u8, c: u32): bool {
  return !(flags & ASCII && c >= 128) && isWord(c);
}

/** Adds the lower case of the members, and their mates. */
function addCases(set: usize): bool {
  const flags = load<u8>(set);
  const items = load<u32>(set, 4);
  const isSingle = items == 1;
  for (let i: u32 = 0; i < items; i++) {
    const item = set + HEAD + <usize>i * 8;
    const first = load<u32>(item);
    const last = load<u32>(item, 4);
    if (first >= EVERY_OTHER || (first == last && first > 0xffff && !isSingle)) continue;
    if (first <= 0x5a && last >= 0x41) {
      if (!addRange(set, max(first, 0x41) | 0x20, min(last, 0x5a) | 0x20)) return false;
    }
    // Under re.A too the other case of what lies beyond U+FFFF is the same, as part of a range.
    if (flags & ASCII && last <= 0xffff) continue;
    if (!addImages(set, flags & ASCII ? max(first, 0x10000) : first, last)) return false;
  }
  return flags & ASCII ? true : addMates(set);
}

/** The images of a range under the table of lower case, run by run. */
function addImages(set: usize, first: u32, last: u32): bool {
  if (!spend(LOWER_ENTRIES)) return false;
  if (first <= 0x130 && last >= 0x130 && !addRange(set, 0x69, 0x69)) return false;
  for (let i: u32 = 0; i < LOWER_ENTRIES; i++) {
    const run = LOWER + i * 8;
    const start = load<u32>(run) & FIRST;
    const stride: u32 = load<u8>(run, 4);
    const end = start + (<u32>load<u8>(run, 3) - 1) * stride;
    if (end < first || start > last || start < 0x80) continue;
    let from = max(start, first);
    if (stride == 2) from += (from - start) & 1;
    const to = min(end, last);
    if (from > to) continue;
    const delta = load<i32>(run, 4) >> 8;
    const kind = stride == 2 ? EVERY_OTHER : RANGE;
    if (!addItem(set, (from + delta) | kind, to + delta)) return false;
  }
  return true;
}

function addMates(set: usize): bool {
  const items = load<u32>(set, 4);
  if (!spend(MATES_ENTRIES * (items + 1))) return false;
  for (let i: u32 = 0; i < MATES_ENTRIES; i++) {
    const pair = MATES + i * 4;
    const mate: u32 = load<u16>(pair, 2);
    if (hasRangeOf(set, load<u16>(pair)) && !addRange(set, mate, mate)) return false;
  }
  return true;
}
