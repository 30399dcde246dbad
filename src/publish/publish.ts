/** From a report to `.eval_results/NAME.yaml`, with a token where there is a key. */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ABI, loadCore } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { Finding } from "../finding.ts";
import { writeError, writeWholeFile } from "../io/index.ts";
import type { Scale } from "../result/index.ts";
import { formatValue } from "../result/index.ts";
import {
  faultError,
  type ResultEntry,
  resultEntry,
  resultsItems,
  safeFileName,
  writeResults,
} from "../result/yaml/index.ts";
import { otherTask, type Report } from "../score/index.ts";
import { type Spec, type SpecTask, shownTask } from "../spec/index.ts";
import {
  type Claims,
  makeClaims,
  notBound,
  openPlan,
  type PrivateJwk,
  planDigest,
  planMismatch,
  signToken,
} from "../token/index.ts";
import { resultDate, seconds } from "./date.ts";
import { countOf, notesOf } from "./notes.ts";
import type { SampleTree } from "./sample-tree.ts";
import { writeSidecar } from "./sidecar.ts";

export interface PublishRequest {
  report: Report;
  tree: SampleTree;
  /** Log.digests(). */
  logDigests: readonly string[];
  /** Needed to sign; without it `taskId` must be given. */
  spec: { spec: Spec; task: SpecTask } | null;
  taskId: string;
  /** A model repository, or its .eval_results folder. */
  directory: string;
  model: string;
  dataset: string;
  /** The dataset's git commit. */
  revision?: string | undefined;
  /** What only a signed result holds; each is null in the token where it is not given. */
  bound?: Bound | undefined;
  key: PrivateJwk | null;
  /** Where the token goes: into the entry (default), or beside the file (sidecar.ts). */
  placement?: "entry" | "sidecar" | undefined;
  date?: string | undefined;
  source?: { url: string; name?: string | undefined } | undefined;
  notes?: string | undefined;
  scale: Scale;
  decimals: number;
  /** Write a result although samples are missing. */
  partial: boolean;
}

/** What a signer knows besides the log and the eval.yaml. Digests are base64url. */
export interface Bound {
  /** Who signs: https://HOST/PATH or hf:NAME. */
  iss?: string | undefined;
  /** The model's git commit. */
  modelRevision?: string | undefined;
  /** Digest of the weights. */
  weights?: string | undefined;
  /** Number of rows of the dataset, and the root over them. */
  data?: { rows: number; root: string } | undefined;
  /** The plan that was signed before the run, as it is signed. */
  plan?: string | undefined;
}

export interface Published {
  file: string;
  value: number;
  signed: boolean;
  /** The file that holds the token, where the entry does not. */
  sidecar: string | null;
  /** What the token leaves open ("model weights"); empty where there is none. */
  notBound: string[];
  /** Other entries of the file for the same dataset and task: their notes differ. */
  others: { value: unknown; notes: string | null }[];
  /** What is wrong with entries of others in the file: for one of them the Hub may refuse it all. */
  faults: Finding[];
}

/**
 * Writes the result beside whatever the file already holds. Throws ERR_REFUSED where samples
 * are missing and `partial` is false, where the log ran another task of the eval.yaml, or where
 * there is a key and no spec, or doubts.
 */
export async function publish(request: PublishRequest): Promise<Published> {
  const { report, scale, decimals } = request;
  const { spec } = request;
  const other = spec && otherTask(report.header, spec.task, spec.spec.ids);
  if (other) {
    throw new EvalmarkError("ERR_REFUSED", `no result: ${other}`, {
      place: { file: report.file },
      cure: "--task with the task that was run",
    });
  }
  if (report.summary.scoredRows === 0) {
    throw new EvalmarkError("ERR_REFUSED", "no result: no row is left when errored samples go", {
      place: { file: report.file },
      cure: "complete the run, or leave out --errors exclude",
    });
  }
  const { missing } = report.summary.counts;
  if (missing > 0 && !request.partial) {
    throw new EvalmarkError("ERR_REFUSED", `no result: ${countOf(missing, "missing")}`, {
      place: { file: report.file },
      cure: "complete the run, or say --partial (they count as wrong)",
    });
  }
  const date = resultDate(request.date, report.header.completedAt);
  const notes = notesOf(report, request.tree.used, request.notes);
  const { key } = request;
  const claims = key && claimsFor(request, date, notes);
  if (claims && request.bound?.plan !== undefined) {
    await checkPlan(request.bound.plan, claims, key, report.file);
  }
  const token = claims ? await signToken(claims, key) : undefined;
  const value = Number(formatValue(report.summary.value, scale, decimals));
  const entry = resultEntry({
    dataset: { id: request.dataset, task_id: request.taskId, revision: request.revision },
    value,
    verifyToken: request.placement === "sidecar" ? undefined : token,
    date,
    source: request.source,
    notes,
  });
  const file = resultsFile(request.directory, request.taskId, request.dataset);
  const text = writeResults(await existing(file), entry, file);
  await writeWholeFile(file, text);
  const sidecar =
    token !== undefined && request.placement === "sidecar"
      ? await writeSidecar(file, token, entry)
      : null;
  const items = resultsItems(text, file).items ?? [];
  const beside = items.filter((item) => isBeside(item.data, entry));
  return {
    file,
    value,
    signed: token !== undefined,
    sidecar,
    notBound: claims ? notBound(claims) : [],
    others: beside.map(({ data }) => {
      const { value, notes } = data as { value?: unknown; notes?: unknown };
      return { value: value ?? null, notes: typeof notes === "string" ? notes : null };
    }),
    faults: items.flatMap((item) => item.faults),
  };
}

/** Is it another entry for the dataset and task of `entry`? */
function isBeside(data: unknown, entry: ResultEntry): boolean {
  const { dataset, notes } = (data ?? {}) as { dataset?: unknown; notes?: unknown };
  const { id, task_id } = (dataset ?? {}) as { id?: unknown; task_id?: unknown };
  const { id: ours, task_id: task } = entry.dataset;
  return id === ours && task_id === task && (notes ?? undefined) !== entry.notes;
}

/** The file of a task's results. */
function resultsFile(directory: string, taskId: string, dataset: string): string {
  return join(resultsFolder(directory), safeFileName(taskId, dataset));
}

/** Throws ERR_FORMAT or ERR_FILE where a file stands there that no entry can be put into. */
export async function checkResultsFile(
  directory: string,
  taskId: string,
  dataset: string,
): Promise<void> {
  const file = resultsFile(directory, taskId, dataset);
  const text = await existing(file);
  if (text === null) return;
  const { faults } = resultsItems(text, file);
  if (faults.length > 0 && faults[0]!.rule !== "results-empty") throw faultError(faults, file);
}

/** `.eval_results` in a model repository, or the folder itself where it is that. */
export function resultsFolder(directory: string): string {
  return basename(directory) === ".eval_results" ? directory : join(directory, ".eval_results");
}

/** Throws ERR_REFUSED where the plan is not the signer's, or not of this result. */
async function checkPlan(
  token: string,
  claims: Claims,
  key: PrivateJwk,
  file: string,
): Promise<void> {
  const { d: _, ...own } = key;
  const { plan } = await openPlan(token, own);
  const wrong = planMismatch(plan, claims);
  if (wrong === null) return;
  throw new EvalmarkError("ERR_REFUSED", `not signed: this is not what was planned: ${wrong}`, {
    place: { file },
    cure: "run what was planned, or sign without --plan",
  });
}

/** Throws ERR_REFUSED where there is nothing to sign that a verifier could check. */
function claimsFor(request: PublishRequest, date: string, notes: string | undefined): Claims {
  const { report, spec, tree, bound = {} } = request;
  if (!spec) {
    throw new EvalmarkError("ERR_REFUSED", "a token binds the benchmark's eval.yaml", {
      cure: "--spec eval.yaml",
    });
  }
  const [doubt] = report.doubts;
  if (doubt) {
    throw new EvalmarkError("ERR_REFUSED", `not signed: ${doubt.why}, so nobody could verify it`, {
      place: { file: report.file },
      cure: "sign the log of a finished, unedited run; without --sign the result is written",
    });
  }
  if (tree.size === 0) {
    throw new EvalmarkError("ERR_REFUSED", "not signed: the samples were gathered without a seal", {
      place: { file: report.file },
      cure: "new SampleTree(await sealOf(log, null))",
    });
  }
  const { used } = tree;
  const { header } = report;
  const [declared] = spec.task.scorers;
  return makeClaims({
    iss: bound.iss ?? null,
    iat: seconds(date),
    model: {
      id: request.model,
      revision: bound.modelRevision ?? null,
      weights: bound.weights ?? null,
    },
    dataset: {
      id: request.dataset,
      revision: request.revision ?? null,
      config: spec.task.config,
      split: spec.task.split,
      task: request.taskId,
      rows: bound.data?.rows ?? null,
      root: bound.data?.root ?? null,
    },
    summary: report.summary,
    scale: request.scale,
    decimals: request.decimals,
    spec: { raw: spec.spec.digest, task: shownTask(spec.task) },
    core: { digest: loadCore().digest, abi: ABI },
    scorer: {
      declared: { name: declared!.name, options: declared!.args },
      used: { name: used.name, options: used.options },
    },
    run: {
      harness: header.harness,
      settings: header.settings ?? null,
      logs: request.logDigests,
      filter: header.filter,
      samples: { n: tree.size, root: tree.root() },
      plan: bound.plan === undefined ? null : planDigest(bound.plan),
    },
    judge: tree.judge(header.scorers),
    canary: report.canary,
    notes: notes ?? null,
  });
}

async function existing(file: string): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    if (code === "ENOTDIR") throw writeError(file, { code });
    throw new EvalmarkError("ERR_FILE", "can't read the existing results", {
      place: { file },
      cure: "check its permissions",
      cause,
    });
  }
  try {
    // Bytes of others are kept as they are, and some have no text to be kept in.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new EvalmarkError("ERR_FORMAT", "the existing results are not valid UTF-8", {
      place: { file },
      cure: "save the file as UTF-8",
      cause,
    });
  }
}
