/** `evalmark regress` as a process: the whole corpus and all relations. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, type Took } from "./large/run.js";

const ROUNDS = 5;

export async function benchRegress(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "evalmark-bench-"));
  try {
    console.log(`wanted: less than 2 s; best of ${ROUNDS}, start included`);
    const asked: [title: string, args: string[]][] = [
      ["our right scorers, the whole corpus", ["regress"]],
      ["one of them with its relations", ["regress", "--scorer", "gsm8k"]],
    ];
    for (const [title, args] of asked) {
      const took: Took[] = [];
      for (let round = 0; round < ROUNDS; round++) took.push(await run(args, folder));
      const best = (of: "seconds" | "cpu") => Math.min(...took.map((t) => t[of])).toFixed(2);
      const peak = Math.max(...took.map((t) => t.peak)) / 1e6;
      console.log(
        `${title}: ${best("seconds")} s, ${best("cpu")} s of CPU, ${peak.toFixed(0)} MB at most`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
