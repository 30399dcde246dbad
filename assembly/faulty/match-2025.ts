/**
 * match() of UKGovernmentBEIS/inspect_ai from 2024-12 to 2026-05 (scorer/_common.py, match_str): a
 * number is compared with "ends with" as text of five significant digits, and a target with a sign
 * or a point is no number, but text whose punctuation is stripped.
 */
import { spend } from "../budget";
import { putFiveDigits } from "../float/five";
import { floatValue, parseFloat64 } from "../float/python";
import { decideIncorrect } from "../inspect/blank";
import { ignoresCase, matchLocation } from "../inspect/match-target";
import { findAnywhere, prepareSearch } from "../inspect/search";
import { targetDepth } from "../lists";
import { alloc } from "../memory";
import {
  OPTION_LOCATION_ANY,
  OPTION_LOCATION_BEGIN,
  OPTION_LOCATION_END,
  OPTION_LOCATION_EXACT,
  OPTION_NUMERIC,
  RULE_FAULTY_EXTRACT,
  RULE_FAULTY_NUMBER,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { decide, undecided } from "../record";
import { option, target, text, textEnd } from "../sample";
import { isDigit } from "../text/ascii";
import { codePoint, codePointBytes } from "../text/utf8";
import { foldedEnd, foldText } from "../unicode/casefold";
import { isNumeric } from "../unicode/numeric";
import { skipStripped, trimStripped } from "../unicode/punctuation";
import { skipSpaces, spaceAt, spaceBefore, trimSpaces } from "../unicode/space";
import { isAnyTarget } from "./any-target";
import { substitute, wordsEnd, wordsStart, writtenEnd } from "./pattern";

/** The text in hand. */
let start: usize = 0;
let end: usize = 0;
/** Was a number read in whose form versions differ? */
let isUnsure: bool = false;

/** Equal where any target matches. Numbers that are not plain ASCII are undecided. */
export function scoreInspectMatch2025(): void {
  if (targetDepth(target) > 1) return undecided(RULE_UNKNOWN_TARGET);
  isUnsure = false;
  const matched = isAnyTarget(text, textEnd, matches);
  if (isUnsure) undecided(RULE_FAULTY_NUMBER);
  else if (matched) decide(true, RULE_FAULTY_EXTRACT);
  else decideIncorrect(RULE_FAULTY_EXTRACT);
}

function matches(p: usize, pEnd: usize, t: usize, tEnd: usize): bool {
  if (!open(t, tEnd)) return false;
  t = start;
  tEnd = end;
  if (!open(p, pEnd)) return false;
  if (!option(OPTION_NUMERIC, 1) || !isNumber(t, tEnd, false)) {
    const from = skipStripped(t, tEnd);
    start = skipStripped(start, end);
    end = trimStripped(start, end);
    return compare(from, trimStripped(from, tEnd));
  }
  // strip_numeric_punctuation, before an escaped dollar was known there (#4646).
  if (!strip("[$,£€*_]") || !strip("\\.(?=\\s|$|\\D)")) return false;
  const location = matchLocation();
  if (location == OPTION_LOCATION_BEGIN) takeFirst();
  else if (location == OPTION_LOCATION_END) takeLast();
  else if (location == OPTION_LOCATION_EXACT) normalize();
  const from = start;
  const to = end;
  start = t;
  end = tEnd;
  normalize();
  t = start;
  tEnd = end;
  start = from;
  end = to;
  return !isUnsure && compare(t, tEnd);
}

/** Takes `[p, to)` in hand, without outer white space, case-folded where case is ignored. */
function open(p: usize, to: usize): bool {
  start = skipSpaces(p, to);
  end = trimSpaces(start, to);
  if (!ignoresCase()) return spend(<u32>(end - start));
  start = foldText(start, end);
  end = foldedEnd;
  return start != 0;
}

function strip(pattern: string): bool {
  start = substitute(wordsStart(pattern), wordsEnd(pattern), "", start, end);
  end = writtenEnd;
  return start != 0;
}

/** str.isnumeric, points left out where they may be there. */
function isNumber(p: usize, to: usize, points: bool): bool {
  let has = false;
  for (; p < to; p += codePointBytes(p)) {
    const c = codePoint(p);
    if (c == 0x2e && points) continue;
    if (!isNumeric(c)) return false;
    has = true;
  }
  return has;
}

/** The first word that is a number as that number, else the first word. */
function takeFirst(): void {
  const all = start;
  const last = end;
  for (let p = all, isFirst = true; ; ) {
    let to = p;
    while (to < last && !spaceAt(to)) to += codePointBytes(to);
    if (take(p, to, isFirst) || to == last) return normalize();
    isFirst = false;
    p = skipSpaces(to, last);
  }
}

/** The same from the end. */
function takeLast(): void {
  const all = start;
  const last = end;
  for (let to = last, isFirst = true; ; ) {
    let p = to;
    while (p > all && !spaceBefore(all, p)) p--;
    if (take(p, to, isFirst) || p == all) return normalize();
    isFirst = false;
    to = trimSpaces(all, p);
  }
}

function take(p: usize, to: usize, isFirst: bool): bool {
  const is = isNumber(p, to, true);
  if (is || isFirst) {
    start = p;
    end = to;
  }
  return is;
}

/** format(number, ".5g") where the text in hand is one. */
function normalize(): void {
  if (!isNumber(start, end, true)) return;
  let points = 0;
  for (let p = start; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x2e) points++;
    if (b == 0x2e ? p == start || p == end - 1 || points > 1 : !isDigit(b)) isUnsure = true;
  }
  const out = alloc(16);
  if (isUnsure || !out) return;
  if (!parseFloat64(start, end)) {
    isUnsure = true;
    return;
  }
  end = putFiveDigits(out, floatValue);
  start = out;
}

function compare(t: usize, tEnd: usize): bool {
  const n = tEnd - t;
  const location = matchLocation();
  if (!spend(<u32>n)) return false;
  if (location == OPTION_LOCATION_ANY) {
    const table = prepareSearch(t, tEnd);
    return table != 0 && findAnywhere(start, end, t, tEnd, table, false) != 0;
  }
  if (n > end - start || (location == OPTION_LOCATION_EXACT && n < end - start)) return false;
  return memory.compare(location == OPTION_LOCATION_END ? end - n : start, t, n) == 0;
}
