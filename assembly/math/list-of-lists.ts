/** Lists in a list whose brackets are missing: 1, 2; 3, 4 and {{1}, {2}} without their backslashes. */
import { spend } from "../budget";
import { CLOSE_ROUND, GROUP, LIST, OPEN_ROUND, SET } from "./ops";
import { readLoosely } from "./parser";
import { child, count, kind, ofVector, seal, setAttribute, unary } from "./term";
import { item, length, push, vector } from "./vector";

/**
 * The entries `v`, of which semicolons cut off equally many each time, as a list of tuples: they
 * may be sets, so it is read loosely. `ends` holds how many entries stood before each semicolon.
 */
export function listOfTuples(v: usize, ends: usize): usize {
  if (!push(ends, length(v))) return 0;
  const width = <u32>item(ends, 0);
  const out = vector();
  if (width < 2) return 0;
  for (let i: u32 = 0, n = length(ends); i < n; i++) {
    if (<u32>item(ends, i) != (i + 1) * width) return 0;
    const entries = vector();
    for (let k: u32 = 0; k < width; k++) if (!push(entries, item(v, i * width + k))) return 0;
    const tuple = ofVector(GROUP, entries);
    if (!tuple) return 0;
    setAttribute(tuple, OPEN_ROUND | CLOSE_ROUND);
    if (!push(out, seal(tuple))) return 0;
  }
  readLoosely();
  return seal(ofVector(LIST, out));
}

/** The SET `t` that the text `{...}` at `start` was read as, with a set for each `{1}` in it. */
export function setOfSets(t: usize, start: usize, end: usize): usize {
  if (!t || !holdsBracesAlone(start, end)) return t;
  const v = vector();
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const c = child(t, i);
    if (!push(v, kind(c) == SET ? c : unary(SET, c))) return 0;
  }
  readLoosely();
  return seal(ofVector(SET, v));
}

/** Is the text from the brace at `start` on nothing but `{..}, {..}` within its own braces? */
function holdsBracesAlone(start: usize, end: usize): bool {
  if (!spend(<u32>(end - start))) return false;
  let depth = 0;
  let opensNext = true;
  for (let p = start + 1; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x20) continue;
    if (b == 0x5c) return false;
    if (depth) {
      if (b == 0x7b) depth++;
      else if (b == 0x7d) depth--;
    } else if (opensNext) {
      if (b != 0x7b) return false;
      depth = 1;
      opensNext = false;
    } else {
      if (b == 0x7d) return true;
      if (b != 0x2c) return false;
      opensNext = true;
    }
  }
  return false;
}
