/**
 * `npm run fuzz -- [--count N] [--seed N] [--workers N] [--journal FILE] [--report FILE] [--show INDEX]`:
 * mutated and generated answers by every scorer; nothing may trap or pass a limit, every record is
 * well formed. A run that was cut off goes on where its journal ends. Exit code 1: problems found.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { loadCore } from "evalmark/core";
import { readCorpus } from "./fuzz/corpus.ts";
import { Fuzzer } from "./fuzz/input.ts";
import { digestOf, noteSlice, openJournal, type Run } from "./fuzz/journal.ts";
import type { Slice } from "./fuzz/slice.ts";
import { summary } from "./fuzz/summary.ts";

const root = new URL("../../", import.meta.url);
const CASES = new URL("test/cases/", root);
/** Inputs that a thread takes at once. */
const SLICE = 20_000;
const TELL_MS = 10_000;

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "1" },
    journal: { type: "string" },
    report: { type: "string" },
    show: { type: "string" },
  },
});
const [count, seed, workers] = [values.count, values.seed, values.workers].map(Number) as [
  number,
  number,
  number,
];
const texts = readCorpus(CASES);
if (values.show !== undefined) {
  show(Number(values.show));
  process.exit(0);
}
const run: Run = { seed, count, core: loadCore().digest, corpus: digestOf(texts) };
const journal = values.journal ?? fileURLToPath(new URL(`build/fuzz-${seed}.jsonl`, root));
const slices = openJournal(journal, run);
let toldAt = 0;
let began: { at: number; inputs: number } | undefined;
const done = new Set(slices.map((s) => s.from));
const left: { from: number; to: number }[] = [];
for (let from = 0; from < count; from += SLICE) {
  if (!done.has(from)) left.push({ from, to: Math.min(count, from + SLICE) });
}
await Promise.all(Array.from({ length: Math.min(workers, left.length) }, startWorker));
const told = summary(run, slices);
console.log(told);
if (values.report) {
  const command = `npm run fuzz -- ${process.argv.slice(2).join(" ")}`;
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(values.report, `# Fuzzed\n\nWritten on ${day} by \`${command}\`.\n\n${told}`);
}
process.exit(slices.some((s) => s.problems.length > 0) ? 1 : 0);

/** One thread, until nothing is left. */
async function startWorker(): Promise<void> {
  const data = { corpus: CASES.href, seed };
  const worker = new Worker(new URL("./fuzz/worker.js", import.meta.url), { workerData: data });
  const slice = (part: { from: number; to: number }) =>
    new Promise<Slice>((resolve, reject) => {
      const failed = (error: Error) => reject(error);
      worker.once("error", failed);
      worker.once("message", (made: Slice) => {
        worker.off("error", failed);
        resolve(made);
      });
      worker.postMessage(part);
    });
  try {
    for (let next = left.shift(); next; next = left.shift()) {
      const made = await slice(next);
      slices.push(made);
      noteSlice(journal, made);
      progress(made);
    }
  } finally {
    await worker.terminate();
  }
}

/** Problems at once; how far it is every ten seconds. */
function progress(slice: Slice): void {
  for (const { index, what } of slice.problems) {
    console.log(`input ${index}: ${what} (npm run fuzz -- --seed ${seed} --show ${index})`);
  }
  const inputs = slices.reduce((n, s) => n + s.to - s.from, 0);
  const now = performance.now();
  began ??= { at: now, inputs };
  if (now - toldAt < TELL_MS) return;
  toldAt = now;
  const rate = (inputs - began.inputs) / (now - began.at);
  const eta = rate > 0 ? `, ${Math.ceil((count - inputs) / rate / 1000)} s left` : "";
  console.error(`${inputs} of ${count} inputs${eta}`);
}

/** An input as text, for looking at. */
function show(index: number): void {
  const { input, values: known } = new Fuzzer(texts, seed).input(index);
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
  const { scorer, isAnswer, target, choices, stop } = input;
  console.log(
    JSON.stringify(
      {
        ...{ scorer: scorer.name, options: scorer.options, isAnswer, text: text(input.text) },
        target: target.alternatives.map((spans) => spans.map(text)),
        choices: choices?.map(text) ?? null,
        stop: stop?.map(text) ?? null,
        values: known,
      },
      null,
      2,
    ),
  );
}
