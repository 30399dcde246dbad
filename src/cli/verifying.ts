/** One entry verified with what the command line gives: log, eval.yaml, rows, core. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { ABI, loadCore } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import { type Job, rescoreWith } from "../foreign/index.ts";
import { readError } from "../io/index.ts";
import { type Log, type LogFormat, openLog } from "../log/index.ts";
import { rescore } from "../publish/index.ts";
import type { Spec, SpecTask } from "../spec/index.ts";
import type { Claims } from "../token/index.ts";
import type { Material } from "../trust/index.ts";
import {
  type Placement,
  type Repository,
  type Rescored,
  type ResultEntry,
  type Verification,
  type VerifyInput,
  verifyResult,
} from "../verify/index.ts";
import { canariesFor } from "./canaries.ts";
import { openFiltered } from "./files.ts";
import { checkKind } from "./mixed-up.ts";
import { planIn } from "./plan-file.ts";
import { type Progress, startProgress } from "./progress.ts";
import { rowsIn } from "./rows-file.ts";
import { loadSpec } from "./spec.ts";

export interface VerifyGiven {
  log?: string;
  filter?: string;
  spec?: string;
  data?: string;
  plan?: string;
  canary?: string;
  core?: string;
  allowScorer?: boolean;
  model?: string;
}

/** An entry, and what is known of where it was found. */
export interface Found {
  entry: ResultEntry;
  /** The model of the repository it was found in, where there is one. */
  model?: string | undefined;
  placement?: Placement | undefined;
  repository?: Repository | undefined;
  others?: VerifyInput["others"];
}

/** Logs whose samples are rows as the eval.yaml's field_spec makes them. */
const MADE_BY_SPEC: ReadonlySet<LogFormat> = new Set([
  "inspect-eval",
  "inspect-json",
  "samples-jsonl",
]);

/** Verifies it. Throws EvalmarkError where what was given can't be read. */
export async function verifyFound(
  { entry, model, others, placement, repository }: Found,
  given: VerifyGiven,
  about: { trust: readonly Material[]; now: number; workers: number },
): Promise<Verification> {
  const { now, trust, workers } = about;
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
  if ((given.core !== undefined || given.allowScorer) && given.log === undefined) {
    throw new EvalmarkError("ERR_USAGE", "a core scores a log", { cure: "add --log LOG" });
  }
  const data = given.data === undefined ? null : await rowsIn(given.data);
  const canaries = await canariesFor(given.canary, data ?? []);
  const core = given.core === undefined ? null : await otherCore(given.core);
  // A key is a line of JSON, and would be refused as a sample only when it is scored.
  if (given.log !== undefined) checkKind(["log", "rows"], given.log);
  const log = given.log === undefined ? null : await openFiltered(given.log, given.filter);
  try {
    return await verifyResult({
      entry,
      trust,
      now,
      others,
      placement,
      repository,
      model: given.model ?? model,
      core: {
        digest: core?.digest ?? loadCore().digest,
        abi: ABI,
        chosen: core !== null,
        unlisted: given.allowScorer === true,
      },
      ...(spec ? { spec: { digest: spec.digest, task } } : {}),
      ...(data === null ? {} : { rows: data }),
      ...(given.plan === undefined ? {} : { plan: await planIn(given.plan) }),
      startedAt: log?.header.startedAt ?? null,
      templated: log !== null && !MADE_BY_SPEC.has(log.header.format),
      ...(log
        ? {
            logs: await log.digests(),
            rescore: (claims, see, key) =>
              core
                ? rescoreWith(jobOf(core.bytes, log, given, claims, task, spec, key, canaries), see)
                : again(log, given, claims, (one, onProgress) =>
                    rescore(one, task, claims, see, key, onProgress, spec?.ids, workers, canaries),
                  ),
          }
        : {}),
    } satisfies VerifyInput);
  } finally {
    await log?.close();
  }
}

/** Ours have half a megabyte. */
const MOST_CORE = 16 << 20;

/** A core in a file. Its digest is taken of the bytes; nothing of it is run here. */
async function otherCore(file: string): Promise<{ bytes: Uint8Array; digest: string }> {
  const found = await stat(file).catch((cause: unknown) => {
    throw readError(file, cause, "a core");
  });
  if (found.size > MOST_CORE) {
    throw new EvalmarkError("ERR_FILE", `has ${found.size} bytes, more than any core`, {
      place: { file },
      cure: "is it the right file?",
    });
  }
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw readError(file, cause, "a core");
  });
  return { bytes, digest: createHash("sha256").update(bytes).digest("hex") };
}

function jobOf(
  core: Uint8Array,
  log: Log,
  given: VerifyGiven,
  claims: Claims,
  task: SpecTask | null,
  spec: Spec | null,
  key: Uint8Array | null,
  canaries: readonly string[],
): Job {
  const filter = given.filter ?? claims.run.filter;
  return { core, file: log.file, filter, task, taskIds: spec?.ids ?? [], claims, key, canaries };
}

/** Scores the log: of several filters the one that was signed, where none is named. */
async function again(
  log: Log,
  given: VerifyGiven,
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

function onlyTask(spec: Spec | null): SpecTask | null {
  const [first, ...others] = spec?.tasks ?? [];
  return first && others.length === 0 && first.id === null ? first : null;
}
