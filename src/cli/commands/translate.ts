/** `evalmark translate FILE --to HARNESS`: a task of an eval.yaml as a task of a harness. */
import { join } from "node:path";
import { type Command, Option } from "commander";
import { packScorer } from "../../core/index.ts";
import { EvalmarkError } from "../../errors.ts";
import { findTask } from "../../spec/index.ts";
import {
  HARNESSES,
  type Harness,
  planTask,
  type Translation,
  translate,
  writeTranslation,
} from "../../translate/index.ts";
import { collect, readOptions } from "../arguments.ts";
import { rowsOf } from "../rows.ts";
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
      --dataset acme/bench@5f0c2ab --out run`,
    )
    .action(run);
}

function run(file: string, given: Given): void {
  const spec = loadSpec(file);
  const task = findTask(spec, given.task);
  const scorer =
    given.scorer === undefined ? null : packScorer(given.scorer, readOptions(given.option));
  if (scorer === null && given.option) {
    throw new EvalmarkError("ERR_USAGE", "--option is of a --scorer", {
      cure: "add --scorer NAME",
    });
  }
  const translation = translate(planTask(spec, task, rowsOf(given), scorer), given.to);
  const files = writeTranslation(translation, given.out, given.force);
  if (given.json) process.stdout.write(`${safeJson(toJson(translation, given, files), 2)}\n`);
  else process.stdout.write(`${lines(translation, given, files).join("\n")}\n`);
}

const toJson = ({ warnings, command }: Translation, { to, out }: Given, files: string[]) => ({
  harness: to,
  out,
  files,
  warnings,
  command,
});

function lines({ warnings, command }: Translation, { out }: Given, files: string[]): string[] {
  return [
    ...warnings.map((warning) => `${color.yellow("differs")}  ${safe(warning)}`),
    ...files.map((name) => `wrote    ${safe(join(out, name))}`),
    `run it   cd ${safe(out)} && ${safe(command)}`,
  ];
}
