import { expect, test } from "vitest";
import { scoreMath } from "../support/scoring.ts";

const long = `We add the two numbers. ${"Then we check the sum again. ".repeat(8)}`;

test("a target is cut to its box only where the box is the whole of the answer", () => {
  for (const [target, answer, verdict] of [
    ["So $x = \\boxed{42}$.", "42", "equal"],
    ["$\\boxed{42}$", "42", "equal"],
    ["2\\boxed{42}", "84", "equal"],
    ["2\\boxed{42}", "42", "different"],
    ["-\\boxed{42}", "-42", "equal"],
    ["\\boxed{42}^2", "42", "different"],
    ["\\frac12\\boxed{42}", "21", "equal"],
    ["\\sqrt\\boxed{4}", "2", "equal"],
    ["The answer is $2\\boxed{42}$", "42", "undecided"],
    ["The answer is $\\boxed{4}!$", "4", "undecided"],
  ] as const) {
    expect(scoreMath(target, answer).verdict, `${target} | ${answer}`).toBe(verdict);
  }
});

test("every target equals itself, though it is cut", () => {
  for (const target of [
    "2\\boxed{42}",
    "The answer is $2\\boxed{42}$",
    "\\boxed{1}^2",
    "3 + 4 = 7\n#### 7",
    "\\boxed{1} + \\boxed{2}",
    `${long}The answer is $5$.`,
    `${long}The answer is not known.`,
    "\\\\d\ufefffrac{1}{2}",
  ]) {
    expect(scoreMath(target, target).verdict, target).toBe("equal");
    expect(scoreMath(target, ` ${target} `).verdict, target).toBe("equal");
  }
});

test("a target without anything in it is none", () => {
  for (const target of ["", " ", "$$", "\\boxed{}", "#### "]) {
    expect(scoreMath(target, "5").rule, target).toBe("unknown/target");
    expect(scoreMath(target, "").rule, target).toBe("unknown/target");
  }
  expect(scoreMath(["", "5"], "5").verdict).toBe("equal");
});
