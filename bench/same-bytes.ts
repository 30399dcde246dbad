/**
 * `npm run same-bytes`: every row of the measuring data (the example's where there are none) by
 * every scorer, in Node, in headless Chromium and in Python's wasmtime: the same record bytes.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCore } from "evalmark/core";
import { countDifferences, type Job, RECORD_BYTES, toJobs } from "./hosts/batches.ts";
import { chromiumRecords, findChromium } from "./hosts/chromium.ts";
import { byEveryScorer } from "./hosts/inputs.ts";
import { wasmtimeRecords } from "./hosts/wasmtime.ts";
import { dataFolder, gsm8kRows, readData } from "./rows.js";

const FILES = [
  "equivalence-pairs.jsonl",
  "equivalence-rewrites.jsonl",
  "math-verify-failures.jsonl",
  "scoring-bug-fixtures.jsonl",
  "hostile-inputs.jsonl.gz",
  "model-outputs.jsonl",
];
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Target, text and "is it a bare answer" of each row there is. */
function* rows(): Generator<[string, string, boolean]> {
  if (!dataFolder()) {
    for (const { gold, text, isAnswer } of gsm8kRows().rows) yield [gold, text, isAnswer];
    return;
  }
  for (const file of FILES) {
    for (const r of readData(file) ?? []) {
      const isAnswer = r.mode === "bare" || r.mode === "latex-parse";
      const gold = Array.isArray(r.gold) ? r.gold.join(" ") : String(r.gold);
      yield [gold, String(r.output ?? r.answer ?? r.completion), isAnswer];
    }
  }
}

/** Runs a script of ours that installs what is missing; ends the process where it can't. */
function need(...script: string[]): void {
  const { status } = spawnSync(process.execPath, script, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

function tell(host: string, jobs: readonly Job[], records: readonly Uint8Array[]): number {
  const hash = createHash("sha256");
  for (const bytes of records) hash.update(bytes);
  const differ = countDifferences(jobs, records);
  console.log(`${hash.digest("hex")}  ${differ} records differ from Node's  ${host}`);
  return differ;
}

need("scripts/python-env.mjs", "evalmark");
need("scripts/chromium.mjs");
const jobs = toJobs(
  (function* () {
    for (const row of rows()) yield* byEveryScorer(...row);
  })(),
);
const samples = jobs.reduce((n, j) => n + j.records.length / RECORD_BYTES, 0);
const batches = jobs.map((j) => j.batch);
console.log(`core sha256 ${loadCore().digest}; ${samples} samples in ${jobs.length} batches`);
tell(
  `Node ${process.versions.node}`,
  jobs,
  jobs.map((j) => j.records),
);
const wasm = join(root, "build/evalmark.wasm");
const python = join(root, ".venv/evalmark/bin/python");
const script = join(root, "bench/hosts/wasmtime_records.py");
const inPython = wasmtimeRecords(python, script, wasm, batches);
const browser = await chromiumRecords(findChromium()!, wasm, batches);
const differ = [inPython, browser].map(({ agent, records }) => tell(agent, jobs, records));
process.exit(differ.some((n) => n > 0) ? 1 : 0);
