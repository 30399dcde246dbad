/**
 * Where a text commits itself to an option: an answer cue, \boxed{}, "I choose C", "C is the
 * correct answer"; the last one wins. Failing those, a letter that begins or ends the text as
 * options are written, then the last that is set off: (B), **B**, option B.
 */
import { limitPassed, spend } from "../budget";
import { cueAbroad, statementEndAbroad } from "../extract/abroad-cue";
import { besideBox } from "../extract/beside-box";
import { closingBrace } from "../extract/braces";
import { cueStart, lastAnswerCue } from "../text/answer-cue";
import { isSpace, skipSpace, startsWith, trimEnd } from "../text/ascii";
import { lineEnd } from "../text/lines";
import { lastByte } from "../text/seek";
import { wordAt, wordBefore } from "../text/word-list";
import { choiceBeforeReason, matchingChoice } from "./choice-text";
import { NEGATED } from "./number-verdict";
import { isNamed } from "./option-doubt";
import { isOption } from "./option-letter";
import { isRejected } from "./option-negation";
import {
  isKnown,
  lettersStart,
  readEndOption,
  readFirstOption,
  readOnlyOptions,
  readOptions,
  takeLetter,
} from "./option-set";

const CHOOSING =
  "choose|chose|pick|select|go with|going with|must be|it is|it's|option is|choice is|option:|choice:|grade it|grade this|rate it|grade it as|grade is|grade:";

/** The choice whose text was given instead of a letter, from 0, or -1. */
export let foundChoice: i32 = -1;

/** Does a later answer cue name no option: "Answer: B", then "Answer: No"? */
export let isOverruled: bool = false;

/** Does a sign or word beside the box of the answer deny it: "not \boxed{B}"? */
export let isBoxDenied: bool = false;

/** Does a cue of another language announce the letter: "La réponse est B"? */
export let isForeign: bool = false;

/** Finds the answer of an output; the letters are in option-set.ts. */
export function findOption(start: usize, end: usize): bool {
  foundChoice = -1;
  isOverruled = isBoxDenied = isForeign = false;
  // Each pass below visits a byte at most twice.
  if (!spend((<u32>(end - start)) << 3)) return false;
  start = skipSpace(start, end);
  end = trimEnd(start, end);
  const cue = findBehindCue(start, end);
  if (limitPassed()) return false;
  const from = cue ? cue : start;
  const chosen = lastChosen(from, end);
  if (findInBox(max(from, chosen), end)) return true;
  if (chosen) {
    foundChoice = -1;
    takeLetter(chosen);
    return true;
  }
  if (cue) return true;
  const abroad = cueAbroad(start, end);
  isForeign = abroad != 0 && readAbroad(start, abroad, statementEndAbroad(abroad, end));
  if (isForeign) return true;
  foundChoice = matchingChoice(start, end);
  return foundChoice >= 0 || findAtEdges(start, end) || findSetOff(start, end);
}

/** "la B", "l'option B", "die Option B" */
function readAbroad(start: usize, p: usize, end: usize): bool {
  const n = wordAt(
    "la opción|la letra|la|opción|letra|l'option|option|a opção|opção|a letra|die option|l'opzione|opzione|optie",
    p,
    end,
  );
  return readOptions(start, skipSpace(p + n, end), end);
}

/** Reads a bare answer: an option, or the text of a choice; nothing is searched. */
export function readBareOption(start: usize, end: usize): bool {
  foundChoice = -1;
  isOverruled = isBoxDenied = isForeign = false;
  if (!spend((<u32>(end - start)) << 2)) return false;
  if (end - start > 1) foundChoice = matchingChoice(start, end);
  return foundChoice >= 0 || readOptions(start, start, end);
}

/** Behind the last answer cue that leads to an answer: where that stands, or 0. */
function findBehindCue(start: usize, end: usize): usize {
  for (let cue = lastAnswerCue(start, end); cue; cue = lastAnswerCue(start, cueStart)) {
    const before = cueStart;
    let p = cue;
    while (p < end && (isSpace(load<u8>(p)) || isMark(load<u8>(p)))) p++;
    const line = lineEnd(p, end);
    if (!spend((<u32>(line - cue)) << 1)) return 0;
    if (readLine(start, p, line)) return foundChoice >= 0 ? p : lettersStart;
    if (isVerdict(p, line)) isOverruled = true;
    if (!spend(<u32>(before - start) >> 3)) return 0;
  }
  return 0;
}

/** "Answer: No", "Answer: none of them": an answer that is no option. */
function isVerdict(p: usize, end: usize): bool {
  const n = wordAt(
    "yes|no|none|neither|unknown|n/a|nothing|true|false|i don't know|i do not know|unclear|unsure|idk",
    p,
    end,
  );
  return n != 0;
}

/** An answer line: the text of a choice, the option it begins with, or the one it ends with. */
function readLine(start: usize, p: usize, end: usize): bool {
  foundChoice = end - p > 1 ? matchingChoice(p, end) : -1;
  if (foundChoice >= 0 || readOptions(start, p, end)) return true;
  foundChoice = choiceBeforeReason(p, end);
  if (foundChoice >= 0) return true;
  if (wordAt("not", p, end) && readFirstOption(start, p, end)) return true;
  return readEndOption(start, p, end);
}

/** The last `\boxed{}` that holds an option or the text of a choice. */
function findInBox(start: usize, end: usize): bool {
  for (let p = lastByte(start, end, 0x5c); p; p = lastByte(start, p, 0x5c)) {
    if (!startsWith(p, end, "\\boxed{") && !startsWith(p, end, "\\fbox{")) continue;
    const open = p + (load<u8>(p, 1) == 0x62 ? 6 : 5);
    const closing = closingBrace(open, end);
    const close = closing ? closing : lineEnd(open, end);
    if (!spend((<u32>(close - open)) << 1)) return false;
    const choice = close - open > 2 ? matchingChoice(open + 1, close) : -1;
    if (choice < 0 && !readOptions(start, open + 1, close)) continue;
    foundChoice = choice;
    isBoxDenied = closing != 0 && besideBox(start, p, closing + 1, end) == NEGATED;
    return true;
  }
  return false;
}

/** The last option that the text chooses in a sentence, or 0. */
function lastChosen(start: usize, end: usize): usize {
  for (let p = end; p > start; ) {
    p--;
    if (!isKnown(load<u8>(p)) || !isOption(start, p, end) || isRejected(start, p, end)) continue;
    if (isChosenBefore(start, p) || isChosenBehind(p + 1, end)) return p;
  }
  return 0;
}

function isChosenBefore(start: usize, p: usize): bool {
  p = beforeMarks(start, p);
  const n = wordBefore("option|choice", start, p);
  if (n) p = beforeMarks(start, p - n);
  return wordBefore(CHOOSING, start, p) != 0;
}

/** "is correct", "is the right answer" behind the letter. */
function isChosenBehind(p: usize, end: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  // "so C it is"
  if (wordAt("it is", p, end)) return isClauseEnd(p + 5, end);
  if (!wordAt("is", p, end)) return false;
  p = skipSpace(p + 2, end);
  p = skipSpace(p + wordAt("the", p, end), end);
  p = skipSpace(p + wordAt("most", p, end), end);
  return wordAt("correct|right|best|answer|likely", p, end) != 0;
}

function isClauseEnd(p: usize, end: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  if (p >= end) return true;
  const b: u32 = load<u8>(p);
  return b == 0x2e || b == 0x21 || b == 0x0a;
}

/** "B. Paris" or "(B)" at the start of the text, "B." at its end. */
function findAtEdges(start: usize, end: usize): bool {
  if (!isListing(start, end)) {
    if (readOnlyOptions(start, lineEnd(start, end))) return true;
    if (isListed(start, start, end) && !isListHead(start, start, end)) {
      return readOptions(start, start, end);
    }
  }
  let line = end;
  while (line > start && load<u8>(line - 1) != 0x0a) line--;
  return readOnlyOptions(line, end) || readEndOption(start, line, end);
}

/** Does a line begin as options are listed: "B.", "B)", "(B)", "**B**", or a letter alone? */
function isListed(start: usize, p: usize, end: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  if (p == end || !isKnown(load<u8>(p)) || !isOption(start, p, end)) return false;
  if (p + 1 == end) return true;
  const b = load<u8>(p, 1);
  return b == 0x2e || b == 0x29 || b == 0x3a || b == 0x2a || b == 0x0a || b == 0x0d || b == 0x2c;
}

/** Do further lines begin with a letter? Then the text repeats the list of options. */
function isListing(start: usize, end: usize): bool {
  for (let p = lineEnd(start, end); p < end; p = lineEnd(p, end)) {
    p = skipSpace(p, end);
    if (isListed(start, p, end)) return true;
  }
  return false;
}

/** The last option in brackets, in bold, or named as one. */
function findSetOff(start: usize, end: usize): bool {
  for (let p = end; p > start; ) {
    p--;
    if (!isKnown(load<u8>(p)) || !isOption(start, p, end) || isRejected(start, p, end)) continue;
    if (!isSetOff(start, p, end) || !isNamed(start, p)) continue;
    if (isListItem(start, p, end) || isListHead(start, p, end) || isTopic(p + 1, end)) continue;
    takeLetter(p);
    return true;
  }
  return false;
}

/** Is the option before this one set off by the same signs? Then both stand in a list. */
function isListItem(start: usize, p: usize, end: usize): bool {
  const letter: u32 = load<u8>(p);
  const before = beforeMarks(start, p);
  if (p == start || p + 1 >= end || load<u8>(p) == 0x41) return false;
  if (wordBefore(CHOOSING, start, before) || wordBefore("option|choice|is|so", start, before)) {
    return false;
  }
  const limit = p - min(p - start, 2000);
  if (!spend(<u32>(p - limit) >> 2)) return false;
  for (let q = p - 2; q > limit; q--) {
    if (load<u8>(q) != letter - 1 || load<u8>(q, 1) != load<u8>(p, 1)) continue;
    if (load<u8>(q - 1) == load<u8>(p - 1)) return true;
  }
  return false;
}

/** Does the next option follow with the same signs: "(A) one (B) two", "A. one B. two"? */
function isListHead(start: usize, p: usize, end: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  if (end - p < 4) return false;
  const letter: u32 = load<u8>(p);
  const before: u32 = p > start ? load<u8>(p - 1) : 0x20;
  const limit = min(end - 1, p + 2000);
  if (!spend(<u32>(limit - p) >> 2)) return false;
  for (let q = p + 2; q < limit; q++) {
    if (load<u8>(q) != letter + 1 || load<u8>(q, 1) != load<u8>(p, 1)) continue;
    if (load<u8>(q - 1) == before) return load<u8>(p, 1) != 0x20;
  }
  return false;
}

/** "Option B says ..." speaks of the option, no more. */
function isTopic(p: usize, end: usize): bool {
  while (p < end && isMark(load<u8>(p))) p++;
  return (
    wordAt("says|states|describes|talks|claims|mentions|refers|suggests|is about", p, end) != 0
  );
}

function isSetOff(start: usize, p: usize, end: usize): bool {
  const before: u32 = p > start ? load<u8>(p - 1) : 0;
  const behind: u32 = p + 1 < end ? load<u8>(p, 1) : 0;
  if (before == 0x28 && behind == 0x29) return true;
  if (before == 0x2a && p > start + 1 && load<u8>(p - 2) == 0x2a) {
    if (behind == 0x2a || behind == 0x29 || behind == 0x2e) return true;
  }
  // The two characters of the Chinese "option".
  if (p >= start + 6 && load<u32>(p - 6) == 0xe98980e9 && load<u16>(p - 2) == 0xb9a1) return true;
  const q = beforeMarks(start, p);
  return wordBefore("option|choice", start, q) != 0;
}

function beforeMarks(start: usize, p: usize): usize {
  while (p > start && isMark(load<u8>(p - 1))) p--;
  return p;
}

function isMark(b: u32): bool {
  return b == 0x20 || b == 0x28 || b == 0x2a || b == 0x5f || b == 0x22;
}
