/** `evalmark diff` of two scorers as a process: time and peak memory by samples. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeSamples } from "./large/logs.js";
import { run } from "./large/run.js";

const SAMPLES = [10_000, 100_000, 400_000];
/** Scorers that differ on many samples, and two that hardly do. */
const PAIRS: [a: string, b: string][] = [
  ["squad", "math"],
  ["gsm8k", "faulty/gsm8k-flexible"],
];

export async function benchDiff(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "evalmark-bench-"));
  try {
    console.log("wanted: 100,000 samples in less than 30 s on two cores, in constant memory");
    for (const samples of SAMPLES) {
      const log = join(folder, "samples.jsonl");
      writeSamples(log, { samples }, "names");
      const size = (statSync(log).size / 1e6).toFixed(0);
      for (const [a, b] of PAIRS) {
        const page = ["--html", join(folder, "page.html")];
        const took = await run(["diff", log, "--scorer", a, "--scorer", b, ...page], folder);
        const told = `${took.seconds.toFixed(1)} s, ${took.cpu.toFixed(1)} s of CPU`;
        const peak = `${(took.peak / 1e6).toFixed(0)} MB at most`;
        console.log(`${samples} samples (${size} MB), ${a} and ${b}: ${told}, ${peak}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
