import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MINI } from "../support/mini.ts";
import { describeWithPython } from "../support/python.ts";

/** Members of each log, without times and random ids (normal_logs.py). */
type Logs = Record<string, [member: string, content: unknown][]>;

describeWithPython("inspect", "the logs of examples/mini", (python) => {
  let again: string;
  let kept: Logs;
  let made: Logs;

  beforeAll(() => {
    again = mkdtempSync(join(tmpdir(), "evalmark-mini-"));
    execFileSync(python, [join(MINI, "make_logs.py"), again], { stdio: "pipe" });
    const read = (folder: string): Logs => {
      const script = fileURLToPath(new URL("normal_logs.py", import.meta.url));
      const files = readdirSync(folder).sort();
      const args = [script, ...files.map((file) => join(folder, file))];
      return JSON.parse(execFileSync(python, args, { encoding: "utf8", maxBuffer: 1 << 28 }));
    };
    kept = read(join(MINI, "logs/inspect"));
    made = read(again);
  });

  afterAll(() => rmSync(again, { recursive: true, force: true }));

  test("are what Inspect writes when it is run again", () => {
    expect(Object.keys(made)).toEqual(Object.keys(kept));
    for (const [file, members] of Object.entries(kept)) {
      expect(made[file]!.map(([member]) => member)).toEqual(members.map(([member]) => member));
      members.forEach(([member, content], i) => {
        expect(made[file]![i]![1], `${file} ${member}`).toEqual(content);
      });
    }
  });

  test("say nothing about the machine they were made on", () => {
    const text = JSON.stringify(kept);
    expect(text).not.toMatch(/\/tmp\/|\/home\/|\/Users\/|\/root\/|\/usr\/|[A-Z]:\\\\|Traceback/);
    expect(text).not.toMatch(/"revision":|"task_file":|"sandbox":|"traceback":/);
  });
});
