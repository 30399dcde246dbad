/**
 * What each harness makes of each feature of an eval.yaml: the same, nearly the same, or nothing.
 * The table in docs/translate.md is made of this one, and a test keeps them equal.
 */
import type { Harness } from "./harness.ts";

/** "same"; or how it differs; or why there is none. */
export type Support = "same" | { approximated: string } | { refused: string };

interface Entry {
  about: string;
  support: Record<Harness, Support>;
}

const near = (approximated: string): Support => ({ approximated });
const no = (refused: string): Support => ({ refused });
const everywhere = (support: Support): Record<Harness, Support> => ({
  inspect: support,
  lighteval: support,
  "lm-eval": support,
  promptfoo: support,
});
/** Inspect AI as it is written; the other three differ. */
const butInspect = (others: Support, some: Partial<Record<Harness, Support>> = {}) => ({
  ...everywhere(others),
  ...some,
  inspect: "same" as const,
});

const TURNS = no("a run of one turn: it can't answer, and be asked again");

export const FEATURES = {
  prompt_template: { about: "solver `prompt_template`", support: everywhere("same") },
  chain_of_thought: { about: "solver `chain_of_thought`", support: everywhere("same") },
  multiple_choice: { about: "solver `multiple_choice`", support: everywhere("same") },
  system_message: {
    about: "solver `system_message`",
    support: butInspect("same", {
      lighteval: near("the text stands before the question, in the user's message"),
      "lm-eval": near("a system message with `--apply_chat_template`, else text before the prompt"),
    }),
  },
  user_message: {
    about: "solver `user_message`, before the model answers",
    support: butInspect(no("one user's message is all a task has"), { promptfoo: "same" }),
  },
  several_turns: { about: "a solver after the model's answer", support: butInspect(TURNS) },
  self_critique: { about: "solver `self_critique`", support: butInspect(TURNS) },
  use_tools: {
    about: "solver `use_tools`",
    support: everywhere(no("an eval.yaml can't name the tools that use_tools needs")),
  },
  generation: {
    about: "`max_tokens` and `stop_seqs` of `generate`",
    support: everywhere("same"),
  },
  sampling: {
    about: "`temperature`, `top_p` and `seed` of `generate`",
    support: butInspect("same", {
      lighteval: near("left out: give them among the model's arguments, generation_parameters"),
    }),
  },
  other_settings: {
    about: "other settings of `generate`",
    support: butInspect(near("left out: the harness has no such setting of a task")),
  },
  no_max_tokens: {
    about: "`generate` without `max_tokens`",
    support: butInspect(near("2,048 tokens, where Inspect leaves the length to the server"), {
      promptfoo: "same",
    }),
  },
  no_temperature: {
    about: "`generate` without `temperature`",
    support: butInspect(
      near("what the model's arguments say, where Inspect leaves it to the server"),
      {
        "lm-eval": near("greedy, where Inspect leaves it to the server"),
        promptfoo: near("promptfoo's own default, where Inspect leaves it to the server"),
      },
    ),
  },
  literal_target: { about: "`target: literal:TEXT`", support: everywhere("same") },
  choices_column: { about: "`choices`: a column with a list", support: everywhere("same") },
  choices_columns: { about: "`choices`: a column for each", support: everywhere("same") },
  metadata: { about: "`metadata` columns in prompts", support: everywhere("same") },
  revision: {
    about: "a revision of the dataset (`--dataset ORG/NAME@REVISION`)",
    support: {
      ...everywhere("same"),
      promptfoo: no("the Hub's dataset viewer, which it asks, knows the newest rows alone"),
    },
  },
  input_image: {
    about: "`input_image`",
    support: butInspect(no("images go by another road there, which gives other bytes")),
  },
  shuffle_choices: {
    about: "`shuffle_choices`",
    support: butInspect(
      no("every run would have an order of its own, and its log would not say which"),
    ),
  },
  epochs: {
    about: "`epochs` above 1",
    support: butInspect("same", {
      "lm-eval": near("repeats of a request; a server that caches gives the same text for all"),
      promptfoo: near("as many runs of each test, reported one by one"),
    }),
  },
  reducer: {
    about: "`epoch_reducer` other than mean",
    support: butInspect("same", { promptfoo: near("the mean: promptfoo counts tests") }),
  },
  split_slice: {
    about: "a slice as `split` (`test[:100]`)",
    support: butInspect(no("a split is a name there; limit the run instead")),
  },
  several_scorers: { about: "several scorers", support: everywhere("same") },
  judge: {
    about: "judging model (`run --judge`)",
    support: butInspect(no("only Inspect AI keeps what its judge was asked and said")),
  },
  scorer_override: {
    about: "`--scorer`, in place of those declared",
    support: everywhere("same"),
  },
} as const satisfies Record<string, Entry>;

export type Feature = keyof typeof FEATURES;

/** How a harness carries a feature. */
export function supportOf(feature: Feature, harness: Harness): Support {
  return FEATURES[feature].support[harness];
}

/** The table of docs/translate.md, in markdown. */
export function featureTable(harnesses: readonly Harness[]): string {
  const cell = (support: Support): string => {
    if (support === "same") return "same";
    return "refused" in support ? `refused: ${support.refused}` : `near: ${support.approximated}`;
  };
  const rows = Object.values(FEATURES).map(
    ({ about, support }) => `| ${[about, ...harnesses.map((h) => cell(support[h]))].join(" | ")} |`,
  );
  return [
    `| eval.yaml | ${harnesses.join(" | ")} |`,
    `|${"---|".repeat(harnesses.length + 1)}`,
    ...rows,
  ].join("\n");
}
