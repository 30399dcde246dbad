/** What it costs to seal the samples of a log, and to verify a result by scoring it again. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLog } from "evalmark";
import { generateKeys, keyText, LeafMaker, LeafSet, leafHash } from "evalmark/token";
import { run, type Took } from "./large/run.js";

const SAMPLES = 12_000;
const OUTPUT_BYTES = 2_000;
const ROUNDS = 5;

const SPEC = `name: bench
description: made-up sums
evaluation_framework: inspect-ai
tasks:
  - id: sums
    config: default
    split: test
    field_spec: {input: question, target: answer}
    solvers: [{name: generate}]
    scorers: [{name: match, args: {numeric: true}}]
`;

/** A question, its answer, and an output of 2 kB that ends in it. */
function rowsOf(): { question: string; answer: string; output: string }[] {
  return Array.from({ length: SAMPLES }, (_, i) => {
    const words = createHash("sha512")
      .update(`${i}`)
      .digest("hex")
      .replaceAll(/(.{6})/g, "$1 ");
    const end = `\n#### ${i % 1000}`;
    const text = words.repeat(Math.ceil(OUTPUT_BYTES / words.length));
    return {
      question: `What is ${i} modulo 1000? Think step by step. ${words}`,
      answer: `${i % 1000}`,
      output: `${text.slice(0, OUTPUT_BYTES - end.length)}${end}`,
    };
  });
}

export async function benchSeal(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "evalmark-bench-"));
  try {
    const rows = rowsOf();
    const log = join(folder, "run.jsonl");
    const lines = (list: object[]) => `${list.map((row) => JSON.stringify(row)).join("\n")}\n`;
    const samples = rows.map(({ question, answer, output }, i) => {
      return { id: i + 1, input: question, target: answer, output };
    });
    writeFileSync(log, lines(samples));
    writeFileSync(join(folder, "rows.jsonl"), lines(rows.map(({ output: _, ...row }) => row)));
    writeFileSync(join(folder, "eval.yaml"), SPEC);
    const { privateJwk, publicJwk } = await generateKeys();
    writeFileSync(join(folder, "key"), keyText(privateJwk), { mode: 0o600 });
    writeFileSync(join(folder, "key.pub"), keyText(publicJwk));
    console.log(`${SAMPLES} samples of ${OUTPUT_BYTES} bytes, best of ${ROUNDS}`);
    await sealing(log);
    await commands(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Leaves and root in one thread, without reading and scoring. */
async function sealing(path: string): Promise<void> {
  const log = await openLog(path);
  const all = [];
  for await (const { samples } of log.samples()) all.push(...samples);
  const seal = { key: await log.key(), logs: await log.digests() };
  await log.close();
  const verdict = { num: 1n, den: 1n, verdict: "equal", rule: null, span: [1990, 2000] } as const;
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    const maker = new LeafMaker(seal);
    const set = new LeafSet();
    for (const sample of all) {
      const leaf = maker.leaf(sample, { ...verdict, span: [1990, 2000] });
      set.addHash(sample.id, sample.epoch, leafHash(leaf));
    }
    set.root();
    const { user, system } = process.cpuUsage(start);
    seconds.push((user + system) / 1e6);
  }
  console.log(`leaves and root alone: ${Math.min(...seconds).toFixed(2)} s of CPU`);
}

/** The commands as processes, with their start, on two threads. */
async function commands(folder: string): Promise<void> {
  const at = (name: string) => join(folder, name);
  const common = ["--spec", at("eval.yaml"), "--workers", "2"];
  const hub = ["--model", "a/b", "--dataset", "c/d", "--date", "2026-01-01"];
  const score = ["score", at("run.jsonl"), ...common, "--scorer", "gsm8k", "--results", folder];
  const signed = ["--sign", at("key"), "--data", at("rows.jsonl")];
  const verify = ["verify", at(".eval_results/c--d--sums.yaml"), "--log", at("run.jsonl")];
  const checks = ["--key", at("key.pub"), "--data", at("rows.jsonl")];
  const parts: [string, string[]][] = [
    ["score, unsigned", [...score, ...hub]],
    ["score, signed, with rows", [...score, ...hub, ...signed]],
    ["verify, with rows", [...verify, ...common, ...checks]],
  ];
  for (const [name, args] of parts) {
    const took: Took[] = [];
    for (let round = 0; round < ROUNDS; round++) took.push(await run(args, folder));
    const best = (of: "seconds" | "cpu") => Math.min(...took.map((t) => t[of])).toFixed(2);
    console.log(`${name}: ${best("seconds")} s, ${best("cpu")} s of CPU`);
  }
}
