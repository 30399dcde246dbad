import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { jsonl, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";
import { parquetFile, type Type } from "../support/parquet.ts";

const folder = newFolder();
const run = (...args: string[]) => evalmarkHere(["methods", ...args], { cwd: folder });
const DOCS = readFileSync(fileURLToPath(new URL("../../docs/json.md", import.meta.url)), "utf8");

const OPTIONS = ["ice", "the warm air above it", "salt", "sand"];
type Row = { right: number; given: number[]; alone?: number[] };

/** A samples file of lm-eval: log-probabilities of these continuations. */
function likelihoods(name: string, texts: string[], rows: Row[]): string {
  const line = ({ right, given, alone }: Row, doc_id: number) => ({
    ...{ doc_id, doc: {}, target: `${right}`, filter: "none", metrics: [] },
    arguments: Object.fromEntries(
      [...texts.map((t) => ["Q", t]), ...(alone ? texts.map((t) => ["", t]) : [])].map(
        ([prompt, text], i) => [`gen_args_${i}`, { arg_0: prompt, arg_1: ` ${text}` }],
      ),
    ),
    resps: [...given, ...(alone ?? [])].map((value) => [[String(value), "False"]]),
  });
  writeFileSync(join(folder, name), jsonl(...rows.map(line)));
  return name;
}

/** The same of generated texts: [right letter, text]. */
function generated(name: string, rows: [string, string][]): string {
  const line = ([target, text]: [string, string], doc_id: number) => ({
    ...{ doc_id, doc: {}, target, filter: "none", metrics: ["exact_match"], exact_match: 0 },
    arguments: { gen_args_0: { arg_0: "Q", arg_1: { until: [] } } },
    resps: [[text]],
  });
  writeFileSync(join(folder, name), jsonl(...rows.map(line)));
  return name;
}

interface Value {
  rule: string;
  value: number;
  rows: number;
}
async function said(...args: string[]) {
  const { code, stdout } = await run(...args, "--json");
  expect(code).toBe(0);
  const report = JSON.parse(stdout);
  const [model] = report.models;
  const values: Value[] = model.values;
  return { report, model, of: Object.fromEntries(values.map((v) => [v.rule, v.value])) };
}

// By the sum the first row takes "ice" (wrong), by length the long text (right); without the
// question "sand" is so unlikely that it gains most.
const LONG = { right: 1, given: [-5, -12, -9, -9], alone: [-9, -14, -9, -20] };
const SHORT = { right: 0, given: [-2, -30, -4, -4], alone: [-6, -31, -7, -7] };

test("each rule over the same log-probabilities, and letters from another log, by rows", async () => {
  const texts = likelihoods("texts.jsonl", OPTIONS, [LONG, SHORT]);
  const letters = likelihoods(
    "letters.jsonl",
    ["A", "B", "C", "D"],
    [
      { right: 1, given: [-4, -1, -3, -3] },
      { right: 0, given: [-4, -1, -3, -3] },
    ],
  );
  const { of, model, report } = await said(texts, letters);
  expect(of).toEqual({ letters: 0.5, raw: 0.5, characters: 1, bytes: 1, unconditional: 0.5 });
  const pair = (a: string, b: string) =>
    model.pairs.find(
      (p: { a: { rule: string }; b: { rule: string } }) => p.a.rule === a && p.b.rule === b,
    );
  // Of two rows: letters are right on the first, the sum is on the second.
  expect(pair("letters", "raw")).toMatchObject({ rows: 2, agree: 0, same_option: 0 });
  expect(pair("characters", "bytes")).toMatchObject({ agree: 1, same_option: 1 });
  expect(model.missing.map((rule: { name: string }) => rule.name)).toEqual(["tokens", "generated"]);
  expect(report.doubts).toEqual([]);
});

test("a row in two scripts is another option's by characters than by bytes", async () => {
  const row = { right: 1, given: [-7.2, -19.5] };
  const { of } = await said(likelihoods("scripts.jsonl", ["水と空気", "fire and ice"], [row]));
  expect(of).toMatchObject({ raw: 0, characters: 1, bytes: 0 });
});

test("a generated text may name the option's text, which stands in another log", async () => {
  const texts = likelihoods("options.jsonl", OPTIONS, [LONG, SHORT]);
  const answers = generated("answers.jsonl", [
    ["B", "The answer is the warm air above it."],
    ["A", "ANSWER: A"],
  ]);
  const scorers = ["--scorer", "choice", "--scorer", "inspect/choice"];
  const both = await said(texts, answers, ...scorers);
  expect(both.of).toMatchObject({
    "generated, choice": 1,
    "generated, inspect/choice": 0.5,
    "generated, harness's exact_match,none": 0,
  });
  const alone = await said(answers, ...scorers);
  expect(alone.of["generated, choice"]).toBe(0.5);
  expect(alone.report.doubts).toEqual([
    "answers.jsonl: of 2 samples no log has the options' texts",
  ]);
});

test("rows of which logs say different things are not joined", async () => {
  const texts = likelihoods("texts.jsonl", OPTIONS, [LONG, SHORT]);
  const other = likelihoods(
    "other.jsonl",
    ["A", "B", "C", "D"],
    [
      { right: 2, given: [-4, -1, -3, -3] },
      { right: 0, given: [-1, -4, -3, -3] },
    ],
  );
  const { report, model } = await said(texts, other);
  expect(report.doubts).toEqual([
    "other.jsonl: 1 rows have another right option than the rows of the same number",
  ]);
  expect(model.values.find((v: Value) => v.rule === "letters")).toMatchObject({
    rows: 1,
    value: 1,
  });
});

test("a log whose rows are numbered otherwise is left out, not joined where it agrees by chance", async () => {
  const rows = (shift: number) =>
    Array.from({ length: 12 }, (_, i) => ({
      right: ((i + shift) * 7) % 4,
      given: [-1, -2, -3, -4],
    }));
  const texts = likelihoods("texts.jsonl", OPTIONS, rows(0));
  const shifted = likelihoods("shifted.jsonl", ["A", "B", "C", "D"], rows(1));
  const { report, model } = await said(texts, shifted);
  expect(report.doubts).toEqual([
    "shifted.jsonl: left out, for its rows are numbered otherwise: 12 of 12 have another right option than the rows of the same number",
  ]);
  expect(model.values.map((v: Value) => v.rule)).not.toContain("letters");
});

test("of lighteval's details tokens and likelihoods without the question are read, too", async () => {
  const list: Type = { list: "double" };
  const schema: { [name: string]: Type } = {
    doc: {
      struct: {
        ...{ query: "string", id: "string", gold_index: "int64" },
        ...{ choices: { list: "string" }, sampling_methods: { list: "string" } },
      },
    },
    model_response: {
      struct: {
        ...{ text: { list: "string" }, logprobs: list, unconditioned_logprobs: list },
        output_tokens: { list: { list: "int64" } },
      },
    },
  };
  const row = {
    doc: {
      ...{ query: "Q", id: "0", gold_index: 1, sampling_methods: ["LOGPROBS"] },
      choices: [" photosynthesis", " a big red dog"],
    },
    model_response: {
      ...{ text: [], logprobs: [-8.8, -9.1], unconditioned_logprobs: [-9, -9.5] },
      output_tokens: [
        [1, 2, 3, -1, -1],
        [4, 5, 6, 7, -1],
      ],
    },
  };
  const name = join(folder, "details.parquet");
  writeFileSync(name, parquetFile(schema, [[row]]));
  const { of } = await said(name);
  expect(of).toEqual({ raw: 0, characters: 0, bytes: 0, tokens: 1, unconditional: 1 });
});

test("the blank in front of lighteval's letters is no part of the target", async () => {
  const schema: { [name: string]: Type } = {
    doc: {
      struct: {
        ...{ query: "string", id: "string", gold_index: "int64" },
        ...{ choices: { list: "string" }, sampling_methods: { list: "string" } },
      },
    },
    model_response: { struct: { text: { list: "string" } } },
  };
  const row = {
    doc: {
      ...{ query: "Q", id: "0", gold_index: 1, sampling_methods: ["GENERATIVE"] },
      choices: [" A", " B", " C", " D"],
    },
    model_response: { text: ["The answer is (B)."] },
  };
  const name = join(folder, "generated.parquet");
  writeFileSync(name, parquetFile(schema, [[row]]));
  const { of } = await said(name);
  for (const scorer of ["choice", "faulty/mmlu-pro-regex", "faulty/gpqa-cot-strict"]) {
    expect(of[`generated, ${scorer}`], scorer).toBe(1);
  }
});

test("a log's own score that its log-probabilities don't give is told", async () => {
  const file = likelihoods("own.jsonl", OPTIONS, [LONG]);
  const text = readFileSync(join(folder, file), "utf8");
  writeFileSync(
    join(folder, file),
    text.replace('"metrics":[]', '"metrics":["acc","acc_norm"],"acc":1,"acc_norm":1'),
  );
  const { report } = await said(file);
  expect(report.doubts).toEqual(["own.jsonl: the log's own score by raw is another on 1 rows"]);
});

test("for people: what no log has is named with what it takes", async () => {
  const { stdout } = await run(likelihoods("texts.jsonl", OPTIONS, [LONG, SHORT]));
  expect(stdout).toContain(
    "not here letters: no log has log-probabilities of the options' letters",
  );
  expect(stdout).toMatch(/1 {2}raw {2,}50\.00/);
  const plain = await run(join(MINI, "logs/lm-eval/samples_mini_math.jsonl"));
  expect(plain.stdout).toContain("no log has multiple choice in it");
});

test("all keys of --json are in the docs", async () => {
  const { report } = await said(likelihoods("texts.jsonl", OPTIONS, [LONG, SHORT]));
  const keys = new Set<string>();
  JSON.stringify(report, (key, value) => {
    if (!/^\d*$/.test(key)) keys.add(key);
    return value;
  });
  for (const key of keys) expect(DOCS, key).toContain(`\`${key}\``);
});

test("standard input, which can't be read twice, is refused", async () => {
  const { code, stderr } = await run("-");
  expect(code).toBe(2);
  expect(stderr).toContain("read twice");
});

test("logs without multiple choice are told by the exit code, too", async () => {
  const line = { id: 1, target: "the answer", output: "no idea" };
  writeFileSync(join(folder, "plain.jsonl"), jsonl(line));
  expect(await run("plain.jsonl")).toMatchObject({
    code: 1,
    stdout: "no log has multiple choice in it\n",
  });
});
