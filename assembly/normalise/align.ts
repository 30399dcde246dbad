/**
 * Several spans against several: the best one-to-one alignment, and the mean of its F1 over
 * the longer list, as an exact fraction (get_metrics of AllenAI's drop_eval.py, unrounded).
 */
import { fail, limitPassed } from "../budget";
import { alloc } from "../memory";
import { RULE_LIMIT_FRACTION } from "../names.generated";
import { bestTotal } from "./assign";
import { all, common, numberDiffers, overlap, sameSpan } from "./compare";
import { gcd, lcm } from "./fraction";

/** Score of the last alignment, in lowest terms; 0 of 1 where a limit was passed. */
export let alignedNum: u64 = 0;
export let alignedDen: u64 = 1;
/** Did only DROP's number rule keep the last alignment from a score above 0? */
export let alignedByNumber: bool = false;

/** Potentials of the assignment stay below 2^63. */
const MOST: u64 = 1 << 54;

/** Aligns spans by F1. `gate`: DROP's number rule holds. */
export function alignByF1(
  answers: usize,
  answerCount: u32,
  targets: usize,
  targetCount: u32,
  gate: bool,
): void {
  const n = max(answerCount, targetCount);
  const cells = <usize>n * n;
  const weights = alloc(cells << 3);
  const wholes = alloc(cells << 3);
  reset();
  if (!wholes) return;
  memory.fill(weights, 0, cells << 3);
  let unit: u64 = 1;
  for (let i: u32 = 0; i < answerCount; i++) {
    for (let j: u32 = 0; j < targetCount; j++) {
      overlap(at(answers, i), at(targets, j), gate);
      if (limitPassed()) return;
      if (numberDiffers) alignedByNumber = true;
      if (!common) continue;
      const divisor = gcd(2 * common, all);
      const cell = (<usize>i * n + j) << 3;
      store<u64>(weights + cell, (2 * common) / divisor);
      store<u64>(wholes + cell, all / divisor);
      unit = lcm(unit, all / divisor, MOST);
      if (!unit) {
        fail(RULE_LIMIT_FRACTION);
        return;
      }
    }
  }
  for (let cell: usize = 0; cell < cells << 3; cell += 8) {
    const weight = load<u64>(weights + cell);
    if (weight) store<u64>(weights + cell, weight * (unit / load<u64>(wholes + cell)));
  }
  conclude(weights, n, unit);
}

/** Aligns spans by exact match: 1 where every span has its own equal one, else 0. */
export function alignExactly(
  answers: usize,
  answerCount: u32,
  targets: usize,
  targetCount: u32,
): void {
  reset();
  if (answerCount != targetCount) return;
  const n = answerCount;
  const weights = alloc((<usize>n * n) << 3);
  if (!weights) return;
  for (let i: u32 = 0; i < n; i++) {
    for (let j: u32 = 0; j < n; j++) {
      const same = sameSpan(at(answers, i), at(targets, j));
      store<u64>(weights + ((<usize>i * n + j) << 3), same ? 1 : 0);
    }
  }
  conclude(weights, n, 1);
  if (alignedNum != alignedDen) alignedNum = 0;
}

function reset(): void {
  alignedNum = 0;
  alignedDen = 1;
  alignedByNumber = false;
}

function conclude(weights: usize, n: u32, unit: u64): void {
  const total = <u64>bestTotal(weights, n);
  if (!total || limitPassed()) return;
  const divisor = gcd(total, unit * n);
  alignedNum = total / divisor;
  alignedDen = (unit * n) / divisor;
  alignedByNumber = false;
}

function at(array: usize, i: u32): usize {
  return load<u32>(array + ((<usize>i) << 2));
}
