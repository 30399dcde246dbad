/**
 * A pattern to its tree, token by token as re/_parser.py of CPython 3.11 reads it. What a machine
 * without backtracking can't do is refused by name where it is met.
 */
import { spend } from "../budget";
import { MAX_NESTING } from "../limits";
import { RULE_REGEX_INVALID, RULE_REGEX_SIZE } from "../names.generated";
import { codePoint } from "../text/utf8";
import { categoryOf, escaped, readEscape } from "./escape";
import { faultRule, refuse } from "./fault";
import { ASCII, DOTALL, IGNORE_CASE, MULTILINE, UNICODE, VERBOSE } from "./flags";
import { openGroup, readName, resetGroups } from "./groups";
import { colonFlags, readFlags } from "./inline-flags";
import { lookNode } from "./look";
import {
  ALT,
  ANY,
  AT,
  AT_BOUNDARY,
  AT_END,
  AT_LINE_END,
  AT_LINE_START,
  AT_NO_BOUNDARY,
  AT_START,
  AT_VERY_END,
  CAT,
  firstOf,
  GROUP,
  isFixed,
  isNullable,
  NEXT,
  newNode,
  nextOf,
  SET,
  setFixed,
  setNullable,
  setWidth,
  widthOf,
} from "./node";
import { parseSet } from "./parse-set";
import { refusedBehind } from "./refused";
import { isQuantifier, readQuantifier, repeatNode } from "./repeat";
import { addCategory, closeSet, newSet } from "./set";
import { charNode } from "./single";
import { endsInBackslash, here, isNext, isOver, openSource, peek, take, takeToken } from "./source";

let nesting: u32 = 0;
/** Flags of the whole pattern; those of a group are handed down. */
let wholeFlags: u8 = 0;

/** The tree of `[p, end)`, or 0: `faultRule` says why, unless a limit was passed. */
export function parsePattern(p: usize, end: usize, flags: u8): usize {
  if (!spend((<u32>(end - p)) << 2)) return 0;
  openSource(p, end);
  resetGroups();
  nesting = 0;
  wholeFlags = flags;
  if (endsInBackslash()) return refuse(RULE_REGEX_INVALID, end - 1);
  const tree = parseAlternatives(flags, true);
  if (!tree || faultRule) return 0;
  if (!isOver()) return refuse(RULE_REGEX_INVALID, here);
  return tree;
}

/** Alternatives up to a closing parenthesis or the end. */
function parseAlternatives(flags: u8, isWhole: bool): usize {
  if (++nesting > MAX_NESTING) return refuse(RULE_REGEX_SIZE, here);
  let first = parseSequence(flags, isWhole);
  if (!first) return 0;
  if (isNext(0x7c)) {
    const node = newNode(ALT, 0, first, 0, 0);
    if (!node) return 0;
    setNullable(node, isNullable(first));
    let last = first;
    while (take(0x7c)) {
      const other = parseSequence(isWhole ? wholeFlags : flags, false);
      if (!other) return 0;
      store<u32>(last, <u32>other, NEXT);
      last = other;
      if (isNullable(other)) setNullable(node, true);
    }
    first = node;
  }
  nesting--;
  return first;
}

/** Items up to a bar, a closing parenthesis or the end. `isFirst`: flags of the whole may stand here. */
function parseSequence(flags: u8, isFirst: bool): usize {
  const list = newNode(CAT, 0, 0, 0, 0);
  if (!list) return 0;
  // Where the last item hangs, so that a quantifier may take its place.
  let hook = list + 4;
  let last: usize = 0;
  while (!isOver() && !isNext(0x7c) && !isNext(0x29)) {
    const at = takeToken();
    const c = codePoint(at);
    if (flags & VERBOSE && isSkipped(c)) continue;
    if (isQuantifier(c) && readQuantifier(at, c)) {
      last = repeatNode(at, last);
      if (!last) return 0;
      store<u32>(hook, <u32>last);
      continue;
    }
    let node: usize = 0;
    if (c == 0x28) {
      node = parseParenthesis(at, flags, isFirst && !last);
      if (isFirst && !last) flags = wholeFlags;
    } else node = parseItem(at, c, flags);
    if (faultRule) return 0;
    // Comments and flags leave nothing.
    if (node == NOTHING) continue;
    if (!node) return 0;
    if (last) hook = last + NEXT;
    store<u32>(hook, <u32>node);
    last = node;
  }
  closeSequence(list);
  return list;
}

/** A comment or flags: no node. */
const NOTHING: usize = 1;

/** White space and comments of the verbose form; a comment is passed over. */
function isSkipped(c: u32): bool {
  if (c == 0x20 || c - 9 < 5) return true;
  if (c != 0x23) return false;
  while (!isOver()) if (load<u8>(takeToken()) == 0x0a) break;
  return true;
}

function closeSequence(list: usize): void {
  let width: u32 = 0;
  let nullable = true;
  let fixed = true;
  for (let item = firstOf(list); item; item = nextOf(item)) {
    if (!isNullable(item)) nullable = false;
    if (!isFixed(item)) fixed = false;
    width += widthOf(item);
  }
  setNullable(list, nullable);
  setFixed(list, fixed);
  setWidth(list, width);
}

function parseItem(at: usize, c: u32, flags: u8): usize {
  if (c == 0x5c) return parseEscape(at, flags);
  if (c == 0x5b) return parseSet(at, flags & (IGNORE_CASE | ASCII));
  if (c == 0x2e) return newNode(ANY, flags & DOTALL, 0, 0, 0);
  if (c == 0x5e) return placeNode(flags & MULTILINE ? AT_LINE_START : AT_START, flags);
  if (c == 0x24) return placeNode(flags & MULTILINE ? AT_LINE_END : AT_END, flags);
  return charNode(c, flags, false);
}

function placeNode(place: u32, flags: u8): usize {
  return newNode(AT, flags & ASCII, place, 0, 0);
}

function parseEscape(at: usize, flags: u8): usize {
  const letter = codePoint(at + 1);
  const category = categoryOf(letter);
  if (category >= 0) {
    const set = newSet(flags & ASCII);
    if (!set || !addCategory(set, category) || !closeSet(set, false)) return 0;
    return newNode(SET, 0, set, 0, 0);
  }
  if (letter == 0x41) return placeNode(AT_START, flags);
  if (letter == 0x5a) return placeNode(AT_VERY_END, flags);
  if (letter == 0x62) return placeNode(AT_BOUNDARY, flags);
  if (letter == 0x42) return placeNode(AT_NO_BOUNDARY, flags);
  return readEscape(at, false) ? charNode(escaped, flags, false) : 0;
}

/** A parenthesis at `at`; its node, NOTHING, or 0. */
function parseParenthesis(at: usize, flags: u8, mayBeWhole: bool): usize {
  let isCapture = true;
  if (take(0x3f)) {
    if (isOver()) return refuse(RULE_REGEX_INVALID, at);
    const c = peek();
    if (refusedBehind(at)) return 0;
    takeToken();
    if (c == 0x23) return skipComment(at);
    if (c == 0x3d || c == 0x21 || c == 0x3c) return parseLook(at, c, flags);
    isCapture = c == 0x50;
    if (isCapture) {
      // refusedBehind left nothing but a name.
      takeToken();
      if (!readName(at)) return 0;
    } else if (c != 0x3a) {
      const read = readFlags(at, c, flags);
      if (read < 0) return 0;
      if (!colonFlags) {
        if (!mayBeWhole) return refuse(RULE_REGEX_INVALID, at);
        wholeFlags |= <u8>read;
        if (wholeFlags & ASCII && wholeFlags & UNICODE) return refuse(RULE_REGEX_INVALID, at);
        return NOTHING;
      }
      flags = <u8>read;
    }
  }
  const group = isCapture ? openGroup() : 0;
  const child = parseAlternatives(flags, false);
  if (!child) return 0;
  if (!take(0x29)) return refuse(RULE_REGEX_INVALID, at);
  const node = newNode(GROUP, 0, child, group, 0);
  if (!node) return 0;
  setNullable(node, isNullable(child));
  setFixed(node, !group && isFixed(child));
  setWidth(node, widthOf(child));
  return node;
}

/** `(?=`, `(?!`, `(?<=` or `(?<!`; `c` is the sign behind the question mark. */
function parseLook(at: usize, c: u32, flags: u8): usize {
  const isBehind = c == 0x3c;
  if (isBehind) {
    if (isOver()) return refuse(RULE_REGEX_INVALID, at);
    c = peek();
    if (c != 0x3d && c != 0x21) return refuse(RULE_REGEX_INVALID, at);
    takeToken();
  }
  const child = parseAlternatives(flags, false);
  if (!child) return 0;
  if (!take(0x29)) return refuse(RULE_REGEX_INVALID, at);
  return lookNode(at, child, isBehind, c == 0x21);
}

function skipComment(at: usize): usize {
  while (!isOver()) if (load<u8>(takeToken()) == 0x29) return NOTHING;
  return refuse(RULE_REGEX_INVALID, at);
}
