import { describe, expect, test } from "vitest";
import { HEADER, inspectEval, inspectJson, inspectSample, SAMPLES } from "../support/inspect.ts";
import { fileOf, readLog } from "../support/logs.ts";

/** The log in both forms: they must say the same. */
async function both(samples: object[] = SAMPLES, header: object = HEADER) {
  const zipped = await readLog(fileOf(inspectEval(samples, header)));
  const json = await readLog(fileOf(inspectJson(samples, header)));
  expect(json.error).toEqual(zipped.error);
  expect(json.samples).toEqual(zipped.samples);
  expect({ ...json.header, format: "" }).toEqual({ ...zipped.header, format: "" });
  return zipped;
}

/** One sample with parts replaced, read from both forms. */
async function one(more: object) {
  const { samples, error } = await both([inspectSample(1, more)]);
  expect(error).toBeNull();
  return samples[0]!;
}

describe("the header", () => {
  test("says what was run, by what, and what came out", async () => {
    const { header } = await both();
    expect(header).toEqual({
      format: "inspect-eval",
      harness: "inspect_ai 0.3.285",
      model: "mockllm/model",
      task: "sums",
      dataset: "tiny",
      solvers: [{ name: "generate", options: { stop_seqs: ["\n\n", "Q:"] } }],
      settings: JSON.stringify({
        generate: { stop_seqs: ["far"] },
        solvers: [{ params: { stop_seqs: ["\n\n", "Q:"] }, solver: "generate" }],
      }),
      scorers: [{ name: "match", options: { numeric: true } }],
      epochs: 1,
      reducer: "mean",
      sampleIds: [1, "two", 3],
      rows: 3,
      startedAt: "2026-11-22T04:00:00+00:00",
      completedAt: "2026-11-22T04:01:00+00:00",
      filter: null,
      metrics: [
        { scorer: "match", metric: "accuracy", value: 0.5, reducer: null, scored: 3, unscored: 0 },
      ],
      doubts: [],
      notes: [],
    });
  });

  test("a run that did not end well, or was invalidated, raises doubts", async () => {
    const cancelled = await both(SAMPLES, { ...HEADER, status: "cancelled", invalidated: true });
    expect(cancelled.header?.doubts).toEqual(["status is cancelled", "samples were invalidated"]);
  });

  test.each([1, 3, "2"])("format version %j raises a doubt", async (version) => {
    const { header } = await both(SAMPLES, { ...HEADER, version });
    expect(header?.doubts).toEqual([
      `log format ${JSON.stringify(version)}, of which only 2 is known here`,
    ]);
  });

  test("without header.json the journal's beginning stands in", async () => {
    const { header, samples } = await readLog(fileOf(inspectEval(SAMPLES, null)));
    expect(header?.task).toBe("sums");
    expect(header?.doubts).toEqual([
      "status is started",
      "header.json is missing: the run was not finished",
    ]);
    expect(samples).toHaveLength(3);
  });

  test("a header that lacks nearly everything is still one", async () => {
    const { header, samples } = await both(SAMPLES, { status: "success", eval: {} });
    expect(header).toMatchObject({
      model: null,
      scorers: [],
      epochs: 1,
      sampleIds: null,
      metrics: [],
    });
    expect(samples[0]?.stop).toBeNull();
  });

  test("rows are those of the whole dataset, where it says so credibly", async () => {
    const rows = async (dataset: object) =>
      (await both(SAMPLES, { ...HEADER, eval: { dataset } })).header?.rows;
    expect(await rows({ samples: 30, sample_ids: [1, "two", 3] })).toBe(30);
    expect(await rows({ samples: 30 })).toBe(30);
    for (const samples of [2, 30.5, "30", -1, null]) {
      expect(await rows({ samples, sample_ids: [1, "two", 3] })).toBeNull();
    }
  });

  test("several reducers: the first; scores of dicts and repeats have their samples' names", async () => {
    const config = { epochs: 4, epochs_reducer: ["pass_at_2", "mode"] };
    const score = (name: string, scorer: string) => ({
      name,
      scorer,
      reducer: "pass_at_2",
      metrics: { mean: { name: "mean", value: 1 } },
    });
    const { header } = await both(SAMPLES, {
      ...HEADER,
      eval: { ...HEADER.eval, config },
      results: { scores: [score("match1", "match"), score("a", "dicty"), score("x", "pkg/x")] },
    });
    expect(header).toMatchObject({ epochs: 4, reducer: "pass_at_2" });
    expect(header?.metrics.map((m) => m.scorer)).toEqual(["match1", "dicty/a", "pkg/x/x"]);
  });
});

describe("a sample", () => {
  test("has the completion, cut by the stops nearest to the call", async () => {
    expect(await one({})).toMatchObject({
      id: 1,
      epoch: 1,
      input: "Say 1",
      text: "ANSWER: 1",
      target: "1",
      stop: ["\n\n", "Q:"],
      cut: true,
      stopReason: "stop",
      error: null,
      doubts: [],
      harness: [{ name: "match", value: 1, shown: "C", answer: "1" }],
    });
  });

  test("without a completion, the text parts of the first choice", async () => {
    const content = [
      { type: "reasoning", reasoning: "hidden", signature: "s" },
      { type: "text", text: "The answer" },
      { type: "image", image: "data:" },
      { type: "text", text: "is 5." },
    ];
    const choices = [
      { message: { role: "assistant", content }, stop_reason: "max_tokens", logprobs: {} },
      { message: { role: "assistant", content: "other" }, stop_reason: "stop" },
    ];
    expect(await one({ output: { choices, completion: "" } })).toMatchObject({
      text: "The answer\nis 5.",
      stopReason: "max_tokens",
    });
    expect(await one({ output: { choices: [] } })).toMatchObject({ text: "", stopReason: null });
    expect(await one({ output: null })).toMatchObject({ text: "", stopReason: null });
  });

  test("target lists, choices and message inputs", async () => {
    const input = [{ role: "user", content: [{ type: "text", text: "é" }] }];
    expect(await one({ target: ["5", "five"], choices: ["a", "b"], input })).toMatchObject({
      target: ["5", "five"],
      choices: ["a", "b"],
      input,
    });
  });

  test("errors, limits, edits and invalidation are told", async () => {
    expect(await one({ error: { message: "boom!", traceback: "..." }, scores: {} })).toMatchObject({
      error: "boom!",
      harness: [],
    });
    const output = { choices: [], completion: "" };
    expect(await one({ output, limit: { type: "message", limit: 5 } })).toMatchObject({
      stopReason: "message",
    });
    const history = [{ value: "I" }, { value: "C", provenance: { author: "x" } }];
    const edited = { scores: { match: { value: "C", history } }, invalidation: { author: "x" } };
    expect((await one(edited)).doubts.sort()).toEqual([
      "score match was edited",
      "the sample was invalidated",
    ]);
  });

  test("scores of every kind", async () => {
    const values = {
      c: "C",
      p: "P",
      n: "N",
      t: true,
      f: 0.25,
      yes: "yes",
      num: "7",
      word: "maybe",
    };
    const scores: Record<string, object> = {};
    for (const [name, value] of Object.entries(values)) scores[name] = { value };
    scores.both = { value: { a: 1, b: null }, answer: "x" };
    scores.list = { value: [1, "b"] };
    const { harness } = await one({ scores });
    expect(harness.map((s) => [s.name, s.value, s.shown])).toEqual([
      ["c", 1, "C"],
      ["p", 0.5, "P"],
      ["n", 0, "N"],
      ["t", 1, "true"],
      ["f", 0.25, "0.25"],
      ["yes", 1, "yes"],
      ["num", 7, "7"],
      ["word", null, "maybe"],
      ["both/a", 1, "1"],
      ["both/b", null, "null"],
      ["list", null, '[1,"b"]'],
    ]);
  });

  test("NaN, infinities and huge integers don't disturb", async () => {
    const text = inspectJson([inspectSample(1)])
      .replace('"value": "C"', '"value": NaN, "reason": "x"')
      .replace('"total_tokens": 3', '"total_tokens": 1152921504606846976, "x": -Infinity')
      .replace('"value": 0.5', '"value": Infinity')
      .replace('"numeric": true', '"numeric": 1152921504606846977');
    const { header, samples, error } = await readLog(fileOf(text));
    expect(error).toBeNull();
    expect(samples[0]?.harness).toEqual([
      { name: "match", value: null, shown: "NaN", answer: "1" },
    ]);
    expect(header?.metrics[0]?.value).toBeNull();
    expect(header?.scorers[0]?.options).toEqual({ numeric: "1152921504606846977" });
  });
});

describe("the .json form", () => {
  test("a header on both sides of the samples is read whole", async () => {
    const { eval: spec, ...rest } = HEADER;
    const text = JSON.stringify({ eval: spec, samples: SAMPLES, ...rest });
    const { header, samples } = await readLog(fileOf(text));
    expect(header?.doubts).toEqual([]);
    expect(header?.metrics).toHaveLength(1);
    expect(samples).toHaveLength(3);
  });

  test("an error names line and column, and the samples before it stay", async () => {
    const text = inspectJson([...SAMPLES, inspectSample(4, { target: 5 }), inspectSample(5)]);
    const { samples, error } = await readLog(fileOf(text));
    expect(samples).toHaveLength(3);
    const lines = text.split("\n");
    const { line = 0, column = 0 } = error?.place ?? {};
    expect(lines[line - 1]?.slice(column - 1)).toBe("{");
    expect(lines[line]).toContain('"id": 4');
    expect(error?.message).toMatch(/"target" must be/);
  });

  test("a log that is cut yields what is whole", async () => {
    const text = inspectJson();
    const cut = text.slice(0, text.indexOf('"id": 3'));
    const { error } = await readLog(fileOf(cut));
    expect(error).toMatchObject({ code: "ERR_FORMAT", message: /ends in the middle/ });
    expect(error?.cure).toBeTruthy();
  });
});
