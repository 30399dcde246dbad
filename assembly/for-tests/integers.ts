/**
 * Exact integers over and over, for `npm run bench -- native`, which runs the same algorithm in C
 * (bench/native/integers.c) over the same bytes. Compiled for it alone.
 */
import { resetBudget } from "../budget";
import { add, divide, limb, limbs, multiply, remainder } from "../math/integer";
import { ARENA_START, BATCH_START, ensure, useRegion } from "../memory";

let sum: u64 = 0;

/** Room for `bytes` bytes of pairs, each two integers as math/integer.ts lays them out, 8-aligned. */
export function inbox(bytes: u32): usize {
  return ensure(BATCH_START + bytes) ? BATCH_START : 0;
}

/** Of each pair the product, and quotient and remainder of that and the second; a sum over their limbs. */
export function run(pairs: u32, rounds: u32): u64 {
  sum = 0;
  for (let round: u32 = 0; round < rounds; round++) {
    let at = BATCH_START;
    for (let i: u32 = 0; i < pairs; i++) {
      const a = at;
      const b = a + sizeOf(a);
      at = b + sizeOf(b);
      resetBudget();
      useRegion(ARENA_START, BATCH_START);
      const product = multiply(a, b);
      const quotient = divide(add(product, a), b);
      take(product);
      take(quotient);
      take(remainder);
    }
  }
  return sum;
}

function sizeOf(a: usize): usize {
  return 8 + ((((<usize>limbs(a)) << 2) + 7) & ~7);
}

/** Adds sign and limbs to the sum (FNV-1a over words). */
function take(a: usize): void {
  let s = mix(sum, a ? load<u32>(a) + 1 : 0);
  const n = a ? limbs(a) : 0;
  for (let i: u32 = 0; i < n; i++) s = mix(s, limb(a, i));
  sum = s;
}

function mix(hash: u64, word: u32): u64 {
  return (hash ^ word) * 0x100000001b3;
}
