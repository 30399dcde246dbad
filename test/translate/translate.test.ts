/** What a translated task holds, what is refused, what is told. Running it: test/python/. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { packScorer } from "../../src/core/index.ts";
import { findTask, readSpec } from "../../src/spec/index.ts";
import {
  FEATURES,
  type Feature,
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
const pinned = { ...hub, revision: REVISION };

/** A spec with one task: what is given, in place of the plain one's. */
function planOf(
  task: object,
  given: Parameters<typeof planTask>[2] = hub,
  scorer?: string,
  judged?: true,
) {
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
  return planTask(spec, findTask(spec), given, scorer ? packScorer(scorer) : null, judged);
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
      expect(() => allText({}, harness, pinned)).toThrow(/newest rows/);
    } else expect(allText({}, harness, pinned)).toContain(REVISION);
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

const many = { input: "q", target: "a", choices: "c" };
const solvers = (...names: string[]) => ({ solvers: names.map((name) => ({ name })) });
const generate = (args: object) => ({ solvers: [{ name: "generate", args }] });
const template = (name: string, text = "{prompt}") => ({
  solvers: [{ name, args: { template: text } }, { name: "generate" }],
});
const epochs = (reducer: string) => ({ epochs: 2, epoch_reducer: reducer });

/** A task with each feature of the table; with `given` or `scorer` where the command has it. */
const WITH: Record<
  Feature,
  { task: object; given?: typeof pinned; scorer?: string; judged?: true }
> = {
  prompt_template: { task: template("prompt_template") },
  chain_of_thought: { task: solvers("chain_of_thought", "generate") },
  multiple_choice: { task: { field_spec: many, ...solvers("multiple_choice") } },
  system_message: { task: template("system_message", "Be short.") },
  user_message: { task: template("user_message", "And?") },
  several_turns: { task: solvers("generate", "generate") },
  self_critique: { task: solvers("generate", "self_critique") },
  use_tools: { task: solvers("use_tools", "generate") },
  generation: { task: generate({ max_tokens: 5, stop_seqs: ["Q"] }) },
  sampling: { task: generate({ temperature: 0.5, top_p: 0.5, seed: 1 }) },
  other_settings: { task: generate({ frequency_penalty: 0.5 }) },
  no_max_tokens: { task: generate({ temperature: 0 }) },
  no_temperature: { task: generate({ max_tokens: 5 }) },
  literal_target: { task: { field_spec: { input: "q", target: "literal:yes" } } },
  choices_column: { task: { field_spec: many, ...solvers("multiple_choice") } },
  choices_columns: {
    task: { field_spec: { ...many, choices: ["c", "d"] }, ...solvers("multiple_choice") },
  },
  metadata: {
    task: {
      field_spec: { ...many, metadata: ["m"] },
      ...template("prompt_template", "{prompt}{m}"),
    },
  },
  revision: { task: {}, given: pinned },
  input_image: { task: { field_spec: { input: "q", target: "a", input_image: "i" } } },
  shuffle_choices: {
    task: { shuffle_choices: true, field_spec: many, ...solvers("multiple_choice") },
  },
  epochs: { task: epochs("mean") },
  reducer: { task: epochs("max") },
  split_slice: { task: { split: "test[:5]" } },
  several_scorers: { task: { scorers: [{ name: "exact" }, { name: "f1" }] } },
  scorer_override: { task: {}, scorer: "math" },
  judge: { task: { scorers: [{ name: "model_graded_fact" }] }, judged: true },
};

describe.each(Object.keys(WITH) as Feature[])("a task with %s", (feature) => {
  test.each(HARNESSES)("is what the table says of %s", (harness) => {
    const { task, given, scorer, judged } = WITH[feature];
    const plan = planOf(task, given ?? hub, scorer, judged);
    expect([...plan.features]).toContain(feature);
    const support = supportOf(feature, harness);
    if (typeof support === "object" && "refused" in support) {
      expect(() => translate(plan, harness)).toThrow(`${harness} has no `);
      expect(() => translate(plan, harness)).toThrow(support.refused);
      return;
    }
    const told = translate(plan, harness).warnings.filter((warning) =>
      warning.startsWith(`${FEATURES[feature].about.replaceAll("`", "")}: `),
    );
    expect(told.map((warning) => warning.replace(/^.*?: /, ""))).toEqual(
      support === "same" ? [] : [support.approximated],
    );
  });
});

test("Inspect is kept from rows that it read on another day", () => {
  for (const given of [hub, { file: "/data/rows.jsonl" }]) {
    expect(allText({}, "inspect", given)).toContain("cached=False");
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
});
