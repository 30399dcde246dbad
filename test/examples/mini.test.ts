import { join } from "node:path";
import { expect, test } from "vitest";
import { readSpec } from "../../src/spec/index.ts";
import { MINI, MINI_TASKS, miniLines, miniScript } from "../support/mini.ts";

const { spec, findings } = readSpec(join(MINI, "eval.yaml"));

test("the example's eval.yaml has no errors", () => {
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(spec?.tasks.map(({ id }) => id)).toEqual(MINI_TASKS);
});

test.each([
  ["math", 60, 2],
  ["choice", 30, 1],
  ["reading", 20, 1],
])("%s: at least %i rows, all different, each answered in %i epochs", (task, atLeast, epochs) => {
  const rows = miniLines<Record<string, unknown>>(`data/${task}.jsonl`);
  const fields = spec?.tasks.find(({ id }) => id === task)?.fieldSpec;
  expect(rows.length).toBeGreaterThanOrEqual(atLeast);
  expect(new Set(rows.map((row) => row[fields!.input])).size).toBe(rows.length);
  const answered = miniScript(task).map(({ id, epoch }) => `${id}/${epoch}`);
  const wanted = rows.flatMap((_, i) =>
    Array.from({ length: epochs }, (_, epoch) => `${i + 1}/${epoch + 1}`),
  );
  expect(answered).toEqual(wanted);
});

test("math asks for many kinds of answers, choice names one of 4 to 6", () => {
  const kinds = new Set(miniLines<{ kind: string }>("data/math.jsonl").map(({ kind }) => kind));
  expect(kinds.size).toBeGreaterThanOrEqual(20);
  for (const { choices, answer } of miniLines<{ choices: string[]; answer: number }>(
    "data/choice.jsonl",
  )) {
    expect(choices.length).toBeGreaterThanOrEqual(4);
    expect(choices.length).toBeLessThanOrEqual(6);
    expect(choices[answer]).toBeTypeOf("string");
  }
});
