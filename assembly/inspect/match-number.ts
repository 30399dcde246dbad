/** The numbers of an output beside the target's, for match(numeric=True) of Inspect AI 0.3.285. */
import { limitPassed } from "../budget";
import { sameFiveDigits } from "../float/five";
import {
  OPTION_LOCATION_ANY,
  OPTION_LOCATION_BEGIN,
  OPTION_LOCATION_END,
} from "../names.generated";
import { matchLocation } from "./match-target";
import { numberValue, parseMarked } from "./numeric-word";
import { NO_NUMBER, RAISES } from "./unicode-number";
import { lastNumber, nextNumber, setWord, trimWord, wordEnd, wordStart } from "./words";

let start: usize = 0;
let end: usize = 0;
/** How the number of the output was read, -1 while it was not. */
export let numberKind: i32 = -1;
let outputNumber: f64 = 0;

/** Sets the output, without outer white space. */
export function openOutput(from: usize, to: usize): void {
  start = from;
  end = to;
  numberKind = -1;
}

/**
 * Compares the output's number (any of them under `any`) with the target's. The number taken
 * stands at `wordStart`, `wordEnd` of words.ts; `numberKind` says how it was read.
 */
export function matchNumber(value: f64): bool {
  if (matchLocation() == OPTION_LOCATION_ANY) return matchAnyNumber(value);
  if (numberKind < 0) readNumber();
  return numberKind > 0 && !limitPassed() && sameFiveDigits(outputNumber, value);
}

function readNumber(): void {
  const location = matchLocation();
  if (location == OPTION_LOCATION_END) numberKind = lastNumber(start, end);
  else if (location == OPTION_LOCATION_BEGIN) numberKind = nextNumber(start, end);
  else {
    numberKind = parseMarked(start, end, false);
    setWord(start, end);
  }
  outputNumber = numberValue;
  if (numberKind > 0) trimWord();
}

/** All numbers are read before any is compared, so a later one may still raise. */
function matchAnyNumber(value: f64): bool {
  let matchedStart: usize = 0;
  let matchedEnd: usize = 0;
  numberKind = NO_NUMBER;
  let p = start;
  while (!limitPassed()) {
    const how = nextNumber(p, end);
    if (how == NO_NUMBER) {
      setWord(matchedStart, matchedEnd);
      return matchedStart != 0;
    }
    numberKind = how;
    if (how == RAISES) return false;
    p = wordEnd;
    if (!matchedStart && sameFiveDigits(numberValue, value)) {
      trimWord();
      matchedStart = wordStart;
      matchedEnd = wordEnd;
    }
  }
  return false;
}
