import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { EvalmarkError } from "../../src/errors.ts";
import {
  declaredScorers,
  findTask,
  hinders,
  readSpec,
  showFinding,
  specDigest,
  taskDigest,
} from "../../src/spec/index.ts";

const TWO = `name: Tiny
description: Two tasks.
evaluation_framework: inspect-ai
tasks:
  - id: sums
    field_spec: {input: question, target: answer, metadata: [level]}
    epochs: 2
    epoch_reducer: pass_at_1
    solvers:
      - name: prompt_template
        args: {template: "{prompt}"}
      - name: generate
    scorers:
      - name: match
        args: {numeric: true}
  - id: mc
    field_spec: {input: question, target: label, choices: options}
    shuffle_choices: true
    solvers: [{name: multiple_choice, args: {multiple_correct: true}}]
    scorers: [{name: choice}]
`;
const read = (text: string) => readSpec({ file: "eval.yaml", bytes: Buffer.from(text) });
const spec = (text: string) => {
  const { spec, findings } = read(text);
  expect(findings.filter(hinders)).toEqual([]);
  return spec!;
};
const task = (body: string) => spec(`name: n\ndescription: d\ntasks:\n  - ${body}`).tasks[0]!;

test("a good file gives its tasks with defaults filled in, and no finding", () => {
  expect(read(TWO).findings).toEqual([]);
  expect(spec(TWO)).toMatchObject({
    file: "eval.yaml",
    name: "Tiny",
    framework: "inspect-ai",
    ids: ["sums", "mc"],
    digest: specDigest(Buffer.from(TWO)),
    tasks: [
      {
        id: "sums",
        config: "default",
        split: "test",
        fieldSpec: { input: "question", target: "answer", choices: null, metadata: ["level"] },
        shuffleChoices: false,
        epochs: 2,
        reducer: "pass_at_1",
        solvers: [
          { name: "prompt_template", args: { template: "{prompt}" } },
          { name: "generate" },
        ],
        scorers: [{ name: "match", args: { numeric: true } }],
      },
      { id: "mc", epochs: 1, reducer: "mean", shuffleChoices: true },
    ],
  });
});

test("the example's spec has three tasks and no error", () => {
  const { spec, findings } = readSpec(
    fileURLToPath(new URL("../../examples/mini/eval.yaml", import.meta.url)),
  );
  expect(spec?.ids).toEqual(["math", "choice", "reading"]);
  expect(findings.map((f) => f.rule)).toEqual([]);
});

test("a path is read, and one that can't be read is an error of its own", () => {
  const file = join(mkdtempSync(join(tmpdir(), "evalmark-")), "eval.yaml");
  writeFileSync(file, TWO);
  expect(readSpec(file).spec?.ids).toEqual(["sums", "mc"]);
  expect(() => readSpec(`${file}.none`)).toThrow(EvalmarkError);
});

test("the byte digest moves with a comment, the task digest only with the meaning", () => {
  const other = spec(
    TWO.replace("tasks:", "# a comment\r\ntasks:")
      .replace("    epochs: 2\n", "")
      .replace("    epoch_reducer", "    config: default\n    epochs: 2\n    epoch_reducer"),
  );
  const one = spec(TWO);
  expect(other.digest).not.toBe(one.digest);
  expect(other.tasks.map(taskDigest)).toEqual(one.tasks.map(taskDigest));
  const changed = spec(TWO.replace("numeric: true", "numeric: false"));
  expect(taskDigest(changed.tasks[0]!)).not.toBe(taskDigest(one.tasks[0]!));
  expect(taskDigest(changed.tasks[1]!)).toBe(taskDigest(one.tasks[1]!));
});

test("a task digest is the SHA-256 of canonical JSON under eval.yaml's own names", () => {
  expect(
    taskDigest(task("{field_spec: {}, solvers: [{name: generate}], scorers: [{name: exact}]}")),
  ).toBe(
    specDigest(
      Buffer.from(
        '{"config":"default","epoch_reducer":"mean","epochs":1,"field_spec":{"choices":null,' +
          '"input":"input","input_image":null,"metadata":null,"target":"target"},"id":null,' +
          '"scorers":[{"args":{},"name":"exact"}],"shuffle_choices":false,' +
          '"solvers":[{"args":{},"name":"generate"}],"split":"test"}',
      ),
    ),
  );
});

test("a task is found by id, or alone", () => {
  const two = spec(TWO);
  expect(findTask(two, "mc").id).toBe("mc");
  expect(() => findTask(two, "MC")).toThrow(
    expect.objectContaining({ code: "ERR_USAGE", cure: "use one of: sums, mc" }),
  );
  expect(() => findTask(two)).toThrow(/2 tasks/);
  const one = spec(TWO.slice(0, TWO.indexOf("  - id: mc")));
  expect(findTask(one).id).toBe("sums");
});

test("another framework needs ids only, and its tasks can't be scored", () => {
  const other = spec(
    "name: n\ndescription: d\nevaluation_framework: math-arena\ntasks: [{id: a/b, year: 2026}]",
  );
  expect(other).toMatchObject({ ids: ["a/b"], tasks: [], framework: "math-arena" });
  expect(() => findTask(other, "a/b")).toThrow(expect.objectContaining({ code: "ERR_REFUSED" }));
});

test("scorers of the file get our names and options", () => {
  const scorers = (list: string, solver = "generate") =>
    declaredScorers(
      task(`{field_spec: {choices: c}, solvers: [{name: ${solver}}], scorers: [${list}]}`),
    ).map((d) => d.scorer);
  expect(
    scorers(
      "{name: match, args: {location: any}}, {name: includes}, {name: exact}, {name: f1, args: {stop_words: [a], answer_fn: null}}, {name: answer, args: {pattern: word}}, {name: pattern, args: {pattern: (a), match_all: true}}",
    ),
  ).toEqual([
    { name: "inspect/match", options: { location: "any" } },
    { name: "inspect/includes", options: {} },
    { name: "inspect/exact", options: {} },
    { name: "inspect/f1", options: { stop_words: ["a"] } },
    { name: "inspect/answer", options: { pattern: "word" } },
    { name: "inspect/pattern", options: { match_all: true, regex: "(a)" } },
  ]);
  expect(scorers("{name: choice}", "multiple_choice")).toEqual([
    { name: "inspect/choice", options: {} },
  ]);
  expect(declaredScorers(spec(TWO).tasks[1]!)[0]?.scorer).toEqual({
    name: "inspect/choice",
    options: { multiple_correct: true },
  });
});

test("scorers that no fixed bytes can repeat say so, with a cure", () => {
  const list =
    "{name: math}, {name: model_graded_qa}, {name: model_graded_fact}, {name: pattern, args: {pattern: (?>x)}}";
  const declared = declaredScorers(
    task(`{field_spec: {}, solvers: [{name: generate}], scorers: [${list}]}`),
  );
  for (const one of declared) {
    expect(one.scorer).toBe(null);
    expect(one.reason).toContain(one.declared.name);
    expect(one.cure).toContain("--scorer");
  }
  expect(declared[0]?.cure).toBe("--scorer math");
});

test("letters that the log's output does not hold are not read from it", () => {
  const choice = (solvers: string) =>
    declaredScorers(
      task(`{field_spec: {choices: c}, solvers: [${solvers}], scorers: [{name: choice}]}`),
    )[0]!;
  const refused: [string, string][] = [
    ["{name: multiple_choice, args: {shuffle: true}}", "rewrites the letters"],
    ["{name: multiple_choice}, {name: generate}", "generate after multiple_choice"],
    ['{name: multiple_choice, args: {multiple_correct: "yes"}}', "must be true or false"],
  ];
  for (const [solvers, reason] of refused) {
    expect(choice(solvers)).toMatchObject({
      scorer: null,
      reason: expect.stringContaining(reason),
    });
  }
  expect(choice("{name: multiple_choice, args: {cot: true}}").scorer).not.toBe(null);
});

test("large hostile files are told about in seconds, and in at most 201 findings", () => {
  const head = "name: n\ntasks:\n";
  const body = "field_spec: {}, scorers: [{name: match}]";
  const files = [
    `${head}  - {${Array.from({ length: 15_000 }, (_, i) => `key${i}: 1`).join(", ")}}\n`,
    head + "  - {id: t}\n".repeat(8000),
    head + "  - {id: t, a: [b]}\n".repeat(4000),
    `${head}  - {${body}, solvers: [{name: prompt_template, args: {template: "${"://".repeat(80_000)}\\n"}}]}\n`,
    `${head}  - {${body}, solvers: [{name: prompt_template, args: {template: "${"{a:".repeat(80_000)}"}}]}\n`,
    `${head}  - {${body}, epochs: "${"1_".repeat(100_000)}", solvers: [${"{name: generate},".repeat(2000)}]}\n`,
    `${head}  - {${body}, epoch_reducer: pass_at_${"9".repeat(200_000)}, solvers: [{name: generate}]}\n`,
    `${head}  - {id: ${"1".repeat(200_000)}}\n`,
  ];
  for (const text of files) {
    const { findings } = read(text);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.length).toBeLessThanOrEqual(201);
    for (const { message, cure } of findings)
      expect(message.length + cure.length).toBeLessThanOrEqual(1000);
  }
}, 20_000);

test("a finding is printed with file, line, column, rule and cure", () => {
  const [finding] = read(TWO.replace("    scorers:", "    scores:")).findings;
  expect(showFinding(finding!)).toBe(
    'eval.yaml:13:5: error: Inspect has no key "scores" (the Hub\'s documentation misspells it)' +
      ' [scores-key]\n  cure: write "scorers"',
  );
});

test("no change of a good file makes the reader throw; without errors there is a spec", () => {
  const edit = fc.record({
    at: fc.nat(TWO.length),
    cut: fc.nat(12),
    put: fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        "\n",
        "  ",
        "- ",
        ": ",
        "no",
        "2024",
        "null",
        "[]",
        "{}",
        "\ufeff",
        "&a ",
        "*a",
        "\t",
        "'",
      ),
    ),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let text = TWO;
      for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
      const { spec, findings } = read(text);
      const lines = text.split("\n").length;
      for (const f of findings) {
        expect(f.line).toBeGreaterThan(0);
        expect(f.line).toBeLessThanOrEqual(lines);
        expect(f.cure).not.toBe("");
      }
      if (!findings.some(hinders)) {
        for (const t of spec!.tasks) {
          expect(taskDigest(t)).toMatch(/^[0-9a-f]{64}$/);
          for (const d of declaredScorers(t)) expect(d.scorer === null).toBe(d.reason !== null);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
