/** The words of an output that match(numeric=True) looks through: what `\s+` parts. */
import { limitPassed, spend } from "../budget";
import { codePointBefore, codePointBytes } from "../text/utf8";
import { skipSpaces, spaceAt, spaceBefore, trimSpaces } from "../unicode/space";
import { parseWord, removedAt } from "./numeric-word";
import { NO_NUMBER } from "./unicode-number";

/** Place of the last word that was found. */
export let wordStart: usize = 0;
export let wordEnd: usize = 0;

/** Sets the place by hand. */
export function setWord(p: usize, end: usize): void {
  wordStart = p;
  wordEnd = end;
}

/** Reads the last number word of `[p, end)`; how it was read, NO_NUMBER where there is none. */
export function lastNumber(p: usize, end: usize): i32 {
  while (true) {
    end = trimSpaces(p, end);
    if (end == p) return NO_NUMBER;
    let from = end;
    while (from > p && !spaceBefore(p, from)) {
      from = load<i8>(from - 1) < 0 ? codePointBefore(from) : from - 1;
    }
    if (!spend(<u32>(end - from))) return NO_NUMBER;
    const how = parseWord(from, end);
    if (limitPassed()) return NO_NUMBER;
    if (how != NO_NUMBER) {
      wordStart = from;
      wordEnd = end;
      return how;
    }
    end = from;
  }
}

/** Reads the next number word of `[p, end)`; it ends at `wordEnd`. */
export function nextNumber(p: usize, end: usize): i32 {
  while (true) {
    p = skipSpaces(p, end);
    if (p == end) return NO_NUMBER;
    let to = p;
    while (to < end && !spaceAt(to)) to += codePointBytes(to);
    if (!spend(<u32>(to - p))) return NO_NUMBER;
    const how = parseWord(p, to);
    if (limitPassed()) return NO_NUMBER;
    if (how != NO_NUMBER) {
      wordStart = p;
      wordEnd = to;
      return how;
    }
    p = to;
  }
}

/** The word without marks and punctuation around its number, for the span. */
export function trimWord(): void {
  while (wordStart < wordEnd) {
    const b: u32 = load<u8>(wordStart);
    const n = removedAt(wordStart, wordEnd);
    if (!n && (b >= 0x80 || isKept(b) || b == 0x2b || b == 0x2d || b == 0x2e)) break;
    wordStart += n ? <usize>n : 1;
  }
  while (wordStart < wordEnd) {
    const last = codePointBefore(wordEnd);
    const b: u32 = load<u8>(last);
    if (!removedAt(last, wordEnd) && (b >= 0x80 || isKept(b))) break;
    wordEnd = last;
  }
}

function isKept(b: u32): bool {
  return (b | 0x20) - 0x61 < 26 || b - 0x30 < 10;
}
