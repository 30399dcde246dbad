/**
 * Lists of strings in the batch. A string is `u32 length, bytes`; a list is `u32 count` and
 * the strings; a target is `u32 depth, u32 alternatives` and a list of spans for each
 * alternative. Depth is 0 where the target was one string, 1 for a list, 2 for a list of
 * lists: with 0 and 1 it has the shape that `alternatives` and `spans` describe below.
 *
 *   "a"            depth 0: one alternative of one span
 *   ["a", "b"]     depth 1: one alternative of two spans; scorers for which a list means
 *                  alternatives read the spans as such
 *   [["a"], ["b"]] depth 2: two alternatives of one span each
 *
 * Lengths are unaligned. shape.ts has walked every list before it is read here.
 */

export function targetDepth(target: usize): u32 {
  return load<u32>(target);
}

export function alternatives(target: usize): u32 {
  return load<u32>(target, 4);
}

/** The first alternative, a list. */
export function firstAlternative(target: usize): usize {
  return target + 8;
}

/** The list after this one. */
export function listEnd(list: usize): usize {
  let at = firstString(list);
  for (let n = listCount(list); n; n--) at = nextString(at);
  return at;
}

export function listCount(list: usize): u32 {
  return load<u32>(list);
}

export function firstString(list: usize): usize {
  return list + 4;
}

export function nextString(string: usize): usize {
  return string + 4 + load<u32>(string);
}

/** First byte of a string. */
export function stringStart(string: usize): usize {
  return string + 4;
}

/** Address after the last byte of a string. */
export function stringEnd(string: usize): usize {
  return string + 4 + load<u32>(string);
}
