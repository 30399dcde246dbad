/** Two scorers over logs: each log, the causes of the differences, the two rankings. */
import type { Log } from "../log/index.ts";
import { type Cause, Causes } from "./causes.ts";
import { diffLog, type LogDiff, type Sides } from "./one-log.ts";
import { kendallTauB, ranksOf } from "./statistics/index.ts";

/** A log's place under each scorer, from 1; equal values share the mean of their places. */
export interface Ranked {
  log: number;
  rankA: number;
  rankB: number;
}

export interface DiffReport {
  /** As the two scorers were named. */
  a: string;
  b: string;
  logs: LogDiff[];
  /** Of several logs with samples to compare: by rank under a, then b; and Kendall's tau-b of the two rankings. */
  ranking: { ranked: Ranked[]; tauB: number | null } | null;
  /** The most frequent first, over all logs. */
  causes: Cause[];
  /** What keeps the numbers from meaning what they seem to. */
  doubts: string[];
}

export interface DiffRequest {
  sides: Sides;
  /** Differing samples of each cause that are kept. */
  keep: number;
  onProgress?: (read: number, samples: number) => void;
}

/** Compares them over logs that are opened one after the other, and closed by who opened them. */
export async function diffLogs(
  logs: AsyncIterable<Log>,
  { sides, keep, onProgress = () => {} }: DiffRequest,
): Promise<DiffReport> {
  const causes = new Causes(keep);
  const done: LogDiff[] = [];
  for await (const log of logs) {
    done.push(await diffLog(log, done.length, sides, causes, onProgress));
  }
  return {
    a: sides[0].name,
    b: sides[1].name,
    logs: done,
    ranking: rankingOf(done),
    causes: causes.list(),
    doubts: doubtsOf(done),
  };
}

function rankingOf(logs: readonly LogDiff[]): DiffReport["ranking"] {
  const some = logs.flatMap((log, index) => (log.compared > 0 ? [{ log, index }] : []));
  if (some.length < 2) return null;
  const [a, b] = [some.map((s) => s.log.a.value), some.map((s) => s.log.b.value)];
  const [ranksA, ranksB] = [ranksOf(a), ranksOf(b)];
  const ranked = some.map(({ index }, i) => ({
    log: index,
    rankA: ranksA[i]!,
    rankB: ranksB[i]!,
  }));
  ranked.sort((x, y) => x.rankA - y.rankA || x.rankB - y.rankB || x.log - y.log);
  return { ranked, tauB: kendallTauB(a, b) };
}

function doubtsOf(logs: readonly LogDiff[]): string[] {
  const out: string[] = [];
  const tasks = new Set(logs.map((l) => l.task));
  if (tasks.size > 1) out.push(`the logs are of ${tasks.size} tasks: their ranking says little`);
  if (new Set(logs.map((l) => l.rows)).size > 1) {
    out.push("the logs have different numbers of rows");
  }
  const models = logs.map((l) => l.model).filter((m) => m !== null);
  if (new Set(models).size < models.length) out.push("some logs are of the same model");
  const without = logs.reduce((sum, l) => sum + l.without, 0);
  if (without > 0) out.push(`the harness gave ${without} samples no score: they are left out`);
  const errored = logs.reduce((sum, l) => sum + l.errored, 0);
  if (errored > 0) out.push(`${errored} samples errored in the harness`);
  return out;
}
