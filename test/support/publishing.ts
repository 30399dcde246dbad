/** Results made and verified in this process, as the command does it. */
import { readFileSync } from "node:fs";
import { ABI, loadCore } from "../../src/core/index.ts";
import { openLog } from "../../src/log/index.ts";
import { publish, rescore, SampleTree, sealOf } from "../../src/publish/index.ts";
import type { ErrorsMode } from "../../src/result/index.ts";
import { type ResultEntry, readResults } from "../../src/result/yaml/index.ts";
import { reportLog } from "../../src/score/index.ts";
import type { Spec } from "../../src/spec/index.ts";
import type { PrivateJwk, PublicJwk } from "../../src/token/index.ts";
import { verifyResult } from "../../src/verify/index.ts";

/** A log, the eval.yaml whose only task it ran, and who signs. */
export interface Made {
  file: string;
  spec: Spec;
  keys: { privateJwk: PrivateJwk; publicJwk: PublicJwk };
}

export interface Wanted extends Made {
  scorer: string;
  options?: Record<string, unknown>;
  errors?: ErrorsMode;
  /** Where the result goes. */
  directory: string;
}

/** Scores, signs and writes; the entry as it is read back. */
export async function publishLog(wanted: Wanted): Promise<ResultEntry> {
  const [task] = wanted.spec.tasks;
  const log = await openLog(wanted.file);
  try {
    const tree = new SampleTree(await sealOf(log, null));
    const report = await reportLog(log, {
      scorers: [wanted.scorer],
      options: wanted.options ?? {},
      task: task!,
      errors: wanted.errors ?? "wrong",
      onScored(scored) {
        for (const one of scored) tree.add(one);
      },
    });
    const { file } = await publish({
      report,
      tree,
      logDigests: await log.digests(),
      spec: { spec: wanted.spec, task: task! },
      taskId: task!.id!,
      directory: wanted.directory,
      model: "a/b",
      dataset: "c/d",
      key: wanted.keys.privateJwk,
      date: "2026-01-01",
      scale: "percent",
      decimals: 2,
      partial: false,
    });
    return readResults(readFileSync(file, "utf8"), file)[0]!.entry;
  } finally {
    await log.close();
  }
}

/** Verifies an entry by its log, under a core of this digest. */
export async function verifyLog(made: Made, entry: ResultEntry, core = loadCore().digest) {
  const [task] = made.spec.tasks;
  const log = await openLog(made.file);
  try {
    return await verifyResult({
      entry,
      keys: [made.keys.publicJwk],
      core: { digest: core, abi: ABI },
      spec: { digest: made.spec.digest, task: task! },
      logs: [await log.digest()],
      rescore: (claims, see) => rescore(log, task!, claims, see),
    });
  } finally {
    await log.close();
  }
}
