import { expect, test } from "vitest";
import { Engine, packScorer } from "../../src/core/index.ts";
import { miniSamples, sampleKey } from "../support/mini.ts";

test.each([
  ["math", "inspect/match", { numeric: true }],
  ["choice", "inspect/choice", {}],
  ["reading", "inspect/f1", {}],
  ["reading", "inspect/pattern", { regex: String.raw`^(?:the answer is:?)?\s*([^.\n]+)` }],
])(
  "%s: %s gives every sample of the real log the score it has there",
  async (task, name, options) => {
    const samples = [...(await miniSamples(`${task}.eval`)).values()];
    const scorer = packScorer(name, options);
    const verdicts = new Engine().score(samples.map((sample) => ({ ...sample, scorer })));
    const ours = samples.map((sample, i) => [sampleKey(sample), verdicts[i]!.score]);
    const said = (sample: (typeof samples)[number]) =>
      sample.harness.find((score) => `inspect/${score.name}` === name)!;
    const theirs = samples.map((sample) => [sampleKey(sample), said(sample).value]);
    expect(ours).toEqual(theirs);
  },
);
