/**
 * What follows an explicit cue: "answer is", "Answer:", "####", `<answer>`. The answer ends
 * with its line or sentence, and of prose around a value only the value is kept.
 */

import { spend } from "../budget";
import {
  isDigit,
  isLetter,
  isSpace,
  skipSpace,
  startsWith,
  startsWithNoCase,
  trimEnd,
} from "../text/ascii";
import { wordAt } from "../text/word-list";
import { judgeWords, WORDS_ANSWER, WORDS_REMARK } from "./cue-words";
import { takeLastValue } from "./formula";
import { answerEnd, answerStart, foundAt } from "./range";

const COPULAS =
  "is|are|was|equals|should be|would be|must be|will be|has to be|comes out to be|comes out to|turns out to be|comes to";

/** What says that there is no answer, whatever value stands behind it. */
const NOTHINGS =
  "none|unknown|n/a|nothing|unclear|undetermined|no answer|no solution|not known|impossible|i don't know|i do not know|i cannot tell|i can't tell";

/** Bytes between the word "answer" and its "is" or ":". */
const MAX_GAP: usize = 60;

export const CUE_NONE: i32 = 0;
/** A value was found. */
export const CUE_VALUE: i32 = 1;
/** Words were found that are an answer. */
export const CUE_WORDS: i32 = 2;
/** The text ends where the answer should begin. */
export const CUE_UNFINISHED: i32 = 3;
/** "The answer is not ..." */
export const CUE_NEGATED: i32 = 4;
/** Words were found that remark on an answer: they count if nothing better comes. */
export const CUE_REMARK: i32 = 5;
/** Words were found that may be an answer, so that a value before them is not sure. */
export const CUE_OPEN: i32 = 6;

/** Looks at the word "answer" that ends at `after`. */
export function readAnswerCue(after: usize, end: usize): i32 {
  const from = cueEnd(after, end);
  if (!from) return CUE_NONE;
  if (load<u8>(after) == 0x22) return readQuoted(skipSpace(from, end), end);
  const start = skipMarks(from, end);
  if (start == end) return CUE_UNFINISHED;
  if (startsWithNoCase(start, end, "not ") || startsWithNoCase(start, end, "anything but "))
    return CUE_NEGATED;
  const cue = takeStatement(start, statementEnd(start, end));
  return cue == CUE_WORDS ? kindOfWords(load<u8>(from - 1) == 0x3a) : cue;
}

function kindOfWords(isLabel: bool): i32 {
  const what = judgeWords(answerStart, answerEnd, isLabel);
  return what == WORDS_ANSWER ? CUE_WORDS : what == WORDS_REMARK ? CUE_REMARK : CUE_OPEN;
}

/**
 * Address after the "is", "are", ":" or "=" that goes with the word, or 0. Words may stand
 * before "is" ("the answer to part b is"); before ":" only in brackets ("Answer (in cm):").
 */
function cueEnd(after: usize, end: usize): usize {
  const limit = min(end, after + MAX_GAP);
  let depth = 0;
  let words = false;
  for (let p = after; p < limit; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x3a || b == 0x3d) return words ? 0 : p + 1;
    if (b == 0x28) depth++;
    else if (b == 0x29) depth--;
    else if (isLetter(b) && !depth && p > after) words = true;
    if (b == 0x2e || b == 0x0a || b == 0x24 || b == 0x2c || b == 0x3f) return 0;
    if (b != 0x20) continue;
    const n = wordAt(COPULAS, p + 1, end);
    if (n) return p + 1 + n;
  }
  return 0;
}

/** A value of JSON: `"answer": "42"`, `"answer": 42`. */
function readQuoted(p: usize, end: usize): i32 {
  if (p == end) return CUE_UNFINISHED;
  const isString = load<u8>(p) == 0x22;
  if (isString) p++;
  let q = p;
  for (; q < end; q++) {
    const b: u32 = load<u8>(q);
    if (b == 0x22 || b == 0x0a) break;
    if (b == 0x5c) q++;
    else if (!isString && (b == 0x2c || b == 0x7d)) break;
  }
  q = min(q, end);
  if (!spend(<u32>(q - p))) return CUE_NONE;
  if (isString && (q == end || load<u8>(q) != 0x22)) return CUE_UNFINISHED;
  const to = trimEnd(p, q);
  if (p == to) return CUE_UNFINISHED;
  return takeStatement(p, to);
}

/** Passes white space, colons, the stars of markdown, tags of HTML and braces that close. */
function skipMarks(p: usize, end: usize): usize {
  while (p < end) {
    const b: u32 = load<u8>(p);
    if (!isSpace(b) && b != 0x3a && b != 0x2a && b != 0x7d) {
      const tag = b == 0x3c ? tagEnd(p, end) : 0;
      if (!tag) break;
      p = tag;
      continue;
    }
    p++;
  }
  return p;
}

/** Behind a tag such as `<b>` or `</b>` at `p`, or 0. */
function tagEnd(p: usize, end: usize): usize {
  let q = p + 1;
  if (q < end && load<u8>(q) == 0x2f) q++;
  const name = q;
  while (q < end && q - name < 10 && isLetter(load<u8>(q))) q++;
  return q > name && q < end && load<u8>(q) == 0x3e ? q + 1 : 0;
}

/** End of the sentence, line, or displayed formula that begins at `p`. */
function statementEnd(p: usize, end: usize): usize {
  let depth = 0;
  let braces = 0;
  let inDollars = false;
  let q = p;
  for (; q < end; q++) {
    const b: u32 = load<u8>(q);
    const next: u32 = q + 1 < end ? load<u8>(q, 1) : 0x0a;
    if (b == 0x7b) braces++;
    else if (b == 0x7d) {
      // of the box that the cue stands in
      if (!braces--) break;
    } else if (b == 0x3c && (next == 0x2f || next == 0x7c)) {
      break;
    } else if (b == 0x5c) {
      if (next == 0x5b || next == 0x28) depth++;
      else if ((next == 0x5d || next == 0x29) && depth) depth--;
      q++;
    } else if (b == 0x24) {
      if (next != 0x24) inDollars = !inDollars;
      else {
        depth += depth ? -1 : 1;
        q++;
      }
    } else if (b == 0x0a) {
      if (!depth) break;
      if (next == 0x0a) break;
    } else if (b == 0x2e && !depth && !isDigit(next) && (isSpace(next) || next == 0x24)) {
      // A point that ends a sentence, also before a closing dollar.
      if (isSpace(next)) break;
    }
  }
  q = min(q, end);
  spend(<u32>(q - p));
  return trimMarks(p, q);
}

/** Without white space and stars at the end. */
function trimMarks(p: usize, end: usize): usize {
  while (end > p && (isSpace(load<u8>(end - 1)) || load<u8>(end - 1) == 0x2a)) end--;
  return end;
}

/** The value in the statement: all of it, the part before an explanation, or the last value. */
export function takeStatement(start: usize, end: usize): i32 {
  if (start == end) return CUE_UNFINISHED;
  if (startsValue(start, end)) {
    foundAt(start, trimMarks(start, explanationStart(start, end)));
    return CUE_VALUE;
  }
  if (!wordAt(NOTHINGS, start, end) && takeLastValue(start, end)) return CUE_VALUE;
  foundAt(start, end);
  return CUE_WORDS;
}

/** Does the statement begin with a number, formula, bracket or sign, rather than a word? */
function startsValue(p: usize, end: usize): bool {
  const b: u32 = load<u8>(p);
  if (!isLetter(b)) return true;
  let q = p + 1;
  while (q < end && isLetter(load<u8>(q))) q++;
  // A single letter is a name where "=" or nothing follows: x = 5.
  if (q - p > 2) return startsWith(p, end, "sqrt");
  const next = skipSpace(q, end);
  return next == end || load<u8>(next) == 0x3d || load<u8>(next) == 0x29;
}

/** Where an explanation begins behind the value: "because", "(from", ", which" and so on. */
function explanationStart(p: usize, end: usize): usize {
  let depth = 0;
  let inDollars = false;
  for (let q = p; q < end; q++) {
    const b: u32 = load<u8>(q);
    if (b == 0x5c) q++;
    else if (b == 0x24) inDollars = !inDollars;
    else if (b == 0x7b || b == 0x28 || b == 0x5b) depth++;
    else if (b == 0x7d || b == 0x29 || b == 0x5d) depth--;
    if (b != 0x20 || depth || inDollars) continue;
    if (load<u8>(q - 1) == 0x3a && q + 2 < end && isLetter(load<u8>(q, 1))) return q - 1;
    if (isExplanation(q + 1, end)) {
      const before: u32 = load<u8>(q - 1);
      return before == 0x2c || before == 0x3b ? q - 1 : q;
    }
  }
  return end;
}

function isExplanation(p: usize, end: usize): bool {
  if (p < end && load<u8>(p) == 0x28 && p + 1 < end) return isLetter(load<u8>(p, 1));
  return (
    wordAt(
      "because|since|which|as|where|when|for|from|so|if|but|not|and not|rather|instead",
      p,
      end,
    ) != 0
  );
}

/** The line behind `####`; CUE_NONE for a heading, which is more than "Yes" or "No". */
export function readHashes(p: usize, end: usize): i32 {
  const start = skipMarks(p, end);
  if (start == end) return CUE_UNFINISHED;
  const b: u32 = load<u8>(start);
  if (isLetter(b)) return readVerdict(start, end);
  let stop = start;
  while (stop < end && load<u8>(stop) != 0x0a) stop++;
  if (!spend(<u32>(stop - p))) return CUE_NONE;
  return takeStatement(start, trimMarks(start, min(stop, statementEnd(start, end))));
}

/** A line that is "Yes", "No", "None" or the like and no more. */
function readVerdict(start: usize, end: usize): i32 {
  const n = wordAt("yes|no|true|false|none|unknown|undefined", start, end);
  if (!n) return CUE_NONE;
  let p = start + n;
  if (p < end && load<u8>(p) == 0x2e) p++;
  while (p < end && (load<u8>(p) == 0x20 || load<u8>(p) == 0x0d)) p++;
  if (p < end && load<u8>(p) != 0x0a) return CUE_NONE;
  foundAt(start, start + n);
  return CUE_WORDS;
}

/** Between `<answer>` and `</answer>`, or to the end. */
export function readAnswerTag(p: usize, end: usize): i32 {
  let stop = p;
  while (stop < end && !(load<u8>(stop) == 0x3c && startsWith(stop, end, "</answer>"))) stop++;
  if (!spend(<u32>(stop - p))) return CUE_NONE;
  const start = skipSpace(p, stop);
  const to = trimEnd(start, stop);
  if (start == to) return CUE_UNFINISHED;
  foundAt(start, to);
  return CUE_VALUE;
}

/** Is the byte at `p` the "s" of the word "answer" in any case? */
export function isAnswerWord(start: usize, p: usize, end: usize): bool {
  if (p < start + 2 || !startsWithNoCase(p - 2, end, "answer")) return false;
  return p - 2 == start || !isLetter(load<u8>(p - 3));
}
