/**
 * Lookahead and lookbehind of fixed characters: alternatives that are each a sequence of single
 * characters and places, such as `(?=\s|$)` or `(?<=answer is )`. Whether such a one holds is
 * told at each place by itself, in no more steps than it has characters. All others, and those
 * with groups, are refused.
 */
import {
  RULE_REGEX_INVALID,
  RULE_REGEX_LOOKAHEAD,
  RULE_REGEX_LOOKBEHIND,
} from "../names.generated";
import { codePoint, codePointBefore, codePointBytes } from "../text/utf8";
import { refuse } from "./fault";
import { BEHIND, NEGATED } from "./flags";
import {
  ALT,
  AT,
  CAT,
  firstOf,
  flagsOf,
  GROUP,
  isFixed,
  kindOf,
  LOOK,
  newNode,
  nextOf,
  REPEAT,
  secondOf,
  widthOf,
} from "./node";
import { holdsAt } from "./place";
import { nodeTakes } from "./single";

/** The node of a look with this child, or 0; its parenthesis stands at `at`. */
export function lookNode(at: usize, child: usize, isBehind: bool, negated: bool): usize {
  const isList = kindOf(child) == ALT;
  const first = isList ? firstOf(child) : child;
  const width = widthOf(first);
  for (let one = first; one; one = isList ? nextOf(one) : 0) {
    if (!isFixed(one)) return refuse(isBehind ? RULE_REGEX_LOOKBEHIND : RULE_REGEX_LOOKAHEAD, at);
    // Python: look-behind requires fixed-width pattern.
    if (isBehind && widthOf(one) != width) return refuse(RULE_REGEX_INVALID, at);
  }
  const flags = (negated ? NEGATED : 0) | (isBehind ? BEHIND : 0);
  return newNode(LOOK, flags, child, isBehind ? width : 0, 0);
}

/** Characters looked at since `resetSeen`. */
export let seen: u32 = 0;

export function resetSeen(): void {
  seen = 0;
}

/** Does the look hold at `at` of the text `[start, end)`? */
export function lookHolds(node: usize, start: usize, at: usize, end: usize): bool {
  const negated = (flagsOf(node) & NEGATED) != 0;
  for (let n = secondOf(node); n; n--) {
    if (at == start) return negated;
    at = codePointBefore(at);
    seen++;
  }
  const child = firstOf(node);
  const isList = kindOf(child) == ALT;
  for (let one = isList ? firstOf(child) : child; one; one = isList ? nextOf(one) : 0) {
    if (endOf(one, start, at, end)) return !negated;
  }
  return negated;
}

/** Where the fixed node that begins at `at` ends, or 0. */
function endOf(node: usize, start: usize, at: usize, end: usize): usize {
  const kind = kindOf(node);
  seen++;
  if (kind == CAT) {
    for (let item = firstOf(node); item && at; item = nextOf(item))
      at = endOf(item, start, at, end);
    return at;
  }
  if (kind == REPEAT) {
    for (let n = secondOf(node); n && at; n--) {
      const before = at;
      at = endOf(firstOf(node), start, at, end);
      // A place holds as often as it is asked.
      if (at == before) break;
    }
    return at;
  }
  if (kind == GROUP) return endOf(firstOf(node), start, at, end);
  if (kind == AT) return holdsAt(<u32>firstOf(node), flagsOf(node), start, at, end) ? at : 0;
  return at < end && nodeTakes(node, codePoint(at)) ? at + codePointBytes(at) : 0;
}
