/** The whole path (extract, parse both, compare) beside Math-Verify 0.9.0, one core each. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Batch, Engine, loadCore } from "evalmark/core";
import { timeMathVerify } from "./math-verify.js";
import { gsm8kRows, type Row, readRows, toInput } from "./rows.js";

const ROUNDS = 3;
/** Rows of a set at most: Math-Verify takes a second for a few hundred. */
const MOST = 1200;
const WARM_BATCHES = 3;
/** Processor time that one figure of ours is taken over, in microseconds. */
const LONG_ENOUGH = 500_000;

/**
 * Bytes in linear memory, records out, one call per batch, after three warm ones; processor time
 * of both, in turn. The medians are compared. Then each sample alone: the tail of the times.
 */
export function benchPairs(): void {
  console.log(`core sha256 ${loadCore().digest}`);
  const folder = mkdtempSync(join(tmpdir(), "evalmark-bench-"));
  try {
    for (const [name, scorers, rows] of sets()) {
      if (rows.length === 0) console.log(`${name}: no rows here (set EVALMARK_DATA)`);
      else compare(name, scorers, thinned(rows), join(folder, "pairs.jsonl"));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Name, our scorers, rows of each set that is compared with Math-Verify. */
export function sets(): [string, string[], Row[]][] {
  const outputs = readRows("model-outputs.jsonl") ?? [];
  return [
    [
      "MATH outputs",
      ["math"],
      outputs.filter((r) => r.label !== null && /MATH|Math/.test(r.benchmark)),
    ],
    ["GSM8K outputs", ["math", "gsm8k"], gsm8kRows().rows.filter((r) => r.label !== null)],
    ["short pairs (rewrites)", ["math"], readRows("equivalence-rewrites.jsonl") ?? []],
  ];
}

/** Every row, or so many of them at even distances. */
export function thinned(rows: Row[]): Row[] {
  if (rows.length <= MOST) return rows;
  return Array.from({ length: MOST }, (_, i) => rows[Math.floor((i * rows.length) / MOST)]!);
}

function compare(name: string, scorers: readonly string[], rows: Row[], file: string): void {
  writeFileSync(file, rows.map((r) => `${JSON.stringify([wrapped(r.gold), r.text])}\n`).join(""));
  const ours = scorers.map((scorer) => {
    const batches = fill(rows, scorer);
    for (let i = 0; i < WARM_BATCHES; i++) for (const batch of batches) batch.score();
    return { scorer, batches, rates: [] as number[] };
  });
  const theirs: number[] = [];
  let said: boolean[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { cpu, equal } = timeMathVerify(file);
    theirs.push(cpu);
    said = equal;
    for (const { batches, rates } of ours) rates.push(rate(batches, rows.length));
  }
  const them = middle(theirs);
  const agree = (equal: (i: number) => boolean) =>
    `agreement ${((100 * rows.filter((r, i) => equal(i) === r.label).length) / rows.length).toFixed(2)} %`;
  const characters = Math.round(rows.reduce((n, r) => n + r.text.length, 0) / rows.length);
  console.log(`${name}: ${rows.length} of ${characters} characters`);
  console.log(`  Math-Verify 0.9.0: ${them.toFixed(0)} samples/s, ${agree((i) => said[i]!)}`);
  for (const { scorer, rates } of ours) {
    const us = middle(rates);
    const verdicts = new Engine().score(rows.map((r) => toInput(r, scorer)));
    const ratio = `${(us / them).toFixed(0)} x (wanted: 1000 x)`;
    console.log(
      `  ${scorer}: ${us.toFixed(0)} samples/s, ${agree((i) => verdicts[i]!.score === 1)}: ${ratio}`,
    );
    console.log(`  ${scorer}, each alone: ${tail(alone(rows, scorer))}`);
  }
}

/** A target as harnesses hand it to Math-Verify, which reads LaTeX between dollar signs only. */
export function wrapped(gold: string): string {
  return gold.includes("\\") && !gold.includes("$") ? `$${gold}$` : gold;
}

/** Quantiles of ascending milliseconds. */
function tail(times: Float64Array): string {
  const at = (share: number) =>
    `${(1000 * times[Math.ceil(share * times.length) - 1]!).toFixed(1)} µs`;
  return `median ${at(0.5)}, p99 ${at(0.99)}, p99.9 ${at(0.999)} (wanted: below 1000 µs), most ${at(1)}`;
}

/** The rows in as many instances as they need, each filled once. */
function fill(rows: readonly Row[], scorer: string): Batch[] {
  const batches: Batch[] = [];
  for (const row of rows) {
    const input = toInput(row, scorer);
    if (batches.at(-1)?.add(input)) continue;
    const batch = new Batch(loadCore().instantiate());
    batch.open();
    batch.add(input);
    batches.push(batch);
  }
  return batches;
}

/** Samples per second of processor time. */
function rate(batches: readonly Batch[], rows: number): number {
  const start = process.cpuUsage();
  let rounds = 0;
  for (;;) {
    for (const batch of batches) batch.score();
    rounds++;
    const { user, system } = process.cpuUsage(start);
    if (user + system > LONG_ENOUGH) return (rounds * rows * 1e6) / (user + system);
  }
}

/** Milliseconds of each row in a batch of its own, the least of some runs, in ascending order. */
function alone(rows: readonly Row[], scorer: string): Float64Array {
  const core = loadCore().instantiate();
  const times = new Float64Array(rows.length).fill(Number.POSITIVE_INFINITY);
  for (let run = 0; run < 7; run++) {
    rows.forEach((row, i) => {
      const batch = new Batch(core);
      batch.open();
      batch.add(toInput(row, scorer));
      const start = performance.now();
      batch.score();
      times[i] = Math.min(times[i]!, performance.now() - start);
    });
  }
  return times.sort();
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
