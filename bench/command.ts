/** The whole command against Math-Verify 0.9.0 in its own process, on the same rows. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./large/run.js";
import { mathVerifyPython, timeMathVerify } from "./math-verify.js";
import { gsm8kRows, writeGsm8k } from "./rows.js";

/** Samples in the file: enough that the start of the process does not count. */
const SAMPLES = 1_000_000;

/**
 * JSONL in, verdicts to a file, one thread; Math-Verify: parse, parse, verify in-process.
 * Both are timed by themselves, in turn, three times; the medians are compared: by the clock, and
 * by the time of all processors, which others on the machine change less.
 */
export async function benchCommand(): Promise<void> {
  const { rows, from } = gsm8kRows();
  mathVerifyPython();
  const folder = mkdtempSync(join(tmpdir(), "evalmark-bench-"));
  try {
    const file = join(folder, "samples.jsonl");
    writeGsm8k(file, SAMPLES);
    const pairs = join(folder, "pairs.jsonl");
    writeFileSync(pairs, rows.map((r) => `${JSON.stringify([r.gold, r.text])}\n`).join(""));
    console.log(`${SAMPLES} samples for the command, ${rows.length} for Math-Verify (${from})`);
    const rates = { math: [] as Rate[], gsm8k: [] as Rate[], peer: [] as Rate[] };
    for (let round = 0; round < 3; round++) {
      rates.math.push(await command(file, "math", folder));
      rates.gsm8k.push(await command(file, "gsm8k", folder));
      rates.peer.push(timeMathVerify(pairs));
    }
    const peer = middle(rates.peer);
    console.log(
      `Math-Verify 0.9.0: ${Math.round(peer.wall)} samples/s, ${Math.round(peer.cpu)} a second of CPU`,
    );
    for (const scorer of ["math", "gsm8k"] as const) {
      const { wall, cpu } = middle(rates[scorer]);
      console.log(
        `evalmark score --scorer ${scorer}: ${Math.round(wall)} samples/s, ${(wall / peer.wall).toFixed(0)} x Math-Verify; ${Math.round(cpu)} a second of CPU, ${(cpu / peer.cpu).toFixed(0)} x`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Samples for each second. */
interface Rate {
  wall: number;
  cpu: number;
}

/** Of `evalmark score`, start of the process included. */
async function command(file: string, scorer: string, folder: string): Promise<Rate> {
  const verdicts = join(folder, "verdicts.jsonl");
  const args = ["score", file, "--scorer", scorer, "--workers", "1", "--verdicts", verdicts];
  const { seconds, cpu } = await run(args, folder);
  return { wall: SAMPLES / seconds, cpu: SAMPLES / cpu };
}

function middle(rates: Rate[]): Rate {
  const of = (key: keyof Rate) => rates.map((r) => r[key]).sort((a, b) => a - b)[1]!;
  return { wall: of("wall"), cpu: of("cpu") };
}
