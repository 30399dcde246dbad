/** A task of an eval.yaml as a variant asks it: its rows, columns and options, not its solvers. */
import { loadCore } from "../../core/index.ts";
import { EvalmarkError } from "../../errors.ts";
import type { Spec, SpecTask } from "../../spec/index.ts";
import { nameOf, type RowsGiven, rowsOf, targetOf } from "../plan.ts";
import type { Plan, TargetRule, Translation } from "../types.ts";
import { type Shots, type ShotsGiven, shotsOf, shotsWarning } from "./shots.ts";
import { VARIANT_TASKS, type Variant, type VariantTask } from "./sources.ts";

export interface VariantPlan
  extends Pick<Plan, "name" | "rows" | "metadata" | "target" | "origin"> {
  variant: Variant;
  /** The column with the question. */
  question: string;
  choices: string | string[];
  /** What the questions are about; null where no prompt says so. */
  subject: TargetRule | null;
  tasks: readonly VariantTask[];
  /** Examples before each question; null: none. */
  shots: Shots | null;
  warnings: string[];
}

/** What may be asked of a variant beside its name. */
export interface VariantGiven {
  /** A column, or `literal:TEXT`. */
  subject?: string | undefined;
  shots?: ShotsGiven | undefined;
}

/** Files of a variant's tasks, and their names. */
export interface VariantTranslation extends Translation {
  tasks: string[];
}

/**
 * Plans a variant. Without a subject it is a metadata column "subject", or the name of the dataset's
 * configuration.
 * Throws ERR_REFUSED for a task without choices, with images, shuffled choices or a slice of a
 * split, and ERR_USAGE where a prompt needs a subject and there is none.
 */
export function planVariant(
  spec: Spec,
  task: SpecTask,
  given: RowsGiven,
  variant: Variant,
  wanted: VariantGiven = {},
): VariantPlan {
  const { fieldSpec, epochs } = task;
  const refuse = (message: string, cure: string) =>
    new EvalmarkError("ERR_REFUSED", message, { place: { file: spec.file }, cure });
  const { choices } = fieldSpec;
  if (choices === null || choices === undefined) {
    throw refuse("a variant asks for one of several choices, and the task has none", "--task ID");
  }
  if (fieldSpec.inputImage) throw refuse("variants ask with text alone", "name a task of text");
  if (task.shuffleChoices) {
    throw refuse("every run would shuffle the choices anew", "leave shuffle_choices out");
  }
  if (/[[+]/.test(task.split)) {
    throw refuse("a slice as split: it is a name there", "limit the run instead");
  }
  const tasks = VARIANT_TASKS[variant];
  const about = subjectOf(task, wanted.subject ?? null);
  if (about === null && tasks.some(({ header }) => header !== null)) {
    throw new EvalmarkError("ERR_USAGE", `the prompts of ${variant} say what they are about`, {
      place: { file: spec.file },
      cure: "--subject COLUMN, or --subject literal:TEXT",
    });
  }
  const name = `${nameOf(spec, task)}_${variant.replaceAll("-", "_")}`;
  const rows = rowsOf(task, given);
  const shots = wanted.shots ? shotsOf({ name, rows }, given, wanted.shots) : null;
  return {
    ...{ variant, choices, tasks, subject: about, name, rows, shots },
    question: fieldSpec.input,
    target: targetOf(fieldSpec.target),
    metadata: fieldSpec.metadata ?? [],
    origin: { spec: spec.file, specDigest: spec.digest, core: loadCore().digest },
    warnings: [
      "prompts: those of the variant, not of the eval.yaml's solvers",
      ...shotsWarning(variant, shots),
      ...(epochs > 1 ? ["epochs: each row is asked once"] : []),
    ],
  };
}

function subjectOf({ fieldSpec, config }: SpecTask, given: string | null): TargetRule | null {
  if (given !== null) return targetOf(given);
  if (fieldSpec.metadata?.includes("subject")) return { column: "subject" };
  // In cais/mmlu a configuration is a subject; these two are none.
  return config === "default" || config === "all" ? null : { literal: config };
}
