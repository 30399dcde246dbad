/**
 * Stop sequences, applied as an explicit step before anything is extracted. The text ends
 * before the first place where any stop stands, unless the harness had cut it already.
 *
 * "." as a stop once cut 12.25 to "12" (EleutherAI/lm-evaluation-harness#978): a stop that
 * parts two digits is flagged, and so is a text that the harness cut behind a digit with such
 * a stop among its own, since the rest can't be brought back.
 */
import { spend } from "./budget";
import { firstString, listCount, nextString, stringEnd, stringStart } from "./lists";
import { isDigit } from "./text/ascii";

export const FLAG_STOPPED: u8 = 1;
export const FLAG_DECIMAL_CUT: u8 = 2;

/** Flags of the last `applyStops`. */
export let stopFlags: u8 = 0;

/** End of the text after the stops: `end` itself where none stands in it or `cut` is true. */
export function applyStops(start: usize, end: usize, stops: usize, cut: bool): usize {
  stopFlags = 0;
  if (!stops) return end;
  let stopEnd = end;
  let n = listCount(stops);
  for (let s = firstString(stops); n; n--, s = nextString(s)) {
    const word = stringStart(s);
    const wordEnd = stringEnd(s);
    if (word == wordEnd) continue;
    if (cut) {
      if (mayHavePartedNumber(start, end, word, wordEnd)) stopFlags |= FLAG_DECIMAL_CUT;
      continue;
    }
    if (!spend(<u32>(stopEnd - start))) return end;
    const at = find(start, end, stopEnd, word, wordEnd);
    if (at == stopEnd) continue;
    stopEnd = at;
    stopFlags = FLAG_STOPPED;
    if (partsNumber(start, at, end)) stopFlags |= FLAG_DECIMAL_CUT;
  }
  return stopEnd;
}

/** Does a number go on over `at`? 12|.25, 12.|25, 1|2 */
function partsNumber(start: usize, at: usize, end: usize): bool {
  if (at == start || at == end) return false;
  const last = load<u8>(at - 1);
  const next = load<u8>(at);
  if (isDigit(last)) return isDigit(next) || (isPoint(next) && isDigitAt(at + 1, end));
  return isPoint(last) && isDigit(next) && at > start + 1 && isDigit(load<u8>(at - 2));
}

/** Could a number have gone on with this stop behind the text, as far as one can see? */
function mayHavePartedNumber(start: usize, end: usize, word: usize, wordEnd: usize): bool {
  if (end == start) return false;
  const last = load<u8>(end - 1);
  const next = load<u8>(word);
  if (isDigit(last)) {
    return (
      isDigit(next) || (isPoint(next) && (wordEnd - word == 1 || isDigitAt(word + 1, wordEnd)))
    );
  }
  return isPoint(last) && isDigit(next) && end > start + 1 && isDigit(load<u8>(end - 2));
}

function isPoint(b: u32): bool {
  return b == 0x2e || b == 0x2c;
}

function isDigitAt(p: usize, end: usize): bool {
  return p < end && isDigit(load<u8>(p));
}

/** First place before `limit` where the word begins, or `limit`. */
function find(start: usize, end: usize, limit: usize, word: usize, wordEnd: usize): usize {
  const first = load<u8>(word);
  const n = wordEnd - word;
  for (let p = start; p < limit && n <= end - p; p++) {
    if (load<u8>(p) != first) continue;
    if (!spend(<u32>n)) return limit;
    if (memory.compare(p, word, n) == 0) return p;
  }
  return limit;
}
