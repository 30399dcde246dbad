/**
 * What the three passes of unwrap.ts removed, so that a place in the unwrapped copy can be
 * found again in the output. A pass is `u32 count, u32 0`, then `u32 place, u32 bytes` for each
 * removal, places counted in what the pass wrote.
 */
import { alloc } from "../memory";

/** Removals kept a pass; beyond them the letters are still right, but their place is unknown. */
const KEPT: u32 = 1024;
const PASS_BYTES: usize = 8 + <usize>KEPT * 8;

/** The passes, or 0 where nothing was unwrapped. */
let removals: usize = 0;
let pass: usize = 0;
let base: usize = 0;

/** Nothing was removed. */
export function forgetRemovals(): void {
  removals = 0;
}

/** Starts the lists for a copy at `copy`; false where memory is used up. */
export function openRemovals(copy: usize): bool {
  removals = alloc(PASS_BYTES * 3);
  base = copy;
  return removals != 0;
}

/** Starts pass 0, 1 or 2. */
export function openPass(i: u32): void {
  pass = removals + <usize>i * PASS_BYTES;
  store<u32>(pass, 0);
}

/** Notes that `bytes` bytes go away where `to` is written next. */
export function removeAt(to: usize, bytes: usize): void {
  if (!bytes) return;
  const count = load<u32>(pass);
  if (count < KEPT) {
    store<u32>(pass + 8 + (count << 3), <u32>(to - base));
    store<u32>(pass + 12 + (count << 3), <u32>bytes);
  }
  store<u32>(pass, min(count + 1, KEPT + 1));
}

/**
 * Place in the output that begins at `start` of an address in the unwrapped text, or 0 where
 * it is not known.
 */
export function placeInOutput(start: usize, p: usize): usize {
  if (!removals) return p;
  let at = p - base;
  for (let i = 3; i; i--) {
    const list = removals + <usize>(i - 1) * PASS_BYTES;
    const count = load<u32>(list);
    if (count > KEPT) return 0;
    let bytes: usize = 0;
    for (let k: u32 = 0; k < count && load<u32>(list + 8 + (k << 3)) <= <u32>at; k++) {
      bytes += load<u32>(list + 12 + (k << 3));
    }
    at += bytes;
  }
  return start + at;
}
