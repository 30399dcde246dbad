/**
 * `ANSWER\s*:` without regard to case, as the patterns of Inspect AI 0.3.285 have it
 * (_util/pattern.py, solver/_multiple_choice.py). Python's IGNORECASE takes U+017F for an S.
 */
import { spaceBefore, trimSpaces } from "../unicode/space";

/** Where the marker begins whose colon stands at `colon`, in text from `start` on; or 0. */
export function markerBefore(start: usize, colon: usize): usize {
  let p = trimSpaces(start, colon);
  if (p - start < 6) return 0;
  if (!isLetter(p - 1, 0x72) || !isLetter(p - 2, 0x65) || !isLetter(p - 3, 0x77)) return 0;
  p -= 3;
  if (isLetter(p - 1, 0x73)) p--;
  else if (p - start >= 4 && load<u16>(p - 2) == 0xbfc5) p -= 2;
  else return 0;
  if (p - start < 2) return 0;
  return isLetter(p - 1, 0x6e) && isLetter(p - 2, 0x61) ? p - 2 : 0;
}

function isLetter(p: usize, letter: u32): bool {
  return (<u32>load<u8>(p) | 0x20) == letter;
}

/** Colon of the last marker of `[start, end)`, or 0. */
export function lastMarker(start: usize, end: usize): usize {
  for (let p = end; p > start; ) {
    p--;
    if (load<u8>(p) == 0x3a && markerBefore(start, p)) return p;
  }
  return 0;
}

/** Colon of the first marker of `[start, end)`, which begins at `start` or later; or 0. */
export function nextMarker(start: usize, end: usize): usize {
  for (let p = start; p < end; p++) {
    if (load<u8>(p) == 0x3a && markerBefore(start, p)) return p;
  }
  return 0;
}

/** Bytes of a letter of `[A-Za-z]` under IGNORECASE, U+0130, U+0131, U+017F and U+212A too. */
export function letterAt(p: usize): u32 {
  const b: u32 = load<u8>(p);
  if (b < 0x80) return <u32>((b | 0x20) - 0x61 < 26);
  if (b == 0xc4) return <u32>load<u8>(p, 1) - 0xb0 < 2 ? 2 : 0;
  if (b == 0xc5) return load<u8>(p, 1) == 0xbf ? 2 : 0;
  return b == 0xe2 && load<u8>(p, 1) == 0x84 && load<u8>(p, 2) == 0xaa ? 3 : 0;
}

/** Is `p` at the start of the text or behind white space? */
export function isAfterSpace(start: usize, p: usize): bool {
  return p == start || spaceBefore(start, p) > 0;
}
