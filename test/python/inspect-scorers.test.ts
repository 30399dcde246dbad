import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Engine, type Verdict } from "../../src/core/index.ts";
import { describeWithPython } from "../support/python.ts";
import { type Case, Generator } from "./inspect-cases.ts";
import { harnessValue, reasonOf, toInput } from "./inspect-values.ts";

const driver = fileURLToPath(new URL("inspect_scorers.py", import.meta.url));
const tables = fileURLToPath(new URL("../../scripts/unicode.py", import.meta.url));
const run = promisify(execFile);
const engine = new Engine();

/** What Python says of one case. */
interface Result {
  value: string | number;
  answer?: string | null;
  reason?: string | null;
}

describeWithPython("inspect", "scorers of Inspect AI 0.3.285", (python) => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "evalmark-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function ask(name: string, text: string): Promise<string[]> {
    const path = join(folder, name);
    writeFileSync(path, text);
    const { stdout } = await run(python, [driver, path], { maxBuffer: 1 << 28 });
    return stdout.split("\n").slice(0, -1);
  }

  test("the core's Unicode tables are those of this Python, 3.11 with 14.0", async () => {
    const { stdout } = await run(python, [tables, "--check"]);
    expect(stdout.trim()).toBe("CPython 3.11, Unicode 14.0.0: the same tables");
  });

  const scorers = ["match", "includes", "answer", "exact", "f1", "choice", "pattern"];
  test.for(scorers)("%s agrees on generated cases", async (name, { expect }) => {
    const generator = new Generator(name.length);
    const scorer = `inspect/${name}`;
    const cases = Array.from({ length: name === "match" ? 12_000 : 4_000 }, (_, i) =>
      i % 2 ? generator.case(scorer) : generator.soupCase(scorer),
    );
    if (name === "match" || name === "exact") {
      for (let i = 0; i < 2_000; i++) cases.push(generator.hardNumbers(), generator.powers());
    }
    await compare(name, cases, expect);
  });

  async function compare(name: string, cases: Case[], check: typeof expect): Promise<void> {
    const lines = cases.map((c) => `${JSON.stringify(c)}\n`).join("");
    const results = (await ask(`${name}.jsonl`, lines)).map((l) => JSON.parse(l) as Result);
    const verdicts = engine.score(cases.map(toInput));
    const wrong = [];
    let right = 0;
    for (const [i, result] of results.entries()) {
      const given = cases[i]!;
      const verdict = verdicts[i]!;
      const ours = harnessValue(given.scorer, verdict);
      const same = ours === String(result.value) && spanAgrees(given, verdict, result);
      if (!same) wrong.push({ given, ours, result, verdict });
      if (same && result.value === "C") right++;
    }
    check(wrong.slice(0, 5)).toEqual([]);
    check(wrong.length).toBe(0);
    check(results.length).toBe(cases.length);
    // Cases that hardly ever match would show little.
    if (name !== "f1") check(right).toBeGreaterThan(cases.length / 25);
  }

  /** answer(): the span is its answer. A missing answer has the same reason on both sides. */
  function spanAgrees({ scorer, output }: Case, verdict: Verdict, result: Result): boolean {
    if (result.value === "E" || result.value === "C") return true;
    if (verdict.verdict === "unanswered" || result.reason) {
      return (result.reason ?? null) === reasonOf(verdict);
    }
    if (scorer !== "inspect/answer") return true;
    const [start, end] = verdict.span ?? [0, 0];
    return Buffer.from(output).subarray(start, end).toString() === result.answer;
  }
});
