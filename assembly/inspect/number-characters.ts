/** Signs, separators and superscripts in numbers, as Inspect AI 0.3.285 (scorer/_unicode.py). */
import { isNumeric } from "../unicode/numeric";
import { hanSign, isHan } from "./han-characters";

/** `_MINUS_CHARS`: -1, `_PLUS_CHARS`: 1, otherwise 0. */
export function plainSignOf(c: u32): i32 {
  if (c == 0x2d || c == 0x2212 || c == 0xfe63 || c == 0xff0d) return -1;
  return c == 0x2b || c == 0xff0b || c == 0xfe62 ? 1 : 0;
}

/** The same with 负, 負 and 正. */
export function signOf(c: u32): i32 {
  const sign = plainSignOf(c);
  return sign || c < 0x80 ? sign : hanSign(c);
}

/** `_GROUP_SEPARATORS`, white space among them aside. */
export function isGroup(c: u32): bool {
  if (c < 0x80) return c == 0x27 || c == 0x2c;
  return (
    c == 0x2019 ||
    c == 0x2bc ||
    c == 0xff0c ||
    c == 0xff07 ||
    c == 0xfe50 ||
    c == 0x3001 ||
    c == 0x66c
  );
}

/** ⁰ to ⁹: 0 to 9, otherwise -1. */
export function superscriptOf(c: u32): i32 {
  if (c == 0xb9) return 1;
  if (c == 0xb2 || c == 0xb3) return <i32>(c - 0xb0);
  return c == 0x2070 || c - 0x2074 < 6 ? <i32>(c - 0x2070) : -1;
}

/** May `c`, which is not ASCII, stand in any number? What it refuses, every rule refuses. */
export function isInNumbers(c: u32): bool {
  if (isNumeric(c) || signOf(c) || isGroup(c) || isHan(c)) return true;
  return c == 0x66b || c == 0xff0e || c == 0x207b || c == 0x207a;
}
