/** A number beside a box as another member of its equation or list: is it another one? */
import { isDigit } from "../text/ascii";
import { areSame } from "./contrast";

/** Start of the number that ends before `p` and is all that stands before it in its formula, or 0. */
export function numberBefore(start: usize, p: usize): usize {
  while (p > start && isBlank(load<u8>(p - 1))) p--;
  const to = p;
  while (p > start && isNumberByte(load<u8>(p - 1))) p--;
  if (p == to || !hasDigit(p, to)) return 0;
  if (p > start && load<u8>(p - 1) == 0x2d) p--;
  const from = p;
  while (p > start && isBlank(load<u8>(p - 1))) p--;
  if (p == start) return from;
  const b: u32 = load<u8>(p - 1);
  // another member of the chain, or the start of the formula or line
  if (b == 0x0a || b == 0x24 || b == 0x3d || b == 0x3a) return from;
  if (b == 0x28 || b == 0x5b) return p > start + 1 && load<u8>(p - 2) == 0x5c ? from : 0;
  return 0;
}

/** The number `[p, ...)` that closes its formula or line, as the last member of a chain, or 0. */
export function numberBehind(p: usize, end: usize): usize {
  while (p < end && isBlank(load<u8>(p))) p++;
  const from = p;
  if (p < end && load<u8>(p) == 0x2d) p++;
  while (p < end && isNumberByte(load<u8>(p))) p++;
  if (p == from || !hasDigit(from, p)) return 0;
  while (p < end && isBlank(load<u8>(p))) p++;
  if (p == end) return from;
  const b: u32 = load<u8>(p);
  if (b == 0x0a || b == 0x24 || b == 0x2e || b == 0x2c || b == 0x7d) return from;
  if (b != 0x5c || p + 1 == end) return 0;
  const next: u32 = load<u8>(p, 1);
  return next == 0x29 || next == 0x5d || next == 0x5c ? from : 0;
}

/** Does the box `[box, boxEnd)` hold another number than the one `[p, to)`? */
export function isOtherThanBox(p: usize, to: usize, box: usize, boxEnd: usize): bool {
  let inside = box;
  while (inside < boxEnd && load<u8>(inside) != 0x7b) inside++;
  inside++;
  let q = inside;
  if (q < boxEnd && load<u8>(q) == 0x2d) q++;
  while (q + 1 < boxEnd && (isNumberByte(load<u8>(q)) || isBlank(load<u8>(q)))) q++;
  // more than a number in the box
  return q + 1 >= boxEnd && inside < q && !areSame(p, to, inside, q);
}

function isNumberByte(b: u32): bool {
  return isDigit(b) || b == 0x2e || b == 0x2c;
}

function isBlank(b: u32): bool {
  return b == 0x20 || b == 0x09 || b == 0x26;
}

function hasDigit(p: usize, end: usize): bool {
  for (; p < end; p++) if (isDigit(load<u8>(p))) return true;
  return false;
}
