import { expect, test } from "vitest";
import { Engine, packScorer, toTarget } from "../../src/core/index.ts";

const input = (text: string, target: string) => ({
  scorer: packScorer("math"),
  text: Buffer.from(text),
  isAnswer: true,
  target: toTarget(target),
  choices: null,
  stop: null,
  cut: false,
});

test("a backslash at the end of the sample before makes no command of a name", () => {
  for (const [text, target] of [
    ["C", "x\\"],
    ["R", "x"],
    ["sqrt 2", "\\sqrt{2}"],
    ["min", "5"],
    [", 5", "5"],
  ] as const) {
    const alone = new Engine().score([input(text, target)])[0];
    for (const before of ["y\\", "y,", "y$", "\\mathrm\\"]) {
      const beside = new Engine().score([input("z", before), input(text, target)])[1];
      expect(beside, `${text} behind ${before}`).toEqual(alone);
    }
  }
});

test("the base that a log was read with in the sample before is no part of the next", () => {
  const probe = input("\\gcd(\\frac{3}{\\log2}, 2)", "0");
  const alone = new Engine().score([probe])[0];
  for (const before of ["\\log 3", "\\ln 3", "\\log_2 3 + \\log 5"]) {
    expect(new Engine().score([input(before, "\\log 4"), probe])[1], before).toEqual(alone);
  }
});
