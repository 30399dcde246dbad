/**
 * `_normalize(text).split()` of Inspect AI 0.3.285 (scorer/_classification.py) as a list of
 * words: `u32 count, u32 0`, then for each `u32 start, u32 bytes, u32 hash`.
 */
import { fail, limitPassed, spend } from "../budget";
import { MAX_TOKENS } from "../limits";
import { firstString, listCount, nextString, stringEnd, stringStart } from "../lists";
import { alloc, regionNext, release } from "../memory";
import { RULE_LIMIT_TOKENS } from "../names.generated";
import { sameBytes } from "../text/ascii";
import { NUMBER_MARK, normalizeToken, tokenEnd } from "./token";

const HEAD: usize = 8;
const ENTRY: usize = 12;

/** Normalised stop words: `u32 count, u32 0`, then `u32 start, u32 end` for each; 0: limit. */
export function normalizeStopWords(words: usize): usize {
  const count = listCount(words);
  const out = alloc(HEAD + <usize>count * 8);
  if (!out) return 0;
  store<u32>(out, count);
  let string = firstString(words);
  for (let at = out + HEAD, end = at + <usize>count * 8; at < end; at += 8) {
    const token = normalizeToken(stringStart(string), stringEnd(string));
    if (!token) return 0;
    store<u32>(at, <u32>token);
    store<u32>(at, <u32>tokenEnd, 4);
    string = nextString(string);
  }
  return out;
}

/**
 * The words of `[p, end)` without the stop words (0: none), no further than until there are
 * more than `enough`; 0 where a limit is passed.
 */
export function wordsOf(p: usize, end: usize, stopWords: usize, enough: u32): usize {
  const list = alloc(HEAD + ENTRY * roomFor(p, end));
  if (!list) return 0;
  let count: u32 = 0;
  while (true) {
    let to = p;
    while (to < end && load<u8>(to) != 0x20 && load<u8>(to) != 0x2d) to++;
    const mark = regionNext();
    const token = to > p ? normalizeToken(p, to) : 0;
    if (token) {
      if (token == tokenEnd || isStopWord(stopWords, token, tokenEnd)) release(mark);
      else {
        release((tokenEnd + 7) & ~7);
        count = addWords(list, count, token, tokenEnd);
      }
    }
    if (limitPassed()) return 0;
    if (to == end || count > enough) break;
    p = to + 1;
  }
  store<u32>(list, count);
  return list;
}

/** Words that a text may have: one in two bytes, though never more than the limit. */
function roomFor(p: usize, end: usize): usize {
  return min(((end - p) >> 1) + 1, <usize>MAX_TOKENS);
}

function isStopWord(stopWords: usize, token: usize, end: usize): bool {
  if (!stopWords) return false;
  const count = load<u32>(stopWords);
  if (!spend(count)) return false;
  for (let at = stopWords + HEAD, last = at + <usize>count * 8; at < last; at += 8) {
    if (sameBytes(load<u32>(at), load<u32>(at, 4), token, end)) return true;
  }
  return false;
}

/** Appends the words of a token, which blanks part unless it is a number. */
function addWords(list: usize, count: u32, p: usize, end: usize): u32 {
  while (p < end) {
    let to = end;
    let hash: u32 = 0x811c9dc5;
    if (load<u8>(p) == NUMBER_MARK) {
      for (let q = p; q < end; q++) hash = (hash ^ load<u8>(q)) * 0x01000193;
    } else {
      to = p;
      for (; to < end && load<u8>(to) != 0x20; to++) hash = (hash ^ load<u8>(to)) * 0x01000193;
    }
    if (count == MAX_TOKENS) {
      fail(RULE_LIMIT_TOKENS);
      return count;
    }
    const entry = list + HEAD + <usize>count * ENTRY;
    store<u32>(entry, <u32>p);
    store<u32>(entry, <u32>(to - p), 4);
    store<u32>(entry, hash ^ (hash >> 15), 8);
    count++;
    p = to + 1;
  }
  return count;
}

export function wordCount(list: usize): u32 {
  return load<u32>(list);
}

export function wordEntry(list: usize, i: u32): usize {
  return list + HEAD + <usize>i * ENTRY;
}

export function hashOf(entry: usize): u32 {
  return load<u32>(entry, 8);
}

/** Are the two words the same? */
export function sameWord(a: usize, b: usize): bool {
  const n = load<u32>(a, 4);
  if (hashOf(a) != hashOf(b) || n != load<u32>(b, 4) || !spend(n >> 3)) return false;
  return memory.compare(load<u32>(a), load<u32>(b), n) == 0;
}
