import { expect, test } from "vitest";
import { LINTS, readSpec } from "../../src/spec/index.ts";

const HEAD = "name: n\ndescription: d\nevaluation_framework: inspect-ai\ntasks:\n";
const good = {
  field_spec: "{input: q, target: a}",
  solvers: "[{name: generate}]",
  scorers: "[{name: match}]",
};
const CHOICE = {
  field_spec: "{input: q, target: a, choices: c}",
  solvers: "[{name: multiple_choice}]",
  scorers: "[{name: choice}]",
};

/** A task of one key per line: line 5 is the id, the others follow in the order given. */
const file = (keys: Record<string, string>, head = HEAD) =>
  `${head}  - id: t\n${Object.entries(keys)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `    ${key}: ${value}\n`)
    .join("")}`;
const one = (keys: Record<string, string>) => file({ ...good, ...keys });
const mc = (keys: Record<string, string>) => file({ ...CHOICE, ...keys });
const solver = (text: string) => one({ solvers: `[{name: ${text}}, {name: generate}]` });
const scorer = (text: string) => one({ scorers: `[{name: ${text}}]` });

/** rule, severity, "line:column" where it matters, text of the file. */
const CASES: [rule: string, severity: string, place: string, text: string, dataset?: string][] = [
  // The YAML.
  ["not-utf8", "error", "2:1", "name: n\nbad: \u00ff"],
  ["empty-file", "error", "1:1", ""],
  ["empty-file", "error", "1:1", "# only a comment\n---\n"],
  ["several-documents", "error", "", `${one({})}---\nname: two\n`],
  ["literal-unquoted", "error", "6:", one({ field_spec: "{target: literal: D}" })],
  ["yaml-1.1", "warning", "7:52", solver("generate, args: {temperature: 1e-3}")],
  ["yaml-1.1", "error", "7:45", solver("generate, args: {seed: 2026-01-15}")],
  ["duplicate-key", "error", "9:5", `${one({})}    scorers: [{name: exact}]\n`],
  ["merge-key", "error", "9:5", `${one({})}    <<: {epochs: 2}\n`],
  // The top.
  ["top-level", "error", "1:1", "- id: t\n"],
  ["tasks-missing", "error", "4:1", HEAD],
  ["tasks-missing", "error", "1:1", "name: n\ndescription: d\n"],
  ["tasks-empty", "error", "4:8", HEAD.replace("tasks:", "tasks: []")],
  ["tasks-type", "error", "5:3", `${HEAD}  id: t\n`],
  ["foreign-schema", "error", "1:1", "title: T\ntasks:\n  - name: t\n    dataset_samples: 3\n"],
  ["name", "error", "1:7", file(good, HEAD.replace("name: n", "name: 2024"))],
  ["description", "error", "1:1", file(good, HEAD.replace("description: d\n", ""))],
  ["framework", "error", "1:1", file(good, "name: n\ndescription: d\ntasks:\n")],
  ["framework-unknown", "error", "3:23", file(good, HEAD.replace("inspect-ai", "inspect_ai"))],
  ["framework-other", "warning", "3:23", file({}, HEAD.replace("inspect-ai", "mteb"))],
  // The shape.
  ["tasks-type", "error", "5:5", `${HEAD}  - t\n`],
  ["scores-key", "error", "9:5", `${one({ scorers: "" })}\n    scores: [{name: match}]\n`],
  ["task-key", "error", "9:5", one({ metrics: "[accuracy]" })],
  ["task-key", "error", "9:5", one({ revision: "main" })],
  ["field-spec-key", "error", "6:18", one({ field_spec: "{inptu: q}" })],
  ["field-spec-missing", "error", "5:5", one({ field_spec: "" })],
  ["field-spec-type", "error", "6:17", one({ field_spec: "[]" })],
  ["target-type", "error", "6:26", one({ field_spec: "{target: [a, b]}" })],
  ["metadata-type", "error", "6:28", one({ field_spec: "{metadata: level}" })],
  ["metadata-type", "error", "6:29", one({ field_spec: "{metadata: [2024]}" })],
  ["choices-type", "error", "6:27", one({ field_spec: "{choices: 4}" })],
  ["config-type", "error", "9:13", one({ config: "no" })],
  ["config-type", "error", "9:13", one({ config: "2024" })],
  ["split-type", "error", "9:12", one({ split: "2026-01-15" })],
  ["epochs-type", "error", "9:13", one({ epochs: "1.5" })],
  ["epochs-range", "error", "9:13", one({ epochs: "0" })],
  ["shuffle-choices-type", "error", "9:22", mc({ shuffle_choices: "2" })],
  [
    "epoch-reducer",
    "error",
    "9:20",
    one({ epochs: "2", epoch_reducer: "pass_k_2" }).replace("    epochs: 2\n", ""),
  ],
  ["solvers-missing", "error", "5:5", one({ solvers: "" })],
  ["solvers-type", "error", "7:14", one({ solvers: "[]" })],
  ["solvers-type", "error", "7:15", one({ solvers: "[generate]" })],
  ["scorers-missing", "error", "5:5", one({ scorers: "" })],
  ["scorers-type", "error", "8:14", one({ scorers: "{name: match}" })],
  ["solver-name", "error", "7:22", solver("generat")],
  ["scorer-name", "error", "8:22", scorer("exact_match")],
  ["name-missing", "error", "8:15", one({ scorers: "[{args: {}}]" })],
  ["args-type", "error", "8:35", scorer("match, args: null")],
  ["args-type", "error", "8:35", scorer("match, args: [numeric]")],
  // Ids.
  [
    "id-missing",
    "error",
    "9:5",
    `${one({})}  - ${Object.entries(good)
      .map(([k, v]) => `${k}: ${v}`)
      .join("\n    ")}\n`,
  ],
  ["id-missing", "error", "5:5", `${HEAD.replace("inspect-ai", "mteb")}  - config: x\n`],
  ["id-absent", "warning", "5:5", one({}).replace("- id: t\n   ", "-")],
  ["id-duplicate", "error", "9:9", one({}) + one({}).slice(HEAD.length)],
  ["id-slash", "warning", "5:9", one({}).replace("id: t", "id: a/t")],
  ["owner-hf", "error", "1:1", one({}), "llava-hf/bench"],
  // The target.
  ["literal-colon", "warning", "6:26", one({ field_spec: '{target: "literal:12:30"}' })],
  ["literal-space", "warning", "6:26", one({ field_spec: '{target: "literal: D"}' })],
  ["literal-empty", "warning", "6:26", one({ field_spec: '{target: "literal:"}' })],
  [
    "literal-letter",
    "error",
    "6:26",
    mc({ field_spec: '{target: "literal:D", choices: [a, b, c]}' }),
  ],
  ...["AE", "-1", "a,e", "AA", "AB", "3", "0", ","].map((target): (typeof CASES)[number] => [
    "literal-letter",
    "error",
    "6:26",
    mc({ field_spec: `{target: "literal:${target}", choices: [a, b, c, d]}` }),
  ]),
  ...["30x", "-1", "0", "AA"].map((target): (typeof CASES)[number] => [
    "literal-letter",
    "error",
    "6:26",
    mc({ field_spec: `{target: "literal:${target}", choices: c}` }),
  ]),
  ["literal-number", "warning", "6:26", mc({ field_spec: '{target: "literal:30", choices: c}' })],
  [
    "shuffle-letter",
    "error",
    "6:26",
    mc({ field_spec: '{target: "literal:30", choices: c}', shuffle_choices: "true" }),
  ],
  ["letter-prefix", "warning", "6:26", one({ field_spec: '{target: "letter:A"}' })],
  ["field-ignored", "warning", "6:18", one({ field_spec: "{id: uid}" })],
  // Choices.
  ["choices-missing", "error", "6:17", mc({ field_spec: "{}" })],
  ["choices-unused", "warning", "6:27", one({ field_spec: "{choices: c}" })],
  ["choice-unmarked", "error", "7:14", mc({ solvers: "[{name: generate}]" })],
  ["choice-unscored", "warning", "8:14", mc({ scorers: "[{name: match}]" })],
  ["choices-few", "warning", "6:27", mc({ field_spec: "{choices: [c]}" })],
  ["shuffle-nothing", "warning", "9:22", one({ shuffle_choices: "true" })],
  // Epochs.
  ["reducer-epochs", "error", "10:20", one({ epochs: "2", epoch_reducer: "pass_at_9" })],
  ["reducer-epochs", "error", "9:20", one({ epoch_reducer: "at_least_2" })],
  ["reducer-zero", "error", "9:20", one({ epoch_reducer: "pass_at_0" })],
  ["epochs-form", "warning", "9:13", one({ epochs: '"4"' })],
  ["epochs-form", "warning", "9:13", one({ epochs: "true" })],
  ["shuffle-form", "warning", "9:22", mc({ shuffle_choices: '"yes"' })],
  // Solvers.
  ["template-prompt", "warning", "7:56", solver('prompt_template, args: {template: "Solve it."}')],
  [
    "template-choices",
    "error",
    "7:",
    mc({ solvers: '[{name: multiple_choice, args: {template: "{question}"}}]' }),
  ],
  ["template-braces", "error", "7:55", solver('system_message, args: {template: "set {1"}')],
  [
    "template-name",
    "error",
    "7:",
    mc({ solvers: '[{name: multiple_choice, args: {template: "{question} {choices} {hint}"}}]' }),
  ],
  [
    "generate-missing",
    "warning",
    "7:14",
    one({ solvers: '[{name: system_message, args: {template: "x"}}]' }),
  ],
  [
    "generate-twice",
    "warning",
    "7:40",
    mc({ solvers: "[{name: multiple_choice}, {name: generate}]" }),
  ],
  // Arguments.
  ["argument-unknown", "error", "8:36", scorer("match, args: {locaton: end}")],
  ["argument-unknown", "error", "7:40", solver("use_tools, args: {tools: [bash]}")],
  ["argument-unknown", "error", "7:39", solver("generate, args: {temprature: 1}")],
  [
    "argument-ignored",
    "warning",
    "7:",
    mc({ solvers: "[{name: multiple_choice, args: {multiple_corect: true}}]" }),
  ],
  ["argument-missing", "error", "8:15", scorer("answer")],
  ["argument-missing", "error", "7:15", solver("prompt_template")],
  ["argument-value", "error", "8:46", scorer("match, args: {location: middle}")],
  ["argument-type", "warning", "8:45", scorer('match, args: {numeric: "yes"}')],
  ["item-key", "warning", "8:29", scorer("match, numeric: true")],
  // Scorers that can't be run again.
  ["model-graded", "warning", "8:15", scorer("model_graded_fact, args: {model: openai/o3-mini}")],
  ["math-sympy", "warning", "8:15", scorer("math")],
  ["pattern-scorer", "warning", "8:15", scorer("pattern, args: {pattern: '(a)\\1'}")],
];

const findings = (text: string, dataset?: string) =>
  readSpec(
    { file: "f", bytes: Buffer.from(text, text.includes("\u00ff") ? "latin1" : "utf8") },
    { dataset },
  ).findings;

test.each(CASES)("%s (%s) at %s", (rule, severity, place, text, dataset) => {
  const all = findings(text, dataset);
  const found = all.filter((f) => f.rule === rule);
  expect(found, JSON.stringify(all, null, 1)).toHaveLength(1);
  expect(found[0]).toMatchObject({ severity });
  expect(`${found[0]?.line}:${found[0]?.column}`).toContain(place);
  expect(found[0]?.cure).not.toBe("");
  // One fault, one finding: nothing else of the same weight.
  expect(all.filter((f) => f.severity === "error").map((f) => f.rule)).toEqual(
    severity === "error" ? [rule] : [],
  );
});

test("the files the cases start from have no finding", () => {
  expect(findings(one({}))).toEqual([]);
  expect(findings(mc({ shuffle_choices: "true" }))).toEqual([]);
  expect(findings(one({}), "acme/bench")).toEqual([]);
  expect(findings(`\ufeff${one({}).replaceAll("\n", "\r\n")}`)).toEqual([]);
});

test("every rule of the table is met by a case", () => {
  const met = new Set(CASES.map(([rule]) => rule));
  expect(LINTS.map((l) => l.rule).filter((rule) => !met.has(rule))).toEqual([]);
});

test("a slip of the pen is answered with the name that was meant", () => {
  const cure = (text: string) => findings(text)[0]?.cure;
  expect(cure(one({ epoch: "2" }))).toBe('write "epochs", or remove it');
  expect(cure(one({ field_spec: "{choice: c}" }))).toBe('write "choices", or remove it');
  expect(cure(scorer("model_graded_facts"))).toBe('write "model_graded_fact"');
  expect(cure(scorer("match, args: {ignorecase: true}"))).toBe("write ignore_case");
});

test("one fault is told once: an id of another type, a task that merges another", () => {
  const rules = (text: string) => findings(text).map((f) => f.rule);
  expect(rules(one({}).replace("id: t", "id: 0123")).filter((r) => r.startsWith("id"))).toEqual([
    "id-type",
  ]);
  const merged = `${one({}).replace("- id: t", "- &z\n    id: t")}  - <<: *z\n    id: u\n`;
  expect(rules(merged)).toEqual(["merge-key"]);
  expect(rules(merged.replace("    id: u\n", ""))).toEqual(["merge-key"]);
});

test("what is odd but right is left alone", () => {
  const quiet = [
    solver('prompt_template, args: {template: "{{x}} \\\\boxed{ANSWER} {prompt}"}'),
    solver("prompt_template, args: {template: https://example.org/prompt.txt}"),
    solver("generate, args: {temperature: 0.5, max_tokens: 10}"),
    one({
      field_spec: "{metadata: [body]}",
      solvers: '[{name: prompt_template, args: {template: "{body}"}}, {name: generate}]',
    }),
    one({ epochs: "4", epoch_reducer: "pass_at_1" }),
    mc({ field_spec: '{target: "literal:D", choices: [a, b, c, d]}', shuffle_choices: "true" }),
    mc({ field_spec: '{target: "literal:d", choices: [a, b, c, d]}' }),
    mc({
      field_spec: '{target: "literal:A, d", choices: [a, b, c, d]}',
      solvers: "[{name: multiple_choice, args: {multiple_correct: true}}]",
    }),
    one({ id: "null" })
      .replace("  - id: t\n    field_spec", "  - field_spec")
      .replace("    id: null\n", "    id: t\n"),
  ];
  for (const text of quiet) expect(findings(text), text).toEqual([]);
});
