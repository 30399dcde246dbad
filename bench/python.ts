/** Our Python package beside Math-Verify's parse, parse, verify: both in Python, one core each. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { timeMathVerify } from "./math-verify.js";
import { sets, thinned, wrapped } from "./pairs.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const ROUNDS = 3;

/** Microseconds of processor time for a verdict; the medians of rounds taken in turn. */
export function benchPython(): void {
  const made = spawnSync(process.execPath, [join(root, "scripts/python-env.mjs"), "evalmark"], {
    stdio: "inherit",
  });
  if (made.status !== 0) throw new Error("no environment with wasmtime");
  const folder = mkdtempSync(join(tmpdir(), "evalmark-bench-"));
  try {
    for (const [name, scorers, all] of sets()) {
      const rows = thinned(all);
      if (rows.length === 0) {
        console.log(`${name}: no rows here (set EVALMARK_DATA)`);
        continue;
      }
      const file = join(folder, "pairs.jsonl");
      const lines = rows.map((r) => `${JSON.stringify([wrapped(r.gold), r.text])}\n`);
      writeFileSync(file, lines.join(""));
      const ours = scorers.map((scorer) => ({
        scorer,
        batched: [] as number[],
        single: [] as number[],
      }));
      const theirs: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        for (const one of ours) {
          const { batched, single } = time(file, one.scorer);
          one.batched.push(batched);
          one.single.push(single);
        }
        theirs.push(1e6 / timeMathVerify(file).cpu);
      }
      const peer = middle(theirs);
      console.log(`${name}, ${rows.length} rows: Math-Verify 0.9.0 ${peer.toFixed(0)} us`);
      for (const { scorer, batched, single } of ours) {
        const [many, one] = [middle(batched), middle(single)];
        console.log(
          `  evalmark ${scorer}: batched ${many.toFixed(2)} us, ${(peer / many).toFixed(0)} x;` +
            ` alone ${one.toFixed(1)} us, ${(peer / one).toFixed(0)} x`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function time(file: string, scorer: string): { batched: number; single: number } {
  const python = join(root, ".venv/evalmark/bin/python");
  const run = spawnSync(python, [join(root, "bench/evalmark_peer.py"), file, scorer], {
    encoding: "utf8",
    env: { ...process.env, PYTHONPATH: join(root, "python") },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}
