/** Merge sort of token addresses by their normal forms: equal tokens become neighbours. */
import { spend } from "../budget";
import { alloc, regionNext, release } from "../memory";
import { compareTokens } from "./token";

/** Sorts in place; false where a limit is passed. */
export function sortTokens(array: usize, count: u32): bool {
  const bytes = (<usize>count) << 2;
  const mark = regionNext();
  const spare = alloc(bytes);
  if (!spare) return false;
  let from = array;
  let to = spare;
  for (let width: u32 = 1; width < count; width <<= 1) {
    if (!spend(count)) return false;
    for (let i: u32 = 0; i < count; i += width << 1) {
      merge(from, to, i, min(i + width, count), min(i + (width << 1), count));
    }
    const other = from;
    from = to;
    to = other;
  }
  if (from != array) memory.copy(array, from, bytes);
  release(mark);
  return true;
}

function merge(from: usize, to: usize, a: u32, middle: u32, end: u32): void {
  let b = middle;
  for (let i = a, x = a; i < end; i++) {
    const takeA = x < middle && (b >= end || compareTokens(at(from, x), at(from, b)) <= 0);
    store<u32>(to + ((<usize>i) << 2), <u32>at(from, takeA ? x++ : b++));
  }
}

function at(array: usize, i: u32): usize {
  return load<u32>(array + ((<usize>i) << 2));
}
