/** Quantifiers: `*`, `+`, `?`, `{n}`, `{n,m}`, and a question mark behind for the least first. */
import { RULE_REGEX_INVALID, RULE_REGEX_POSSESSIVE } from "../names.generated";
import { refuse } from "./fault";
import { LAZY } from "./flags";
import {
  AT,
  INFINITE,
  isFixed,
  isNullable,
  kindOf,
  newNode,
  REPEAT,
  setFixed,
  setNullable,
  setWidth,
  widthOf,
} from "./node";
import { here, isNext, seek, take, takeDigit } from "./source";

/** Characters of one repetition within a lookahead or lookbehind. */
const MAX_FIXED: u32 = 255;

let least: u32 = 0;
let most: u32 = 0;

export function isQuantifier(c: u32): bool {
  return c == 0x2a || c == 0x2b || c == 0x3f || c == 0x7b;
}

/** Reads the quantifier `c`, which stands at `at` and was taken; false for a brace that is text. */
export function readQuantifier(at: usize, c: u32): bool {
  least = c == 0x2b ? 1 : 0;
  most = c == 0x3f ? 1 : INFINITE;
  return c != 0x7b || readBounds(at);
}

/** The item `last` under the quantifier that was read, or 0. */
export function repeatNode(at: usize, last: usize): usize {
  if (!last || kindOf(last) == AT || kindOf(last) == REPEAT) return refuse(RULE_REGEX_INVALID, at);
  const lazy = take(0x3f);
  if (!lazy && isNext(0x2b)) return refuse(RULE_REGEX_POSSESSIVE, here);
  const node = newNode(REPEAT, lazy ? LAZY : 0, last, least, most);
  if (!node) return 0;
  setNullable(node, least == 0 || isNullable(last));
  const isShort = least <= MAX_FIXED && widthOf(last) <= MAX_FIXED;
  const fits = isShort && least * widthOf(last) <= MAX_FIXED;
  setFixed(node, least == most && isFixed(last) && fits);
  setWidth(node, least * widthOf(last));
  return node;
}

/** What stands in braces; false where that is text, and for a fault. */
function readBounds(at: usize): bool {
  const from = here;
  if (isNext(0x7d)) return false;
  const hasLeast = readCount();
  least = count;
  let hasMost = hasLeast;
  if (take(0x2c)) hasMost = readCount();
  most = count;
  if (!take(0x7d)) {
    seek(from);
    return false;
  }
  // 2^32 - 1 and above raise OverflowError.
  const isTooMuch = least == INFINITE || (hasMost && most == INFINITE);
  if (!hasMost) most = INFINITE;
  return (!isTooMuch && most >= least) || refuse(RULE_REGEX_INVALID, at) != 0;
}

let count: u32 = 0;

/** Reads a count of 0 or more digits; false where there is none. */
function readCount(): bool {
  const from = here;
  let value: u64 = 0;
  for (let digit = takeDigit(10); digit >= 0; digit = takeDigit(10)) {
    value = min<u64>(value * 10 + digit, INFINITE);
  }
  count = <u32>value;
  return here > from;
}
