/** Variants of multiple choice: what is written, what is refused. What they ask: test/python/. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { HARNESSES, VARIANT_TASKS, VARIANTS } from "../../src/translate/index.ts";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";

const folder = newFolder();
const REVISION = "0123456789abcdef0123456789abcdef01234567";
let made = 0;

/** `evalmark translate` of a spec with one task of multiple choice, and the files by name. */
async function variant(task: object, args: string[]) {
  const file = join(folder, `${++made}.yaml`);
  const plain = {
    id: "ones",
    field_spec: { input: "question", target: "answer", choices: "options", metadata: ["subject"] },
    solvers: [{ name: "multiple_choice" }],
    scorers: [{ name: "choice" }],
  };
  const body = { evaluation_framework: "inspect-ai", name: "Odd", description: "d" };
  writeFileSync(file, JSON.stringify({ ...body, tasks: [{ ...plain, ...task }] }));
  const out = join(folder, `out-${made}`);
  const rows = args.includes("--dataset") ? [] : ["--dataset", "acme/bench"];
  const given = ["translate", file, "--out", out, "--json", ...rows, ...args];
  const { code, stdout, stderr } = await evalmarkHere(given, { cwd: folder });
  const said = code === 0 ? JSON.parse(stdout) : { files: [] };
  const texts: string[] = said.files.map((name: string) => readFileSync(join(out, name), "utf8"));
  return { code, stderr, said, texts, text: texts.join("\n"), out };
}
const inLmEval = (name: string, ...more: string[]) => [
  "--to",
  "lm-eval",
  "--variant",
  name,
  ...more,
];
const columns = (more: object) => ({
  field_spec: { input: "question", target: "answer", choices: "options", ...more },
});

describe.each(VARIANTS)("%s", (name) => {
  test("each file names spec, core and the source of its prompt", async () => {
    const { texts, said } = await variant({}, inLmEval(name));
    expect(said.tasks).toEqual(VARIANT_TASKS[name].map(({ ask }) => expect.stringMatching(ask)));
    expect(texts).toHaveLength(2 * said.tasks.length);
    for (const text of texts) {
      const head = text.split("\n").filter((line) => line.startsWith("#"));
      expect(head.join("\n")).toMatch(/SHA-256 [0-9a-f]{64}[\s\S]*core [0-9a-f]{64}/);
      const { source } = VARIANT_TASKS[name].find((task) => text.includes(task.source))!;
      expect(source).toMatch(/\w+\/\w+[\s\S]*(?:commit [0-9a-f]{7}|\d+\.\d+\.\d+)/);
    }
    expect(said.warnings.join()).toContain("examples: none");
    for (const task of said.tasks) expect(said.command).toContain(task);
  });

  test("Inspect AI and promptfoo are refused by name, with what can", async () => {
    for (const harness of HARNESSES.filter((h) => h === "inspect" || h === "promptfoo")) {
      const { code, stderr, out } = await variant({}, ["--to", harness, "--variant", name]);
      expect(code).toBe(5);
      expect(stderr).toContain(`${harness} has no variants`);
      expect(stderr).toContain("--to lm-eval");
      expect(existsSync(out)).toBe(false);
    }
  });
});

test("every rule of log-probabilities has a task in lm-eval, but tokens, which it does not keep", async () => {
  const letters = parse((await variant({}, inLmEval("original"))).texts[0]!, {
    logLevel: "silent",
  });
  expect(letters.metric_list.map((m: { metric: string }) => m.metric)).toEqual(["acc"]);
  const texts = parse((await variant({}, inLmEval("harness-2023"))).texts[0]!, {
    logLevel: "silent",
  });
  expect(texts.output_type).toBe("multiple_choice");
  expect(texts.metric_list.map((m: { metric: string }) => m.metric)).toEqual([
    ...["acc", "acc_norm", "acc_bytes", "acc_mutual_info"],
  ]);
  const { text, said } = await variant({}, ["--to", "lighteval", "--variant", "lighteval"]);
  expect(text).toContain("LogProbTokenNorm()");
  expect(said.tasks).toHaveLength(3);
});

test("lighteval does not play lm-eval", async () => {
  const { code, stderr } = await variant({}, ["--to", "lighteval", "--variant", "lm-eval"]);
  expect(code).toBe(5);
  expect(stderr).toContain("--to lm-eval");
});

describe("the subject", () => {
  const none = columns({});
  test("is a metadata column, what --subject names, or the dataset's configuration", async () => {
    const asText = async (task: object, ...more: string[]) =>
      (await variant(task, inLmEval("helm", ...more))).text;
    expect(await asText({})).toContain('{{subject.replace("_", " ")}}');
    expect(await asText(none, "--subject", "area")).toContain('{{area.replace("_", " ")}}');
    expect(await asText(none, "--subject", "literal:formal_logic")).toContain(
      "about formal logic.",
    );
    expect(await asText({ ...none, config: "high_school_physics" })).toContain(
      "about high school physics.",
    );
  });

  test("is asked for where a prompt needs one", async () => {
    const { code, stderr } = await variant(none, inLmEval("original"));
    expect(code).toBe(2);
    expect(stderr).toContain("--subject");
    expect((await variant(none, inLmEval("harness-2023"))).code).toBe(0);
  });

  test("is no code of the template, and no column that a template can't name", async () => {
    const given = ["--subject", "literal:{{ 7 * 7 }} {% x"];
    const { text } = await variant(none, inLmEval("helm", ...given));
    expect(text).toContain('{{ "{" }}{ 7 * 7 }} {{ "{" }}% x');
    const { code, stderr } = await variant(none, inLmEval("helm", "--subject", "my subject"));
    expect(code).toBe(5);
    expect(stderr).toContain("my subject");
  });
});

test("rows, revision and options in columns of their own go into the task", async () => {
  const task = { ...columns({ choices: ["a", "b"] }), config: "hard", split: "dev" };
  const dataset = ["--dataset", `acme/bench@${REVISION}`];
  for (const harness of ["lm-eval", "lighteval"]) {
    const given = ["--to", harness, "--variant", "harness-2023", ...dataset];
    const { text } = await variant(task, given);
    for (const part of ["acme/bench", REVISION, "hard", "dev", "cell(", '"a")', '"b")']) {
      expect(text).toContain(part);
    }
  }
});

test("what can't be asked so is refused", async () => {
  const refused = async (task: object, reason: RegExp) => {
    const { code, stderr } = await variant(task, inLmEval("harness-2023"));
    expect(code).toBe(5);
    expect(stderr).toMatch(reason);
  };
  const plain = {
    field_spec: { input: "q", target: "a" },
    solvers: [{ name: "generate" }],
    scorers: [{ name: "exact" }],
  };
  await refused(plain, /has none/);
  await refused({ shuffle_choices: true }, /shuffle/);
  await refused(columns({ input_image: "picture" }), /text alone/);
  await refused({ split: "test[:5]" }, /slice/);
  const { said } = await variant({ epochs: 4 }, inLmEval("harness-2023"));
  expect(said.warnings.join()).toContain("asked once");
});

test("examples: so many, from a split or a file, in the order they have", async () => {
  const { texts, said } = await variant({}, inLmEval("helm", "--shots", "5"));
  const task = parse(texts[0]!, { logLevel: "silent" });
  expect(task).toMatchObject({
    num_fewshot: 5,
    fewshot_split: "dev",
    fewshot_config: { sampler: "first_n" },
  });
  expect(texts[0]).toContain("with 5 examples");
  expect(said.warnings.join()).toContain("helm draws them by their answers");
  const { stderr: bare } = await variant({}, inLmEval("helm", "--shots-from", "dev"));
  expect(bare).toContain("--shots N");
  const refused = ["--to", "lighteval", "--variant", "original", "--shots", "5"];
  expect((await variant({}, refused)).code).toBe(5);
  const own = ["--to", "lighteval", "--variant", "lighteval", "--shots", "5"];
  const lighteval = await variant({}, [...own, "--shots-from", "validation"]);
  expect(lighteval.said.command).toContain("odd_ones_lighteval_letters|5");
  expect(lighteval.text).toContain('few_shots_split="validation"');
});

test("--scorer is of no variant, --subject of nothing else", async () => {
  const scorer = await variant({}, inLmEval("helm", "--scorer", "choice"));
  expect(scorer.code).toBe(2);
  expect(scorer.stderr).toContain("methods --scorer");
  const subject = await variant({}, ["--to", "lm-eval", "--subject", "subject"]);
  expect(subject.code).toBe(2);
  expect(subject.stderr).toContain("--variant");
});
