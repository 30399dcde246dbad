/**
 * Scorers that compare what a pattern takes from the output: the filters `regex` and `take_first`
 * of EleutherAI/lm-evaluation-harness (lm_eval/filters/extraction.py) with its exact_match
 * (lm_eval/api/metrics.py, exact_match_hf_evaluate), as of 0.4.13; others do less of the same.
 */
import { spend } from "../budget";
import { decideIncorrect, isBlank } from "../inspect/blank";
import { findAnywhere, prepareSearch } from "../inspect/search";
import { targetDepth } from "../lists";
import { alloc } from "../memory";
import {
  RULE_EXTRACT_EMPTY,
  RULE_EXTRACT_NONE,
  RULE_FAULTY_EXTRACT,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { decide, span, unanswered, undecided } from "../record";
import { isAnswer, target, text, textEnd } from "../sample";
import { sameBytes } from "../text/ascii";
import { putLower } from "../unicode/lower";
import { isPunctuation } from "../unicode/punctuation";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { isAnyTarget } from "./any-target";
import {
  findFirst,
  findLast,
  foundEnd,
  foundStart,
  substitute,
  wordsEnd,
  wordsStart,
  writtenEnd,
} from "./pattern";
import { cutAt } from "./stops";

/** ignore_case, and ignore_punctuation. */
export const LOWER: u32 = 1;
export const NO_PUNCTUATION: u32 = 2;
/** Of all matches the last one is taken. */
export const LAST: u32 = 4;
/** White space around what was taken is kept. */
export const SPACED: u32 = 8;
/** Articles become blanks, and runs of white space one blank. */
export const NO_ARTICLES: u32 = 16;
/** Where the pattern finds nothing all of the output counts. */
export const ELSE_ALL: u32 = 32;
/** Equal as well where one text is within the other, and neither is empty. */
export const WITHIN: u32 = 64;

let ignored: string = "";
let how: u32 = 0;

/**
 * Equal where what the pattern takes from the output before the stops is any target, once both
 * are without what the patterns `ignoring` find. Stops and these have a NUL behind each. No
 * pattern: all of the output without outer white space. A bare answer is compared as it stands.
 */
export function scoreExtracted(pattern: string, stops: string, ignoring: string, as: u32): void {
  let p = text;
  let end = textEnd;
  if (!isAnswer) {
    end = cutAt(stops, p, end);
    if (wordsEnd(pattern) > wordsStart(pattern)) {
      const isFound = as & LAST ? findLast(pattern, p, end) : findFirst(pattern, p, end);
      if (isFound) {
        p = foundStart;
        end = foundEnd;
      } else if (!(as & ELSE_ALL)) return unansweredOutput();
    }
  }
  if (isAnswer || !(as & SPACED)) {
    p = skipSpaces(p, end);
    end = trimSpaces(p, end);
  }
  decideExtracted(p, end, ignoring, as);
}

/** No answer: the pattern found none, or the output is blank. */
export function unansweredOutput(): void {
  unanswered(isBlank() ? RULE_EXTRACT_EMPTY : RULE_EXTRACT_NONE);
}

/** Compares `[p, end)`, which is the span where it is part of the text. */
export function decideExtracted(p: usize, end: usize, ignoring: string, as: u32): void {
  ignored = ignoring;
  how = as;
  if (targetDepth(target) > 1) return undecided(RULE_UNKNOWN_TARGET);
  if (isTarget(p, end)) decide(true, RULE_FAULTY_EXTRACT);
  else decideIncorrect(RULE_FAULTY_EXTRACT);
  if (p >= text && end <= textEnd) span(<u32>(p - text), <u32>(end - text));
}

function isTarget(p: usize, end: usize): bool {
  const answer = normal(p, end);
  return isAnyTarget(answer, normalEnd, isWanted);
}

/** Is the answer, in normal form, the target? */
function isWanted(answer: usize, answerEnd: usize, t: usize, tEnd: usize): bool {
  const wanted = normal(t, tEnd);
  if (sameBytes(answer, answerEnd, wanted, normalEnd)) return true;
  if (!(how & WITHIN) || answer == answerEnd || wanted == normalEnd) return false;
  return (
    isWithin(answer, answerEnd, wanted, normalEnd) || isWithin(wanted, normalEnd, answer, answerEnd)
  );
}

function isWithin(a: usize, aEnd: usize, b: usize, bEnd: usize): bool {
  const table = prepareSearch(a, aEnd);
  return table != 0 && findAnywhere(b, bEnd, a, aEnd, table, false) != 0;
}

let normalEnd: usize = 0;

/** The text as it is compared, up to `normalEnd`; anything where a limit is passed. */
function normal(p: usize, end: usize): usize {
  for (let at = wordsStart(ignored), last = wordsEnd(ignored); at < last; ) {
    let to = at;
    while (load<u8>(to)) to++;
    p = substitute(at, to, "", p, end);
    if (!p) return 0;
    end = writtenEnd;
    at = to + 1;
  }
  if (how & LOWER) {
    const out = alloc((end - p) * 2);
    if (!out) return 0;
    end = putLower(out, p, end);
    p = out;
  }
  if (how & NO_PUNCTUATION) {
    const out = alloc(end - p);
    if (!out || !spend(<u32>(end - p))) return 0;
    let to = out;
    for (; p < end; p++) if (!isPunctuation(load<u8>(p))) store<u8>(to++, load<u8>(p));
    p = out;
    end = to;
  }
  if (how & NO_ARTICLES) {
    const articles = "(?i)\\b(?:a|an|the)\\b";
    p = substitute(wordsStart(articles), wordsEnd(articles), " ", p, end);
    const spaces = "\\s+";
    if (p) p = substitute(wordsStart(spaces), wordsEnd(spaces), " ", p, writtenEnd);
    if (!p) return 0;
    p = skipSpaces(p, writtenEnd);
    end = trimSpaces(p, writtenEnd);
  }
  normalEnd = end;
  return p;
}
