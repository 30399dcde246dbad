/**
 * The list of options behind ANSWER: as parse_answers of Inspect AI 0.3.285
 * (solver/_multiple_choice.py) finds it: the last match of a strict pattern, else of a lenient
 * one. re.findall goes left to right and a match can swallow the next marker, so does this.
 */
import { spend } from "../budget";
import { codePoint, codePointBefore } from "../text/utf8";
import { skipSpaces, spaceAt, spaceBefore } from "../unicode/space";
import { isWord } from "../unicode/word";
import { markerBefore, nextMarker } from "./answer-marker";
import { listedAt } from "./unwrap";

/** Group 1 of the last match; empty where it is white space alone. */
export let listStart: usize = 0;
export let listEnd: usize = 0;
/** Where the match ends and the next search begins. */
let matchEnd: usize = 0;

function list(p: usize, end: usize, next: usize): bool {
  listStart = p;
  listEnd = end;
  matchEnd = next;
  return true;
}

/** Finds the list in `[start, end)`; false where there is none. */
export function findList(start: usize, end: usize): bool {
  if (!spend(<u32>(end - start) * 4)) return false;
  return findStrict(start, end) || findLenient(start, end);
}

/** `^ANSWER\s*:\s*([A-Za-z\d ,]+)\s*(?:$|\n|\.)`, multi-line and without regard to case. */
function findStrict(start: usize, end: usize): bool {
  let found = false;
  let from = start;
  let p = start;
  while (p < end) {
    if (load<u8>(p) != 0x3a) {
      p++;
      continue;
    }
    const marker = markerBefore(from, p);
    const isLineStart = marker == start || (marker && load<u8>(marker - 1) == 0x0a);
    p++;
    if (!isLineStart || !matchStrict(p, end)) continue;
    found = true;
    from = matchEnd;
    p = max(p, from);
  }
  return found;
}

/** The strict pattern from behind the colon. */
function matchStrict(p: usize, end: usize): bool {
  const first = skipSpaces(p, end);
  const last = skipListed(first, end);
  if (last > first) {
    const rest = skipSpaces(last, end);
    if (rest == end || load<u8>(rest) == 0x2e) return list(first, last, min(rest + 1, end));
    const behind = lastFeed(last, rest);
    if (behind) return list(first, last, behind);
  }
  // Only blanks can be the group. One must stand before the full stop, the end or a line feed.
  const feed = lastFeed(p, first);
  const closes = first == end || load<u8>(first) == 0x2e;
  const limit = closes ? first : feed;
  for (let q = p; q < limit; q += spaceAt(q)) {
    if (load<u8>(q) == 0x20) return list(q, q, closes ? min(first + 1, end) : feed);
  }
  return false;
}

function skipListed(p: usize, end: usize): usize {
  while (p < end) {
    const n = listedAt(p, true);
    if (!n) break;
    p += n;
  }
  return p;
}

/** The last line feed of `[p, end)`, or 0. */
function lastFeed(p: usize, end: usize): usize {
  while (end > p) {
    end--;
    if (load<u8>(end) == 0x0a) return end;
  }
  return 0;
}

/** `ANSWER\s*:\s*([A-Za-z\d ,]+)(?:[^\w]|\n|$|\.)` without regard to case. */
function findLenient(start: usize, end: usize): bool {
  let found = false;
  let from = start;
  for (let colon = nextMarker(from, end); colon; colon = nextMarker(from, end)) {
    if (matchLenient(colon + 1, end)) {
      found = true;
      from = matchEnd;
    } else from = colon + 1;
  }
  return found;
}

/** The lenient pattern from behind the colon. */
function matchLenient(p: usize, end: usize): bool {
  const first = skipSpaces(p, end);
  const last = skipListed(first, end);
  if (last > first) {
    if (last == end || !isWord(codePoint(last))) {
      return list(first, last, last == end ? end : last + 1);
    }
    // A word goes on behind the list: it ends before its last blank or comma.
    for (let q = last; q > first; ) {
      q = codePointBefore(q);
      const b = load<u8>(q);
      if (q > first && (b == 0x20 || b == 0x2c)) return list(first, q, q + 1);
    }
  }
  // Only blanks can be the group: the last one, where no word follows at once, or an earlier.
  if (first == p) return false;
  if (load<u8>(first - 1) == 0x20 && (first == end || !isWord(codePoint(first)))) {
    return list(first, first, first);
  }
  for (let q = first - spaceBefore(p, first); q > p; q -= spaceBefore(p, q)) {
    if (load<u8>(q - 1) == 0x20) return list(q, q, first);
  }
  return false;
}
