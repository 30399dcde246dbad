/**
 * The tree of a pattern: `u8 kind, u8 flags, u8 nullable, u8 fixed, u32 a, u32 b, u32 c, u32 next`.
 *
 *   CHAR    a code point, under FOLD its lower case     SET     a address (set.ts)
 *   ANY     any character, DOTALL or not                AT      a one of the places below
 *   CAT     a first child                               ALT     a first alternative
 *   GROUP   a child, b number of its capture            LOOK    a child, b width, flags NEGATED, BEHIND
 *   REPEAT  a child, b least, c most (INFINITE), flag LAZY
 *
 * Children and alternatives are chained by `next`. A node is fixed where it matches in one way at
 * most, by so many characters as are known beforehand: then `widthOf` has their number.
 */
import { alloc } from "../memory";

export const CHAR: u8 = 1;
export const SET: u8 = 2;
export const ANY: u8 = 3;
export const AT: u8 = 4;
export const CAT: u8 = 5;
export const ALT: u8 = 6;
export const GROUP: u8 = 7;
export const REPEAT: u8 = 8;
export const LOOK: u8 = 9;

export const INFINITE: u32 = 0xffffffff;

/** Places between characters. */
export const AT_START: u32 = 0;
export const AT_LINE_START: u32 = 1;
export const AT_END: u32 = 2;
export const AT_LINE_END: u32 = 3;
export const AT_VERY_END: u32 = 4;
export const AT_BOUNDARY: u32 = 5;
export const AT_NO_BOUNDARY: u32 = 6;

const BYTES: usize = 24;
/** Where `next` stands, for who appends to a chain. */
export const NEXT: usize = 16;

/** A node, or 0 where memory is used up. */
export function newNode(kind: u8, flags: u8, a: usize, b: u32, c: u32): usize {
  const node = alloc(BYTES);
  if (!node) return 0;
  store<u8>(node, kind);
  store<u8>(node, flags, 1);
  store<u16>(node, 0, 2);
  store<u32>(node, <u32>a, 4);
  store<u32>(node, b, 8);
  store<u32>(node, c, 12);
  store<u32>(node, 0, NEXT);
  setNullable(node, kind == AT || kind == LOOK || kind == CAT);
  setWidth(node, kind == CHAR || kind == SET || kind == ANY ? 1 : 0);
  setFixed(node, kind < ALT);
  return node;
}

export function kindOf(node: usize): u8 {
  return load<u8>(node);
}

export function flagsOf(node: usize): u8 {
  return load<u8>(node, 1);
}

export function firstOf(node: usize): usize {
  return load<u32>(node, 4);
}

export function secondOf(node: usize): u32 {
  return load<u32>(node, 8);
}

export function thirdOf(node: usize): u32 {
  return load<u32>(node, 12);
}

export function nextOf(node: usize): usize {
  return load<u32>(node, NEXT);
}

/** Can it match nothing at all? True where that is not known. */
export function isNullable(node: usize): bool {
  return load<u8>(node, 2) != 0;
}

export function setNullable(node: usize, is: bool): void {
  store<u8>(node, <u8>is, 2);
}

export function isFixed(node: usize): bool {
  return load<u8>(node, 3) != 0;
}

export function setFixed(node: usize, is: bool): void {
  store<u8>(node, <u8>is, 3);
}

/** Characters of a fixed node. */
export function widthOf(node: usize): u32 {
  return load<u32>(node, 20);
}

export function setWidth(node: usize, width: u32): void {
  store<u32>(node, width, 20);
}
