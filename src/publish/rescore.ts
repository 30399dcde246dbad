/** Scoring a log again for `verify`, as the token says it was scored. */
import { EvalmarkError } from "../errors.ts";
import type { Log } from "../log/index.ts";
import { reportLog, type ScoreRequest } from "../score/index.ts";
import type { SpecTask } from "../spec/index.ts";
import { type Claims, type ClaimsInput, claimedScorer } from "../token/index.ts";
import type { Rescored, SeenSample } from "../verify/index.ts";
import { SampleTree } from "./sample-tree.ts";
import { sealOf } from "./seal.ts";

/**
 * Scores the log with the scorer, options and errors mode of the claims. `see` gets every
 * sample, `onProgress` the bytes read and samples scored; `taskIds` are those of all tasks of
 * the eval.yaml (Spec.ids), `workers` the threads that score. Throws ERR_CANNOT_CHECK where the
 * token holds only the digest of the options. `canaries`: those that the verifier has. `key`: the dataset's, where the token binds its rows
 * (null then: the root of the samples can't be made again).
 */
export async function rescore(
  log: Log,
  task: SpecTask | null,
  claims: Claims,
  see: (sample: SeenSample) => void,
  key: Uint8Array | null = null,
  onProgress?: (read: number, samples: number) => void,
  taskIds: readonly (string | null)[] = [],
  workers = 1,
  canaries: readonly string[] = [],
): Promise<Rescored> {
  const closed = claims.dataset.root !== null && key === null;
  const seal = closed ? null : await sealOf(log, claims.dataset.root === null ? null : key);
  const tree = new SampleTree(seal);
  const report = await reportLog(log, {
    ...asSigned(claims, task, taskIds),
    ...(onProgress ? { onProgress } : {}),
    workers,
    canaries,
    onSeen(samples) {
      for (const sample of samples) see(sample);
    },
    seal,
    onLeaves: (leaves) => tree.addLeaves(leaves),
  });
  return {
    root: seal && tree.root(),
    summary: report.summary,
    scorer: { name: tree.used.name, options: tree.used.options },
    // Transcripts are looked at where leaves are made.
    ...(seal ? { judge: claimedJudge(tree.judge(report.header.scorers)) } : {}),
    canary: report.canary,
    filter: report.header.filter,
    doubts: report.doubts.map((d) => d.why),
  };
}

function claimedJudge(judge: ClaimsInput["judge"]): Claims["judge"] {
  return judge && { ...judge, scorer: claimedScorer(judge.scorer), models: [...judge.models] };
}

/** How the claims say a log was scored. Throws ERR_CANNOT_CHECK, see `rescore`. */
export function asSigned(
  claims: Claims,
  task: SpecTask | null,
  taskIds: readonly (string | null)[],
): ScoreRequest {
  const { name, options } = claims.scorer.used;
  if (typeof options === "string") {
    throw new EvalmarkError("ERR_CANNOT_CHECK", "the token holds only a digest of the options");
  }
  return {
    scorers: [name],
    options,
    task,
    taskIds,
    // Without the eval.yaml nothing else says what was declared; `epochs` stays unchecked then.
    epochs: claims.result,
    errors: claims.result.errors,
    keep: 0,
    strict: true,
  };
}
