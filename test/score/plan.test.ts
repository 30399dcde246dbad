import { describe, expect, test } from "vitest";
import { loadCore } from "../../src/core/index.ts";
import { blankHeader, blankSample } from "../../src/log/blank.ts";
import type { LogHeader, Sample } from "../../src/log/index.ts";
import { type PlanInput, planScorers, scorerOf } from "../../src/score/index.ts";
import type { SpecTask } from "../../src/spec/index.ts";

const header = (scorers: LogHeader["scorers"], solvers: LogHeader["scorers"] = []): LogHeader => ({
  ...blankHeader("inspect-eval"),
  scorers,
  solvers,
});
const samplesFile: LogHeader = { ...header([]), format: "samples-jsonl" };

const taskWith = (...scorers: SpecTask["scorers"]): SpecTask => ({
  id: "t",
  config: "default",
  split: "test",
  fieldSpec: { input: "q", target: "a", choices: null, inputImage: null, metadata: null },
  shuffleChoices: false,
  epochs: 1,
  reducer: "mean",
  solvers: [{ name: "generate", args: {} }],
  scorers,
});

const plan = (input: Partial<PlanInput>) =>
  planScorers({ scorers: [], options: {}, score: null, task: null, header: samplesFile, ...input });

const sample = (own: Partial<Sample> = {}): Sample => ({ ...blankSample(), id: 7, ...own });

const numeric = { name: "match", args: { numeric: true } };

describe("which scorer decides", () => {
  test("the spec's first, the others beside it", () => {
    const { first, others, from, declared } = plan({
      task: taskWith(numeric, { name: "f1", args: {} }),
      header: header([{ name: "includes", options: {} }]),
    });
    expect(first).toMatchObject({ name: "inspect/match", options: { numeric: true } });
    expect(others.map((o) => o.name)).toEqual(["inspect/f1"]);
    expect({ from, declared: declared.map((d) => d.name) }).toEqual({
      from: "spec",
      declared: ["match", "f1"],
    });
  });

  test("--score chooses another declared one, by either name", () => {
    const task = taskWith(numeric, { name: "f1", args: {} });
    for (const score of ["f1", "inspect/f1"]) {
      const { first, harnessScorer } = plan({ task, score });
      expect({ first: first?.name, harnessScorer }).toEqual({
        first: "inspect/f1",
        harnessScorer: "f1",
      });
    }
    expect(() => plan({ task, score: "exact" })).toThrow(
      expect.objectContaining({ code: "ERR_USAGE", cure: "declared: match, f1" }),
    );
  });

  test("a scorer declared twice goes by the names under which logs keep the scores", () => {
    const twice = [
      { name: "match", options: { numeric: true } },
      { name: "match", options: { location: "any" } },
      { name: "match", options: { location: "begin" } },
    ];
    const task = taskWith(...twice.map(({ name, options }) => ({ name, args: options })));
    for (const from of [{ header: header(twice) }, { task }]) {
      expect(plan({ ...from, score: "match" })).toMatchObject({ harnessScorer: "match" });
      expect(plan({ ...from, score: "match1" })).toMatchObject({
        first: { name: "inspect/match", options: { location: "any" } },
        others: [{ options: { numeric: true } }, { options: { location: "begin" } }],
        harnessScorer: "match1",
      });
      expect(() => plan({ ...from, score: "match3" })).toThrow(
        expect.objectContaining({ cure: "declared: match, match1, match2" }),
      );
    }
  });

  test.each(["model_graded_qa", "model_graded_fact", "inspect/math"])(
    "%s is refused by name, not unknown: on the command line and in a sample",
    (name) => {
      const refused = { code: "ERR_REFUSED", exit: 5, cure: expect.stringContaining("--scorer") };
      expect(() => plan({ scorers: [name] })).toThrow(expect.objectContaining(refused));
      expect(() => scorerOf(sample({ scorer: name }), plan({}))).toThrow(
        expect.objectContaining({ ...refused, message: expect.stringMatching(/^sample 7: /) }),
      );
    },
  );

  test("a declared pattern is run with its arguments; one that takes backtracking is refused", () => {
    const given = { pattern: "A: (.)", ignore_case: false };
    const options = { regex: "A: (.)", ignore_case: false };
    for (const from of [
      { header: header([{ name: "pattern", options: given }]) },
      { task: taskWith({ name: "pattern", args: given }) },
    ]) {
      expect(plan(from)).toMatchObject({
        first: { name: "inspect/pattern", options },
        notRerun: [],
      });
    }
    const back = header([{ name: "pattern", options: { pattern: "(a)\\1" } }]);
    expect(() => plan({ header: back })).toThrow(expect.objectContaining({ code: "ERR_REFUSED" }));
    expect(plan({ header: back, scorers: ["drop"] }).notRerun).toMatchObject([{ name: "pattern" }]);
  });

  test("without a spec the log's; without either, each sample's", () => {
    const log = plan({ header: header([{ name: "includes", options: { ignore_case: false } }]) });
    expect(log).toMatchObject({ from: "log", first: { name: "inspect/includes" } });
    expect(plan({})).toMatchObject({ from: "samples", first: null });
  });

  test("the command line's over all; what was declared is kept beside it", () => {
    const over = plan({ scorers: ["drop", "gsm8k"], task: taskWith({ name: "math", args: {} }) });
    expect(over).toMatchObject({
      first: { name: "drop" },
      others: [{ name: "gsm8k" }],
      from: "command line",
      declared: [{ name: "math" }],
      asDeclared: null,
      notRerun: [{ name: "math", cure: "--scorer math" }],
    });
  });

  test.each(["math", "model_graded_qa", "model_graded_fact"])("%s is refused", (name) => {
    const task = taskWith({ name, args: {} }, numeric);
    const refused = { code: "ERR_REFUSED", exit: 5, cure: expect.stringContaining("--scorer") };
    expect(() => plan({ task, header: header([]) })).toThrow(expect.objectContaining(refused));
    expect(plan({ task, score: "match" }).first?.name).toBe("inspect/match");
    // Samples may bring their own; only one without needs the refused scorer.
    const lenient = plan({ task });
    expect(scorerOf(sample({ scorer: "drop" }), lenient).name).toBe("drop");
    expect(() => scorerOf(sample(), lenient)).toThrow(expect.objectContaining(refused));
  });

  test("a log's scorer is read by what its solvers did; one we don't have doesn't hinder others", () => {
    const several = [{ name: "multiple_choice", options: { multiple_correct: true } }];
    const choice = [{ name: "choice", options: {} }];
    expect(plan({ header: header(choice, several) }).first?.options).toEqual({
      multiple_correct: true,
    });
    const shuffled = [{ name: "multiple_choice", options: { shuffle: true } }];
    expect(() => plan({ header: header(choice, shuffled) })).toThrow(/shuffle/);
    const odd = header([{ name: "match", options: { nonsense: 1 } }]);
    expect(() => plan({ header: odd })).toThrow(/no option "nonsense"/);
    expect(plan({ header: odd, scorers: ["drop"] }).first?.name).toBe("drop");
    const none = header([{ name: "f1", options: { answer_fn: null, stop_words: null } }]);
    expect(plan({ header: none }).first).toMatchObject({ name: "inspect/f1", options: {} });
  });
});

describe("options", () => {
  test("go to every scorer that takes them; one that none takes is an error", () => {
    const both = plan({ scorers: ["drop", "gsm8k"], options: { metric: "em" } });
    expect(both.first?.options).toEqual({ metric: "em" });
    expect(both.others[0]?.options).toEqual({});
    expect(() => plan({ scorers: ["drop", "gsm8k"], options: { location: "any" } })).toThrow(
      expect.objectContaining({ code: "ERR_OPTION", exit: 2 }),
    );
    expect(() => plan({ scorers: ["drop"], options: { location: "any" } })).toThrow(/no option/);
  });

  test("command line over sample over spec", () => {
    const task = taskWith({ name: "match", args: { location: "any", numeric: true } });
    const options = { ignore_case: false };
    expect(scorerOf(sample(), plan({ task, options })).options).toEqual({
      ignore_case: false,
      location: "any",
      numeric: true,
    });
    const own = sample({ options: { location: "begin", ignore_case: true } });
    expect(scorerOf(own, plan({ task, options })).options).toEqual({
      ignore_case: false,
      location: "begin",
      numeric: true,
    });
    const named = sample({ scorer: "drop", options: { metric: "f1" } });
    expect(scorerOf(named, plan({ options: { metric: "em" } })).options).toEqual({ metric: "em" });
    expect(scorerOf(named, plan({ scorers: ["drop"] })).options).toEqual({});
  });

  test("a sample's unknown scorer or option is an error of the log, with its id", () => {
    const error = (code: string, message: RegExp) =>
      expect.objectContaining({ code, message: expect.stringMatching(message) });
    expect(() => scorerOf(sample({ scorer: "drpo" }), plan({}))).toThrow(
      error("ERR_FORMAT", /^sample 7: unknown scorer "drpo"$/),
    );
    expect(() => scorerOf(sample({ scorer: "drop", options: { a: 1 } }), plan({}))).toThrow(
      error("ERR_FORMAT", /^sample 7: .*no option "a"$/),
    );
    expect(() => scorerOf(sample(), plan({}))).toThrow(error("ERR_USAGE", /names no scorer/));
  });
});

describe("a log that our Python package scored", () => {
  const core = loadCore().digest;
  const drop = { name: "drop", options: { metric: "em", stop: ["\n"] }, core };
  const model = { name: "model_graded_fact", options: {} };

  test("is scored by that scorer, though the log names it without its package", () => {
    const { stop: _, ...plain } = drop.options;
    const { first, harnessScorer, from, notes } = plan({
      header: header([{ ...drop, options: plain }]),
    });
    expect(first).toMatchObject({ name: "drop", options: plain });
    expect({ harnessScorer, from, notes }).toEqual({
      harnessScorer: "drop",
      from: "log",
      notes: [],
    });
  });

  test("by it too where what was declared can't be re-run, and says so", () => {
    const given = header([model, { ...drop, options: {} }]);
    const { first, harnessScorer, notes } = plan({ header: given });
    expect({ first: first?.name, harnessScorer }).toEqual({ first: "drop", harnessScorer: "drop" });
    expect(notes).toEqual([
      "model_graded_fact can't be re-run: the log's own evalmark/drop decides",
    ]);
    expect(() => plan({ header: given, score: "model_graded_fact" })).toThrow(
      expect.objectContaining({ code: "ERR_REFUSED" }),
    );
  });

  test("but not before one that can be, and not where the eval.yaml declares", () => {
    const given = header([
      { name: "match", options: {} },
      { ...drop, options: {} },
    ]);
    const { first, others } = plan({ header: given });
    expect([first, ...others].map((s) => s?.name)).toEqual(["inspect/match", "drop"]);
    expect(() => plan({ header: given, task: taskWith({ name: "acme", args: {} }) })).toThrow(
      expect.objectContaining({ code: "ERR_REFUSED" }),
    );
  });

  test("another core is named, with this one", () => {
    const other = "ab".repeat(32);
    const { first, notes } = plan({ header: header([{ ...drop, options: {}, core: other }]) });
    expect(first?.name).toBe("drop");
    expect(notes).toEqual([`drop of the log was scored by core ${other}, this one is ${core}`]);
  });

  test("Inspect AI's own math, or options that ours does not take, are not taken for it", () => {
    expect(() => plan({ header: header([{ name: "math", options: {} }]) })).toThrow(/with SymPy/);
    const choice = { name: "choice", options: { no: 1 }, core };
    expect(() => plan({ header: header([choice]) })).toThrow(/evalmark\/choice takes no such/);
  });
});
