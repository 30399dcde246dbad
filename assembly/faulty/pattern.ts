/** Python's `re` with patterns that stand in the source: what a harness's own patterns find. */
import { spend } from "../budget";
import { alloc } from "../memory";
import { groupEnd, groupStart, openSearch, search, searchNext } from "../regex/machine";
import { patternGroups, preparedPattern } from "../regex/pattern";
import { literalLength } from "../text/ascii";

/** What the last search took. */
export let foundStart: usize = 0;
export let foundEnd: usize = 0;

/** First byte of static words, and the address behind the last. */
export function wordsStart(words: string): usize {
  return changetype<usize>(words);
}

export function wordsEnd(words: string): usize {
  return wordsStart(words) + literalLength(words);
}

/** re.search in `[p, end)`: what `take` takes. */
export function findFirst(pattern: string, p: usize, end: usize): bool {
  const prepared = preparedPattern(wordsStart(pattern), wordsEnd(pattern), 0);
  if (!prepared || !openSearch(prepared, p, end) || !search(p)) return false;
  take(patternGroups(prepared));
  return true;
}

/** The last of re.findall. */
export function findLast(pattern: string, p: usize, end: usize): bool {
  const prepared = preparedPattern(wordsStart(pattern), wordsEnd(pattern), 0);
  if (!prepared || !openSearch(prepared, p, end) || !search(p)) return false;
  const groups = patternGroups(prepared);
  do take(groups);
  while (searchNext());
  return true;
}

/** The whole match where there are no groups, or of several groups the first that is not empty. */
function take(groups: u32): void {
  let group: u32 = groups ? 1 : 0;
  while (group < groups && groupStart(group) == groupEnd(group)) group++;
  foundStart = groupStart(group);
  foundEnd = groupEnd(group);
}

/** End of what `substitute` wrote. */
export let writtenEnd: usize = 0;

/**
 * re.sub of the pattern `[from, to)` in `[p, end)`, into memory from `alloc`; 0 where a limit is
 * passed. Bytes 1 to 8 of the template stand for groups, and matches that are empty are left.
 */
export function substitute(from: usize, to: usize, template: string, p: usize, end: usize): usize {
  const prepared = preparedPattern(from, to, 0);
  if (!prepared || !openSearch(prepared, p, end)) return 0;
  // No template is longer than what its pattern takes and four bytes.
  const out = alloc((end - p) * 5);
  if (!out || !spend(<u32>(end - p))) return 0;
  writtenEnd = out;
  for (let is = search(p); is; is = searchNext()) {
    if (groupEnd(0) == groupStart(0)) continue;
    write(p, groupStart(0));
    for (let t = wordsStart(template), last = wordsEnd(template); t < last; t++) {
      const b: u32 = load<u8>(t);
      if (b - 1 < 8) write(groupStart(b), groupEnd(b));
      else store<u8>(writtenEnd++, b);
    }
    p = groupEnd(0);
  }
  write(p, end);
  return out;
}

function write(p: usize, end: usize): void {
  memory.copy(writtenEnd, p, end - p);
  writtenEnd += end - p;
}
