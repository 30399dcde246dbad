/** Math-Verify 0.9.0 in an environment of its own, as a peer to compare with. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Python with Math-Verify; the environment is made where it is missing. Throws where it can't be. */
export function mathVerifyPython(): string {
  const script = join(root, "scripts/python-env.mjs");
  const made = spawnSync(process.execPath, [script, "math-verify"], { stdio: "inherit" });
  if (made.status !== 0) throw new Error("no environment with Math-Verify");
  return join(root, ".venv/math-verify/bin/python");
}

/**
 * Does Math-Verify call these equal, as they are written or with dollar signs around what has
 * none? `pairs` are targets and answers.
 */
export function mathVerifyEquals(pairs: readonly (readonly [string, string])[]): boolean[] {
  const run = spawnSync(mathVerifyPython(), [join(root, "bench/math_verify_equal.py")], {
    input: pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.split("\n", pairs.length).map((line) => line === "1");
}

/** Samples per second of wall-clock and of processor time, and what it says of each pair. */
export interface Timed {
  wall: number;
  cpu: number;
  equal: boolean[];
}

/** Times Math-Verify in-process, imports and reading not counted, on a file of JSON pairs. */
export function timeMathVerify(file: string): Timed {
  const run = spawnSync(mathVerifyPython(), [join(root, "bench/math_verify_peer.py"), file], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Timed;
}
