/** One log, scored from end to end: value, counts, what the harness had said, differences. */
import type { PackedScorer } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import {
  type HarnessMetric,
  IdTable,
  type Log,
  type LogHeader,
  type TextKind,
  throwNoSamples,
} from "../log/index.ts";
import { type ErrorsMode, type Summary, Tally } from "../result/index.ts";
import type { SpecTask } from "../spec/index.ts";
import type { CanaryCount, Seal } from "../token/index.ts";
import type { Difference } from "./difference.ts";
import { misfits } from "./fit.ts";
import { Fold } from "./fold.ts";
import type { Judges, SampleColumns, SeenSample, Used, Wants } from "./part.ts";
import { planScorers, type ScorerPlan } from "./plan.ts";
import type { Scored } from "./run.ts";
import { scoreParts } from "./stream.ts";

/** Over how many epochs a result is, and how they become one score. */
export type DeclaredEpochs = Pick<SpecTask, "epochs" | "reducer">;

export interface ScoreRequest {
  /** `--scorer`, in order; the first decides, the others are reported. Empty: as declared. */
  scorers?: string[];
  /** Options of the scorers. */
  options?: Record<string, unknown>;
  /** Which declared scorer decides (default: the first). */
  score?: string | null;
  /** The task of the eval.yaml, for its scorers, epochs and reducer. */
  task?: SpecTask | null;
  /** Ids of all tasks of that eval.yaml (Spec.ids): a log of another one is doubtful. */
  taskIds?: readonly (string | null)[];
  /** Epochs and reducer that count where there is no task. Default: the log's. */
  epochs?: DeclaredEpochs | null;
  /** Canary strings to look for in every output (canary.ts). Default: none. */
  canaries?: readonly string[];
  /** Errored samples: wrong (default), or left out as the harness does. */
  errors?: ErrorsMode;
  /** A sample that can't be read stops everything, instead of being errored. */
  strict?: boolean;
  /**
   * Threads that score; default 1, the calling one. More give the same, sooner, where the log is
   * large; with `onScored` one is used.
   */
  workers?: number;
  /** Called with what rows of a dataset are compared with, in the log's order; awaited. */
  onSeen?: (samples: readonly SeenSample[]) => unknown;
  /** Called with the samples of each part, in the log's order; awaited. */
  onScored?: (scored: Scored[]) => unknown;
  /**
   * Called with the verdicts as lines of JSON (UTF-8), in order; awaited. When it has resolved
   * the bytes are written over: what is to be kept is copied.
   */
  onLines?: (lines: Uint8Array) => unknown;
  /** Called once all lines of a part were taken, in order; awaited. */
  onPart?: (index: number) => unknown;
  /**
   * Lines that an interrupted run wrote of the part with this index, or of its beginning. What
   * they say is taken; it is for the caller to know that they are of the same log, scorers and core.
   */
  replay?: (index: number) => Uint8Array | null;
  /** The log's name stands in these lines. */
  nameLog?: boolean;
  /** Under what the leaves of the sample root are closed; without it no leaves are made. */
  seal?: Seal | null;
  /** Called with what the sample root is made of, in order; its arrays are written over as well. */
  onLeaves?: (leaves: Leaves) => void;
  /** Called after each batch with the bytes read and the samples scored so far. */
  onProgress?: (read: number, samples: number) => void;
  /** How many differences to keep (all are counted). Default 1000. */
  keep?: number;
}

/** Samples of a part as leaves of the sample root. */
export interface Leaves extends SampleColumns {
  used: Used;
  /** 32 bytes for each; null without a seal. */
  hashes: Uint8Array | null;
  judges: Judges;
}

export interface Report {
  file: string;
  header: LogHeader;
  plan: ScorerPlan;
  summary: Summary;
  /** The other scorers' summaries, in the plan's order. */
  others: { scorer: PackedScorer; summary: Summary }[];
  /** The harness's own number for the deciding scorer, where the log has one. */
  harness: HarnessMetric | null;
  /** Samples that the harness gave a score, and on how many of them ours is the same. */
  compared: { samples: number; same: number };
  differences: Difference[];
  /** Ids of samples whose decimal answer a stop cut in two. */
  decimalCut: { id: string | number; epoch: number }[];
  /** Why the log can't be trusted as it is, with how many samples are concerned. */
  doubts: { why: string; samples: number }[];
  /** How many samples were scored on what is not the model's raw text, by what it is. */
  textKinds: Partial<Record<TextKind, number>>;
  /** Samples that brought a scorer or options of their own, where the plan has a first scorer. */
  ownScorer: number;
  /** Canary strings that were looked for, and samples whose output holds one; null: none were. */
  canary: CanaryCount | null;
  /** Why samples errored, the first hundred. */
  errors: { id: string | number; epoch: number; error: string }[];
}

/** Scores a log. Throws EvalmarkError for what stops it; see planScorers and Log. */
export async function reportLog(log: Log, request: ScoreRequest = {}): Promise<Report> {
  const task = request.task ?? null;
  const plan = planScorers({
    scorers: request.scorers ?? [],
    options: request.options ?? {},
    score: request.score ?? null,
    task,
    header: log.header,
  });
  const { notes } = log.header;
  notes.push(...plan.notes.filter((note) => !notes.includes(note)));
  const counted = task ?? request.epochs ?? null;
  const wants: Wants = {
    lines: request.onLines ? { log: request.nameLog ? log.file : null } : null,
    leaves: request.seal ?? null,
    seen: request.onSeen !== undefined,
    canaries: request.canaries ?? [],
    strict: request.strict ?? false,
  };
  const ids = new IdTable();
  const tally = () => newTally(log.header, counted, request.errors ?? "wrong", ids);
  const fold = new Fold(log, plan, tally, request.keep ?? 1000, wants.lines);
  const threads = {
    workers: request.workers ?? 1,
    hand: request.onScored !== undefined,
    keep: () => fold.findings.keep,
    replay: request.replay,
  };
  const scoring = { decoding: log.decoding, plan, wants };
  let index = -1;
  for await (const { part, result } of scoreParts(log, scoring, threads)) {
    if (part.index !== index && index >= 0) await request.onPart?.(index);
    index = part.index;
    if (result.scored) await request.onScored?.(result.scored);
    if (result.seen) await request.onSeen?.(result.seen);
    const { lines, stop } = await fold.add(part, result);
    const { samples, used, leaves, judges } = result;
    request.onLeaves?.({ ...samples, used, hashes: leaves, judges });
    for (const bytes of lines) if (bytes.length > 0) await request.onLines?.(bytes);
    request.onProgress?.(part.read, fold.samples);
    if (stop) throw stop;
  }
  if (index >= 0) await request.onPart?.(index);
  if (fold.samples === 0) {
    throwNoSamples(log);
    throw new EvalmarkError("ERR_FORMAT", "the log has no samples", {
      place: { file: log.file },
      cure: "check that the run had finished when the log was copied",
    });
  }
  const [summary, ...others] = fold.finish();
  return {
    file: log.file,
    header: log.header,
    plan,
    summary: summary!,
    others: others.map((of, i) => ({ scorer: plan.others[i]!, summary: of })),
    harness: harnessMetric(log.header, plan),
    canary: wants.canaries.length === 0 ? null : canaryCount(wants.canaries, fold.findings.canary),
    ...fold.findings.result([
      ...log.header.doubts,
      ...(task ? misfits(log.header, task, request.taskIds ?? []) : []),
    ]),
  };
}

/**
 * What is declared counts, not what was run: epochs that are lacking are missing samples, and a
 * run can't choose a kinder reducer. More epochs than declared all count.
 */
function newTally(
  header: LogHeader,
  declared: DeclaredEpochs | null,
  errors: ErrorsMode,
  ids: IdTable,
): Tally {
  const plan = {
    epochs: declared ? Math.max(declared.epochs, header.epochs ?? 1) : header.epochs,
    reducer: declared?.reducer ?? header.reducer ?? "mean",
    rowIds: header.sampleIds,
    rows: header.rows,
    errors,
  };
  return new Tally(plan, ids);
}

/** The accuracy or mean of the deciding scorer, as the log's header states it. */
function harnessMetric(header: LogHeader, plan: ScorerPlan): HarnessMetric | null {
  const of = (name: string | null | undefined) => header.metrics.filter((m) => m.scorer === name);
  const all = [of(plan.harnessScorer), of(plan.first?.name), header.metrics].find(
    (m) => m.length > 0,
  );
  return all?.find((m) => m.metric === "accuracy" || m.metric === "mean") ?? null;
}

function canaryCount(
  strings: readonly string[],
  { each, found }: { each: readonly (number | undefined)[]; found: number },
): CanaryCount {
  return { strings, each: strings.map((_, i) => each[i] ?? 0), found };
}
