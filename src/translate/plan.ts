/** From a task of an eval.yaml to a plan: what is asked, of which rows, scored by what. */
import { loadCore, type PackedScorer, packScorer } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import { declaredScorers, type Spec, type SpecTask } from "../spec/index.ts";
import type { Feature } from "./features.ts";
import { promptsOf } from "./prompts.ts";
import type { Plan, Rows, TargetRule } from "./types.ts";

/** Where a task's rows are: a dataset of the Hub, or a file of them. */
export type RowsGiven = { dataset: string; revision?: string | undefined } | { file: string };

/** Scorers that ask a model. */
const JUDGES = new Set(["model_graded_qa", "model_graded_fact"]);

/**
 * Plans a task. `scorer` stands in for the declared ones; where `judged`, it stands beside those
 * of them that ask a model.
 * Throws ERR_REFUSED where no model judges, though it was to, ERR_REFUSED where a declared scorer can't be run again, ERR_SPEC and ERR_REFUSED for
 * prompts (promptsOf), ERR_USAGE for a file of rows of another kind.
 */
export function planTask(
  spec: Spec,
  task: SpecTask,
  given: RowsGiven,
  scorer: PackedScorer | null = null,
  judged = false,
): Plan {
  const { fieldSpec } = task;
  const prompts = promptsOf(task);
  const features = new Set<Feature>(prompts.features);
  const choices = fieldSpec.choices;
  if (typeof choices === "string") features.add("choices_column");
  if (Array.isArray(choices)) features.add("choices_columns");
  if (fieldSpec.target.startsWith("literal:")) features.add("literal_target");
  if (fieldSpec.inputImage) features.add("input_image");
  if (task.shuffleChoices) features.add("shuffle_choices");
  if (task.epochs > 1) features.add("epochs");
  if (task.epochs > 1 && task.reducer !== "mean") features.add("reducer");
  if (/[[+]/.test(task.split)) features.add("split_slice");
  if ("dataset" in given && given.revision !== undefined) features.add("revision");
  const judges = judged ? task.scorers.filter(({ name }) => JUDGES.has(name)) : [];
  if (judged && judges.length === 0) {
    throw new EvalmarkError("ERR_REFUSED", "no model judges this task", {
      place: { file: spec.file },
      cure: "leave --judge and --beside out",
    });
  }
  if (judged) features.add("judge");
  let scorers = scorer ? [scorer] : [];
  if (!scorer && !judged) scorers = declared(spec, task);
  if (scorer && !judged) features.add("scorer_override");
  if (scorers.length > 1) features.add("several_scorers");
  return {
    name: nameOf(spec, task),
    rows: rowsOf(task, given),
    messages: prompts.messages,
    choices,
    target: targetOf(fieldSpec.target),
    image: fieldSpec.inputImage,
    metadata: fieldSpec.metadata ?? [],
    shuffle: task.shuffleChoices,
    epochs: task.epochs,
    reducer: task.reducer,
    generation: prompts.generation,
    solvers: task.solvers,
    scorers,
    judges,
    features,
    origin: { spec: spec.file, specDigest: spec.digest, core: loadCore().digest },
  };
}

/** The declared scorers that can be run again; the first must be among them. */
function declared(spec: Spec, task: SpecTask): PackedScorer[] {
  const all = declaredScorers(task);
  const first = all[0]!;
  if (!first.scorer) {
    throw new EvalmarkError("ERR_REFUSED", first.reason ?? "the declared scorer can't be run", {
      place: { file: spec.file },
      cure: first.cure ?? "--scorer NAME",
    });
  }
  return all.flatMap(({ scorer }) => (scorer ? [packScorer(scorer.name, scorer.options)] : []));
}

/**
 * Names of benchmark and task as one that is a name in Python, YAML and on disks; of both, since
 * "math" alone is a module of Python's and a task of the harnesses' own.
 */
export function nameOf(spec: Spec, task: SpecTask): string {
  const plain = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/[^A-Za-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .toLowerCase();
  const parts = [spec.name ?? "eval", task.id ?? "task"].map(plain).filter((part) => part !== "");
  const name = parts.join("_").slice(0, 80);
  return /^[a-z]/.test(name) ? name : `task_${name}`;
}

export function targetOf(target: string): TargetRule {
  const literal = "literal:";
  return target.startsWith(literal)
    ? { literal: target.slice(literal.length) }
    : { column: target };
}

const FORMATS = { jsonl: "json", json: "json", csv: "csv", parquet: "parquet" } as const;

export function rowsOf(task: SpecTask, given: RowsGiven): Rows {
  if ("dataset" in given) {
    const { dataset, revision = null } = given;
    return { kind: "hub", dataset, revision, config: task.config, split: task.split };
  }
  const ending = /\.([a-z]+)$/i.exec(given.file)?.[1]?.toLowerCase() ?? "";
  if (!Object.hasOwn(FORMATS, ending)) {
    throw new EvalmarkError("ERR_USAGE", `rows in a file of an unknown kind: ${given.file}`, {
      cure: "name a .jsonl, .csv or .parquet file",
    });
  }
  const format = FORMATS[ending as keyof typeof FORMATS];
  return { kind: "file", path: given.file, format, split: task.split };
}
