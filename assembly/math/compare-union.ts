/**
 * Sets of real numbers, however they are described:
 *
 *   [0, 1] \cup [1, 2]  is  [0, 2]      1 \le x < 3  is  [1, 3)      x \ne 3  is  \mathbb{R} \setminus \{3\}
 */
import { DIFFERENT, SAME, UNKNOWN } from "./compare";
import { compareLists, intervals, sameWholeNumbers } from "./interval-list";
import { AND, CALL, PRIME, SUBSCRIPT, SYMBOL } from "./ops";
import { isCondition, isGuess, solutionOf, solvedFor } from "./solution";
import { isSame, kind, x, y } from "./term";

/** How the entries of a list are joined on the two sides (AND, OR, both or neither). */
let joinsOfA: u32 = 0;
let joinsOfB: u32 = 0;

/** Notes the words that join the two answers about to be compared. */
export function noteJoins(a: u32, b: u32): void {
  joinsOfA = a;
  joinsOfB = b;
}

/** SAME or DIFFERENT where both can be written as intervals, else UNKNOWN. */
export function compareUnions(a: usize, b: usize): i32 {
  const left = solutionOf(a, joinsOfA | joinsOfB);
  let name = solvedFor;
  const wasGuess = isGuess;
  const right = left ? solutionOf(b, joinsOfA | joinsOfB) : 0;
  if (!right) return UNKNOWN;
  if (!name) name = solvedFor;
  // conditions on two names say the same of different things
  if (isCondition(a) && isCondition(b) && !(name && solvedFor && isSame(name, solvedFor)))
    return UNKNOWN;
  // \sqrt{x} < 2 is not x < 2, and says no more than \sqrt{x} < 2 and \sqrt{x} > -1
  const plain = !name || isPlainName(name);
  if (!plain && !(isCondition(a) && isCondition(b))) return UNKNOWN;
  const c = compareLists(left, right);
  if (c >= 0) return c > 0 ? SAME : UNKNOWN;
  if (!plain || wasGuess || isGuess) return UNKNOWN;
  // n > 2 and n \ge 3 are the same of whole numbers
  return name && isWholeByCustom(name) && sameWholeNumbers(left, right) ? UNKNOWN : DIFFERENT;
}

/** A name that can have any value? */
function isPlainName(name: usize): bool {
  const k = kind(name);
  return k == SYMBOL || k == SUBSCRIPT || k == CALL || k == PRIME;
}

/** k, m, n and their neighbours. */
function isWholeByCustom(name: usize): bool {
  if (kind(name) != SYMBOL || y(name) - x(name) != 1) return false;
  const b: u32 = load<u8>(x(name)) | 0x20;
  return b >= 0x69 && b <= 0x6e;
}

/** Can the conditions of a list joined by commas never hold together? */
export function isContradiction(t: usize): bool {
  const all = solutionOf(t, AND);
  return all != 0 && intervals(all) == 0;
}
