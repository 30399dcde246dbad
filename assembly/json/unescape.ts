/**
 * Strings of JSON as the core's batches have them: a module of its own (build/unescape.wasm), in
 * the core's memory, for a host that has read JSON there. No part of the core: what it writes is
 * what any host writes by itself, only sooner.
 */

const QUOTE: u8 = 34;
const BACKSLASH: u8 = 92;

/** The byte that `\` and this one stand for; 0: none, or one that is told otherwise. */
function escaped(c: u8): u8 {
  switch (c) {
    case 0x6e: // n
      return 10;
    case QUOTE:
    case BACKSLASH:
    case 0x2f: // slash
      return c;
    case 0x74: // t
      return 9;
    case 0x72: // r
      return 13;
    case 0x62: // b
      return 8;
    case 0x66: // f
      return 12;
    default:
      return 0;
  }
}

/**
 * Writes the string whose first byte, behind its quote, stands at `at`: its length (u32) to `to`,
 * its bytes behind that. Returns where it goes on behind the closing quote; 0 where it has
 * `\u`, ends nowhere before `end`, or is no JSON. Up to 16 bytes behind what is written may change.
 */
export function unescape(at: usize, end: usize, to: usize): usize {
  const quote = i8x16.splat(QUOTE);
  const backslash = i8x16.splat(BACKSLASH);
  const space = i8x16.splat(32);
  const start = to + 4;
  let i = at;
  let j = start;
  while (i + 16 <= end) {
    const bytes = v128.load(i);
    v128.store(j, bytes);
    const ends = v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash));
    const special = i8x16.bitmask(v128.or(ends, i8x16.lt_u(bytes, space)));
    if (!special) {
      i += 16;
      j += 16;
      continue;
    }
    const plain = ctz(special);
    i += plain;
    j += plain;
    const c = load<u8>(i);
    if (c == QUOTE) {
      store<u32>(to, <u32>(j - start));
      return i + 1;
    }
    if (c != BACKSLASH) return 0;
    const stands = escaped(load<u8>(i, 1));
    if (!stands) return 0;
    store<u8>(j, stands);
    i += 2;
    j++;
  }
  return 0;
}
