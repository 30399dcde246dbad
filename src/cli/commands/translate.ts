/** `evalmark translate FILE --to HARNESS`: a task of an eval.yaml as a task of a harness. */
import { join } from "node:path";
import { type Command, Option } from "commander";
import { packScorer } from "../../core/index.ts";
import { EvalmarkError } from "../../errors.ts";
import { makeFolder } from "../../io/index.ts";
import { findTask, type Spec, type SpecTask } from "../../spec/index.ts";
import {
  HARNESSES,
  type Harness,
  planTask,
  planVariant,
  type Translation,
  translate,
  translateVariant,
  VARIANTS,
  type Variant,
  type VariantTranslation,
  writeTranslation,
} from "../../translate/index.ts";
import { collect, readOptions, wholeNumber } from "../arguments.ts";
import { checkColumns, NO_BODY, rowsOf } from "../rows.ts";
import { loadSpec } from "../spec.ts";
import { color, safe, safeJson } from "../view/text.ts";

interface Given {
  task?: string;
  to: Harness;
  out: string;
  dataset?: string;
  rows?: string;
  scorer?: string;
  option?: string[];
  variant?: Variant;
  subject?: string;
  shots?: string;
  shotsFrom?: string;
  force?: boolean;
  json?: boolean;
}

export function addTranslate(evalmark: Command): void {
  evalmark
    .command("translate")
    .description("turn a task of an eval.yaml into one of a harness, scored by evalmark")
    .argument("<file>", "eval.yaml")
    .addOption(new Option("--to <harness>", "the harness").choices(HARNESSES).makeOptionMandatory())
    .requiredOption("--out <dir>", "folder for its files")
    .option("--task <id>", "task of the eval.yaml (default: the only one)")
    .option("--dataset <org/name>", "the dataset on the Hub; ORG/NAME@REVISION for one commit")
    .option("--rows <file>", "a file with the task's rows instead (.jsonl, .csv, .parquet)")
    .option("--scorer <name>", "scorer instead of the declared ones")
    .option("--option <k=v>", "its options, may be repeated", collect)
    .addOption(
      new Option(
        "--variant <name>",
        "ask as a published implementation of multiple choice does, for evalmark methods",
      ).choices(VARIANTS),
    )
    .option("--subject <column>", "what the questions of a variant are about; or literal:TEXT")
    .option("--shots <n>", "examples before each question of a variant (default: none)")
    .option(
      "--shots-from <split>",
      "split that has them (default: dev); with --rows a file of rows",
    )
    .option("--force", "write over files that exist")
    .option("--json", "files, warnings and command as JSON")
    .addHelpText(
      "after",
      `
What a harness carries differently is told as a warning; what it can't carry is refused (exit 5).

Examples:
  evalmark translate eval.yaml --task math --to inspect --dataset acme/bench --out run
  evalmark translate eval.yaml --task math --to lm-eval --rows data/math.jsonl --out run
  evalmark translate eval.yaml --task choice --to lighteval --scorer choice \\
      --dataset acme/bench@5f0c2ab --out run
  evalmark translate eval.yaml --task choice --to lm-eval --variant harness-2023 \\
      --dataset acme/bench --out run`,
    )
    .action(run);
}

async function run(file: string, given: Given): Promise<void> {
  const spec = loadSpec(file);
  const task = findTask(spec, given.task, NO_BODY);
  checkColumns(rowsOf(given), task.fieldSpec);
  const translation =
    given.variant === undefined
      ? scored(spec, task, given)
      : asked(spec, task, given, given.variant);
  await makeFolder(given.out);
  const files = writeTranslation(translation, given.out, given.force);
  if (given.json) process.stdout.write(`${safeJson(toJson(translation, given, files), 2)}\n`);
  else process.stdout.write(`${lines(translation, given, files).join("\n")}\n`);
}

function scored(spec: Spec, task: SpecTask, given: Given): Translation {
  const alone = (["subject", "shots", "shotsFrom"] as const).find((k) => given[k] !== undefined);
  if (alone !== undefined) {
    const option = alone === "shotsFrom" ? "--shots-from" : `--${alone}`;
    throw new EvalmarkError("ERR_USAGE", `${option} is of a --variant`, {
      cure: `add --variant ${VARIANTS.join("|")}`,
    });
  }
  const scorer =
    given.scorer === undefined ? null : packScorer(given.scorer, readOptions(given.option));
  if (scorer === null && given.option) {
    throw new EvalmarkError("ERR_USAGE", "--option is of a --scorer", {
      cure: "add --scorer NAME",
    });
  }
  return translate(planTask(spec, task, rowsOf(given), scorer), given.to);
}

function asked(spec: Spec, task: SpecTask, given: Given, variant: Variant): VariantTranslation {
  if (given.scorer !== undefined || given.option) {
    throw new EvalmarkError("ERR_USAGE", "a variant is scored as its source scores", {
      cure: "leave --scorer out; evalmark methods --scorer NAME reads its log",
    });
  }
  const { subject, shotsFrom: from = null } = given;
  if (from !== null && given.shots === undefined) {
    throw new EvalmarkError("ERR_USAGE", "--shots-from is of --shots", { cure: "add --shots N" });
  }
  const count = given.shots === undefined ? 0 : wholeNumber("--shots", given.shots, 100);
  const shots = count > 0 ? { count, from } : undefined;
  return translateVariant(
    planVariant(spec, task, rowsOf(given), variant, { subject, shots }),
    given.to,
  );
}

function toJson(
  translation: Translation | VariantTranslation,
  { to, out }: Given,
  files: string[],
) {
  const { warnings, command } = translation;
  const tasks = "tasks" in translation ? { tasks: translation.tasks } : {};
  return { harness: to, out, files, warnings, command, ...tasks };
}

function lines({ warnings, command }: Translation, { out }: Given, files: string[]): string[] {
  return [
    ...warnings.map((warning) => `${color.yellow("differs")}  ${safe(warning)}`),
    ...files.map((name) => `wrote    ${safe(join(out, name))}`),
    `run it   cd ${safe(out)} && ${safe(command)}`,
  ];
}
