/** exact() of Inspect AI 0.3.285 (scorer/_classification.py): the same words in order. */
import { limitPassed } from "../budget";
import { MAX_TOKENS } from "../limits";
import { stringEnd, stringStart } from "../lists";
import { RULE_INSPECT_EXACT, RULE_UNKNOWN_TARGET } from "../names.generated";
import { decide, undecided } from "../record";
import { text, textEnd } from "../sample";
import { preparedTarget } from "../targets";
import { skipSpaces, trimSpaces } from "../unicode/space";
import {
  alternativeAt,
  alternativeCount,
  prepareAlternatives,
  setText,
  TEXT,
  tableOf,
} from "./alternatives";
import { decideIncorrect } from "./blank";
import { spanOf } from "./includes";
import { sameWord, wordCount, wordEntry, wordsOf } from "./normalized";

/** Equal where the words are those of any target; a target without words never matches. */
export function scoreInspectExact(): void {
  const targets = preparedTarget(prepareWords);
  if (!targets) {
    if (!limitPassed()) undecided(RULE_UNKNOWN_TARGET);
    return;
  }
  const count = alternativeCount(targets);
  let longest: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    longest = max(longest, wordCount(tableOf(alternativeAt(targets, i))));
  }
  // A text with more words than any target matches none, whatever follows.
  const words = wordsOf(text, textEnd, 0, longest);
  if (!words) return;
  let matched = false;
  for (let i: u32 = 0; i < count && !matched; i++) {
    const wanted = tableOf(alternativeAt(targets, i));
    matched = wordCount(wanted) > 0 && sameWords(words, wanted);
  }
  if (matched) decide(true, RULE_INSPECT_EXACT);
  else decideIncorrect(RULE_INSPECT_EXACT);
  spanOfStripped();
}

/** The words of each target, without stop words. */
export function prepareWords(target: usize): usize {
  return prepareAlternatives(target, prepareWordsString);
}

function prepareWordsString(string: usize, entry: usize): bool {
  const words = wordsOf(stringStart(string), stringEnd(string), 0, MAX_TOKENS);
  setText(entry, TEXT, 0, 0, words);
  return words != 0;
}

function sameWords(a: usize, b: usize): bool {
  const n = wordCount(a);
  if (n != wordCount(b)) return false;
  for (let i: u32 = 0; i < n; i++) {
    if (!sameWord(wordEntry(a, i), wordEntry(b, i))) return false;
  }
  return true;
}

/** The answer is the whole output: its span leaves outer white space out. */
export function spanOfStripped(): void {
  const p = skipSpaces(text, textEnd);
  if (p < textEnd) spanOf(p, trimSpaces(p, textEnd));
}
