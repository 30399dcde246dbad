/**
 * Faulty scorers that are a pattern and how its finding is compared. Of
 * EleutherAI/lm-evaluation-harness 0.4.13 (lm_eval/tasks) where nothing else is said.
 */
import {
  ELSE_ALL,
  LAST,
  LOWER,
  NO_ARTICLES,
  NO_PUNCTUATION,
  SPACED,
  scoreExtracted,
  WITHIN,
} from "./extracted";

/** gsm8k/gsm8k.yaml, strict-match: four hashes, a blank and a number, the first of these. */
export function scoreGsm8kStrict(): void {
  scoreExtracted("#### (\\-?[0-9\\.\\,]+)", "Question:\0</s>\0<|im_end|>\0", NUMBER_MARKS, LOWER);
}

/** gsm8k/gsm8k.yaml, flexible-extract: the last number, or two marks that numbers have. */
export function scoreGsm8kFlexible(): void {
  scoreExtracted(
    "(-?[$0-9.,]{2,})|(-?[0-9]+)",
    "Question:\0</s>\0<|im_end|>\0",
    NUMBER_MARKS,
    LOWER | LAST,
  );
}

/** gsm8k/gsm8k-cot.yaml, strict-match: its last point takes any character, so a digit too. */
export function scoreGsm8kCotStrict(): void {
  scoreExtracted(
    "The answer is (\\-?[0-9\\.\\,]+).",
    "Q:\0</s>\0<|im_end|>\0",
    NUMBER_MARKS,
    LOWER,
  );
}

/** What the exact match of GSM8K leaves out, of targets that are whole solutions as well. */
const NUMBER_MARKS = ",\0\\$\0(?s).*#### \0\\.$\0";

/** mmlu_pro/_default_template_yaml, custom-extract: the first letter right behind "answer is". */
export function scoreMmluProHarness(): void {
  scoreExtracted("answer is \\(?([ABCDEFGHIJ])\\)?", "Question:\0", "", LOWER | NO_PUNCTUATION);
}

/** gpqa/cot_zeroshot/_gpqa_cot_zeroshot_yaml, strict-match: a line but for its last character. */
export function scoreGpqaCotStrict(): void {
  scoreExtracted("(?<=The answer is )(.*)(?=.)", "</s>\0", "", LOWER | NO_PUNCTUATION);
}

/** bbh/cot_fewshot/_cot_fewshot_template_yaml: the same behind a small letter, stopped at a Q. */
export function scoreBbhStrict(): void {
  scoreExtracted("(?<=the answer is )(.*)(?=.)", "</s>\0Q\0\n\n\0", "", 0);
}

/** triviaqa/default.yaml: stopped at points and commas. */
export function scoreTriviaqa(): void {
  scoreExtracted("", "\n\0.\0,\0", "", LOWER | NO_PUNCTUATION);
}

/**
 * nq_open/nq_open.yaml of 0.4.0 (#1305): a backspace for the end of a word, so that each letter a
 * goes. Its filter took one blank alone; the harness had cut at the line break before.
 */
export function scoreNq2023(): void {
  scoreExtracted("(?s) ?(.*)", "\n\0.\0,\0", "\x08an|a|the\x08\0", LOWER | NO_PUNCTUATION | SPACED);
}

/** openai/simple-evals, common.py (ANSWER_PATTERN_MULTICHOICE) at ee3b031: any word's first letter. */
export function scoreChoiceSimpleEvals(): void {
  scoreExtracted("(?i)Answer[ \\t]*:[ \\t]*\\$?([A-D])\\$?", "", "", 0);
}

/** openai/simple-evals, drop_eval.py (fuzzy_match) at ee3b031: one text within the other is right. */
export function scoreDropSimpleEvals(): void {
  scoreExtracted(
    "(?i)Answer\\s*:\\s*([^\\n]+)",
    "",
    "",
    LOWER | NO_PUNCTUATION | NO_ARTICLES | ELSE_ALL | WITHIN | SPACED,
  );
}

/**
 * open-compass/opencompass 0.5.4, opencompass/utils/text_postprocessors.py (general_postprocess)
 * and EMEvaluator: output and target are cut at the first line break, point or comma.
 */
export function scoreOpencompassGeneral(): void {
  scoreExtracted("", "", "(?s)[\\n.,].*\0[^\\w\\s]\0", NO_ARTICLES | SPACED);
}
