/** The rules by which multiple choice is scored, and what a log must hold for each. */

export interface Rule {
  name: string;
  /** What it takes for the model's choice. */
  says: string;
  /** What a log must hold. */
  needs: string;
  /** Of `evalmark translate --variant`: those whose tasks make such a log, with the harness. */
  variants: readonly string[];
}

const LETTERS = ["original --to lm-eval"];
const TEXTS = ["harness-2023 --to lm-eval", "lm-eval --to lm-eval"];

/**
 * Rules over log-probabilities, named as in the corpus (`picks`); of letters: hendrycks/test
 * (evaluate.py) and lm-eval's mmlu; of texts: lm_eval/api/task.py (acc, acc_norm, acc_bytes,
 * acc_mutual_info) and lighteval's metrics/normalizations.py (characters, tokens, PMI).
 */
export const LIKELIHOOD_RULES: readonly Rule[] = [
  {
    name: "letters",
    says: "the likeliest letter",
    needs: "log-probabilities of the options' letters",
    variants: LETTERS,
  },
  {
    name: "raw",
    says: "the likeliest option text",
    needs: "log-probabilities of the options' texts",
    variants: TEXTS,
  },
  {
    name: "characters",
    says: "the likeliest option text by its characters",
    needs: "log-probabilities of the options' texts",
    variants: TEXTS,
  },
  {
    name: "bytes",
    says: "the likeliest option text by its UTF-8 bytes",
    needs: "log-probabilities of the options' texts",
    variants: TEXTS,
  },
  {
    name: "tokens",
    says: "the likeliest option text by its tokens",
    needs: "log-probabilities of the options' texts with their tokens, which lighteval keeps",
    variants: ["lighteval --to lighteval"],
  },
  {
    name: "unconditional",
    says: "the option text that gains most by the question",
    needs: "log-probabilities of the options' texts without the question, as for acc_mutual_info",
    variants: TEXTS,
  },
];

export const GENERATED = {
  name: "generated",
  says: "an option read from a generated text",
  needs: "generated texts",
  variants: ["helm --to lm-eval", "lighteval --to lm-eval", "lm-eval --to lm-eval"],
} as const satisfies Rule;

/** Scorers that read a generated text, where none are named: ours, and those of harnesses. */
export const EXTRACTIONS: readonly string[] = [
  "choice",
  "inspect/choice",
  "faulty/mmlu-pro-regex",
  "faulty/mmlu-pro-harness",
  "faulty/choice-simple-evals",
  "faulty/opencompass-first-option",
  "faulty/gpqa-cot-strict",
];
