/** `evalmark verify RESULT`: is the published number the one that its log gives? */
import type { Command } from "commander";
import { ABI, loadCore } from "../../core/index.ts";
import { EvalmarkError } from "../../errors.ts";
import { type Log, type LogFormat, openLog, readRows } from "../../log/index.ts";
import { readSidecar, rescore } from "../../publish/index.ts";
import { resultsItems } from "../../result/yaml/index.ts";
import type { Spec, SpecTask } from "../../spec/index.ts";
import { type Claims, readPublicKey } from "../../token/index.ts";
import {
  type Rescored,
  type Verification,
  type VerifyInput,
  verifyResult,
} from "../../verify/index.ts";
import { collect, workersOf } from "../arguments.ts";
import { entryOf } from "../entry-of.ts";
import { openFiltered, readKey, readText } from "../files.ts";
import { type Progress, startProgress } from "../progress.ts";
import { loadSpec } from "../spec.ts";
import { safeJson } from "../view/text.ts";
import { verificationLines } from "../view/verification.ts";

interface Given {
  log?: string;
  filter?: string;
  spec?: string;
  data?: string;
  plan?: string;
  key?: string[];
  model?: string;
  task?: string;
  entry?: string;
  workers?: string;
  json?: boolean;
}

/** Logs whose samples are rows as the eval.yaml's field_spec makes them. */
const MADE_BY_SPEC: ReadonlySet<LogFormat> = new Set([
  "inspect-eval",
  "inspect-json",
  "samples-jsonl",
]);

export function addVerify(evalmark: Command): void {
  evalmark
    .command("verify")
    .description("check a published result by scoring its log again")
    .argument("<result>", "a file of .eval_results/")
    .option("--log <log>", "the log it came from; without it the value is not re-scored")
    .option("--filter <name>", "the lm-eval filter or promptfoo provider it must be of")
    .option("--spec <file>", "the benchmark's eval.yaml")
    .option("--data <rows>", "the dataset's rows as JSON lines: is any missing or changed?")
    .option("--key <key.pub>", "public key of a signer you trust, may be repeated", collect)
    .option("--plan <file>", "the plan that the signer names as signed before the run")
    .option("--model <org/name>", "the model it must be about")
    .option("--task <id>", "which entry, where the file has several tasks")
    .option("--entry <n>", "which entry, counted from 1")
    .option("--workers <n>", "threads that score (default: one for each core)")
    .option("--json", "outcome, checks and claims as JSON")
    .addHelpText(
      "after",
      `
A line per check; the first that fails decides. Exit codes:
  0 verified   10 signed, not re-scored   11 stale: the eval.yaml's task has changed
  12 no trusted signer   20 rejected   30 cannot check

Examples:
  evalmark verify .eval_results/acme--bench--math.yaml --log run.eval --spec eval.yaml \\
      --key signer.jwk.pub
  evalmark verify .eval_results/acme--bench--math.yaml --key signer.jwk.pub --json`,
    )
    .action(verify);
}

async function verify(file: string, given: Given): Promise<void> {
  const found = entryOf(resultsItems(await readText(file), file), file, given);
  const entry = { ...found, verifyToken: found.verifyToken ?? (await readSidecar(file, found)) };
  const workers = workersOf(given.workers);
  const keys = await Promise.all((given.key ?? []).map(readKey(readPublicKey)));
  const spec = given.spec === undefined ? null : loadSpec(given.spec);
  const task = spec?.tasks.find((t) => t.id === entry.dataset.task_id) ?? onlyTask(spec);
  if (given.data !== undefined && (!task || given.log === undefined)) {
    throw new EvalmarkError("ERR_USAGE", "--data is compared with the log by the eval.yaml", {
      cure: "add --log LOG --spec eval.yaml",
    });
  }
  if (given.log === "-") {
    throw new EvalmarkError("ERR_USAGE", "the log is read twice, so it can't be standard input", {
      cure: "--log FILE",
    });
  }
  const log = given.log === undefined ? null : await openFiltered(given.log, given.filter);
  try {
    const verification = await verifyResult({
      entry,
      keys,
      now: Math.floor(Date.now() / 1000),
      core: { digest: loadCore().digest, abi: ABI },
      ...(given.model === undefined ? {} : { model: given.model }),
      ...(spec ? { spec: { digest: spec.digest, task } } : {}),
      ...(given.data === undefined ? {} : { rows: await rows(given.data) }),
      ...(given.plan === undefined
        ? {}
        : { plan: (await readText(given.plan)).replace(/\n$/, "") }),
      startedAt: log?.header.startedAt ?? null,
      templated: log !== null && !MADE_BY_SPEC.has(log.header.format),
      ...(log
        ? {
            logs: await log.digests(),
            rescore: (claims, see, key) =>
              again(log, given, claims, (one, onProgress) =>
                rescore(one, task, claims, see, key, onProgress, spec?.ids, workers),
              ),
          }
        : {}),
    } satisfies VerifyInput);
    print(file, verification, given.json === true);
    process.exitCode = verification.exit;
  } finally {
    await log?.close();
  }
}

/** Scores the log: of several filters the one that was signed, where none is named. */
async function again(
  log: Log,
  given: Given,
  claims: Claims,
  score: (log: Log, onProgress: Progress["update"]) => Promise<Rescored>,
): Promise<Rescored> {
  const { filter } = claims.run;
  const reopened = filter !== null && given.filter === undefined;
  const one = reopened ? await openLog(log.file, { filter }) : log;
  const progress = startProgress(one.file, one.size);
  try {
    return await score(one, progress.update);
  } finally {
    progress.stop();
    if (reopened) await one.close();
  }
}

function print(file: string, verification: Verification, json: boolean): void {
  if (json) {
    process.stdout.write(`${safeJson({ result: file, ...verification }, 2)}\n`);
    return;
  }
  process.stdout.write(`${verificationLines(file, verification).join("\n")}\n`);
}

function onlyTask(spec: Spec | null): SpecTask | null {
  const [first, ...others] = spec?.tasks ?? [];
  return first && others.length === 0 && first.id === null ? first : null;
}

async function rows(file: string): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  for await (const { row } of readRows(file)) all.push(row);
  return all;
}
