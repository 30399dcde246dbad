import { expect, test } from "vitest";
import { Engine, packScorer, toTarget } from "../../src/core/index.ts";

const verdict = (text: string, target: string) =>
  new Engine().score([
    {
      scorer: packScorer("math"),
      text: Buffer.from(text),
      isAnswer: false,
      target: toTarget(target),
      choices: null,
      stop: null,
      cut: false,
    },
  ])[0]?.verdict;

test("a unit behind a box belongs to the answer where the target has one", () => {
  for (const [text, target] of [
    ["It is $\\boxed{5}$ cm.", "5\\text{ cm}"],
    ["It is $\\boxed{5}$ in total.", "5\\text{ cm}"],
    ["$$\\boxed{50}\\,\\mathrm{mm}$$", "5\\text{ cm}"],
    ["$\\boxed{5}\\text{ cm}^{2}$", "5\\text{ cm}^2"],
    ["It is \\boxed{5} square centimeters.", "5\\text{ cm}^2"],
    ["It costs $\\boxed{5}$ dollars.", "\\$5"],
  ] as const) {
    expect(verdict(text, target), text).toBe("equal");
  }
  for (const [text, target] of [
    ["It is \\boxed{5} meters.", "5\\text{ cm}"],
    ["\\boxed{5}\\text{ cm}^2", "5\\text{ cm}"],
    ["$$\\boxed{5}\\,\\mathrm{mm}$$", "5\\text{ cm}"],
    ["It costs \\boxed{5} cents.", "\\$5"],
    ["It costs $\\boxed{5}$ euros.", "\\$5"],
  ] as const) {
    expect(verdict(text, target), text).toBe("different");
  }
});
