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
