/**
 * The best one-to-one assignment between the rows and columns of a matrix of weights
 * (Kuhn-Munkres with potentials, cubic), in exact integers.
 */
import { spend } from "../budget";
import { MAX_SPANS } from "../limits";
import { alloc } from "../memory";

const NEVER: i64 = i64.MAX_VALUE;

/** The largest total; every potential stays within `n` times the largest weight. */
export function bestTotal(weights: usize, n: u32): i64 {
  const size = (<usize>(n + 1)) << 3;
  const u = alloc(size);
  const v = alloc(size);
  const least = alloc(size);
  const match = alloc(size);
  const way = alloc(size);
  const used = alloc(size);
  if (!used || n > MAX_SPANS || !spend(n * n * n)) return 0;
  memory.fill(u, 0, size);
  memory.fill(v, 0, size);
  memory.fill(match, 0, size);
  for (let row: u32 = 1; row <= n; row++) {
    put(match, 0, row);
    for (let j: u32 = 0; j <= n; j++) put(least, j, NEVER);
    memory.fill(used, 0, size);
    let column: u32 = 0;
    do {
      put(used, column, 1);
      const i = <u32>at(match, column);
      let delta = NEVER;
      let next: u32 = 0;
      for (let j: u32 = 1; j <= n; j++) {
        if (at(used, j)) continue;
        const cost = -at(weights, (i - 1) * n + j - 1) - at(u, i) - at(v, j);
        if (cost < at(least, j)) {
          put(least, j, cost);
          put(way, j, column);
        }
        if (at(least, j) < delta) {
          delta = at(least, j);
          next = j;
        }
      }
      for (let j: u32 = 0; j <= n; j++) {
        if (at(used, j)) {
          const r = <u32>at(match, j);
          put(u, r, at(u, r) + delta);
          put(v, j, at(v, j) - delta);
        } else put(least, j, at(least, j) - delta);
      }
      column = next;
    } while (at(match, column));
    do {
      const before = <u32>at(way, column);
      put(match, column, at(match, before));
      column = before;
    } while (column);
  }
  let total: i64 = 0;
  for (let j: u32 = 1; j <= n; j++) total += at(weights, (<u32>at(match, j) - 1) * n + j - 1);
  return total;
}

function at(array: usize, i: u32): i64 {
  return load<i64>(array + ((<usize>i) << 3));
}

function put(array: usize, i: u32, value: i64): void {
  store<i64>(array + ((<usize>i) << 3), value);
}
