import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openLog } from "../../src/log/index.ts";
import { expectOwnErrors } from "../support/damage.ts";
import { fileOf, plain, readLog } from "../support/logs.ts";

type Json = { [key: string]: unknown };

/** A result in the order of keys of promptfoo 0.121.20. */
function result(testIdx: number, more: Json = {}): Json {
  return {
    cost: 0,
    gradingResult: { pass: true, score: 1, componentResults: [{ reason: '"results": [' }] },
    id: `uuid-${testIdx}`,
    latencyMs: 2,
    namedScores: { em: 1 },
    prompt: { raw: `Q${testIdx}`, label: "Q{{n}}", config: {} },
    promptId: "p",
    promptIdx: 0,
    provider: { id: "file://model.mjs", label: "tiny" },
    response: { output: "It is 4.", tokenUsage: { total: 2 } },
    score: 1,
    success: true,
    testCase: {
      vars: { n: 1, answer: "4" },
      metadata: {},
      assert: [{ type: "javascript", value: "x" }],
    },
    testIdx,
    vars: { n: 1, answer: "4" },
    metadata: { _promptfooFileMetadata: {} },
    failureReason: 0,
    ...more,
  };
}

const whole = (results: Json[]) => ({
  evalId: "eval-abc",
  results: {
    version: 3,
    timestamp: "2026-11-22T04:34:47.670Z",
    prompts: [
      {
        provider: "tiny",
        label: "Q",
        metrics: {
          score: 1.5,
          testPassCount: 1,
          testFailCount: 1,
          testErrorCount: 0,
          namedScores: { em: 1 },
          namedScoresCount: { em: 2 },
        },
      },
    ],
    results,
    stats: {},
  },
  config: { description: "sums" },
  metadata: { promptfooVersion: "0.121.20" },
});

const json = (results: Json[]) => JSON.stringify(whole(results), null, 1);
const jsonl = (results: Json[]) => results.map((r) => JSON.stringify(r)).join("\n");
const read = (results: Json[]) => readLog(fileOf(jsonl(results)));

test("JSON and JSONL, gzipped or not, give the same samples", async () => {
  const results = [result(0), result(1, { score: 0.5, namedScores: {} })];
  const expected = [
    {
      id: 0,
      epoch: 1,
      input: "Q0",
      text: "It is 4.",
      textKind: "raw",
      target: "4",
      stop: null,
      error: null,
      harness: [
        { name: "score", value: 1 },
        { name: "em", value: 1 },
      ],
    },
    { id: 1, harness: [{ name: "score", value: 0.5 }] },
  ];
  for (const content of [json(results), jsonl(results)]) {
    for (const bytes of [content, gzipSync(content)]) {
      const { samples, error } = await readLog(fileOf(bytes));
      expect(error).toBeNull();
      expect(samples).toMatchObject(expected);
    }
  }
});

const repeated = (tests: number, count: number, repeat: number) => {
  const log = whole(Array.from({ length: count }, (_, i) => result(i)));
  const metrics = { score: 0, testPassCount: count - 1, testFailCount: 0, testErrorCount: 1 };
  return JSON.stringify({
    ...log,
    results: { ...log.results, prompts: [{ provider: "tiny", metrics }] },
    config: { tests: Array.from({ length: tests }, () => ({ vars: { n: [1] } })) },
    runtimeOptions: { repeat },
  });
};

test("repeats of a test, which promptfoo numbers like tests, are its epochs", async () => {
  const { header, samples } = await readLog(fileOf(repeated(2, 6, 3)));
  expect(header).toMatchObject({ epochs: 3, notes: [] });
  const pairs = samples.map(({ id, epoch }) => [id, epoch]);
  expect(pairs).toEqual([0, 1].flatMap((id) => [1, 2, 3].map((epoch) => [id, epoch])));
});

test.each([
  ["a test had several sets of variables", 2, 8, 2],
  ["the log does not list its tests", 0, 4, 2],
  ["the number of repeats is none", 2, 4, 1.5],
])("results stay samples of their own where %s", async (_, tests, count, repeat) => {
  const { header, samples } = await readLog(fileOf(repeated(tests, count, repeat)));
  expect(header!.epochs).toBeNull();
  expect(samples.map(({ id, epoch }) => [id, epoch])).toEqual(
    Array.from({ length: count }, (_, i) => [i, 1]),
  );
  const note = "each test was run 2 times: its repeats count as samples";
  expect(header!.notes).toEqual(Number.isInteger(repeat) ? [note] : []);
});

test("the header has promptfoo's sums as means", async () => {
  const { header } = await readLog(fileOf(json([result(0)])));
  expect(header).toMatchObject({
    format: "promptfoo-json",
    harness: "promptfoo 0.121.20",
    model: "tiny",
    task: "sums",
    completedAt: "2026-11-22T04:34:47.670Z",
    metrics: [
      { scorer: "score", metric: "mean", value: 0.75, scored: 2 },
      { scorer: "em", metric: "mean", value: 0.5, scored: 2 },
    ],
  });
});

test.each<[name: string, test: Json, target: unknown]>([
  ["metadata", { metadata: { target: ["4", "four"] }, vars: { answer: "5" } }, ["4", "four"]],
  ["an assertion", { vars: { answer: "5" }, assert: [{ type: "equals", value: 4 }] }, "4"],
  ["an assertion's list", { assert: [{ type: "contains-any", value: ["a", "b"] }] }, ["a", "b"]],
  ["a variable in it", { vars: { x: "7" }, assert: [{ type: "equals", value: "{{ x }}" }] }, "7"],
  [
    "an assertion in a set",
    { assert: [{ type: "assert-set", assert: [{ type: "icontains", value: "y" }] }] },
    "y",
  ],
  [
    "a variable, where assertions say nothing",
    {
      vars: { label: "no", expected: "8" },
      assert: [
        { type: "not-equals", value: "1" },
        { type: "equals", value: "{{ x }} cm" },
        { type: "equals", value: "file://target.txt" },
        { type: "python", value: "2" },
      ],
    },
    "8",
  ],
])("the target stands in %s", async (_, testCase, target) => {
  const { samples } = await read([result(0, { testCase, vars: testCase.vars ?? {} })]);
  expect(samples[0]).toMatchObject({ target, error: null });
});

test("a result without a target, an answer or by an error is errored, and no failed one", async () => {
  const { samples, error } = await read([
    result(0, { testCase: {}, vars: {} }),
    result(1, { response: {} }),
    result(2, { failureReason: 2, error: "API error: 500" }),
    result(3, { failureReason: 1, error: "Expected output to equal 4", success: false, score: 0 }),
  ]);
  expect(error).toBeNull();
  expect(samples.map((s) => s.error)).toEqual([
    "no target is named",
    "the provider gave no output",
    "API error: 500",
    null,
  ]);
});

test("the variable choices, as a list, is the texts of the options", async () => {
  const vars = { target: "B", choices: ["four", 5, "six"] };
  const results = [result(0, { vars }), result(1, { vars: { target: "B", choices: "four" } })];
  const { samples } = await readLog(fileOf(JSON.stringify(whole(results))));
  expect(samples[0]!.choices?.map((c) => Buffer.from(c).toString())).toEqual(["four", "5", "six"]);
  expect(samples[1]!.choices).toBeNull();
});

test("an output that is no string is scored as the JSON it is", async () => {
  const { samples } = await read([result(0, { response: { output: { a: [1] } } })]);
  expect(samples[0]?.text).toBe('{"a":[1]}');
});

test("of several providers one is scored, and the others are told", async () => {
  const other = { promptIdx: 1, provider: { id: "file://other.mjs", label: "" } };
  const results = [result(0), result(0, other), result(1), result(1, other)];
  for (const content of [json(results), jsonl(results)]) {
    const file = fileOf(content);
    const { samples, header } = await readLog(file);
    expect(samples.map((s) => s.id)).toEqual([0, 1]);
    expect(header?.filter).toBe("0");
    expect(header?.notes).toEqual([
      expect.stringMatching(/1 \(file:\/\/other.mjs\) were left out/),
    ]);
    for (const filter of ["1", "file://other.mjs"]) {
      const log = await openLog(file, { filter });
      const found = [];
      for await (const batch of log.samples()) found.push(...batch.samples.map(plain));
      await log.close();
      expect(found.map((s) => s.id)).toEqual([0, 1]);
      expect(log.header).toMatchObject({ model: "file://other.mjs", filter: "1" });
    }
  }
});

test("a test twice, or one without a number, is refused at its place", async () => {
  const twice = await read([result(0), result(0)]);
  expect(twice.error).toMatchObject({ message: /second sample with id 0/, place: { line: 2 } });
  const none = await readLog(fileOf(json([result(0), result(1, { testIdx: undefined })])));
  expect(none.samples).toHaveLength(1);
  expect(none.error).toMatchObject({ message: /"testIdx" is missing/, code: "ERR_FORMAT" });
});

test("wherever the log is cut or damaged, the error is one of ours", async () => {
  const logs = [json([result(0), result(1)]), jsonl([result(0), result(1)])];
  await expectOwnErrors(logs, [1]);
});

test("match events of OpenAI evals are samples; the other events are not", async () => {
  const event = (type: string, sample_id: string, data: Json) => ({
    run_id: "r",
    event_id: 1,
    sample_id,
    type,
    data,
  });
  const lines = [
    { spec: { completion_fns: ["gpt-x"], eval_name: "sums.dev.v0", run_id: "r" } },
    event("sampling", "sums.dev.0", { prompt: "Q", sampled: ["4"] }),
    event("match", "sums.dev.0", { correct: true, expected: "4", picked: "4", sampled: "4" }),
    event("match", "sums.dev.1", {
      correct: false,
      expected: ["5", "five"],
      picked: null,
      sampled: "6",
    }),
    event("match", "sums.dev.2", { correct: false, expected: null, sampled: "6" }),
    { final_report: { accuracy: 0.5 } },
  ];
  const { header, samples, error } = await read(lines);
  expect(error).toBeNull();
  const said = { format: "openai-evals", task: "sums.dev.v0", model: "gpt-x", doubts: [] };
  expect(header).toMatchObject(said);
  const limited = { ...lines[0], spec: { run_config: { max_samples: 3 } } };
  expect((await read([limited, ...lines.slice(1)])).header?.doubts).toEqual([
    "the run had max_samples 3: how many rows it left out is not known",
  ]);
  expect(samples).toMatchObject([
    { id: "sums.dev.0", text: "4", target: "4", harness: [{ name: "correct", value: 1 }] },
    { id: "sums.dev.1", text: "6", target: ["5", "five"], harness: [{ value: 0 }] },
    { id: "sums.dev.2", error: "the event does not say what is expected" },
  ]);
});
