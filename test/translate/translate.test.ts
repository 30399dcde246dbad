/** What a translated task holds, what is refused, what is told. Running it: test/python/. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { packScorer } from "../../src/core/index.ts";
import { findTask, readSpec } from "../../src/spec/index.ts";
import {
  FEATURES,
  featureTable,
  HARNESSES,
  type Harness,
  planTask,
  supportOf,
  translate,
} from "../../src/translate/index.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true }));
const hub = { dataset: "acme/bench" };
const REVISION = "0123456789abcdef0123456789abcdef01234567";

/** A spec with one task: what is given, in place of the plain one's. */
function planOf(task: object, given: Parameters<typeof planTask>[2] = hub, scorer?: string) {
  const file = join(folder, `${Math.random()}.yaml`);
  const plain = {
    id: "sums",
    field_spec: { input: "question", target: "answer" },
    solvers: [{ name: "generate" }],
    scorers: [{ name: "exact" }],
  };
  const body = { evaluation_framework: "inspect-ai", name: "Tiny", description: "d" };
  writeFileSync(file, JSON.stringify({ ...body, tasks: [{ ...plain, ...task }] }));
  const { spec, findings } = readSpec(file);
  if (!spec) throw new Error(JSON.stringify(findings));
  return planTask(spec, findTask(spec), given, scorer ? packScorer(scorer) : null);
}

const allText = (task: object, harness: Harness, given?: Parameters<typeof planTask>[2]) =>
  [...translate(planOf(task, given), harness).files.values()].join("\n");

describe.each(HARNESSES)("%s", (harness) => {
  test("names digests of spec and core at the head of each file", () => {
    const plan = planOf({});
    for (const text of translate(plan, harness).files.values()) {
      const head = text.split("\n").slice(0, 3).join("\n");
      expect(head).toContain(plan.origin.specDigest);
      expect(head).toContain(plan.origin.core);
    }
  });

  test("says where the rows are", () => {
    const text = allText({ config: "hard", split: "dev" }, harness);
    expect(text).toContain("acme/bench");
    expect(text).toContain("hard");
    expect(text).toContain("dev");
    if (harness === "promptfoo") {
      expect(() => allText({}, harness, { ...hub, revision: REVISION })).toThrow(/newest rows/);
    } else expect(allText({}, harness, { ...hub, revision: REVISION })).toContain(REVISION);
    const { copies } = translate(planOf({}, { file: "/data/rows.jsonl" }), harness);
    expect([...copies]).toEqual([["rows/tiny_sums/test.jsonl", "/data/rows.jsonl"]]);
  });

  test("carries settings and stops, and tells the scorer of the stops", () => {
    const args = { max_tokens: 77, temperature: 0.5, stop_seqs: ["\n\nQ:", '"'] };
    const text = allText({ solvers: [{ name: "generate", args }] }, harness);
    expect(text).toContain("77");
    if (harness !== "lighteval") expect(text).toContain("0.5");
    expect(text).toContain("Q:");
  });

  test("refuses a scorer that can't be run again, and takes another in its place", () => {
    const task = { scorers: [{ name: "model_graded_fact" }] };
    expect(() => planOf(task)).toThrow(/asks a model/);
    const text = [...translate(planOf(task, hub, "math"), harness).files.values()].join("\n");
    expect(text).toMatch(/["']math["']/);
  });

  test("hostile names end in no file or code of their own", () => {
    const plan = planOf({
      id: "../x'; import os #",
      field_spec: { input: '"; x', target: "a\nb" },
    });
    const { files } = translate(plan, harness);
    for (const name of files.keys()) expect(name).toMatch(/^[a-z0-9_]+\.[a-z.]+$/);
    const text = [...files.values()].join("\n");
    expect(text).not.toContain("import os");
  });
});

test.each([
  ["several turns", { solvers: [{ name: "generate" }, { name: "generate" }] }],
  ["self_critique", { solvers: [{ name: "generate" }, { name: "self_critique" }] }],
  [
    "shuffled choices",
    {
      shuffle_choices: true,
      field_spec: { input: "q", target: "a", choices: "c" },
      solvers: [{ name: "multiple_choice" }],
    },
  ],
  ["images", { field_spec: { input: "q", target: "a", input_image: "i" } }],
  ["a slice", { split: "test[:5]" }],
])("%s: Inspect AI alone", (_, task) => {
  expect(() => translate(planOf(task), "inspect")).not.toThrow();
  for (const harness of ["lighteval", "lm-eval", "promptfoo"] as const) {
    expect(() => translate(planOf(task), harness)).toThrow(/has no /);
  }
});

test("what differs is told, and nothing else", () => {
  expect(translate(planOf({}), "inspect").warnings).toEqual([]);
  const plan = planOf({ epochs: 3, epoch_reducer: "max" });
  const told = translate(plan, "promptfoo").warnings.join("\n");
  expect(told).toMatch(/epochs above 1/);
  expect(told).toMatch(/epoch_reducer other than mean/);
  const args = { max_tokens: 5, temperature: 0 };
  const exact = planOf({ solvers: [{ name: "generate", args }] });
  expect(translate(exact, "lm-eval").warnings).toEqual([]);
});

test("no solver that asks: an error", () => {
  const solvers = [{ name: "prompt_template", args: { template: "{prompt}" } }];
  expect(() => planOf({ solvers })).toThrow(/no solver asks/);
});

test("the table in the docs is the one that translates", () => {
  const docs = readFileSync(new URL("../../docs/translate.md", import.meta.url), "utf8");
  expect(docs).toContain(featureTable(HARNESSES));
  for (const feature of Object.keys(FEATURES) as (keyof typeof FEATURES)[]) {
    for (const harness of HARNESSES) expect(supportOf(feature, harness)).toBeTruthy();
  }
});
