import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { EvalmarkError } from "../../src/errors.ts";
import { fileOf, readLog } from "../support/logs.ts";
import { parquetFile, type Type, type Value } from "../support/parquet.ts";

const DOC = {
  query: "string",
  choices: { list: "string" },
  gold_index: "int64",
  id: "string",
  task_name: "string",
  fewshot_samples: { list: { struct: { query: "string", choices: { list: "string" } } } },
  sampling_methods: { list: "string" },
  stop_sequences: { list: "string" },
} as const satisfies { [name: string]: Type };

const RESPONSE = {
  input: "null",
  input_tokens: { list: "int64" },
  text: { list: "string" },
  output_tokens: { list: { list: "int64" } },
  text_post_processed: { list: "string" },
  logprobs: { list: "double" },
} as const satisfies { [name: string]: Type };

type Row = { [name: string]: Value };

function schema(doc: Row = {}, response: Row = {}, metric: Row = { em: "double" }) {
  return {
    doc: { struct: { ...DOC, ...doc } as { [name: string]: Type } },
    metric: { struct: metric as { [name: string]: Type } },
    model_response: { struct: { ...RESPONSE, ...response } as { [name: string]: Type } },
  };
}

function row(id: string, doc: Row = {}, response: Row = {}, metric: Row = { em: 1 }): Row {
  return {
    doc: {
      query: `Q${id}`,
      choices: ["4"],
      gold_index: 0,
      id,
      task_name: "sums|2",
      fewshot_samples: [
        { query: "Q", choices: ["1"] },
        { query: "R", choices: [] },
      ],
      sampling_methods: ["GENERATIVE"],
      stop_sequences: ["\n"],
      ...doc,
    },
    metric,
    model_response: {
      input_tokens: [1, 2, 3],
      text: ["It is 4."],
      output_tokens: [[7, 8]],
      text_post_processed: ["It is 4."],
      logprobs: [],
      ...response,
    },
  };
}

const read = (rows: Row[], types = schema()) => readLog(fileOf(parquetFile(types, [rows])));

test("a generated text arrives with its gold, stops and scores", async () => {
  const { header, samples, error } = await read([row("7")]);
  expect(error).toBeNull();
  expect(header).toMatchObject({ format: "lighteval", harness: "lighteval", task: "sums|2" });
  expect(samples).toMatchObject([
    {
      id: "7",
      epoch: 1,
      input: "Q7",
      text: "It is 4.",
      textKind: "stop-cut",
      isAnswer: false,
      target: "4",
      choices: null,
      stop: ["\n"],
      cut: true,
      harness: [{ name: "em", value: 1, shown: "1" }],
    },
  ]);
});

test("choices that are letters alone have no texts", async () => {
  const doc = (choices: string[]) => ({ choices, gold_index: 1 });
  const rows = [row("1", doc(["A", " B", "C"])), row("2", doc(["A", "C", "B"]))];
  const { samples } = await read(rows);
  expect(samples).toMatchObject([
    { choices: ["", "", ""], target: " B" },
    { choices: ["A", "C", "B"], target: "C" },
  ]);
});

test("types vary: lists of golds, integer metrics, columns of nothing", async () => {
  const types = schema(
    { gold_index: { list: "int64" }, stop_sequences: { list: "null" }, sampling_methods: "null" },
    { text_post_processed: "null", logprobs: { list: "null" } },
    { em: "int64", f1: "double", note: "null" },
  );
  const doc = {
    gold_index: [0, 2],
    choices: ["a", "b", "c"],
    stop_sequences: [],
    sampling_methods: null,
  };
  const response = { text_post_processed: null, logprobs: [] };
  const { samples, error } = await read([row("1", doc, response, { em: 0, f1: 0.5 })], types);
  expect(error).toBeNull();
  expect(samples).toMatchObject([
    { target: ["a", "c"], choices: ["a", "b", "c"], stop: null, cut: false, textKind: "raw" },
  ]);
  expect(samples[0]!.harness.map((h) => [h.name, h.value])).toEqual([
    ["em", 0],
    ["f1", 0.5],
  ]);
});

test("several texts are epochs, and the scores of all together are given to none", async () => {
  const { samples } = await read([row("1", {}, { text: ["a", "b"], text_post_processed: [] })]);
  expect(samples.map((s) => [s.epoch, s.text, s.harness.length])).toEqual([
    [1, "a", 0],
    [2, "b", 0],
  ]);
});

test("where reasoning was taken out, that is what was scored, and it is told", async () => {
  const { samples } = await read([
    row("1", {}, { text: ["<think>3?</think>4"], text_post_processed: ["4"] }),
  ]);
  expect(samples).toMatchObject([{ text: "4", textKind: "reasoning-stripped" }]);
});

test("the likeliest choice is the answer, the first of equal ones", async () => {
  const doc = { choices: [" x", " y", " z"], gold_index: 1, sampling_methods: ["LOGPROBS"] };
  const rows = [
    row("1", doc, { text: [], text_post_processed: [], logprobs: [-3, -1, -1] }),
    row("2", doc, { text: [], text_post_processed: [], logprobs: [-3, -1] }),
    row("3", { ...doc, gold_index: 3 }, { text: [], text_post_processed: [], logprobs: [0, 0, 0] }),
  ];
  const { samples, error } = await read(rows);
  expect(error).toBeNull();
  expect(samples).toMatchObject([
    {
      text: "B",
      target: "B",
      isAnswer: true,
      choices: ["x", "y", "z"],
      textKind: "likeliest-choice",
    },
    { error: "a log-likelihood is missing or is no number" },
    { error: "the gold index is none of a choice" },
  ]);
});

test("row groups come one after the other, in gzip as well", async () => {
  const ids = Array.from({ length: 700 }, (_, i) => String(i));
  const groups = [ids.slice(0, 300), ids.slice(300, 301), ids.slice(301)];
  for (const gzip of [false, true]) {
    const file = parquetFile(
      schema(),
      groups.map((g) => g.map((id) => row(id))),
      { gzip },
    );
    const { samples, error } = await readLog(fileOf(file));
    expect(error).toBeNull();
    expect(samples.map((s) => s.id)).toEqual(ids);
  }
});

test("results are found in lighteval's folders, with a bar in the names", async () => {
  const root = join(dirname(fileOf("")), "out");
  const time = "2026-11-22T04-30-00.123456";
  const details = join(root, "details", "org", "tiny", time);
  const results = join(root, "results", "org", "tiny");
  for (const folder of [details, results]) mkdirSync(folder, { recursive: true });
  const log = join(details, `details_sums|2_${time}.parquet`);
  writeFileSync(log, parquetFile(schema(), [[row("1")]]));
  const write = (at: string, em: number, docs = 9) =>
    writeFileSync(
      join(results, `results_${at}.json`),
      JSON.stringify({
        config_general: { model_name: "org/tiny", max_samples: 1 },
        results: { "sums|2": { em, em_stderr: Number.NaN, f1: 1, p: 1 }, all: { em: 0 } },
        config_tasks: {
          "sums|2": {
            hf_repo: "org/sums",
            hf_subset: "main",
            metrics: [
              { metric_name: "em", corpus_level_fn: "mean" },
              { metric_name: ["f1", "p"], corpus_level_fn: { f1: "max", p: "mean" } },
            ],
            original_num_docs: docs,
            effective_num_docs: 1,
          },
        },
      }).replace("null", "NaN"),
    );
  write("2026-11-21T04-30-00.123456", 0.25);
  write(time, 0.5);
  const { header } = await readLog(log);
  expect(header).toMatchObject({
    model: "org/tiny",
    dataset: "org/sums (main)",
    metrics: [
      { scorer: "em", metric: "mean", value: 0.5, scored: 1 },
      { scorer: "f1", metric: "max", value: 1 },
      { scorer: "p", metric: "mean", value: 1 },
    ],
    rows: 9,
    doubts: [],
    notes: [],
  });
  write(time, 0.5, -1);
  expect((await readLog(log)).header).toMatchObject({
    rows: null,
    doubts: ["the run had max_samples 1: how many rows it left out is not known"],
  });
});

test.each<[name: string, rows: Row[], message: RegExp]>([
  [
    "a perplexity task",
    [row("1", { sampling_methods: ["PERPLEXITY"] }, { text: [] })],
    /perplexity/,
  ],
  ["a row twice", [row("1"), row("1")], /row 2: a second sample with id "1"/],
  ["a row without id", [row("1"), row("2", { id: null })], /row 2: doc.id is missing/],
])("%s is refused", async (_, rows, message) => {
  const { error, samples } = await read(rows);
  expect(error).toMatchObject({ code: "ERR_FORMAT" });
  expect(error?.message).toMatch(message);
  expect(samples).toHaveLength(rows.length - 1);
});

test("Parquet of another kind, gzipped or cut is refused with a cure", async () => {
  const other = parquetFile({ text: "string" }, [[{ text: "a" }]]);
  const file = parquetFile(schema(), [[row("1")]]);
  for (const [content, message] of [
    [other, /no details of lighteval/],
    [gzipSync(other), /no details of lighteval/],
    [file.subarray(0, file.length - 1), /does not end as one/],
    [file.subarray(0, 4), /does not end as one/],
  ] as const) {
    const { error } = await readLog(fileOf(content));
    expect(error).toMatchObject({ code: "ERR_FORMAT" });
    expect(error?.message).toMatch(message);
    expect(error?.cure).toBeTruthy();
  }
});

test.each([
  [{ values: 1 << 30 }, /ends too early/],
  [{ bytes: 2_000_000_000 }, /MiB/],
  [{ bytes: 200 << 20 }, /500 times its size/],
  [{ bytes: -1 }, /negative size/],
])("pages that claim %j are refused before they are unpacked", async (claimed, message) => {
  const { error } = await readLog(fileOf(parquetFile(schema(), [[row("1")]], { claimed })));
  expect(error).toMatchObject({ code: "ERR_FORMAT" });
  expect(error?.message).toMatch(message);
});

test("a row that claims a list of a million values in a few bytes is refused", async () => {
  const file = parquetFile(schema(), [[row("1", { stop_sequences: Array(2 << 20).fill("") })]], {
    gzip: true,
  });
  expect(file.length).toBeLessThan(100_000);
  const { error } = await readLog(fileOf(file));
  expect(error).toMatchObject({ code: "ERR_FORMAT" });
  expect(error?.message).toMatch(/1048576 values in a row/);
});

test("wherever the file is damaged, the error is one of ours", async () => {
  const file = parquetFile(schema(), [[row("1"), row("2")], [row("3")]]);
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.nat(255), async (at, byte) => {
      const content = Buffer.from(file);
      content[at] = byte;
      const { error } = await readLog(fileOf(content));
      if (error) expect(error).toBeInstanceOf(EvalmarkError);
    }),
    { numRuns: 300 },
  );
});

test("whatever texts and lists hold arrives as it was written", async () => {
  const texts = fc.array(fc.string({ unit: "grapheme", maxLength: 20 }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(texts, texts), { minLength: 1, maxLength: 8 }),
      async (all) => {
        const rows = all.map(([choices, text], i) =>
          row(
            String(i),
            { choices, gold_index: choices.length - 1 },
            { text, text_post_processed: text },
          ),
        );
        const { samples, error } = await read(rows);
        expect(error).toBeNull();
        const expected = all.flatMap(([choices, text], i) =>
          text.map((t, epoch) => [String(i), epoch + 1, t, choices.at(-1)]),
        );
        expect(samples.map((s) => [s.id, s.epoch, s.text, s.target])).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});
