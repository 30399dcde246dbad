/**
 * The three patterns of answer() of Inspect AI 0.3.285 (_util/pattern.py) without a regex
 * engine. What re.search would find is derived for each; group 1 is in `groupStart`,
 * `groupEnd`.
 */
import { spend } from "../budget";
import { codePointBytes } from "../text/utf8";
import { skipSpaces, spaceAt, spaceBefore, trimSpaces } from "../unicode/space";
import { isWordAt } from "../unicode/word";
import { lastMarker, letterAt, markerBefore } from "./answer-marker";

export let groupStart: usize = 0;
export let groupEnd: usize = 0;

function group(p: usize, end: usize): bool {
  groupStart = p;
  groupEnd = end;
  return true;
}

/**
 * `ANSWER\s*:\s*([A-Za-z])(?:[^\w]|\n|$)(?!.*ANSWER\s*:)`, dot matches all: no marker may
 * follow, and none can begin inside a match, so only the last one counts.
 */
export function findLetter(start: usize, end: usize): bool {
  if (!spend(<u32>(end - start))) return false;
  const colon = lastMarker(start, end);
  if (!colon) return false;
  const p = skipSpaces(colon + 1, end);
  const n = p < end ? letterAt(p) : 0;
  return n && !isWordAt(p + n, end) ? group(p, p + n) : false;
}

/**
 * `ANSWER\s*:\s*(\S+?)(?=[.,;:!?]?\s*(?:\n|$))(?!.*ANSWER\s*:)`: a word that ends its line
 * (the white space behind it has a line feed or reaches the end), one mark at its end aside,
 * with no marker from there on. An earlier marker can win where the last one stands in its
 * word ("ANSWER:x,ANSWER:y" gives "x,ANSWER:y").
 */
export function findWord(start: usize, end: usize): bool {
  if (!spend(<u32>(end - start))) return false;
  const colon = lastMarker(start, end);
  if (!colon) return false;
  const marker = markerBefore(start, colon);
  let run = marker;
  while (run > start && !spaceBefore(start, run)) run--;
  const runEnd = wordEndFrom(marker, end);
  if (endsLine(runEnd, end)) {
    const before = trimSpaces(start, run);
    if (before > start && load<u8>(before - 1) == 0x3a && markerBefore(start, before - 1)) {
      return groupWord(run, runEnd);
    }
    for (let p = run; p < marker; p++) {
      if (load<u8>(p) == 0x3a && markerBefore(start, p)) return groupWord(p + 1, runEnd);
    }
  }
  const word = skipSpaces(colon + 1, end);
  const wordEnd = wordEndFrom(word, end);
  return word < end && endsLine(wordEnd, end) ? groupWord(word, wordEnd) : false;
}

function wordEndFrom(p: usize, end: usize): usize {
  while (p < end && !spaceAt(p)) p += codePointBytes(p);
  return p;
}

/** Has the white space from `p` on a line feed, or does it reach the end? */
function endsLine(p: usize, end: usize): bool {
  while (p < end) {
    const n = spaceAt(p);
    if (!n) return false;
    if (load<u8>(p) == 0x0a) return true;
    p += n;
  }
  return true;
}

/** The word, without the last character where that is one of `.,;:!?` and not the only one. */
function groupWord(p: usize, end: usize): bool {
  const last = load<u8>(end - 1);
  const isMark =
    last == 0x2e || last == 0x2c || last == 0x3b || last == 0x3a || last == 0x21 || last == 0x3f;
  return group(p, isMark && end - 1 > p ? end - 1 : end);
}

/**
 * `ANSWER\s*:\s*([^\n]+)\s*\Z`: the first marker whose text begins on the last line that is
 * not blank. A marker with nothing but white space behind it gives the last of that which is
 * no line feed.
 */
export function findLine(start: usize, end: usize): bool {
  if (!spend(<u32>(end - start))) return false;
  const last = trimSpaces(start, end);
  if (last == start) return false;
  let line = last;
  while (line > start && load<u8>(line - 1) != 0x0a) line--;
  let lineEnd = last;
  while (lineEnd < end && load<u8>(lineEnd) != 0x0a) lineEnd++;
  const first = skipSpaces(line, end);
  const before = trimSpaces(start, first);
  if (before > start && load<u8>(before - 1) == 0x3a && markerBefore(start, before - 1)) {
    return group(first, lineEnd);
  }
  for (let p = first; p < last; p++) {
    if (load<u8>(p) != 0x3a || !markerBefore(start, p)) continue;
    const from = skipSpaces(p + 1, end);
    return from < last ? group(from, lineEnd) : groupBlank(last, end);
  }
  return false;
}

function groupBlank(p: usize, end: usize): bool {
  while (end > p && load<u8>(end - 1) == 0x0a) end--;
  return end > p ? group(end - spaceBefore(p, end), end) : false;
}
