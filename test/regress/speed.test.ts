import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const RUN = fileURLToPath(new URL("../../dist/cli/run.js", import.meta.url));

/** The command in a process of its own, which tells the time of its cores at the end. */
const TIMED = `
  const { run } = await import(${JSON.stringify(RUN)});
  process.exitCode = await run(["regress"]);
  const { user, system } = process.cpuUsage();
  console.error((user + system) / 1e6);`;

test("the whole corpus and all relations take less than 2 seconds of one core, start included", () => {
  const args = ["--input-type=module", "-e", TIMED];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(stdout).toContain("nothing wrong was found");
  expect(status).toBe(0);
  expect(Number(stderr)).toBeLessThan(2);
});
