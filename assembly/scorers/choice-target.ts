/** Targets of multiple choice as sets of letters. */
import { limitPassed, spend } from "../budget";
import {
  alternatives,
  firstAlternative,
  firstString,
  listCount,
  listEnd,
  nextString,
  stringEnd,
  stringStart,
  targetDepth,
} from "../lists";
import { alloc } from "../memory";
import { target } from "../sample";
import { isLetter, skipSpace, trimEnd } from "../text/ascii";
import { matchingChoice } from "./choice-text";
import { letters, lettersEnd, readOptions } from "./option-set";

/** Did the last target name a letter beyond the choices? */
export let targetIsBeyond: bool = false;
/** Has any alternative several letters? */
export let targetIsSeveral: bool = false;

let sets: usize = 0;
let setCount: u32 = 0;

/** Reads the target's alternatives; false where one is neither letters nor a choice's text. */
export function readTarget(_choiceCount: u32): bool {
  targetIsBeyond = false;
  targetIsSeveral = false;
  const isNested = targetDepth(target) == 2;
  let list = firstAlternative(target);
  setCount = isNested ? alternatives(target) : listCount(list);
  sets = alloc((<usize>setCount) << 2);
  if (!sets || !setCount || !spend(setCount)) return false;
  let string = firstString(list);
  for (let i: u32 = 0; i < setCount; i++) {
    const set = isNested ? setOfList(list) : setOf(stringStart(string), stringEnd(string));
    if (!set || limitPassed()) return false;
    if (set & (set - 1)) targetIsSeveral = true;
    store<u32>(sets + ((<usize>i) << 2), set);
    if (isNested) list = listEnd(list);
    else string = nextString(string);
  }
  return true;
}

/** Is this set of letters one of the alternatives? */
export function isTarget(set: u32): bool {
  for (let i: u32 = 0; i < setCount; i++) {
    if (load<u32>(sets + ((<usize>i) << 2)) == set) return true;
  }
  return false;
}

/** The letters of all strings of a list together, or 0. */
function setOfList(list: usize): u32 {
  let set: u32 = 0;
  let string = firstString(list);
  for (let n = listCount(list); n; n--) {
    const one = setOf(stringStart(string), stringEnd(string));
    if (!one) return 0;
    set |= one;
    string = nextString(string);
  }
  return set;
}

/** A letter, letters joined by signs or "and", or the text of a choice; 0: none of these. */
function setOf(p: usize, end: usize): u32 {
  if (!spend((<u32>(end - p)) << 1)) return 0;
  p = skipSpace(p, end);
  end = trimEnd(p, end);
  if (end - p > 1) {
    const choice = matchingChoice(p, end);
    if (choice >= 0 && choice < 26) return 1 << choice;
  }
  while (isFormula(p, end)) {
    p = skipSpace(p + 2, end - 2);
    end = trimEnd(p, end - 2);
  }
  if (readOptions(p, p, end) && isOver(lettersEnd, end)) return letters;
  if (isLoneLetter(p, end)) targetIsBeyond = true;
  return 0;
}

/** `\(B\)` or `\[B\]`: one formula, with something in it. */
function isFormula(p: usize, end: usize): bool {
  if (end - p < 5) return false;
  const open: u32 = load<u16>(p);
  const close: u32 = load<u16>(end - 2);
  if (!(open == 0x285c && close == 0x295c) && !(open == 0x5b5c && close == 0x5d5c)) return false;
  for (let q = p + 2; q < end - 2; q++) if (load<u8>(q) == 0x5c) return false;
  return true;
}

/** Nothing but closing signs, or "B) the text of the choice"? */
function isOver(p: usize, end: usize): bool {
  if (p < end && (load<u8>(p) == 0x29 || load<u8>(p) == 0x2e || load<u8>(p) == 0x3a)) return true;
  for (; p < end; p++) {
    const b = load<u8>(p);
    if (b != 0x29 && b != 0x2e && b != 0x2a && b != 0x5d && b != 0x7d && b != 0x24) return false;
  }
  return true;
}

/** One letter with signs around it, which is not among the choices. */
function isLoneLetter(p: usize, end: usize): bool {
  let n = 0;
  for (; p < end; p++) if (isLetter(load<u8>(p))) n++;
  return n == 1;
}
