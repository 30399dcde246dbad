/** The whole command against Math-Verify 0.9.0 in its own process, on the same rows. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mathVerifyPython, timeMathVerify } from "./math-verify.js";
import { gsm8kRows, writeGsm8k } from "./rows.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Samples in the file: enough that the start of the process does not count. */
const SAMPLES = 1_000_000;

/**
 * JSONL in, verdicts to a file, one thread; Math-Verify: parse, parse, verify in-process.
 * Both are timed by themselves, in turn, three times; the medians are compared.
 */
export function benchCommand(): void {
  const { rows, from } = gsm8kRows();
  mathVerifyPython();
  const folder = mkdtempSync(join(tmpdir(), "evalmark-bench-"));
  try {
    const file = join(folder, "samples.jsonl");
    writeGsm8k(file, SAMPLES);
    const pairs = join(folder, "pairs.jsonl");
    writeFileSync(pairs, rows.map((r) => `${JSON.stringify([r.gold, r.text])}\n`).join(""));
    console.log(`${SAMPLES} samples for the command, ${rows.length} for Math-Verify (${from})`);
    const rates = { math: [] as number[], gsm8k: [] as number[], peer: [] as number[] };
    for (let round = 0; round < 3; round++) {
      rates.math.push(command(file, "math", join(folder, "math.verdicts")));
      rates.gsm8k.push(command(file, "gsm8k", join(folder, "gsm8k.verdicts")));
      rates.peer.push(timeMathVerify(pairs).wall);
    }
    const peerRate = middle(rates.peer);
    console.log(`Math-Verify 0.9.0: ${Math.round(peerRate)} samples/s`);
    for (const scorer of ["math", "gsm8k"] as const) {
      const rate = middle(rates[scorer]);
      console.log(
        `evalmark score --scorer ${scorer}: ${Math.round(rate)} samples/s, ${(rate / peerRate).toFixed(0)} x Math-Verify`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Samples per second of `evalmark score`, start of the process included. */
function command(file: string, scorer: string, verdicts: string): number {
  const main = join(root, "dist/cli/main.js");
  const start = performance.now();
  const run = spawnSync(
    process.execPath,
    [main, "score", file, "--scorer", scorer, "--workers", "1", "--verdicts", verdicts],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  if (run.status !== 0) throw new Error(`evalmark score failed (${run.status})`);
  return SAMPLES / ((performance.now() - start) / 1000);
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}
