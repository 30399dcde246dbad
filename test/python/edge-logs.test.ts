import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HarnessMetric, HarnessScore } from "../../src/log/index.ts";
import { type ReadLog, readLog } from "../support/logs.ts";
import { describeWithPython } from "../support/python.ts";

interface Told {
  samples: { id: unknown; epoch: number; input: string | number; scores: object }[];
  sampleIds: unknown[];
  epochs: number;
  completedAt: string;
  scorers: [string, object][];
  metrics: [string, string, string, number, number][];
}

/** Python's names for what JSON writes otherwise. */
const NAMES: Record<string, string> = { inf: "Infinity", nan: "NaN" };

describeWithPython("inspect", "logs with everything awkward, written by Inspect", (python) => {
  let folder: string;
  let told: Record<string, { file: string; log: Told }>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "evalmark-edge-"));
    const script = fileURLToPath(new URL("edge_logs.py", import.meta.url));
    // Inspect keeps notes of its own in the home folder.
    const env = { ...process.env, HOME: folder, INSPECT_LOG_LEVEL: "critical" };
    const out = execFileSync(python, [script, folder], { encoding: "utf8", env, cwd: folder });
    told = JSON.parse(out.slice(out.lastIndexOf("\n{") + 1));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(["eval", "json", "chunked"])("%s: we read what Inspect reads", async (form) => {
    const { file, log } = told[form]!;
    const read = await readLog(file);
    expect(read.error).toBeNull();
    expect(inOrder(ours(read))).toEqual(inOrder(log.samples));
    const { header } = read;
    expect(header).toMatchObject({
      harness: "inspect_ai 0.3.285",
      sampleIds: log.sampleIds,
      epochs: log.epochs,
      completedAt: log.completedAt,
      scorers: log.scorers.map(([name, options]) => ({ name: name.split("/").pop(), options })),
      doubts: [],
      notes: [],
    });
    expect(header?.metrics.map(metric)).toEqual(
      log.metrics.map(([, name, value, ...counts]) => [name, number(value), ...counts]),
    );
    // Every name of a metric is the name of a score that samples have.
    const names = new Set(read.samples.flatMap((s) => s.harness.map((h) => h.name)));
    expect(new Set(header?.metrics.map((m) => m.scorer))).toEqual(names);
    expect(read.samples.every((s) => s.cut && s.stop?.join() === "\n\n,Q:")).toBe(true);
  });
});

function ours(log: ReadLog): object[] {
  return log.samples.map((s) => ({
    id: s.id,
    epoch: s.epoch,
    text: s.text,
    target: s.target,
    choices: s.choices,
    input: Array.isArray(s.input) ? s.input.length : s.input,
    stopReason: s.stopReason,
    error: s.error,
    scores: Object.fromEntries(s.harness.map((h) => [h.name, [h.shown, h.answer]])),
  }));
}

/** By id and epoch, scores shown as the log shows them. */
function inOrder(samples: object[]): object[] {
  const key = (s: object) => JSON.stringify([(s as HarnessScore & { id: unknown }).id, s]);
  const shown = (v: unknown) => NAMES[String(v)] ?? String(v);
  return samples
    .map((s) => {
      const { scores } = s as { scores: Record<string, [unknown, string | null]> };
      const all = Object.entries(scores).map(([name, [v, a]]) => [name, [shown(v), a]]);
      return { ...s, scores: Object.fromEntries(all) };
    })
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const number = (text: string) => (Number.isFinite(Number(text)) ? Number(text) : null);

const metric = (m: HarnessMetric) => [m.metric, m.value, m.scored, m.unscored];
