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
