/**
 * DROP's metric as AllenAI published it (allenai/allennlp-reading-comprehension,
 * allennlp_rc/eval/drop_eval.py, get_metrics) and as EleutherAI/lm-evaluation-harness copied it
 * (lm_eval/tasks/drop/utils.py): the same but for the stop "." of the harness's task.
 */
import { limitPassed } from "../budget";
import { decideIncorrect } from "../inspect/blank";
import {
  alternatives,
  firstAlternative,
  firstString,
  listCount,
  listEnd,
  nextString,
  stringEnd,
  stringStart,
  targetDepth,
} from "../lists";
import { regionNext, release } from "../memory";
import { RULE_FAULTY_EXTRACT } from "../names.generated";
import { score, span } from "../record";
import { isAnswer, metricIsExactMatch, target, text, textEnd } from "../sample";
import { skipSpaces } from "../unicode/space";
import {
  common,
  commonNumbers,
  distinctNumbers,
  distinctWords,
  dropWords,
  intersect,
  isSameWord,
  wordAt,
  wordCount,
} from "./drop-words";
import { cutAt } from "./stops";

export function scoreDropOfficial(): void {
  scoreSpan(textEnd);
}

export function scoreDropHarness(): void {
  scoreSpan(isAnswer ? textEnd : cutAt(".\0", text, textEnd));
}

let bestEm: bool = false;
let bestF1: u32 = 0;

/** The output is one span; a target of one level is alternatives of one span. */
function scoreSpan(end: usize): void {
  const answer = dropWords(text, end);
  if (!answer) return;
  bestEm = false;
  bestF1 = 0;
  let list = firstAlternative(target);
  if (targetDepth(target) < 2) {
    let string = firstString(list);
    for (let n = listCount(list); n && !limitPassed(); n--, string = nextString(string)) {
      compare(answer, string, 1);
    }
  } else {
    for (let n = alternatives(target); n && !limitPassed(); n--, list = listEnd(list)) {
      if (listCount(list)) compare(answer, firstString(list), listCount(list));
    }
  }
  const best: u32 = metricIsExactMatch() ? (bestEm ? 100 : 0) : bestF1;
  if (best) score(best, 100, RULE_FAULTY_EXTRACT);
  else decideIncorrect(RULE_FAULTY_EXTRACT);
  span(0, <u32>(end - text));
}

/** Compares with an alternative of `spans` strings; one whose first is blank doesn't count. */
function compare(answer: usize, string: usize, spans: u32): void {
  if (skipSpaces(stringStart(string), stringEnd(string)) == stringEnd(string)) return;
  let best = 0.0;
  for (let i: u32 = 0; i < spans && !limitPassed(); i++, string = nextString(string)) {
    const mark = regionNext();
    const wanted = dropWords(stringStart(string), stringEnd(string));
    if (!wanted) return;
    if (spans == 1 && areSame(answer, wanted)) bestEm = true;
    best = max(best, f1Of(answer, wanted));
    release(mark);
  }
  // round() of a double of NumPy. The one span is aligned with one of the target's.
  bestF1 = max(bestF1, <u32>nearest<f64>((best / <f64>spans) * 100.0));
}

function areSame(a: usize, b: usize): bool {
  const n = wordCount(a);
  if (n != wordCount(b)) return false;
  for (let i: u32 = 0; i < n; i++) if (!isSameWord(wordAt(a, i), wordAt(b, i))) return false;
  return true;
}

/** F1 of the sets of words, 0 where the target's has numbers and none of them is in the answer's. */
function f1Of(answer: usize, wanted: usize): f64 {
  intersect(wanted, answer);
  if (distinctNumbers(wanted) && !commonNumbers) return 0.0;
  const answers = distinctWords(answer);
  const wants = distinctWords(wanted);
  const precision = answers ? <f64>common / <f64>answers : 1.0;
  const recall = wants ? <f64>common / <f64>wants : 1.0;
  return precision || recall ? (2.0 * precision * recall) / (precision + recall) : 0.0;
}
