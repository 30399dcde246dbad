/** The rules by which multiple choice is scored, and what a log must hold for each. */

export interface Rule {
  name: string;
  /** What it takes for the model's choice. */
  says: string;
  /** What a log must hold; `evalmark translate --variant` writes tasks that make some of them. */
  needs: string;
}

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
  },
  {
    name: "raw",
    says: "the likeliest option text",
    needs: "log-probabilities of the options' texts",
  },
  {
    name: "characters",
    says: "the likeliest option text by its characters",
    needs: "log-probabilities of the options' texts",
  },
  {
    name: "bytes",
    says: "the likeliest option text by its UTF-8 bytes",
    needs: "log-probabilities of the options' texts",
  },
  {
    name: "tokens",
    says: "the likeliest option text by its tokens",
    needs: "log-probabilities of the options' texts with their tokens, which lighteval keeps",
  },
  {
    name: "unconditional",
    says: "the option text that gains most by the question",
    needs: "log-probabilities of the options' texts without the question, as for acc_mutual_info",
  },
];

export const GENERATED = {
  name: "generated",
  says: "an option read from a generated text",
  needs: "generated texts",
} as const satisfies Rule;

/** Scorers that read a generated text, where none are named: ours, and those of harnesses. */
export const EXTRACTIONS: readonly string[] = [
  "choice",
  "inspect/choice",
  "faulty/mmlu-pro-regex",
  "faulty/mmlu-pro-harness",
  "faulty/choice-simple-evals",
  "faulty/opencompass-first-option",
];
