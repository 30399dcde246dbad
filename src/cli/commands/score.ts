/** `evalmark score LOG...`: logs through the core, the summary, and what is written of it. */
import { type Command, Option } from "commander";
import { EvalmarkError, EXIT } from "../../errors.ts";
import { findLogs, type Log } from "../../log/index.ts";
import type { Published, PublishRequest, SampleTree } from "../../publish/index.ts";
import type { ErrorsMode, Scale } from "../../result/index.ts";
import { type Report, reportLog, type ScoreRequest } from "../../score/index.ts";
import type { Spec } from "../../spec/index.ts";
import type { Seal } from "../../token/index.ts";
import { collect, oneOf, readOptions, wholeNumber, workersOf } from "../arguments.ts";
import { openFiltered } from "../files.ts";
import { OF_A_RESULT } from "../of-a-result.ts";
import { startProgress } from "../progress.ts";
import type { PublishGiven } from "../publishing.ts";
import { keepCompleted, openVerdicts, type VerdictSink } from "../verdicts.ts";
import { reportLines } from "../view/report.ts";
import { reportJson } from "../view/report-json.ts";
import { clip, color, safe, safeJson } from "../view/text.ts";

/** Options of the command, as commander gives them. */
export interface ScoreGiven extends PublishGiven {
  spec?: string;
  task?: string;
  scorer?: string[];
  option?: string[];
  score?: string;
  filter?: string;
  verdicts?: string;
  errors: string;
  scale: string;
  decimals: string;
  differences: string;
  canary?: string;
  strict?: boolean;
  workers?: string;
  json?: boolean;
}

export function addScore(evalmark: Command): void {
  evalmark
    .command("score")
    .description("score logs, show what the harness had said, write and sign a result")
    .argument(
      "<log...>",
      "logs of Inspect AI, lm-eval, lighteval or promptfoo, samples as JSON lines (.gz too; - is stdin), or folders of them",
    )
    .option("--spec <file>", "the benchmark's eval.yaml")
    .option("--task <id>", "its task (default: the one the log names)")
    .option(
      "--scorer <name>",
      "scorer instead of the declared one; repeat: the first decides",
      collect,
    )
    .option("--option <k=v>", "scorer option, may be repeated", collect)
    .option("--score <name>", "which of several declared scorers decides (default: the first)")
    .option("--filter <name>", "of an lm-eval log its filter, of promptfoo's the provider")
    .option("--verdicts <file>", "write a JSON line for each sample (- is stdout)")
    .option(
      "--results <dir>",
      "write DIR/.eval_results/ORG--NAME--TASK.yaml (DIR: a model repository)",
    )
    .option("--model <org/name>", "the model's id on the Hub (with --results)")
    .option("--model-revision <sha>", "the model's git commit, for the token")
    .option("--weights <path>", "the model's folder, or hf: a digest of its files, for the token")
    .option("--dataset <org/name>", "the benchmark's id on the Hub (with --results)")
    .option("--dataset-revision <sha>", "its git commit")
    .option("--sign <key>", "sign the result with this private key (evalmark keygen)")
    .option("--data <rows>", "the dataset's rows as JSON lines: the token binds them")
    .option("--iss <issuer>", "who signs: https://HOST/PATH or hf:NAME, for the token")
    .option("--plan <file>", "the plan that was signed before the run (evalmark plan)")
    .addOption(
      new Option(
        "--placement <where>",
        "of the token: in the entry (default), or evalmark/NAME.jws beside it",
      ).choices(["entry", "sidecar"]),
    )
    .option("--date <time>", "time of the result (default: SOURCE_DATE_EPOCH, else the log's end)")
    .option("--source-url <url>", "where the log can be had")
    .option("--source-name <text>", "label of that link")
    .option("--notes <text>", "setting of the run, as the Hub shows it")
    .option("--partial", "write a result although samples are missing")
    .addOption(
      new Option(
        "--errors <mode>",
        "errored samples count as wrong, or are left out as the harness does",
      )
        .choices(["wrong", "exclude"])
        .default("wrong"),
    )
    .addOption(
      new Option("--scale <scale>", "of the value")
        .choices(["percent", "fraction"])
        .default("percent"),
    )
    .option("--decimals <n>", "of the value, rounded half to even", "2")
    .option("--canary <file>", "canary strings, one a line, to look for in every output")
    .option("--differences <n>", "samples to list on which the harness differs", "20")
    .option("--workers <n>", "threads that score (default: one for each core)")
    .option("--strict", "stop at a sample that can't be read, instead of counting it as errored")
    .option("--json", "the summary as JSON")
    .addHelpText(
      "after",
      `
Exits 1 where samples errored or are missing. Without --spec the log's own scorers are re-run.
A run that was cut off goes on where FILE.part of --verdicts ends: type the same command again.

Examples:
  evalmark score run.eval
  evalmark score run.eval --scorer math --verdicts verdicts.jsonl
  evalmark score samples.jsonl.gz --scorer drop --option metric=em --json
  evalmark score run.eval --spec eval.yaml --task math --scorer math \\
      --results . --model acme/tiny-1b --dataset acme/bench --sign signer.jwk
  my-harness --jsonl | evalmark score - --scorer math --verdicts - > verdicts.jsonl`,
    )
    .action(score);
}

/** Scores files, shows and writes what is asked for. */
export async function score(named: string[], given: ScoreGiven): Promise<void> {
  const twice = named.find((file, i) => named.indexOf(file) < i);
  if (twice !== undefined && given.results !== undefined) {
    throw new EvalmarkError("ERR_USAGE", "the log is named twice: a result has one", {
      place: { file: twice },
      cure: "name it once",
    });
  }
  const files = await findLogs(named);
  // What few runs need is loaded for them only: most of the time to start goes there.
  const spec = given.spec === undefined ? null : (await import("../spec.ts")).loadSpec(given.spec);
  if (given.task !== undefined && given.spec === undefined && given.results === undefined) {
    throw new EvalmarkError("ERR_USAGE", "--task names a task of an eval.yaml", {
      cure: "add --spec eval.yaml",
    });
  }
  const publishes = ["results", ...OF_A_RESULT].some(
    (key) => given[key as keyof ScoreGiven] != null,
  );
  const plan = publishes ? await (await import("../publishing.ts")).publishing(given) : null;
  const decimals = wholeNumber("--decimals", given.decimals, 10);
  const style = {
    scale: oneOf("--scale", given.scale, ["percent", "fraction"]) as Scale,
    decimals,
    differences: wholeNumber("--differences", given.differences, 100_000),
  };
  const options = readOptions(given.option);
  const workers = workersOf(given.workers);
  const several = files.length > 1;
  const canaries =
    given.canary === undefined
      ? []
      : await (await import("../canaries.ts")).canariesOf(given.canary);
  const { scorer, score, filter, task, strict } = given;
  const verdicts = await openVerdicts(given.verdicts, files, {
    ...{ scorer, options, score, filter, task, strict },
    spec: spec?.digest,
  });
  const summaries = given.verdicts === "-" ? process.stderr : process.stdout;
  const documents: ReturnType<typeof reportJson>[] = [];
  const requests: PublishRequest[] = [];
  let incomplete = false;
  try {
    for (const [index, file] of files.entries()) {
      const log = await openFiltered(file, given.filter);
      try {
        await plan?.expect(log.header, spec);
        const seal = (await plan?.seal(log, spec)) ?? null;
        const tree = plan?.tree(seal) ?? null;
        const sink = verdicts && { verdicts, index };
        const report = await run(
          log,
          spec,
          given,
          options,
          sink,
          tree && { tree, seal },
          several,
          workers,
          [...new Set([...canaries, ...(plan?.canaries() ?? [])])],
        );
        const logDigests = plan || given.json ? await log.digests() : [];
        const { counts } = report.summary;
        incomplete ||= counts.errored + counts.missing > 0;
        if (given.json) documents.push(reportJson(report, style, logDigests));
        else summaries.write(`${reportLines(report, style).join("\n")}\n\n`);
        if (plan && tree) {
          requests.push(plan.request(report, { spec, tree, logDigests, ...style }));
        }
      } finally {
        await log.close();
      }
    }
    await verdicts?.commit();
  } catch (error) {
    await keepCompleted(verdicts, error);
    throw error;
  }
  const written: Published[] = [];
  for (const request of requests) written.push(await plan!.publish(request));
  if (given.json) {
    const results = written.map(({ notBound, ...rest }) => ({ ...rest, not_bound: notBound }));
    const logs = documents.map((d, i) => ({ ...d, result: results[i] ?? null }));
    summaries.write(`${safeJson({ logs }, 2)}\n`);
  } else {
    for (const one of written) summaries.write(`${writtenLines(one).join("\n")}\n`);
  }
  if (incomplete) process.exitCode = EXIT.incomplete;
}

/** What was written, and what stands beside it in the same file. */
function writtenLines({ file, signed, sidecar, notBound, others, faults }: Published): string[] {
  const notes = others.map((o) => {
    const said = o.notes === null ? "without notes" : clip(o.notes, 100);
    return `  ${color.yellow("note")} the file has another entry for this task: ${safe(`${o.value}`)}, ${said}`;
  });
  const warnings = faults.map(
    ({ line, message }) =>
      `  ${color.yellow("warning")} line ${line}: ${safe(message)}; kept, and the Hub may refuse the file for it`,
  );
  const open = notBound.length > 0 ? [`  not bound by the token: ${notBound.join(", ")}`] : [];
  const where = sidecar === null ? "" : `: the token is in ${safe(sidecar)}`;
  if (signed)
    open.push("  evalmark's own token; Hugging Face's `verified` badge is theirs to give");
  const head = `wrote ${safe(file)}${signed ? `, signed${where}` : ""}`;
  return [head, ...open, ...notes, ...warnings];
}

async function run(
  log: Log,
  spec: Spec | null,
  given: ScoreGiven,
  options: Record<string, unknown>,
  sink: { verdicts: VerdictSink; index: number } | null,
  result: { tree: SampleTree; seal: Seal | null } | null,
  several: boolean,
  workers: number,
  canaries: readonly string[],
): Promise<Report> {
  const progress = startProgress(log.file, log.size);
  try {
    const report = await reportLog(log, {
      scorers: given.scorer ?? [],
      options,
      score: given.score ?? null,
      task: spec ? (await import("../spec.ts")).taskOf(spec, given.task, log.header) : null,
      taskIds: spec?.ids ?? [],
      errors: given.errors as ErrorsMode,
      onProgress: progress.update,
      strict: given.strict === true,
      workers,
      canaries,
      nameLog: several,
      ...(sink ? linesTo(sink.verdicts, sink.index, result === null) : {}),
      ...(result ? { seal: result.seal, onLeaves: (leaves) => result.tree.addLeaves(leaves) } : {}),
    });
    // Waits until the last lines are taken, so that nothing is said of verdicts nobody got.
    await sink?.verdicts.write("");
    return report;
  } catch (error) {
    throw placed(error, log.file);
  } finally {
    progress.stop();
  }
}

/**
 * How verdicts of one log get to their file. What an interrupted run wrote is taken over, but not
 * into a result that may be signed: there all is scored again, and has to be the same.
 */
function linesTo(verdicts: VerdictSink, log: number, trusts: boolean): Partial<ScoreRequest> {
  return {
    onLines: (lines) => verdicts.write(lines),
    onPart: (part) => verdicts.part(log, part),
    ...(trusts ? { replay: (part) => verdicts.replay(log, part) } : {}),
  };
}

/** Samples that don't fit the log's own rows and epochs: said of which file, with a cure. */
function placed(error: unknown, file: string): unknown {
  if (!(error instanceof EvalmarkError) || error.code !== "ERR_FORMAT" || error.place) return error;
  const cure = error.cure ?? "a log has each row once for each epoch: write or copy it again";
  return new EvalmarkError(error.code, error.message, { place: { file }, cure, cause: error });
}
