/**
 * The number a GSM8K answer ends in: behind the last "####", else behind the last answer cue
 * or in the last \boxed{}, whichever comes later, else the last number of the text.
 */
import { limitPassed, spend } from "../budget";
import { closingBrace } from "../extract/braces";
import { unwrap, unwrappedEnd, unwrappedStart } from "../extract/unwrap";
import { cueStart, lastAnswerCue } from "../text/answer-cue";
import { isSpace, startsWith } from "../text/ascii";
import { lineEnd } from "../text/lines";
import { lastByte } from "../text/seek";
import { directStart, numberAt, readBareValue, readDirectValue } from "./direct-value";
import { lastStart, readLastValue } from "./last-value";
import { valueEnd } from "./number-value";

/** Where the number that was found stands. */
export let foundStart: usize = 0;
export let foundEnd: usize = 0;

/** Finds the number and reads it into `value`; false where the text has none. */
export function findFinalNumber(start: usize, end: usize, value: usize): bool {
  if (!spend(<u32>(end - start))) return false;
  if (findBehindHashes(start, end, value)) return true;
  for (let limit = end; limit > start && !limitPassed(); ) {
    const cue = lastAnswerCue(start, limit);
    if (findInBox(cue ? cue : start, limit, value)) return true;
    if (!cue) break;
    limit = cueStart;
    if (findBehindCue(cue, end, value)) return true;
  }
  return !limitPassed() && takeLast(start, end, value);
}

/** Reads the number that a bare answer is, without searching; false where it is none. */
export function readBareNumber(start: usize, end: usize, value: usize): bool {
  unwrap(start, end);
  if (!spend(<u32>(unwrappedEnd - unwrappedStart))) return false;
  return take(readBareValue(unwrappedStart, unwrappedEnd, value));
}

/** Reads the number of a target: a bare one, or the one behind "####" of a rationale. */
export function readTargetNumber(start: usize, end: usize, value: usize): bool {
  if (!spend(<u32>(end - start))) return false;
  return findBehindHashes(start, end, value) || readBareNumber(start, end, value);
}

/** "#### 18", "#### $18": a number must follow at once, for "#### Step 1" is a heading. */
function findBehindHashes(start: usize, end: usize, value: usize): bool {
  let p = lastByte(start, end, 0x23);
  while (p) {
    if (p >= start + 3 && load<u32>(p - 3) == 0x23232323) {
      const at = skipMarks(p + 1, end);
      if (numberAt(at, end) && take(readDirectValue(at, lineEnd(at, end), value))) return true;
    }
    p = lastByte(start, p, 0x23);
  }
  return false;
}

/** The last `\boxed{...}` that holds a number. */
function findInBox(start: usize, end: usize, value: usize): bool {
  let p = lastByte(start, end, 0x5c);
  while (p) {
    if (startsWith(p, end, "\\boxed{") || startsWith(p, end, "\\fbox{")) {
      const open = p + (load<u8>(p, 1) == 0x62 ? 6 : 5);
      const close = closingBrace(open, end);
      if (takeFrom(open + 1, close ? close : lineEnd(open, end), value)) return true;
      if (limitPassed()) return false;
    }
    p = lastByte(start, p, 0x5c);
  }
  return false;
}

/** The number on the cue's line, or on the next one that is not blank. */
function findBehindCue(p: usize, end: usize, value: usize): bool {
  p = skipMarks(p, end);
  return takeFrom(p, lineEnd(p, end), value);
}

/** Takes the number that stands first or, where words precede it, the last. */
function takeFrom(p: usize, end: usize, value: usize): bool {
  return take(readDirectValue(p, end, value)) || takeLast(p, end, value);
}

function take(wasRead: bool): bool {
  if (!wasRead) return false;
  foundStart = directStart;
  foundEnd = valueEnd;
  return true;
}

function takeLast(start: usize, end: usize, value: usize): bool {
  if (!readLastValue(start, end, value)) return false;
  foundStart = lastStart;
  foundEnd = valueEnd;
  return true;
}

function skipMarks(p: usize, end: usize): usize {
  while (p < end && (isSpace(load<u8>(p)) || load<u8>(p) == 0x2a || load<u8>(p) == 0x5f)) p++;
  return p;
}
