/** `evalmark run FILE --with HARNESS --model M`: a benchmark run, scored again, written, signed. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Command, Option } from "commander";
import { packScorer } from "../../core/index.ts";
import { EvalmarkError, EXIT } from "../../errors.ts";
import { checkFolder } from "../../io/index.ts";
import { Interrupted, jobCommand, kept, type RunRequest, runTask } from "../../run/index.ts";
import { findTask, type Spec, type SpecTask } from "../../spec/index.ts";
import { HARNESSES, type Harness, planTask } from "../../translate/index.ts";
import { collect, readOptions, wholeNumber } from "../arguments.ts";
import { checkColumns, NO_BODY, rowsOf } from "../rows.ts";
import { loadSpec } from "../spec.ts";
import { color, safe } from "../view/text.ts";
import { judge, packBeside } from "./judge.ts";
import { type ScoreGiven, score } from "./score.ts";

interface Given {
  task?: string;
  with: Harness;
  model: string;
  dataset?: string;
  rows?: string;
  scorer?: string;
  option?: string[];
  baseUrl?: string;
  judge?: string;
  beside?: string;
  limit?: string;
  patience?: string;
  python?: string;
  out?: string;
  printJob?: boolean;
  modelId?: string;
  results?: string;
  sign?: string;
  date?: string;
  notes?: string;
  verdicts?: string;
  partial?: boolean;
  json?: boolean;
}

export function addRun(evalmark: Command): void {
  evalmark
    .command("run")
    .description("run a task of an eval.yaml by a harness, score its log again, write a result")
    .argument("<file>", "eval.yaml")
    .argument("[harness-args...]", "after --: further arguments of the harness's own command")
    .addOption(
      new Option("--with <harness>", "the harness").choices(HARNESSES).makeOptionMandatory(),
    )
    .requiredOption("--model <name>", "the model, as the harness or the server names it")
    .option("--task <id>", "task of the eval.yaml (default: the only one)")
    .option("--dataset <org/name>", "the dataset on the Hub; ORG/NAME@REVISION for one commit")
    .option("--rows <file>", "a file with the task's rows instead (.jsonl, .csv, .parquet)")
    .option("--scorer <name>", "scorer instead of the declared ones")
    .option("--option <k=v>", "its options, may be repeated", collect)
    .option("--base-url <url>", "an OpenAI-compatible server that has the model (.../v1)")
    .option("--judge <name>", "the model that judges, where model_graded_fact is declared")
    .option("--beside <name>", "a scorer of the core beside that judge (evalmark judge)")
    .option("--limit <n>", "rows to ask, from the first on")
    .option("--patience <s>", "seconds without that server after which to stop (default: 60)")
    .option("--python <path>", "an environment with the harness (default: evalmark makes one)")
    .option("--out <dir>", "folder of the run (default: evalmark-runs/TASK-HARNESS)")
    .option("--verdicts <file>", "write a JSON line for each sample")
    .option("--results <dir>", "write DIR/.eval_results/... (with --model-id and --dataset)")
    .option("--model-id <org/name>", "the model's id on the Hub, for the result")
    .option("--sign <key>", "sign the result with this private key (evalmark keygen)")
    .option("--date <time>", "time of the result")
    .option("--notes <text>", "setting of the run, as the Hub shows it")
    .option("--partial", "write a result although samples are missing")
    .option("--print-job", "print the command that runs the same on HF Jobs, and do nothing")
    .option("--json", "the summary as JSON")
    .addHelpText(
      "after",
      `
The harness's output goes to standard error. Interrupted, the same command goes on where the
harness can: Inspect AI with its log, lm-eval and lighteval with the answers they keep.

Examples:
  evalmark run eval.yaml --task math --with inspect --model openai/gpt-4.1-mini --dataset acme/bench
  evalmark run eval.yaml --task math --with lm-eval --model acme/tiny-1b --rows data/math.jsonl
  evalmark run eval.yaml --task math --with lighteval --model tiny --base-url http://localhost:8000/v1 \\
      --rows data/math.jsonl --scorer math --limit 20
  evalmark run eval.yaml --task math --with lm-eval --model acme/tiny-1b --dataset acme/bench \\
      -- --batch_size 8 --device cuda`,
    )
    .action(runCommand);
}

async function runCommand(file: string, extra: string[], given: Given): Promise<void> {
  const spec = loadSpec(file);
  const task = findTask(spec, given.task, NO_BODY);
  const options = readOptions(given.option);
  const judged = given.judge !== undefined || given.beside !== undefined;
  if (judged) refuseJudged(given);
  const { scorer: named, beside } = given;
  const other = beside === undefined ? null : packBeside(beside, options);
  const scorer = named === undefined ? other : packScorer(named, options);
  const plan = planTask(spec, task, rowsOf(given), scorer, judged);
  const request: RunRequest = {
    plan,
    harness: given.with,
    model: given.model,
    baseUrl: baseUrlOf(given.baseUrl),
    judge: given.judge ?? null,
    limit: given.limit === undefined ? null : wholeNumber("--limit", given.limit, 999_999, 1),
    extra,
    patience: wholeNumber("--patience", given.patience ?? "60", 86_400, 1),
    folder: given.out ?? join("evalmark-runs", `${plan.name}-${given.with}`),
    python: given.python ?? null,
  };
  if (given.printJob) {
    const manifest = new URL("../../../package.json", import.meta.url);
    const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
    process.stdout.write(
      `${jobCommand(request, { task: task.id, version, given: jobWords(given) })}\n`,
    );
    return;
  }
  checkColumns(rowsOf(given), task.fieldSpec);
  await checkPublished(spec, task, given);
  const say = (line: string) => process.stderr.write(`${color.dim("evalmark")} ${safe(line)}\n`);
  try {
    const { log, warnings } = await runTask(request, { say });
    for (const warning of warnings) say(`differs: ${warning}`);
    if (judged) {
      say(`replaying the judge of ${log}`);
      const { beside, option, json } = given;
      const more = { ...(beside ? { beside } : {}), ...(option ? { option } : {}) };
      return await judge([log], { ...more, differences: "20", ...(json ? { json } : {}) });
    }
    say(`scoring ${log} again`);
    await score([log], scoring(file, given, task.id));
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    say(`interrupted; what is done is in ${request.folder}; the same command: ${kept(request)}`);
    process.exitCode = EXIT.interrupted;
  }
}

/**
 * What a job is told of scorers and printing. Throws ERR_USAGE for what names a file: a job has
 * none of this machine's, and its own end with it.
 */
function jobWords(given: Given): string[] {
  for (const name of ["results", "sign", "verdicts"] as const) {
    if (given[name] === undefined) continue;
    throw new EvalmarkError("ERR_USAGE", `--${name} is of no use in a job: its files end with it`, {
      cure: "leave it out, or run on a machine of your own to write a result",
    });
  }
  const { scorer, option = [], beside, patience, json } = given;
  return [
    ...(scorer === undefined ? [] : ["--scorer", scorer]),
    ...option.flatMap((one) => ["--option", one]),
    ...(beside === undefined ? [] : ["--beside", beside]),
    ...(patience === undefined ? [] : ["--patience", patience]),
    ...(json ? ["--json"] : []),
  ];
}

/** What a judge said is no result that others could score again. */
function refuseJudged(given: Given): void {
  for (const name of ["scorer", "results", "sign", "verdicts"] as const) {
    if (given[name] === undefined) continue;
    throw new EvalmarkError("ERR_USAGE", `--${name} is of no use where a model judges`, {
      cure: "leave --judge and --beside out; --scorer NAME scores by the core alone",
    });
  }
}

function baseUrlOf(url: string | undefined): string | null {
  if (url === undefined) return null;
  if (/^https?:\/\/[^\s,]+$/.test(url)) return url.replace(/\/+$/, "");
  throw new EvalmarkError("ERR_USAGE", `--base-url is no address: "${url}"`, {
    cure: "--base-url http://localhost:8000/v1",
  });
}

/** What would keep a result from being written is told before a model is asked for anything. */
async function checkPublished(spec: Spec, task: SpecTask, given: Given): Promise<void> {
  for (const name of ["sign", "modelId", "partial", "date", "notes"] as const) {
    if (given[name] === undefined || given.results !== undefined) continue;
    const option = name === "modelId" ? "model-id" : name;
    throw new EvalmarkError("ERR_USAGE", `--${option} belongs to a result`, {
      cure: "add --results DIR",
    });
  }
  if (given.verdicts !== undefined && given.verdicts !== "-") {
    await checkFolder(dirname(given.verdicts));
  }
  if (given.results === undefined) return;
  if (given.modelId === undefined || given.dataset === undefined) {
    throw new EvalmarkError("ERR_USAGE", "--results needs the model's and the dataset's id", {
      cure: "--model-id ORG/NAME --dataset ORG/NAME",
    });
  }
  const published = await (await import("../publishing.ts")).publishing(
    scoring(spec.file, given, task.id),
  );
  await published.expect({ task: task.id, completedAt: new Date().toISOString() }, spec);
}

/** The options of `score` for the harness's log. */
function scoring(spec: string, given: Given, task: string | null): ScoreGiven {
  const { scorer, option, verdicts, results, sign, json, partial, date, notes } = given;
  const [dataset, revision] = given.dataset?.split("@") ?? [];
  const published =
    results === undefined ? {} : { dataset, datasetRevision: revision, model: given.modelId };
  const all = {
    spec,
    task: task ?? undefined,
    scorer: scorer === undefined ? undefined : [scorer],
    option,
    errors: "wrong",
    scale: "percent",
    decimals: "2",
    differences: "20",
    ...{ verdicts, results, sign, json, partial, date, notes },
    ...published,
  };
  return Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined)) as never;
}
