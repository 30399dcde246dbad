/** Sets of code points as sorted boundaries of three bytes; even ones begin a range. */

/** Does `c` lie in the set whose `count` boundaries stand at `table`? */
export function isInRanges(table: usize, count: u32, c: u32): bool {
  let low: u32 = 0;
  let high = count;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((load<u32>(table + mid * 3) & 0xffffff) <= c) low = mid + 1;
    else high = mid;
  }
  return (low & 1) == 1;
}

/** The last entry of `width` bytes whose first code point (u24) is not above `c`, or 0. */
export function entryBefore(table: usize, count: u32, width: u32, c: u32): usize {
  let low: u32 = 0;
  let high = count;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((load<u32>(table + mid * width) & 0xffffff) <= c) low = mid + 1;
    else high = mid;
  }
  return low ? table + (low - 1) * width : 0;
}

/**
 * The image of `c` in a table of runs `u24 start, u8 length, u8 stride, i24 delta`; `c` itself
 * where no run has it.
 */
export function mappedByRuns(table: usize, count: u32, c: u32): u32 {
  const run = entryBefore(table, count, 8, c);
  if (!run) return c;
  const from = c - (load<u32>(run) & 0xffffff);
  const stride: u32 = load<u8>(run, 4);
  if (stride == 2 && from & 1) return c;
  const step = stride == 2 ? from >> 1 : from;
  return step < <u32>load<u8>(run, 3) ? c + (load<i32>(run, 4) >> 8) : c;
}
