/**
 * The pattern as CPython's tokenizer sees it (re/_parser.py of 3.11): code points, and a
 * backslash together with the one behind it.
 */
import { codePoint, codePointBytes } from "../text/utf8";

/** The pattern. */
export let patternStart: usize = 0;
export let patternEnd: usize = 0;
/** Where the next token begins. */
export let here: usize = 0;

export function openSource(p: usize, end: usize): void {
  patternStart = p;
  patternEnd = end;
  here = p;
}

/** Does a backslash end the pattern, with nothing behind it? */
export function endsInBackslash(): bool {
  let p = patternStart;
  while (p < patternEnd) p += load<u8>(p) == 0x5c ? tokenBytes(p) : codePointBytes(p);
  return p > patternEnd;
}

/** Of the token at `p`; the backslash is followed by something. */
function tokenBytes(p: usize): usize {
  if (load<u8>(p) != 0x5c) return codePointBytes(p);
  return p + 1 < patternEnd ? 1 + codePointBytes(p + 1) : 2;
}

export function isOver(): bool {
  return here >= patternEnd;
}

/** Is the next token this ASCII character? */
export function isNext(c: u32): bool {
  return here < patternEnd && load<u8>(here) == c;
}

/** The same, and takes it. */
export function take(c: u32): bool {
  if (!isNext(c)) return false;
  here++;
  return true;
}

/** First code point of the next token, which there is: a backslash for an escape. */
export function peek(): u32 {
  return codePoint(here);
}

/** Passes the next token over; returns where it began. */
export function takeToken(): usize {
  const at = here;
  here += tokenBytes(here);
  return at;
}

/** The ASCII byte of the next token, which is passed over; 0 where there is no such. */
export function takeByte(): u32 {
  if (here >= patternEnd) return 0;
  const b: u32 = load<u8>(here);
  takeToken();
  return b;
}

/** Goes back. */
export function seek(p: usize): void {
  here = p;
}

/** Value of a hexadecimal digit, or -1. */
export function hexOf(b: u32): i32 {
  if (b - 0x30 < 10) return <i32>(b - 0x30);
  const letter = b | 0x20;
  return letter - 0x61 < 6 ? <i32>(letter - 0x61 + 10) : -1;
}

/** Reads an ASCII digit of that base or less (2 to 10) at `here`; -1 where none stands there. */
export function takeDigit(base: u32): i32 {
  if (here >= patternEnd) return -1;
  const d = <u32>load<u8>(here) - 0x30;
  if (d >= base) return -1;
  here++;
  return <i32>d;
}
