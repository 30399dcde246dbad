import { describe, expect, test } from "vitest";
import { scoreMath } from "../support/scoring.ts";

/** Prose around a number or formula that is another answer, several, or none. */
const OF_FIVE = [
  "The answer is negative 5.",
  "The answer is minus 5",
  "It is negative $5$.",
  "The answer is at least 5",
  "It is at most 5",
  "It is less than 5",
  "It is greater than 5",
  "There are more than 5 ways",
  "There are fewer than 5 of them",
  "It is at least $5$",
  "I doubt the answer is 5",
  "The answer isn't 5",
  "It cannot be 5",
  "I say 5 is wrong",
  "The answer is 5. No, it is 6.",
];
const OF_TWO = [
  ...["√2", "10^2", "10**2", "1:2", "3:02", "2½", "2⁻¹", "2‰", "2+", ">2", "≥ 2", "≈2", "2..."],
  ...["1 / 2", "one over 2", "x / 2", "x^2", "x * 2", "x - 2", "2 < x"],
  ...["2 thirds", "2 thousand", "$2 million", "2 dozen eggs", "2 squared", "n = 2k"],
  ...["the square root of 2", "half of 2", "twice 2", "the reciprocal of 2"],
  ...["1 in 2", "1 out of 2", "1 less than 2"],
  ...["between 1 and 2", "1–2", "1 – 2", "1-2", "1 & 2", "x=1 and x=2", "$x=1$ and $x=2$"],
  ...["1 and 2.", "1, 2", "$1$ and $2$.", "$1$, $2$", "\\(1\\) and \\(2\\)"],
];

describe("a number is not taken without what stands beside it", () => {
  test.each(OF_FIVE)("%s", (output) => {
    expect(scoreMath("5", output, false).verdict).not.toBe("equal");
  });

  test.each(OF_TWO)("It is %s", (rest) => {
    for (const output of [`It is ${rest}`, `So we get ${rest}`, `The answer is ${rest}`]) {
      expect([output, scoreMath("2", output, false).verdict]).not.toEqual([output, "equal"]);
    }
  });

  test.each(["2¢", "It is 2¢", "It costs 2 cents"])("%s are not two dollars", (output) => {
    expect(scoreMath("\\$2", output, false).verdict).not.toBe("equal");
  });
});

test("the rule says why, and the span shows the number", () => {
  expect(scoreMath("5", "It is at least 5.", false)).toMatchObject({
    verdict: "undecided",
    rule: "extract/hedged",
    span: [15, 16],
  });
  expect(scoreMath("5", "It cannot be 5", false)).toMatchObject({
    verdict: "unanswered",
    rule: "extract/negated",
  });
});

describe("words that change nothing leave the number the answer", () => {
  test.each([
    "The answer is 5.",
    "The answer is 5 because 2 of the 7 broke.",
    "There are 5 ways.",
    "So she has 2 + 3 = 5 eggs left.",
    "So the total is **5**.",
    "Thus $x = 5$.",
    "It is $5$, as was to be shown.",
    "2 and 3 add up to 5",
    "It isn't 6. It is 5.",
  ])("%s", (output) => {
    expect(scoreMath("5", output, false).verdict).toBe("equal");
  });
});
