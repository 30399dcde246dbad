import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { MAIN, newFolder } from "../support/command.ts";
import { describeWithPython } from "../support/python.ts";
import { PYTHON_PACKAGE } from "../support/python-package.ts";

const root = fileURLToPath(new URL("../../conformance/", import.meta.url));
const env = { ...process.env, PYTHONPATH: PYTHON_PACKAGE, PYTHONDONTWRITEBYTECODE: "1" };

describeWithPython("evalmark", "conformance", (python) => {
  const rescore = (folder: string, ...cases: string[]) =>
    execFileSync(python, [join(folder, "rescore.py"), ...cases], { env, encoding: "utf8" })
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test("logs scored again in Python, from the description alone, give value, code and root", () => {
    const told = rescore(root);
    const logs = readdirSync(root).filter((name) => name.startsWith("log-"));
    // Of those it needs rows that aren't given, or another core, it says nothing.
    expect(told.length).toBeGreaterThan(logs.length - 4);
    expect(told.filter(({ good }) => good !== true)).toEqual([]);
    const codes = new Set(told.map(({ code }) => code));
    expect(codes).toEqual(
      new Set([null, "E_LOG_ROOT", "E_SAMPLE_DUP", "E_RESCORE", "E_RESCORE_SAMPLE"]),
    );
  });

  test("one byte of a log, and it does not", () => {
    const folder = newFolder();
    for (const name of ["rescore.py", "core.wasm", "log-samples"]) {
      cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    expect(rescore(folder, "log-samples")).toMatchObject([{ good: true }]);
    const log = join(folder, "log-samples/input/log.jsonl");
    writeFileSync(log, readFileSync(log, "utf8").replace("42.", "43."));
    expect(() => rescore(folder, "log-samples")).toThrow();
  });

  test("the runner for any verifier tells which case ours would fail", () => {
    const folder = newFolder();
    for (const name of ["run.py", "core.wasm", "log-rows", "honest-model", "padding"]) {
      cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    const run = () =>
      spawnSync(python, [join(folder, "run.py"), process.execPath, MAIN], { encoding: "utf8" });
    expect(run()).toMatchObject({ status: 0, stdout: "3 of 3 cases\n" });
    writeFileSync(join(folder, "padding/expected.json"), '{"exit": 20, "code": "E_HEADER"}');
    const { status, stdout } = run();
    expect([status, stdout]).toEqual([1, expect.stringMatching(/^padding: .*\n2 of 3 cases\n$/)]);
  });
});
