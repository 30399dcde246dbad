/**
 * f1() of Inspect AI 0.3.285 (scorer/_classification.py): F1 over the counts of words, in the
 * doubles of Python and in their order, then round(x, 2).
 */
import { limitPassed, spend } from "../budget";
import { MAX_TOKENS } from "../limits";
import { stringEnd, stringStart } from "../lists";
import { alloc, regionNext, release } from "../memory";
import { RULE_EXTRACT_EMPTY, RULE_INSPECT_F1, RULE_UNKNOWN_TARGET } from "../names.generated";
import { score, unanswered, undecided } from "../record";
import { target, text, textEnd, words } from "../sample";
import { preparedTarget } from "../targets";
import {
  alternativeAt,
  alternativeCount,
  prepareAlternatives,
  setText,
  TEXT,
  tableOf,
} from "./alternatives";
import { isBlank } from "./blank";
import { prepareWords, spanOfStripped } from "./exact";
import { hashOf, normalizeStopWords, sameWord, wordCount, wordEntry, wordsOf } from "./normalized";

/** Normalised `stop_words` of the sample in hand, or 0. */
let stopWords: usize = 0;

/** The best F1 over the targets, rounded to hundredths. */
export function scoreInspectF1(): void {
  stopWords = 0;
  // A prepared target is kept by target and options, of which stop words are no part.
  const targets = words ? prepareWithStopWords() : preparedTarget(prepareWords);
  if (!targets) {
    if (!limitPassed()) undecided(RULE_UNKNOWN_TARGET);
    return;
  }
  const answer = wordsOf(text, textEnd, stopWords, MAX_TOKENS);
  if (!answer) return;
  let best = 0.0;
  const count = alternativeCount(targets);
  for (let i: u32 = 0; i < count && !limitPassed(); i++) {
    const wanted = tableOf(alternativeAt(targets, i));
    if (wordCount(wanted)) best = max(best, f1Of(answer, wanted));
  }
  const hundredths = roundHundredths(best);
  if (hundredths == 0 && isBlank()) return unanswered(RULE_EXTRACT_EMPTY);
  score(hundredths, 100, RULE_INSPECT_F1);
  spanOfStripped();
}

function prepareWithStopWords(): usize {
  stopWords = normalizeStopWords(words);
  return stopWords ? prepareAlternatives(target, prepareFiltered) : 0;
}

function prepareFiltered(string: usize, entry: usize): bool {
  const list = wordsOf(stringStart(string), stringEnd(string), stopWords, MAX_TOKENS);
  setText(entry, TEXT, 0, 0, list);
  return list != 0;
}

function f1Of(answer: usize, wanted: usize): f64 {
  const mark = regionNext();
  const common = <f64>intersection(answer, wanted);
  release(mark);
  const answers = wordCount(answer);
  const precision = answers ? common / <f64>answers : 1.0;
  const recall = common / <f64>wordCount(wanted);
  if (precision == 0.0 && recall == 0.0) return 0.0;
  return (2.0 * precision * recall) / (precision + recall);
}

/**
 * Words in both, each as often as it is in both. A table of `u32 entry, u32 count` holds the
 * words of the target.
 */
function intersection(answer: usize, wanted: usize): u32 {
  const n = wordCount(wanted);
  const slots = (<u32>1) << (33 - clz<u32>(n));
  const table = alloc(<usize>slots * 8);
  if (!table || !spend(slots)) return 0;
  memory.fill(table, 0, <usize>slots * 8);
  for (let i: u32 = 0; i < n; i++) {
    const slot = slotOf(table, slots, wordEntry(wanted, i));
    if (!slot) return 0;
    store<u32>(slot, <u32>wordEntry(wanted, i));
    store<u32>(slot, load<u32>(slot, 4) + 1, 4);
  }
  let common: u32 = 0;
  for (let i: u32 = 0, m = wordCount(answer); i < m; i++) {
    const slot = slotOf(table, slots, wordEntry(answer, i));
    if (!slot) return 0;
    const left = load<u32>(slot, 4);
    if (!left) continue;
    store<u32>(slot, left - 1, 4);
    common++;
  }
  return common;
}

/** The slot of a word, or the empty one where it would stand; 0 where a limit is passed. */
function slotOf(table: usize, slots: u32, word: usize): usize {
  let i = hashOf(word) & (slots - 1);
  while (spend(1)) {
    const slot = table + <usize>i * 8;
    const entry = load<u32>(slot);
    if (!entry || sameWord(entry, word)) return slot;
    i = (i + 1) & (slots - 1);
  }
  return 0;
}

/** round(x, 2) of CPython as hundredths: the exact value of the double, ties to even. */
function roundHundredths(x: f64): u64 {
  if (x < 0.001) return 0;
  const bits = reinterpret<u64>(x);
  // x = m * 2^-shift with 52 <= shift <= 62, and m * 100 < 2^60.
  const shift = 1075 - (bits >> 52);
  const m = ((bits & 0xfffffffffffff) | ((<u64>1) << 52)) * 100;
  const whole = m >> shift;
  const rest = m - (whole << shift);
  const half = (<u64>1) << (shift - 1);
  return rest > half || (rest == half && whole & 1) ? whole + 1 : whole;
}
