/** A class in brackets (`_parse` of re/_parser.py, CPython 3.11). */
import { RULE_REGEX_INVALID } from "../names.generated";
import { codePoint } from "../text/utf8";
import { categoryOf, escaped, readEscape } from "./escape";
import { refuse } from "./fault";
import { IGNORE_CASE } from "./flags";
import { newNode, SET } from "./node";
import { addCategory, addRange, closeSet, newSet } from "./set";
import { charNode } from "./single";
import { here, isNext, isOver, take, takeToken } from "./source";

/** Category of the member read last, or -1 where it is the character `memberChar`. */
let memberCategory: i32 = -1;
let memberChar: u32 = 0;

/** Reads a class whose bracket, at `open`, was taken; its node, or 0. */
export function parseSet(open: usize, flags: u8): usize {
  const negated = take(0x5e);
  const set = newSet(flags);
  if (!set) return 0;
  let isFirst = true;
  // A class of one character, however often it is named, is that character.
  let only: u32 = 0;
  let isOne = true;
  while (true) {
    if (isOver()) return refuse(RULE_REGEX_INVALID, open);
    if (isNext(0x5d) && !isFirst) break;
    const at = here;
    if (!readMember()) return 0;
    const category = memberCategory;
    const c = memberChar;
    let last = c;
    let isRange = false;
    let endsInDash = false;
    if (take(0x2d)) {
      if (isOver()) return refuse(RULE_REGEX_INVALID, open);
      if (isNext(0x5d)) endsInDash = true;
      else {
        if (!readMember()) return 0;
        if (category >= 0 || memberCategory >= 0 || memberChar < c) {
          return refuse(RULE_REGEX_INVALID, at);
        }
        last = memberChar;
        isRange = true;
      }
    }
    if (category >= 0 ? !addCategory(set, category) : !addRange(set, c, last)) return 0;
    if (category >= 0 || isRange || (!isFirst && c != only)) isOne = false;
    only = c;
    isFirst = false;
    if (!endsInDash) continue;
    if (!addRange(set, 0x2d, 0x2d)) return 0;
    if (only != 0x2d) isOne = false;
    break;
  }
  take(0x5d);
  if (isOne) return charNode(only, flags, negated);
  return closeSet(set, negated) ? newNode(SET, flags & IGNORE_CASE, set, 0, 0) : 0;
}

function readMember(): bool {
  const at = takeToken();
  memberCategory = -1;
  memberChar = codePoint(at);
  if (memberChar != 0x5c) return true;
  memberCategory = categoryOf(codePoint(at + 1));
  if (memberCategory >= 0) return true;
  if (!readEscape(at, true)) return false;
  memberChar = escaped;
  return true;
}
