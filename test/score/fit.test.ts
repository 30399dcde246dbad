import { expect, test } from "vitest";
import { openLog } from "../../src/log/index.ts";
import { rescore } from "../../src/publish/index.ts";
import { misfits } from "../../src/score/index.ts";
import type { SpecTask } from "../../src/spec/index.ts";
import { MINI } from "../support/mini.ts";
import { honestClaims } from "../token/fixture.ts";

const task = (id: string | null, ...scorers: string[]) => ({
  id,
  scorers: scorers.map((name) => ({ name, args: {} })),
});
const ran = (name: string | null, ...scorers: string[]) => ({
  task: name,
  scorers: scorers.map((name) => ({ name, options: {} })),
});
const IDS = ["math", "reading", "hard/math", null];

test.each([
  ["hf/acme/mini/math", "math"],
  ["math", "math"],
  // Names that are no task of the eval.yaml say nothing.
  ["my_task", "math"],
  ["acme/aftermath", "reading"],
  [null, "reading"],
  // It ends in both ids.
  ["hf/acme/mini/hard/math", "hard/math"],
])("a log of %s fits the task %s", (name, id) => {
  expect(misfits(ran(name, "match"), task(id, "match"), IDS)).toEqual([]);
});

test("a log that ran another task of the same eval.yaml does not fit", () => {
  for (const name of ["hf/acme/mini/reading/reading", "reading"]) {
    expect(misfits(ran(name), task("math", "match"), IDS)).toEqual([
      "the log is of task reading, not of math",
    ]);
  }
});

test("the first scorers are compared, where the log names any", () => {
  const declared = task("math", "match", "f1");
  expect(misfits(ran("math", "match", "model_graded_qa"), declared, IDS)).toEqual([]);
  expect(misfits(ran("math", "inspect_ai/match"), declared, IDS)).toEqual([]);
  expect(misfits(ran("math"), declared, IDS)).toEqual([]);
  expect(misfits(ran("math", "f1", "match"), declared, IDS)).toEqual([
    "the log's first scorer is f1, the eval.yaml declares match",
  ]);
});

test("verification sees the same doubts", async () => {
  const claims = honestClaims();
  const used = { name: "drop", options: {} };
  const math = { ...task("math", "match"), epochs: 1, reducer: "mean", solvers: [] };
  const log = await openLog(`${MINI}/logs/inspect/reading.json`);
  const again = await rescore(
    log,
    math as unknown as SpecTask,
    { ...claims, scorer: { ...claims.scorer, used } },
    () => {},
    null,
    undefined,
    IDS,
  );
  await log.close();
  expect(again.doubts).toEqual([
    "the log is of task reading, not of math",
    "the log's first scorer is f1, the eval.yaml declares match",
  ]);
});
