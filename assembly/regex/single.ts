/** Nodes of one character, and whether they take a character. */
import { isLetter } from "../text/ascii";
import { MATES, MATES_ENTRIES } from "../unicode/tables.generated";
import { ASCII, DOTALL, IGNORE_CASE } from "./flags";
import { ANY, CHAR, firstOf, flagsOf, kindOf, newNode, SET } from "./node";
import { addRange, closeSet, isInSet, lowerIn, newSet } from "./set";

/** The node of one character, or of every other one; 0 where memory is used up. */
export function charNode(c: u32, flags: u8, negated: bool): usize {
  const folds = (flags & IGNORE_CASE) != 0 && (c >= 0x80 || isLetter(c));
  const low = folds ? lowerIn(flags, c) : c;
  const kept = folds ? flags & (IGNORE_CASE | ASCII) : 0;
  if (!negated && !(folds && !(flags & ASCII) && hasMate(low))) {
    return newNode(CHAR, kept, low, 0, 0);
  }
  const set = newSet(kept);
  if (!set || !addRange(set, low, low) || !closeSet(set, negated)) return 0;
  return newNode(SET, kept, set, 0, 0);
}

function hasMate(c: u32): bool {
  for (let i: u32 = 0; i < MATES_ENTRIES; i++) {
    if (load<u16>(MATES + i * 4) == c) return true;
  }
  return false;
}

/** Does a node of one character take `c`? `kind`, `flags` and `a` are those of the node. */
export function takes(kind: u8, flags: u8, a: usize, c: u32): bool {
  if (kind == CHAR) return c == <u32>a || (flags & IGNORE_CASE && lowerIn(flags, c) == <u32>a);
  if (kind == SET) return isInSet(a, c);
  return c != 0x0a || (flags & DOTALL) != 0;
}

/** The same for a node. */
export function nodeTakes(node: usize, c: u32): bool {
  return takes(kindOf(node), flagsOf(node), firstOf(node), c);
}

/** Is it a node of one character? */
export function isSingle(kind: u8): bool {
  return kind == CHAR || kind == SET || kind == ANY;
}
