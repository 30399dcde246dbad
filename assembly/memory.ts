/**
 * Linear memory after the static data, with fixed sizes so that no sample's fate depends on
 * its neighbours:
 *
 *   | cache: prepared targets | arena: one sample | batch: the host's bytes, then the records |
 *
 * The arena is a bump allocator that is reset for each sample. Nothing is ever freed.
 */
import { fail } from "./budget";
import { ARENA_BYTES, CACHE_BYTES } from "./limits";
import { RULE_LIMIT_MEMORY } from "./names.generated";

export const CACHE_START: usize = (__heap_base + 15) & ~15;
export const ARENA_START: usize = CACHE_START + CACHE_BYTES;
export const BATCH_START: usize = ARENA_START + ARENA_BYTES;

let next: usize = ARENA_START;
let end: usize = BATCH_START;

/** Makes `[from, to)` the place where `alloc` takes memory from. */
export function useRegion(from: usize, to: usize): void {
  next = (from + 15) & ~15;
  end = to;
}

/** First free byte of the region in use. */
export function regionNext(): usize {
  return next;
}

/** End of the region in use. */
export function regionEnd(): usize {
  return end;
}

/** Forgets everything allocated at or after `mark` (a value of `regionNext`). */
export function release(mark: usize): void {
  next = mark;
}

/** `bytes` bytes, 8-aligned, not cleared. 0 when the region is used up: the caller returns. */
export function alloc(bytes: usize): usize {
  const at = next;
  if (bytes > end - at) {
    fail(RULE_LIMIT_MEMORY);
    return 0;
  }
  next = min(end, (at + bytes + 7) & ~7);
  return at;
}

/** Room for a text of `bytes` bytes that may be read as the sample's: no backslash before it. */
export function allocText(bytes: usize): usize {
  const at = alloc(8 + bytes);
  if (!at) return 0;
  store<u64>(at, 0);
  return at + 8;
}

/** Grows linear memory to hold `to`; false where the maximum does not allow it. */
export function ensure(to: usize): bool {
  const have = (<usize>memory.size()) << 16;
  if (to <= have) return true;
  return memory.grow(<i32>((to - have + 0xffff) >> 16)) >= 0;
}
