/**
 * One pass over a text for what several readers look for in all of it: parts of words without
 * which none of theirs stands there. Who finds his part missing need not read the text.
 */
import { isLetter, literalLength } from "./ascii";

/** "sw" of "answer", "\b" and "\f" of boxes, "##", "<a": a statement of an answer may stand there. */
export const MAY_STATE: u32 = 7;
/** "sw", "rm", "lv": a refusal may (scorers/clause-denial.ts). */
export const MAY_REFUSE: u32 = 9;
/** "po", "spu", "ntw", "eva", or a byte outside ASCII: a cue of another language may (abroad-cue.ts). */
export const MAY_CUE: u32 = 0x1f0;

/**
 * For each of the three bytes of a part which parts have such a low half there, and which such a
 * high one: a part is a bit, letters stand for both cases.
 */
const HALVES: usize = memory.data(96, 16);
const PARTS: usize = halvesOf();

function halvesOf(): usize {
  add(1, 0, "s");
  add(1, 1, "w");
  add(2, 0, "\\");
  add(2, 1, "bf");
  add(4, 0, "#<");
  add(4, 1, "#a");
  add(8, 0, "rl");
  add(8, 1, "mv");
  add(0x10, 0, "sde");
  add(0x10, 1, "p");
  add(0x10, 2, "o");
  add(0x20, 0, "s");
  add(0x20, 1, "p");
  add(0x20, 2, "u");
  add(0x40, 0, "n");
  add(0x40, 1, "t");
  add(0x40, 2, "w");
  add(0x80, 0, "e");
  add(0x80, 1, "v");
  add(0x80, 2, "a");
  // whatever stands third
  for (let i: usize = 64; i < 96; i++) store<u8>(HALVES + i, load<u8>(HALVES + i) | 15);
  return HALVES;
}

/** Notes the bytes of a literal as those that this part may have at this place. */
function add(bit: u8, place: usize, bytes: string): void {
  const p = changetype<usize>(bytes);
  const halves = HALVES + (place << 5);
  for (let i: usize = 0; i < literalLength(bytes); i++) {
    const b: u32 = load<u8>(p + i);
    mark(halves, b, bit);
    if (isLetter(b)) mark(halves, b ^ 0x20, bit);
  }
}

function mark(halves: usize, b: u32, bit: u8): void {
  const low = halves + (b & 15);
  const high = halves + 16 + (b >> 4);
  store<u8>(low, load<u8>(low) | bit);
  store<u8>(high, load<u8>(high) | bit);
}

let knownStart: usize = 0;
let knownEnd: usize = 0;
let known: u32 = 0;

/** Forgets what was found: another text may stand there now. */
export function forgetPairs(): void {
  knownEnd = 0;
}

/** What may stand in `[start, end)`. The caller pays for the pass. */
export function rarePairs(start: usize, end: usize): u32 {
  if (end == knownEnd && start == knownStart) return known;
  knownStart = start;
  knownEnd = end;
  known = find(start, end);
  return known;
}

function find(start: usize, end: usize): u32 {
  const firstLow = v128.load(PARTS);
  const firstHigh = v128.load(PARTS, 16);
  const nextLow = v128.load(PARTS, 32);
  const nextHigh = v128.load(PARTS, 48);
  const thirdLow = v128.load(PARTS, 64);
  const thirdHigh = v128.load(PARTS, 80);
  const half = i8x16.splat(15);
  let parts = i8x16.splat(0);
  let bytes = parts;
  for (let p = start; p < end; p += 16) {
    const a = v128.load(p);
    const b = v128.load(p, 1);
    const c = v128.load(p, 2);
    bytes = v128.or(bytes, a);
    const first = v128.and(
      i8x16.swizzle(firstLow, v128.and(a, half)),
      i8x16.swizzle(firstHigh, v128.and(i16x8.shr_u(a, 4), half)),
    );
    const next = v128.and(
      i8x16.swizzle(nextLow, v128.and(b, half)),
      i8x16.swizzle(nextHigh, v128.and(i16x8.shr_u(b, 4), half)),
    );
    const third = v128.and(
      i8x16.swizzle(thirdLow, v128.and(c, half)),
      i8x16.swizzle(thirdHigh, v128.and(i16x8.shr_u(c, 4), half)),
    );
    parts = v128.or(parts, v128.and(first, v128.and(next, third)));
  }
  let found = i64x2.extract_lane(parts, 0) | i64x2.extract_lane(parts, 1);
  found |= found >>> 32;
  found |= found >>> 16;
  found |= found >>> 8;
  return (<u32>found & 0xff) | (i8x16.bitmask(bytes) ? 0x100 : 0);
}
