/**
 * match() of Inspect AI 0.3.285 (scorer/_match.py, match_str of scorer/_common.py), with its
 * oddities: numbers are compared as texts of 5 significant digits (1000000 = 1000001, and
 * "-0" is not "0"), `x=42` is no number, "60%" is none, a text target loses `$ , * _ £ €` in
 * numeric mode while the output keeps them.
 */
import { limitPassed } from "../budget";
import {
  OPTION_LOCATION_ANY,
  OPTION_LOCATION_BEGIN,
  OPTION_LOCATION_END,
  RULE_INSPECT_MATCH_ANY,
  RULE_INSPECT_MATCH_BEGIN,
  RULE_INSPECT_MATCH_END,
  RULE_INSPECT_MATCH_EXACT,
  RULE_INSPECT_MATCH_NO_NUMBER,
  RULE_INSPECT_MATCH_NUMBER,
  RULE_INSPECT_RAISES,
  RULE_UNKNOWN_TARGET,
} from "../names.generated";
import { decide, undecided } from "../record";
import { text, textEnd } from "../sample";
import { preparedTarget } from "../targets";
import { skipStripped, trimStripped } from "../unicode/punctuation";
import { skipSpaces, trimSpaces } from "../unicode/space";
import {
  alternativeAt,
  alternativeCount,
  kindOf,
  NUMBER_TARGET,
  numberOf,
  RAISING,
  tableOf,
  textEndOf,
  textOf,
} from "./alternatives";
import { decideIncorrect } from "./blank";
import { spanOf } from "./includes";
import { matchNumber, numberKind, openOutput } from "./match-number";
import { ignoresCase, matchLocation, prepareMatch } from "./match-target";
import { findAnywhere, findAtEnd, findAtStart, isWithin } from "./search";
import { NO_NUMBER, RAISES } from "./unicode-number";
import { wordEnd, wordStart } from "./words";

/** The output without outer white space. */
let start: usize = 0;
let end: usize = 0;

/** Equal where any target matches. The span is the number taken, or where the text stands. */
export function scoreInspectMatch(): void {
  const targets = preparedTarget(prepareMatch);
  if (!targets) {
    if (!limitPassed()) undecided(RULE_UNKNOWN_TARGET);
    return;
  }
  start = skipSpaces(text, textEnd);
  end = trimSpaces(start, textEnd);
  openOutput(start, end);
  let why = RULE_INSPECT_MATCH_END;
  const count = alternativeCount(targets);
  for (let i: u32 = 0; i < count && !limitPassed(); i++) {
    const entry = alternativeAt(targets, i);
    const kind = kindOf(entry);
    if (kind == NUMBER_TARGET) {
      const matched = matchNumber(numberOf(entry));
      if (numberKind == RAISES) return undecided(RULE_INSPECT_RAISES);
      foundStart = wordStart;
      foundEnd = wordEnd;
      why = numberKind == NO_NUMBER ? RULE_INSPECT_MATCH_NO_NUMBER : RULE_INSPECT_MATCH_NUMBER;
      if (matched) return decideMatched(why);
    } else if (kind == RAISING) return undecided(RULE_INSPECT_RAISES);
    else {
      why = ruleOfLocation();
      if (matchText(entry)) return decideMatched(why);
    }
  }
  const hasNumber = why == RULE_INSPECT_MATCH_NUMBER && wordStart < wordEnd;
  decideIncorrect(why);
  if (hasNumber) spanOf(wordStart, wordEnd);
}

let foundStart: usize = 0;
let foundEnd: usize = 0;

function decideMatched(why: u16): void {
  decide(true, why);
  if (foundStart < foundEnd) spanOf(foundStart, foundEnd);
}

function ruleOfLocation(): u16 {
  const location = matchLocation();
  if (location == OPTION_LOCATION_END) return RULE_INSPECT_MATCH_END;
  if (location == OPTION_LOCATION_BEGIN) return RULE_INSPECT_MATCH_BEGIN;
  return location == OPTION_LOCATION_ANY ? RULE_INSPECT_MATCH_ANY : RULE_INSPECT_MATCH_EXACT;
}

function matchText(entry: usize): bool {
  const t = textOf(entry);
  const tEnd = textEndOf(entry);
  const p = skipStripped(start, end);
  const e = trimStripped(p, end);
  const fold = ignoresCase();
  const location = matchLocation();
  foundStart = p;
  foundEnd = e;
  if (location == OPTION_LOCATION_END) {
    foundStart = findAtEnd(p, e, t, tEnd, fold);
    return foundStart != 0;
  }
  if (location == OPTION_LOCATION_ANY) {
    foundEnd = findAnywhere(p, e, t, tEnd, tableOf(entry), fold);
    if (foundEnd) foundStart = findAtEnd(p, foundEnd, t, tEnd, fold);
    return foundEnd != 0;
  }
  foundEnd = findAtStart(p, e, t, tEnd, fold);
  if (location == OPTION_LOCATION_BEGIN) return foundEnd != 0;
  return foundEnd == e && !isWithin;
}
