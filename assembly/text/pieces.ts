/** Items of a list in one line or several: "Hawks, Lynx and Bears", bullets, numbered lines. */
import { isDigit, isLetter, isSpace, skipSpace, startsWithNoCase, trimEnd } from "./ascii";

/** The piece that `nextPiece` found, without blanks and list markers; empty for "a,,b". */
export let pieceStart: usize = 0;
export let pieceEnd: usize = 0;

/**
 * Finds the piece at `p`; returns where the next one begins, which is `end` after the last.
 * Pieces end at commas, semicolons and line breaks, with `atAnd` also at "and" and "&".
 */
export function nextPiece(p: usize, end: usize, atAnd: bool): usize {
  const start = p;
  let behind = end;
  for (; p < end; p++) {
    const n = separatorBytes(start, p, end, atAnd);
    if (!n) continue;
    behind = p + n;
    break;
  }
  pieceStart = skipMarkers(start, p);
  pieceEnd = trimEnd(pieceStart, p);
  return behind;
}

function separatorBytes(start: usize, p: usize, end: usize, atAnd: bool): usize {
  const b: u32 = load<u8>(p);
  if (b == 0x3b || b == 0x0a || b == 0x0d) return 1;
  if (b == 0x2c) return isInNumber(start, p, end) || isInDate(start, p, end) ? 0 : 1;
  if (!atAnd || !isSpace(b) || p == start) return 0;
  if (startsWithNoCase(p + 1, end, "and ")) return 5;
  return end - p > 2 && load<u8>(p + 1) == 0x26 && isSpace(load<u8>(p + 2)) ? 3 : 0;
}

/** A comma with digits before it and exactly three behind it. */
function isInNumber(start: usize, p: usize, end: usize): bool {
  if (p == start || !isDigit(load<u8>(p - 1))) return false;
  let n = 0;
  for (p++; p < end && isDigit(load<u8>(p)); p++) n++;
  return n == 3;
}

/** The comma of "May 3, 1998": a word and a day before it, a year behind it. */
function isInDate(start: usize, p: usize, end: usize): bool {
  let q = p;
  while (q > start && isDigit(load<u8>(q - 1))) q--;
  if (q == p || p - q > 2) return false;
  if (q < start + 4 || load<u8>(q - 1) != 0x20 || !isLetter(load<u8>(q - 2))) return false;
  p = skipSpace(p + 1, end);
  let n = 0;
  for (; p < end && isDigit(load<u8>(p)); p++) n++;
  return n == 4;
}

/** Behind blanks, "- ", "* ", a bullet, "1. ", "2) " and an "and " left by a comma. */
function skipMarkers(p: usize, end: usize): usize {
  p = skipSpace(p, end);
  let q = p;
  const b: u32 = q < end ? load<u8>(q) : 0;
  if (b == 0x2d || b == 0x2a) q++;
  else if (b == 0xe2 && end - q > 3 && load<u16>(q, 1) == 0xa280) q += 3;
  else {
    while (q < end && isDigit(load<u8>(q)) && q - p < 2) q++;
    if (q == p || q == end || (load<u8>(q) != 0x2e && load<u8>(q) != 0x29)) q = p;
    else q++;
  }
  if (q > p && q < end && isSpace(load<u8>(q))) p = skipSpace(q, end);
  if (startsWithNoCase(p, end, "and ")) p = skipSpace(p + 4, end);
  return p;
}
