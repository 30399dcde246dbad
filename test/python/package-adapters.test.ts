/** Our scorers inside the harnesses' own objects, and as rewards, beside the verdicts of Node. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Engine, packScorer, toTarget } from "../../src/core/index.ts";
import { fill, readAnswerCases } from "../support/answer-cases.ts";
import { describeWithPython } from "../support/python.ts";
import { runWithPackage } from "../support/python-package.ts";

interface Sample {
  target: string;
  output: string;
  choices: string[] | null;
}

function samples(): Sample[] {
  const math = readAnswerCases("math").map(({ output }) => ({
    target: "42",
    output: fill(output, "42", "50"),
    choices: null,
  }));
  const choice = readAnswerCases("choice").map(({ output, choices }) => ({
    target: "B",
    output: fill(output, "B", "C"),
    choices: choices ?? ["red", "green", "blue", "grey"],
  }));
  return [...math.slice(0, 150), ...choice.slice(0, 150)];
}

const all = samples();
const verdicts = new Engine().score(
  all.map((s) => ({
    scorer: packScorer(s.choices ? "choice" : "math"),
    text: Buffer.from(s.output),
    isAnswer: false,
    target: toTarget(s.target),
    choices: s.choices?.map((c) => Buffer.from(c)) ?? null,
    stop: null,
    cut: true,
  })),
);

let folder = "";
let file = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "evalmark-"));
  file = join(folder, "samples.jsonl");
  writeFileSync(file, all.map((s) => `${JSON.stringify(s)}\n`).join(""));
});
afterAll(() => rmSync(folder, { recursive: true }));

for (const harness of ["inspect", "lm-eval", "lighteval"]) {
  describeWithPython(harness, `our scorers in ${harness}`, (python) => {
    test("give what Node gives for the same texts", async () => {
      const lines = await runWithPackage(python, "package_adapters.py", harness, file);
      const said = lines
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      const ours = verdicts.map(({ score, verdict, rule }) => ({ score, verdict, rule }));
      expect(new Set(ours.map((v) => v.verdict)).size).toBeGreaterThan(3);
      // lighteval keeps the score alone.
      const kept = harness === "lighteval" ? ours.map(({ score }) => ({ score })) : ours;
      expect(said).toEqual(kept);
    }, 120_000);
  });
}

describeWithPython("evalmark", "rewards", (python) => {
  test("answer calls as TRL and verl make them", async () => {
    const said = JSON.parse(await runWithPackage(python, "package_reward.py"));
    expect(said).toMatchObject({
      chat: [1, 1, null],
      plain: [1, 1, null],
      name: "accuracy_reward",
      column: [1, 0],
      // 1/2x has two readings.
      skipped: [null],
      zero: [0],
      verl: { score: 1, acc: true, pred: "18", verdict: "equal", rule: "gsm8k/number" },
      option: "drop/em",
      pickled: true,
    });
    expect(said.logged.target).toEqual(["\\frac12", "3", null]);
    expect(said.logged.answer).toEqual(["0.5", "3", null]);
  });
});
