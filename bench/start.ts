/** `evalmark check 1/2 0.5` as a process, and the size of the module. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { loadCore } from "evalmark/core";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** Prints the median of 15 runs beside that of an empty Node process. */
export function benchStart(): void {
  const check = median([main, "check", "1/2", "0.5"]);
  const empty = median(["-e", ""]);
  console.log(`evalmark check 1/2 0.5: ${check.toFixed(0)} ms as a process`);
  console.log(
    `an empty Node process: ${empty.toFixed(0)} ms (ratio ${(check / empty).toFixed(2)})`,
  );
  console.log(`module: ${loadCore().size} bytes`);
}

function median(args: string[]): number {
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now();
    const run = spawnSync(process.execPath, args, { stdio: "ignore" });
    if (run.status !== 0) throw new Error(`node ${args.join(" ")} failed`);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[7]!;
}
