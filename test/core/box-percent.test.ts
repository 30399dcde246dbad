import { expect, test } from "vitest";
import { judge } from "../support/reading.ts";

test("a percent sign behind a box says the same as one within", () => {
  for (const value of ["50", "0.5", "12.5"]) {
    for (const target of [value, `${value}\\%`, "0.5", "0.005", "50", "0.125", "50\\%"]) {
      const bare = judge("math", `${value}\\%`, target, { isAnswer: true }).verdict;
      for (const text of [
        `\\boxed{${value}}\\%`,
        `\\boxed{${value}} \\%`,
        `$\\boxed{${value}}\\,\\%$`,
        `$\\boxed{${value}}$\\%`,
        `\\boxed{${value}}%`,
        `The share is \\boxed{${value}} percent.`,
        `$\\boxed{${value}}\\text{ percent}$`,
        `\\boxed{${value}\\%}`,
      ]) {
        expect(judge("math", text, target).verdict, `${text} | ${target}`).toBe(bare);
      }
    }
  }
});
