/**
 * Bytes looked for sixteen at a time, with the fixed-width vectors of WebAssembly, whose results
 * are the same everywhere. A load may reach over either end of a text, never out of memory, since
 * tables lie before all texts and records behind them (index.ts): what it finds there is masked.
 */
import { isLetter, literalLength } from "./ascii";

/** Last place in `[start, end)` where this byte stands, or 0. */
export function lastByte(start: usize, end: usize, byte: u32): usize {
  const wanted = i8x16.splat(<i8>byte);
  let p = end;
  while (p - start >= 32) {
    const last = i8x16.eq(v128.load(p - 16), wanted);
    if (v128.any_true(v128.or(last, i8x16.eq(v128.load(p - 32), wanted)))) break;
    p -= 32;
  }
  for (; p > start; p -= 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(p - 16), wanted));
    const kept = p - start >= 16 ? found : found & (0xffff << (16 - <i32>(p - start)));
    if (kept) return p + 15 - <usize>clz(kept);
    if (p - start < 16) break;
  }
  return 0;
}

/** Last place in `[start, end)` where a line break, a point, "!" or "?" stands, or 0. */
export function lastStop(start: usize, end: usize): usize {
  for (let p = end; p > start; p -= 16) {
    const bytes = v128.load(p - 16);
    const isBreak = i8x16.eq(bytes, i8x16.splat(0x0a));
    const isPoint = v128.or(isBreak, i8x16.eq(bytes, i8x16.splat(0x2e)));
    const isOutcry = v128.or(isPoint, i8x16.eq(bytes, i8x16.splat(0x21)));
    const found = i8x16.bitmask(v128.or(isOutcry, i8x16.eq(bytes, i8x16.splat(0x3f))));
    const kept = p - start >= 16 ? found : found & (0xffff << (16 - <i32>(p - start)));
    if (kept) return p + 15 - <usize>clz(kept);
    if (p - start < 16) break;
  }
  return 0;
}

/** Room that a set of pairs takes. */
export const PAIRS_BYTES: i32 = 64;

/**
 * Makes of up to eight pairs of bytes, "ab|cd", what `lastPair` reads, at `set`
 * (zeros, 16-aligned): for the low and the high half of a first byte, then of a second one, which
 * pairs have such a half. Letters stand for both cases.
 */
export function pairsOf(list: string, set: usize): usize {
  let bit: u8 = 1;
  for (let p = changetype<usize>(list), n = literalLength(list); n >= 2; n -= min(n, 3), p += 3) {
    for (let i: usize = 0; i < 2; i++) {
      const b: u32 = load<u8>(p + i);
      mark(set + (i << 5), b, bit);
      if (isLetter(b)) mark(set + (i << 5), b ^ 0x20, bit);
    }
    bit <<= 1;
  }
  return set;
}

function mark(halves: usize, b: u32, bit: u8): void {
  const low = halves + (b & 15);
  const high = halves + 16 + (b >> 4);
  store<u8>(low, load<u8>(low) | bit);
  store<u8>(high, load<u8>(high) | bit);
}

/** Last place in `[start, end)` where a pair begins, or where bytes of the same halves do; 0: none. */
export function lastPair(start: usize, end: usize, set: usize): usize {
  if (end - start < 2) return 0;
  const low = v128.load(set);
  const high = v128.load(set, 16);
  const nextLow = v128.load(set, 32);
  const nextHigh = v128.load(set, 48);
  const half = i8x16.splat(15);
  for (let p = end - 1; p > start; p -= 16) {
    const a = v128.load(p - 16);
    const b = v128.load(p - 15);
    const first = v128.and(
      i8x16.swizzle(low, v128.and(a, half)),
      i8x16.swizzle(high, i8x16.shr_u(a, 4)),
    );
    const second = v128.and(
      i8x16.swizzle(nextLow, v128.and(b, half)),
      i8x16.swizzle(nextHigh, i8x16.shr_u(b, 4)),
    );
    const both = v128.and(first, second);
    if (v128.any_true(both)) {
      const found = <u32>i8x16.bitmask(i8x16.ne(both, i8x16.splat(0)));
      const kept = p - start >= 16 ? found : found & (0xffff << (16 - <u32>(p - start)));
      if (kept) return p + 15 - <usize>clz(kept);
    }
    if (p - start < 16) break;
  }
  return 0;
}
