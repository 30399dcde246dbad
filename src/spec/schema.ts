/**
 * The shape of an eval.yaml: `HFTask` of inspect_ai 0.3.285 (inspect_ai/_eval/task/hf.py) under
 * the keys that the Hugging Face Hub asks for (hub-docs, docs/hub/eval-results.md).
 */
import { z } from "zod";
import { REDUCER, SCORER_NAMES, SOLVER_NAMES } from "./names.ts";

const text = z.string();
const args = z.record(z.string(), z.unknown());

export const fieldSpecSchema = z
  .strictObject({
    input: text.optional().describe("Column with the question (default input)."),
    target: text
      .optional()
      .describe('Column with the right answer (default target), or "literal:TEXT" for all rows.'),
    choices: z
      .union([text, z.array(text)])
      .nullish()
      .describe("Column that holds the list of choices, or a list of columns, one per choice."),
    input_image: text.nullish().describe("Column with an image as data URI, shown after the text."),
    metadata: z.array(text).nullish().describe("Columns kept with the sample."),
    description: text.nullish().describe("Column that describes the sample."),
    id: text.optional().describe("Ignored by Inspect: sample ids are 1, 2, 3 in dataset order."),
    sandbox: text.optional().describe("Ignored by Inspect for Hub datasets."),
    files: text.optional().describe("Ignored by Inspect for Hub datasets."),
    setup: text.optional().describe("Ignored by Inspect for Hub datasets."),
    checkpoint: text.nullish().describe("Ignored by Inspect for Hub datasets."),
  })
  .describe("Which columns of the dataset make a sample.");

export const solverSchema = z.object({
  name: z.enum(SOLVER_NAMES).describe("Name of the solver."),
  args: args.optional().describe("Its arguments."),
});

export const scorerSchema = z.object({
  name: z.enum(SCORER_NAMES).describe("Name of the scorer."),
  args: args.optional().describe("Its arguments."),
});

export const idSchema = text.nullish().describe("Name of the leaderboard, unique in the file.");

/** After the coercions of lax.ts: what Pydantic takes for a task. */
export const taskSchema = z.strictObject({
  id: idSchema,
  config: text.optional().describe("Configuration (subset) of the dataset (default default)."),
  split: text.optional().describe("Split of the dataset (default test)."),
  field_spec: fieldSpecSchema,
  shuffle_choices: z
    .boolean()
    .nullish()
    .describe("Shuffle the choices of each sample, unseeded: every run has other letters."),
  epochs: z.int().min(1).optional().describe("How often each sample is run (default 1)."),
  epoch_reducer: text
    .regex(REDUCER)
    .nullish()
    .describe("How the epochs of a sample become one score: mean (default), median, pass_at_K ..."),
  solvers: z.array(solverSchema).min(1).describe("What happens to a sample, in this order."),
  scorers: z.array(scorerSchema).min(1).describe("How an answer is scored; several give several."),
});

export type RawTask = z.infer<typeof taskSchema>;
