/** Scoring a log again for `verify`, as the token says it was scored. */
import { EvalmarkError } from "../errors.ts";
import type { Log } from "../log/index.ts";
import { reportLog } from "../score/index.ts";
import type { SpecTask } from "../spec/index.ts";
import type { Claims } from "../token/index.ts";
import type { Rescored, SeenSample } from "../verify/index.ts";
import { SampleTree } from "./sample-tree.ts";

/**
 * Scores the log with the scorer, options and errors mode of the claims. `see` gets every
 * sample, `onProgress` the bytes read and samples scored; `taskIds` are those of all tasks of
 * the eval.yaml (Spec.ids), `workers` the threads that score. Throws ERR_CANNOT_CHECK where the
 * token holds only the digest of the options.
 */
export async function rescore(
  log: Log,
  task: SpecTask | null,
  claims: Claims,
  see: (sample: SeenSample) => void,
  onProgress?: (read: number, samples: number) => void,
  taskIds: readonly (string | null)[] = [],
  workers = 1,
): Promise<Rescored> {
  const { name, options } = claims.scorer.used;
  if (typeof options === "string") {
    throw new EvalmarkError("ERR_CANNOT_CHECK", "the token holds only a digest of the options");
  }
  const tree = new SampleTree();
  const report = await reportLog(log, {
    scorers: [name],
    options,
    task,
    taskIds,
    // Without the eval.yaml nothing else says what was declared; `epochs` stays unchecked then.
    epochs: claims.result,
    errors: claims.result.errors,
    keep: 0,
    strict: true,
    ...(onProgress ? { onProgress } : {}),
    workers,
    onSeen(samples) {
      for (const sample of samples) see(sample);
    },
    onLeaves: (leaves) => tree.addLeaves(leaves),
  });
  return {
    root: tree.root(),
    summary: report.summary,
    scorer: { name: tree.used.name, options: tree.used.options },
    filter: report.header.filter,
    doubts: report.doubts.map((d) => d.why),
  };
}
