/**
 * Where a prepared text stands in an output that is folded on the way (str.casefold) or not:
 * at its end, at its start, anywhere. Nothing of the output is copied.
 */
import { spend } from "../budget";
import { alloc } from "../memory";
import { lower } from "../text/ascii";
import { codePoint, codePointBefore, codePointBytes } from "../text/utf8";
import { putFolded } from "../unicode/casefold";

/** Folding of one code point: three of at most four bytes. */
const FOLDED: usize = memory.data(16);
let foldedBytes: usize = 0;

/** Folds the code point at `p` into FOLDED; without `fold` it is copied. */
function foldHere(p: usize, fold: bool): void {
  if (fold) foldedBytes = putFolded(FOLDED, codePoint(p)) - FOLDED;
  else {
    foldedBytes = codePointBytes(p);
    memory.copy(FOLDED, p, foldedBytes);
  }
}

/** Does the text `[p, end)` end with the prepared one? Where it begins, or 0. */
export function findAtEnd(p: usize, end: usize, t: usize, tEnd: usize, fold: bool): usize {
  if (!spend(<u32>(tEnd - t))) return 0;
  while (tEnd > t) {
    if (end == p) return 0;
    const b: u32 = load<u8>(end - 1);
    if (b < 0x80) {
      if ((fold ? lower(b) : b) != load<u8>(tEnd - 1)) return 0;
      end--;
      tEnd--;
      continue;
    }
    end = codePointBefore(end);
    foldHere(end, fold);
    // The text may begin within an expansion, as "s" does at the end of a sharp s.
    for (let i = foldedBytes; i && tEnd > t; i--) {
      if (load<u8>(FOLDED + i - 1) != load<u8>(--tEnd)) return 0;
    }
  }
  return end;
}

/** Does the text `[p, end)` begin with the prepared one? Where that ends, or 0. */
export function findAtStart(p: usize, end: usize, t: usize, tEnd: usize, fold: bool): usize {
  if (!spend(<u32>(tEnd - t))) return 0;
  isWithin = false;
  while (t < tEnd) {
    if (p == end) return 0;
    const b: u32 = load<u8>(p);
    if (b < 0x80) {
      if ((fold ? lower(b) : b) != load<u8>(t)) return 0;
      p++;
      t++;
      continue;
    }
    foldHere(p, fold);
    p += codePointBytes(p);
    for (let i: usize = 0; i < foldedBytes; i++) {
      if (t == tEnd) {
        isWithin = true;
        break;
      }
      if (load<u8>(FOLDED + i) != load<u8>(t++)) return 0;
    }
  }
  return p;
}

/** Did the last `findAtStart` end within an expansion? */
export let isWithin: bool = false;

/** Table for `findAnywhere` (Knuth, Morris and Pratt): u32 for each byte; 0: out of memory. */
export function prepareSearch(t: usize, tEnd: usize): usize {
  const n = <u32>(tEnd - t);
  const table = alloc((n + 1) << 2);
  if (!table || !spend(n << 1)) return 0;
  store<u32>(table, 0);
  let k: u32 = 0;
  for (let i: u32 = 1; i < n; i++) {
    const b = load<u8>(t + i);
    while (k && load<u8>(t + k) != b) k = load<u32>(table + ((k - 1) << 2));
    if (load<u8>(t + k) == b) k++;
    store<u32>(table + (i << 2), k);
  }
  return table;
}

/** End of the first place where the prepared text stands in `[p, end)`, or 0. */
export function findAnywhere(
  p: usize,
  end: usize,
  t: usize,
  tEnd: usize,
  table: usize,
  fold: bool,
): usize {
  if (t == tEnd) return p;
  const n = <u32>(tEnd - t);
  if (!spend(<u32>(end - p))) return 0;
  const first: u32 = load<u8>(t);
  let k: u32 = 0;
  while (p < end) {
    let b: u32 = load<u8>(p);
    if (b < 0x80) {
      if (fold) b = lower(b);
      p++;
      if (!k) {
        if (b != first) continue;
        k = 1;
      } else k = advance(t, table, k, b);
      if (k == n) return p;
      continue;
    }
    foldHere(p, fold);
    p += codePointBytes(p);
    for (let i: usize = 0; i < foldedBytes; i++) {
      k = advance(t, table, k, load<u8>(FOLDED + i));
      if (k == n) return p;
    }
  }
  return 0;
}

function advance(t: usize, table: usize, k: u32, b: u32): u32 {
  while (k && load<u8>(t + k) != b) k = load<u32>(table + ((k - 1) << 2));
  return load<u8>(t + k) == b ? k + 1 : k;
}
