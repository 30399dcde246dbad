/** The package installed by pip beside Inspect AI: its scorers are found by name. */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";
import { describeWithPython } from "../support/python.ts";
import { PYTHON_PACKAGE } from "../support/python-package.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true }));

describeWithPython("evalmark", "evalmark/NAME in Inspect AI", (builder) => {
  describeWithPython("inspect", "inspect score", (python) => {
    test("scores a log again, and evalmark reads what it wrote", async () => {
      const copy = join(folder, "python");
      cpSync(PYTHON_PACKAGE, copy, { recursive: true });
      // Inspect AI asks the path whether a module is of an installed package.
      const site = join(folder, "site-packages");
      const pip = ["-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation"];
      await run(builder, [...pip, "--target", site, copy]);
      const env = { ...process.env, PYTHONPATH: site, HOME: folder, XDG_DATA_HOME: folder };
      const out = join(folder, "scored.json");
      const log = join(MINI, "logs/inspect/reading.json");
      const args = ["score", log, "--scorer", "evalmark/drop", "-S", "metric=em"];
      args.push("--action", "append", "--output-file", out, "--display", "plain");
      await run(join(dirname(python), "inspect"), args, { env, cwd: folder });
      expect(readdirSync(site).some((name) => /^evalmark-.*\.dist-info$/.test(name))).toBe(true);
      // Its own message for a wrong option is not Inspect's "couldn't be loaded".
      const wrong = ["score", log, "--scorer", "evalmark/named", "-S", "name=inspect/pattern"];
      wrong.push("-S", "regex=(a)\\1", "--output-file", join(folder, "none.json"));
      const refused = await run(join(dirname(python), "inspect"), wrong, {
        env,
        cwd: folder,
      }).catch((error) => error as { stdout: string; stderr: string });
      expect(refused.stdout + refused.stderr).toContain("regex/backreference, at character 4");
      // What is appended is read, under the log's own two; alone it decides.
      const appended = JSON.parse((await evalmarkHere(["score", out, "--json"])).stdout).logs[0];
      expect(appended.scorer.used.name).toBe("inspect/f1");
      const em = appended.others.find((o: { scorer: string }) => o.scorer === "drop");
      expect(em.options).toEqual({ metric: "em" });
      const alone = join(folder, "alone.json");
      await run(
        join(dirname(python), "inspect"),
        args.map((arg) => (arg === out ? alone : arg === "append" ? "overwrite" : arg)),
        { env, cwd: folder },
      );
      const again = await evalmarkHere(["score", alone, "--json"]);
      const [report] = JSON.parse(again.stdout).logs;
      expect(report.scorer.used).toMatchObject({ name: "drop", options: { metric: "em" } });
      expect(report.compared).toEqual({ samples: 20, same: 20 });
      expect(em.value).toBe(report.value);
      // A name with a slash is one too: the scorer of published numbers, with its options.
      const published = join(folder, "published.json");
      const faulty = [
        "score",
        log,
        "--scorer",
        "evalmark/faulty/drop-harness-2023",
        "-S",
        "metric=em",
      ];
      faulty.push("--action", "overwrite", "--output-file", published, "--display", "plain");
      await run(join(dirname(python), "inspect"), faulty, { env, cwd: folder });
      const told = JSON.parse((await evalmarkHere(["score", published, "--json"])).stdout).logs[0];
      expect(told.scorer.used).toEqual({
        name: "faulty/drop-harness-2023",
        options: { metric: "em" },
      });
      expect(told).toMatchObject({ value: 40, compared: { samples: 20, same: 20 } });
      const { stdout } = await run(python, [
        "-c",
        "import json, sys\n" +
          "log = json.load(open(sys.argv[1]))\n" +
          "print(json.dumps([s['scores']['drop'] for s in log['samples']]))",
        out,
      ]);
      const scores = JSON.parse(stdout) as Record<string, never>[];
      expect(scores).toHaveLength(20);
      expect(scores[0]!.metadata).toMatchObject({
        evalmark: { scorer: "drop", options: { metric: "em" }, rule: expect.any(String) },
      });
      const mean = scores.reduce((sum, s) => sum + Number(s.value), 0) / 20;
      expect(100 * mean).toBeCloseTo(report.value, 6);
    }, 180_000);
  });
});
