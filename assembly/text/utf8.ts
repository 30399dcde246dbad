/**
 * UTF-8: checking, mending and reading. Mending follows the WHATWG decoder (and CPython's
 * `errors="replace"`): each maximal ill-formed part becomes one U+FFFD.
 */
import { spend } from "../budget";
import { allocText } from "../memory";

/** Address of the first byte that is not part of well-formed UTF-8, or `end`. */
export function wellFormedUntil(start: usize, end: usize): usize {
  let p = start;
  while (p < end) {
    if (end - p >= 64) {
      const first = v128.or(v128.load(p), v128.load(p, 16));
      const second = v128.or(v128.load(p, 32), v128.load(p, 48));
      if (!i8x16.bitmask(v128.or(first, second))) {
        p += 64;
        continue;
      }
    }
    const high = i8x16.bitmask(v128.load(p));
    if (!high) {
      p += 16;
      continue;
    }
    p += <usize>ctz(high);
    if (p >= end) break;
    const n = sequenceLength(p, end);
    if (n <= 0) return p;
    p += n;
  }
  return end;
}

/**
 * Length of the sequence at `p`: 1 to 4 where it is well-formed, otherwise minus the length
 * of the maximal ill-formed part. Table 3-7 of the Unicode Standard.
 */
export function sequenceLength(p: usize, end: usize): i32 {
  const b: u32 = load<u8>(p);
  if (b < 0x80) return 1;
  if (b < 0xc2 || b > 0xf4) return -1;
  const need = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
  let low: u32 = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
  let high: u32 = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i <= need; i++) {
    if (p + i >= end) return -i;
    const c: u32 = load<u8>(p + i);
    if (c < low || c > high) return -i;
    low = 0x80;
    high = 0xbf;
  }
  return need + 1;
}

/** A copy with every ill-formed part as U+FFFD; its end is at `mendedEnd`. 0: out of memory. */
export function mend(start: usize, end: usize): usize {
  let bytes: usize = 0;
  for (let p = start; p < end; ) {
    const n = sequenceLength(p, end);
    bytes += n > 0 ? <usize>n : 3;
    p += abs(n);
  }
  const out = allocText(bytes);
  if (!out || !spend(<u32>(end - start))) return 0;
  let to = out;
  for (let p = start; p < end; ) {
    const n = sequenceLength(p, end);
    if (n > 0) {
      memory.copy(to, p, n);
      to += n;
    } else {
      store<u8>(to, 0xef);
      store<u8>(to, 0xbf, 1);
      store<u8>(to, 0xbd, 2);
      to += 3;
    }
    p += abs(n);
  }
  mendedEnd = to;
  return out;
}

/** End of what `mend` wrote last. */
export let mendedEnd: usize = 0;

/** Bytes of the code point that `p` begins, in well-formed text. */
export function codePointBytes(p: usize): usize {
  const b: u32 = load<u8>(p);
  return b < 0x80 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
}

/** The code point at `p`, in well-formed text. */
export function codePoint(p: usize): u32 {
  const b: u32 = load<u8>(p);
  if (b < 0x80) return b;
  const c: u32 = load<u8>(p, 1) & 0x3f;
  if (b < 0xe0) return ((b & 0x1f) << 6) | c;
  const d: u32 = load<u8>(p, 2) & 0x3f;
  if (b < 0xf0) return ((b & 0x0f) << 12) | (c << 6) | d;
  return ((b & 0x07) << 18) | (c << 12) | (d << 6) | (load<u8>(p, 3) & 0x3f);
}

/** First byte of the code point that ends before `p`, in well-formed text. */
export function codePointBefore(p: usize): usize {
  do p--;
  while ((load<u8>(p) & 0xc0) == 0x80);
  return p;
}

/** Writes a code point; returns the address behind it. */
export function putCodePoint(to: usize, c: u32): usize {
  if (c < 0x80) {
    store<u8>(to, c);
    return to + 1;
  }
  if (c < 0x800) {
    store<u8>(to, 0xc0 | (c >> 6));
    store<u8>(to, 0x80 | (c & 0x3f), 1);
    return to + 2;
  }
  if (c < 0x10000) {
    store<u8>(to, 0xe0 | (c >> 12));
    store<u8>(to, 0x80 | ((c >> 6) & 0x3f), 1);
    store<u8>(to, 0x80 | (c & 0x3f), 2);
    return to + 3;
  }
  store<u8>(to, 0xf0 | (c >> 18));
  store<u8>(to, 0x80 | ((c >> 12) & 0x3f), 1);
  store<u8>(to, 0x80 | ((c >> 6) & 0x3f), 2);
  store<u8>(to, 0x80 | (c & 0x3f), 3);
  return to + 4;
}
