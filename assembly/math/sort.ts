/** Sorting of arrays of term pointers (u32), by the order of terms on structure. */
import { spend } from "../budget";
import { alloc } from "../memory";
import { compare } from "./term";

/** Sorts `n` pointers at `array` in place: a bottom-up merge sort. False: a limit passed. */
export function sortTerms(array: usize, n: u32): bool {
  if (n < 2) return true;
  let from = array;
  let to = alloc((<usize>n) << 2);
  if (!to) return false;
  for (let width: u32 = 1; width < n; width <<= 1) {
    if (!spend(n * 4)) return false;
    for (let i: u32 = 0; i < n; i += width << 1) {
      merge(from, to, i, min(i + width, n), min(i + (width << 1), n));
    }
    const swap = from;
    from = to;
    to = swap;
  }
  if (from != array) memory.copy(array, from, (<usize>n) << 2);
  return true;
}

function at(array: usize, i: u32): usize {
  return load<u32>(array + ((<usize>i) << 2));
}

function merge(from: usize, to: usize, start: u32, middle: u32, end: u32): void {
  let i = start;
  let j = middle;
  for (let k = start; k < end; k++) {
    const left = j == end || (i < middle && compare(at(from, i), at(from, j)) <= 0);
    store<u32>(to + ((<usize>k) << 2), <u32>at(from, left ? i++ : j++));
  }
}
