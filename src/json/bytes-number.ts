/** JSON numbers, and the NaN, Infinity and -Infinity that Python writes beside them. */
import { JsonError, showByte } from "./bytes-error.ts";

/** What `scanNumber` found: where the number ends, and whether it is written as an integer. */
export const scanned = { end: 0, integer: false };

const digit = (c: number | undefined): boolean => c !== undefined && c >= 48 && c <= 57;

/** True where the bytes at `at` are the ASCII word. */
export function isWord(buf: Uint8Array, at: number, end: number, word: string): boolean {
  if (end - at < word.length) return false;
  for (let i = 0; i < word.length; i++) {
    if (buf[at + i] !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** Scans the number at `at`; throws where there is none of the grammar's. */
export function scanNumber(buf: Uint8Array, at: number, end: number): void {
  let i = at;
  if (buf[i] === 45) i++;
  scanned.integer = false;
  const first = i < end ? buf[i]! : 0;
  if (first === 73 && isWord(buf, i, end, "Infinity")) {
    scanned.end = i + 8;
    return;
  }
  if (first === 78 && i === at && isWord(buf, i, end, "NaN")) {
    scanned.end = i + 3;
    return;
  }
  if (first === 48) {
    i++;
    if (i < end && digit(buf[i])) throw new JsonError("a number can't start with 0", i - 1);
  } else if (i > at || digit(first)) {
    i = digits(buf, i, end);
  } else {
    throw new JsonError(`${showByte(first)} where a value should stand`, at);
  }
  scanned.integer = true;
  if (i < end && buf[i] === 46) {
    scanned.integer = false;
    i = digits(buf, i + 1, end);
  }
  if (i < end && (buf[i] === 101 || buf[i] === 69)) {
    scanned.integer = false;
    i++;
    if (i < end && (buf[i] === 43 || buf[i] === 45)) i++;
    i = digits(buf, i, end);
  }
  scanned.end = i;
}

function digits(buf: Uint8Array, at: number, end: number): number {
  if (at >= end) throw new JsonError("the text ends inside a number", end, true);
  if (!digit(buf[at])) throw new JsonError("a number wants a digit here", at);
  let i = at + 1;
  while (i < end && digit(buf[i])) i++;
  return i;
}

/**
 * The value of a number's text: a double, or a bigint where it is an integer that a
 * double does not hold exactly.
 */
export function numberOf(text: string, integer: boolean): number | bigint {
  const value = Number(text);
  return integer && !Number.isSafeInteger(value) ? BigInt(text) : value;
}
