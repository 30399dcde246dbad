/**
 * How published numbers of one multiple-choice benchmark, MMLU, were asked for: prompts, what is
 * asked of the model, and where that stands. All of them zero-shot here; examples of theirs stand
 * between header and question.
 */

export const VARIANTS = ["original", "harness-2023", "helm", "lm-eval", "lighteval"] as const;
export type Variant = (typeof VARIANTS)[number];

/** Log-probabilities of the options' letters, of their texts, or a text that the model writes. */
export type Ask = "letters" | "texts" | "generated";

export interface VariantTask {
  ask: Ask;
  /** Repository and path, with the commit or release that was read. */
  source: string;
  /** With `{subject}`; null where the prompt begins with the question. */
  header: string | null;
  /** With `{question}` and `{options}`, a line "A. text" for each. */
  prompt: string;
  /** Is the question shown without the blanks around it? */
  strip: boolean;
  generation?: Generation;
}

export interface Generation {
  /** Null: the harness's own length. */
  maxTokens: number | null;
  stop: string[];
  /** What is right: the letter alone; any that names the right text (HELM); lm-eval's own filters. */
  right: "letter" | "text-of-letter" | "lm-eval";
}

const ABOUT = "The following are multiple choice questions (with answers) about ";
const OPTIONS = "{question}\n{options}\nAnswer:";

/** Blank before the subject: format_subject begins with one, and gen_prompt adds another. */
const ORIGINAL: VariantTask = {
  ask: "letters",
  source: "hendrycks/test, evaluate.py (commit 5983472)",
  header: `${ABOUT} {subject}.\n\n`,
  prompt: OPTIONS,
  strip: false,
};

/** The options are shown with letters, and asked for by their texts, until pull request #497. */
const HARNESS_2023: VariantTask = {
  ask: "texts",
  source: "EleutherAI/lm-evaluation-harness, lm_eval/tasks/hendrycks_test.py (commit e47e01b)",
  header: null,
  prompt: `Question: {question}\nChoices:\n{options}\nAnswer:`,
  strip: false,
};

const HELM: VariantTask = {
  ask: "generated",
  source:
    "stanford-crfm/helm, src/helm/benchmark/run_specs/lite_run_specs.py (commit 00fe03c), " +
    "adaptation/common_adapter_specs.py and adapters/multiple_choice_joint_adapter.py",
  header: `${ABOUT}{subject}.\n\n`,
  prompt: `Question: ${OPTIONS}`,
  strip: false,
  generation: { maxTokens: 1, stop: [], right: "text-of-letter" },
};

const lmEval = (folder: string) =>
  `EleutherAI/lm-evaluation-harness, lm_eval/tasks/mmlu/${folder} (0.4.13)`;

const LM_EVAL: readonly VariantTask[] = [
  {
    ask: "letters",
    source: lmEval("default"),
    header: `${ABOUT}{subject}.\n\n`,
    prompt: OPTIONS,
    strip: true,
  },
  {
    ask: "texts",
    source: lmEval("continuation"),
    header: "The following are questions (with answers) about {subject}.\n\n",
    prompt: "Question: {question}\nAnswer:",
    strip: true,
  },
  {
    ask: "generated",
    source: lmEval("generative"),
    header: `${ABOUT}{subject}.\n\n`,
    prompt: OPTIONS,
    strip: true,
    generation: { maxTokens: null, stop: ["</s>", "\n"], right: "lm-eval" },
  },
];

/** Four line ends: the prompt manager puts two more behind an instruction that ends in two. */
const LIGHTEVAL: VariantTask = {
  ask: "generated",
  source:
    "huggingface/lighteval, src/lighteval/tasks/tasks/mmlu.py and tasks/prompt_manager.py (0.13.0)",
  header: `${ABOUT}{subject}.\n\n\n\n`,
  prompt: `Question: ${OPTIONS}`,
  strip: false,
  generation: { maxTokens: 5, stop: ["\n"], right: "letter" },
};

export const VARIANT_TASKS: Record<Variant, readonly VariantTask[]> = {
  original: [ORIGINAL],
  "harness-2023": [HARNESS_2023],
  helm: [HELM],
  "lm-eval": LM_EVAL,
  lighteval: [LIGHTEVAL],
};
