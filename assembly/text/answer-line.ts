/**
 * Where a short answer stands in free text: behind the last answer cue up to the end of its
 * line, otherwise the first line that is not blank. A completion may go on with anything
 * (EleutherAI/lm-evaluation-harness#978: a number must not be glued to the next paragraph).
 */
import { spend } from "../budget";
import { cueStart, lastAnswerCue } from "./answer-cue";
import { isDigit, isSpace, skipSpace, startsWithNoCase, trimEnd } from "./ascii";
import { isDeniedBefore } from "./denied-cue";
import { firstQuestionEnd, lineEnd, paragraphEnd } from "./lines";
import { wordAt } from "./word-list";

/** What `findAnswerLine` found, without outer blanks and markdown. */
export let answerStart: usize = 0;
export let answerEnd: usize = 0;

/**
 * Finds the answer; false where the text is blank. With `isList` an answer of several lines,
 * one item on each, is taken whole.
 */
export function findAnswerLine(start: usize, textEnd: usize, isList: bool): bool {
  if (!spend((<u32>(textEnd - start)) << 1)) return false;
  const end = firstQuestionEnd(start, textEnd);
  const isFound = findLine(start, end, isList);
  if (isFound) takeCorrection(end);
  return isFound;
}

/** An answer whose next line takes it back ("Wait, it is 20") is both lines, so neither alone. */
function takeCorrection(end: usize): void {
  const next = skipSpace(answerEnd, end);
  const no = wordAt("no", next, end);
  const isNo = no && next + no < end && load<u8>(next + no) == 0x2c;
  if (isNo || wordAt("wait|actually|sorry|oops|correction|hmm", next, end)) {
    answerEnd = trimEnd(answerStart, lineEnd(next, end));
  }
}

function findLine(start: usize, end: usize, isList: bool): bool {
  let cue = lastAnswerCue(start, end);
  while (cue) {
    const before = cueStart;
    if (isDeniedBefore(start, before)) {
      cue = lastAnswerCue(start, before);
      continue;
    }
    if (takeLine(cue, tagOrLineEnd(cue, end))) return true;
    if (takeLineBelow(cue, end, isList)) return true;
    cue = lastAnswerCue(start, before);
  }
  return takeLineBelow(start, end, isList);
}

/** Where the line or, before it, an `<answer>` element ends. */
function tagOrLineEnd(p: usize, end: usize): usize {
  const line = lineEnd(p, end);
  for (; p < line; p++) {
    if (load<u8>(p) == 0x3c && startsWithNoCase(p, line, "</answer>")) return p;
  }
  return line;
}

/** Takes the next line that is not blank, or the list that begins there. */
function takeLineBelow(p: usize, end: usize, isList: bool): bool {
  for (p = skipSpace(p, end); p < end; p = skipSpace(p, end)) {
    const line = lineEnd(p, end);
    if (takeLine(p, line)) {
      return !isList || hasSeparator(p, line) || takeLine(p, paragraphEnd(p, end));
    }
    p = line;
  }
  return false;
}

/** Is more than one item on this line? List markers do not count. */
function hasSeparator(p: usize, end: usize): bool {
  for (; p < end; p++) {
    const b = load<u8>(p);
    if (b == 0x3b) return true;
    if (b == 0x20 && startsWithNoCase(p, end, " and ")) return true;
    if (b == 0x2c && (p + 1 == end || !isDigit(load<u8>(p + 1)))) return true;
  }
  return false;
}

/** Strips blanks, emphasis and a heading's signs; false where nothing is left. */
function takeLine(p: usize, end: usize): bool {
  const from = p;
  while (p < end && (isSpace(load<u8>(p)) || isMark(load<u8>(p)))) p++;
  end = trimEnd(p, end);
  // A lone star is part of what it stands at ("A*"), unless another opened emphasis.
  const isLone = end - p > 1 && load<u8>(end - 1) == 0x2a && load<u8>(end - 2) != 0x2a;
  const isOpened = p > from && load<u8>(p - 1) == 0x2a;
  if (isLone && !isOpened && !isSpace(load<u8>(end - 2))) {
    answerStart = p;
    answerEnd = end;
    return true;
  }
  while (end > p && (isSpace(load<u8>(end - 1)) || isMark(load<u8>(end - 1)))) end--;
  answerStart = p;
  answerEnd = end;
  return p < end;
}

function isMark(b: u32): bool {
  return b == 0x2a || b == 0x5f;
}
