import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLog } from "../../src/log/index.ts";
import { reportLog } from "../../src/score/index.ts";
import { describeWithPython } from "../support/python.ts";

interface Said {
  file: string;
  reducer: string;
  value: number;
  scored: number;
  unscored: number;
}

const folder = mkdtempSync(join(tmpdir(), "evalmark-denominators-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeWithPython(
  "inspect",
  "errored samples, left out as the harness leaves them out",
  (python) => {
    let said: Said[];
    beforeAll(() => {
      const script = fileURLToPath(new URL("denominator_logs.py", import.meta.url));
      const out = execFileSync(python, [script, folder], { cwd: folder, encoding: "utf8" });
      said = out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
    });

    test.each(["mean", "max", "mode", "median", "pass_at_2", "at_least_2"])(
      "%s",
      async (reducer) => {
        const log = said.find((s) => s.reducer === reducer)!;
        const report = async (errors: "exclude" | "wrong") => {
          const open = await openLog(log.file);
          try {
            return await reportLog(open, { errors });
          } finally {
            await open.close();
          }
        };
        const excluded = await report("exclude");
        expect(excluded.summary.value.toNumber()).toBeCloseTo(log.value, 14);
        expect(excluded.summary.n).toBe(17);
        expect(excluded.harness).toMatchObject({
          value: log.value,
          scored: log.scored,
          unscored: log.unscored,
        });
        const wrong = await report("wrong");
        expect(wrong.summary.n).toBe(24);
        expect(wrong.summary.counts.errored).toBe(7);
        expect(wrong.summary.value.toNumber()).toBeLessThan(log.value);
      },
    );
  },
);
