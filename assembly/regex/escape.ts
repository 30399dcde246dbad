/** What stands behind a backslash, in a class and outside (`_escape`, `_class_escape`). */
import {
  RULE_REGEX_BACKREFERENCE,
  RULE_REGEX_CHARACTER_NAME,
  RULE_REGEX_INVALID,
} from "../names.generated";
import { isDigit, isLetter } from "../text/ascii";
import { codePoint } from "../text/utf8";
import { refuse } from "./fault";
import { here, hexOf, patternEnd, seek, takeDigit } from "./source";

/** Kinds of categories; an upper-case letter is NOT of them. */
export const DIGIT: u32 = 0;
export const SPACE: u32 = 1;
export const WORD: u32 = 2;
export const NOT: u32 = 4;

/** The code point of the escape that `readEscape` read. */
export let escaped: u32 = 0;

/** The category of `\d` and the like by its letter, or -1. */
export function categoryOf(letter: u32): i32 {
  const negated = letter < 0x61 ? NOT : 0;
  const small = letter | 0x20;
  if (small == 0x64) return DIGIT | negated;
  if (small == 0x73) return SPACE | negated;
  return small == 0x77 ? <i32>(WORD | negated) : -1;
}

/**
 * Reads an escape that stands for one character, from behind its backslash, which is at `from`.
 * False where there is no such, and then a fault is noted.
 */
export function readEscape(from: usize, inClass: bool): bool {
  const c = codePoint(from + 1);
  if (c == 0x78) return readHex(from, 2);
  if (c == 0x75) return readHex(from, 4);
  if (c == 0x55) return readHex(from, 8);
  if (c == 0x4e) return refuse(RULE_REGEX_CHARACTER_NAME, from) != 0;
  if (c < 0x80 && isDigit(c)) return inClass ? readOctal(from, c) : readNumber(from, c);
  escaped = c;
  if (c >= 0x80 || !isLetter(c)) return true;
  escaped = controlOf(c);
  if (c == 0x62 && inClass) escaped = 8;
  return escaped != 0 || refuse(RULE_REGEX_INVALID, from) != 0;
}

function controlOf(c: u32): u32 {
  switch (c) {
    case 0x61:
      return 7;
    case 0x66:
      return 12;
    case 0x6e:
      return 10;
    case 0x72:
      return 13;
    case 0x74:
      return 9;
    case 0x76:
      return 11;
  }
  return 0;
}

function readHex(from: usize, digits: i32): bool {
  let value: u64 = 0;
  let p = from + 2;
  for (let i = 0; i < digits; i++, p++) {
    const digit = p < patternEnd ? hexOf(load<u8>(p)) : -1;
    if (digit < 0) return refuse(RULE_REGEX_INVALID, from) != 0;
    value = value * 16 + <u64>digit;
  }
  if (value > 0x10ffff) return refuse(RULE_REGEX_INVALID, from) != 0;
  seek(p);
  escaped = <u32>value;
  return true;
}

/** In a class: up to three octal digits. */
function readOctal(from: usize, first: u32): bool {
  if (first > 0x37) return refuse(RULE_REGEX_INVALID, from) != 0;
  return readMoreOctal(from, first - 0x30);
}

function readMoreOctal(from: usize, value: u32): bool {
  for (let i = 0; i < 2; i++) {
    const digit = takeDigit(8);
    if (digit < 0) break;
    value = value * 8 + digit;
  }
  escaped = value;
  return value <= 0xff || refuse(RULE_REGEX_INVALID, from) != 0;
}

/** Outside: `\0` and three octal digits are a character, all else refers to a group. */
function readNumber(from: usize, first: u32): bool {
  if (first == 0x30) return readMoreOctal(from, 0);
  const p = here;
  if (patternEnd - p >= 2 && first < 0x38) {
    const second = <u32>load<u8>(p) - 0x30;
    const third = <u32>load<u8>(p, 1) - 0x30;
    if (second < 8 && third < 8) return readMoreOctal(from, first - 0x30);
  }
  return refuse(RULE_REGEX_BACKREFERENCE, from) != 0;
}
