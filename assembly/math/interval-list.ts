/**
 * Sets of real numbers as disjoint intervals in order: a unique form, as long as all ends can be
 * compared. In the arena: `u32 n`, then n times `u32 low, u32 lowIsIn, u32 high, u32 highIsIn`,
 * ends being constants in canonical form or one of the two infinities.
 */
import { note, spend } from "../budget";
import { MAX_INTERVALS } from "../limits";
import { alloc } from "../memory";
import { RULE_LIMIT_INTERVALS } from "../names.generated";
import { signOf } from "./ball-of-form";
import { SAME } from "./compare";
import { compareEvaluatedForms } from "./evaluated";
import { asRational, scale, sum } from "./poly";
import { add, compare, floor, fromInteger, isInteger, small } from "./rational";
import { isSame } from "./term";
import { push, vector } from "./vector";

/** Ends that are no numbers: addresses no term has. */
export const BELOW_ALL: usize = 1;
export const ABOVE_ALL: usize = 2;

export function intervals(list: usize): u32 {
  return load<u32>(list);
}

function at(list: usize, i: u32): usize {
  return list + 8 + ((<usize>i) << 4);
}

export function low(list: usize, i: u32): usize {
  return load<u32>(at(list, i));
}

export function lowIsIn(list: usize, i: u32): bool {
  return load<u32>(at(list, i), 4) != 0;
}

export function high(list: usize, i: u32): usize {
  return load<u32>(at(list, i), 8);
}

export function highIsIn(list: usize, i: u32): bool {
  return load<u32>(at(list, i), 12) != 0;
}

/** An empty list with room for `n`, or 0. */
export function intervalList(n: u32): usize {
  if (n > MAX_INTERVALS) note(RULE_LIMIT_INTERVALS);
  const list = n <= MAX_INTERVALS && spend(n + 1) ? alloc(8 + ((<usize>n) << 4)) : 0;
  if (list) store<u32>(list, 0);
  return list;
}

/** Ends that could not be compared: nothing is known then. */
let unclear: bool = false;

/** -1, 0 or 1; sets `unclear` where neither is certain. */
export function compareEnds(a: usize, b: usize): i32 {
  if (a == b) return 0;
  if (a == BELOW_ALL || b == ABOVE_ALL) return -1;
  if (a == ABOVE_ALL || b == BELOW_ALL) return 1;
  const p = asRational(a);
  const q = p ? asRational(b) : 0;
  if (q) return compare(p, q);
  if (isSame(a, b)) return 0;
  const v = vector();
  const s = push(v, a) && push(v, scale(b, small(-1))) ? signOf(sum(v)) : 0;
  if (s == 0 && compareEvaluatedForms(a, b) != SAME) unclear = true;
  return s;
}

/** Appends to a list that has room. Ends must be in order; false where they are not. */
export function append(list: usize, a: usize, aIsIn: bool, b: usize, bIsIn: bool): bool {
  unclear = false;
  const c = compareEnds(a, b);
  if (unclear || c > 0 || (c == 0 && !(aIsIn && bIsIn))) return false;
  push4(list, a, aIsIn, b, bIsIn);
  return true;
}

function push4(list: usize, a: usize, aIsIn: bool, b: usize, bIsIn: bool): void {
  const n = load<u32>(list);
  const p = at(list, n);
  store<u32>(p, <u32>a);
  store<u32>(p, aIsIn ? 1 : 0, 4);
  store<u32>(p, <u32>b, 8);
  store<u32>(p, bIsIn ? 1 : 0, 12);
  store<u32>(list, n + 1);
}

/** All of the line. */
export function wholeLine(): usize {
  const list = intervalList(1);
  if (list) push4(list, BELOW_ALL, false, ABOVE_ALL, false);
  return list;
}

/** One interval, a point where both ends are the same; 0 where the ends are not in order. */
export function single(a: usize, aIsIn: bool, b: usize, bIsIn: bool): usize {
  const list = a && b ? intervalList(1) : 0;
  return list && append(list, a, aIsIn, b, bIsIn) ? list : 0;
}

/** What is in one of the two; 0 where ends can't be compared. */
export function united(a: usize, b: usize): usize {
  if (!a || !b) return 0;
  const out = intervalList(intervals(a) + intervals(b));
  if (!out) return 0;
  unclear = false;
  let i: u32 = 0;
  let j: u32 = 0;
  while (i < intervals(a) || j < intervals(b)) {
    const fromA = j == intervals(b) || (i < intervals(a) && startsBefore(a, i, b, j));
    if (unclear || !spend(4)) return 0;
    const list = fromA ? a : b;
    const k = fromA ? i++ : j++;
    join(out, list, k);
    if (unclear) return 0;
  }
  return out;
}

function startsBefore(a: usize, i: u32, b: usize, j: u32): bool {
  const c = compareEnds(low(a, i), low(b, j));
  return c < 0 || (c == 0 && lowIsIn(a, i));
}

/** Joins an interval to the last one, where they overlap or touch in a point one of them holds. */
function join(out: usize, list: usize, k: u32): void {
  const n = intervals(out);
  const a = low(list, k);
  const b = high(list, k);
  if (n) {
    const p = at(out, n - 1);
    const gap = compareEnds(a, load<u32>(p, 8));
    if (gap < 0 || (gap == 0 && (lowIsIn(list, k) || load<u32>(p, 12)))) {
      const c = compareEnds(b, load<u32>(p, 8));
      if (c > 0) {
        store<u32>(p, <u32>b, 8);
        store<u32>(p, highIsIn(list, k) ? 1 : 0, 12);
      } else if (c == 0 && highIsIn(list, k)) store<u32>(p, 1, 12);
      return;
    }
  }
  push4(out, a, lowIsIn(list, k), b, highIsIn(list, k));
}

/** What isn't in the list. */
export function complement(a: usize): usize {
  const out = a ? intervalList(intervals(a) + 1) : 0;
  if (!out) return 0;
  let from = BELOW_ALL;
  let isIn = false;
  for (let i: u32 = 0, n = intervals(a); i < n; i++) {
    if (low(a, i) != BELOW_ALL) push4(out, from, isIn, low(a, i), !lowIsIn(a, i));
    from = high(a, i);
    isIn = !highIsIn(a, i);
  }
  if (from != ABOVE_ALL) push4(out, from, isIn, ABOVE_ALL, false);
  return out;
}

/** What is in both, by the complement of the complements' union. */
export function intersected(a: usize, b: usize): usize {
  return complement(united(complement(a), complement(b)));
}

/** Are the two the same set? 1 yes, -1 no, 0 not known. */
export function compareLists(a: usize, b: usize): i32 {
  const n = intervals(a);
  if (n != intervals(b)) return -1;
  let all = 1;
  for (let i: u32 = 0; i < n; i++) {
    unclear = false;
    const apart = compareEnds(low(a, i), low(b, i)) || compareEnds(high(a, i), high(b, i));
    if (apart && !unclear) return -1;
    if (lowIsIn(a, i) != lowIsIn(b, i) || highIsIn(a, i) != highIsIn(b, i)) return -1;
    if (unclear) all = 0;
  }
  return all;
}

/** Do both hold the same whole numbers? Also true where an end is no rational. */
export function sameWholeNumbers(a: usize, b: usize): bool {
  const n = intervals(a);
  if (n != intervals(b)) return false;
  for (let i: u32 = 0; i < n; i++) {
    if (!sameEnd(firstWhole(low(a, i), lowIsIn(a, i)), firstWhole(low(b, i), lowIsIn(b, i))))
      return false;
    const top = lastWhole(high(a, i), highIsIn(a, i));
    if (!sameEnd(top, lastWhole(high(b, i), highIsIn(b, i)))) return false;
  }
  return true;
}

/** The least whole number above the end, or at it, as a rational; an infinity as it is; 0 where unknown. */
function firstWhole(end: usize, isIn: bool): usize {
  const top = end > ABOVE_ALL ? asRational(end) : 0;
  if (end <= ABOVE_ALL) return end;
  if (!top) return 0;
  const below = fromInteger(floor(top));
  return below && isIn && isInteger(top) ? below : below ? add(below, small(1)) : 0;
}

function lastWhole(end: usize, isIn: bool): usize {
  const top = end > ABOVE_ALL ? asRational(end) : 0;
  if (end <= ABOVE_ALL) return end;
  if (!top) return 0;
  const below = fromInteger(floor(top));
  return below && !isIn && isInteger(top) ? add(below, small(-1)) : below;
}

function sameEnd(p: usize, q: usize): bool {
  if (!p || !q || p == q) return true;
  return p > ABOVE_ALL && q > ABOVE_ALL && compare(p, q) == 0;
}
