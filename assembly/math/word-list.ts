/** Fixed lists of words, as one literal with single spaces around each word. */

import { literalLength } from "../text/ascii";

// What scripts/words.mjs lays down before a longer list: four bytes for each place, the length
// of the word that is kept there (0: none), its group, and a u16 for where it begins; then a u16
// for the number of places less one, a power of two, and the length of the list.
const HAS_TABLE: u32 = 0x8000;

/** Has the list a table, and `[p, end)` no blank, so that it could only be one word of it? */
function isKept(p: usize, end: usize, list: usize): bool {
  if (!(load<u16>(list - 2) & HAS_TABLE)) return false;
  for (; p < end; p++) if (load<u8>(p) == 0x20) return false;
  return true;
}

/** What the table of the list keeps for `[p, end)`, or 0. */
function placeOf(p: usize, end: usize, list: usize): usize {
  const n = <u32>(end - p);
  if (n - 1 > 254) return 0;
  const mask: u32 = load<u16>(list - 4);
  const table = list - 4 - ((<usize>mask + 1) << 2);
  const first: u32 = load<u8>(p);
  const second: u32 = load<u8>(end - ((n + 1) >> 1));
  const last: u32 = load<u8>(end - 1);
  let i = first * 5 + second * 17 + last * 3 + n;
  let place = table + ((<usize>(i & mask)) << 2);
  for (let length: u32 = load<u8>(place); length; length = load<u8>(place)) {
    if (length == n && memory.compare(list + load<u16>(place, 2), p, n) == 0) return place;
    place = table + ((<usize>(++i & mask)) << 2);
  }
  return 0;
}

/** Is `[p, end)` one of the words of the list, to the letter? */
export function isInList(p: usize, end: usize, list: string): bool {
  const n = <i32>(end - p);
  const base = changetype<usize>(list);
  if (isKept(p, end, base)) return placeOf(p, end, base) != 0;
  const first: u32 = load<u8>(p);
  for (let i = 1, length = <i32>literalLength(list); i + n < length; i++) {
    if (load<u8>(base + i) != first) continue;
    if (load<u8>(base + i - 1) != 0x20) continue;
    if (load<u8>(base + i + n) != 0x20) continue;
    let k = 1;
    while (k < n && load<u8>(p + k) == load<u8>(base + i + k)) k++;
    if (k == n) return true;
  }
  return false;
}

/** Which of the groups of the list, set apart by `|`, has the word; -1 where none has. */
export function groupInList(p: usize, end: usize, list: string): i32 {
  const n = <i32>(end - p);
  const base = changetype<usize>(list);
  if (isKept(p, end, base)) {
    const place = placeOf(p, end, base);
    return place ? <i32>load<u8>(place, 1) : -1;
  }
  let group = 0;
  for (let i = 1, length = <i32>literalLength(list); i + n < length; i++) {
    if (load<u8>(base + i - 1) != 0x20) continue;
    if (load<u8>(base + i) == 0x7c) group++;
    let k = 0;
    while (k < n && load<u8>(p + k) == load<u8>(base + i + k)) k++;
    if (k == n && load<u8>(base + i + n) == 0x20) return group;
  }
  return -1;
}
