import { expect, test } from "vitest";
import { fraction, judge } from "../support/reading.ts";

const em = { options: { metric: "em" } };

test.each([
  ["articles, case, punctuation", "The Beatles.", "beatles", "1/1", 1],
  ["blanks around it", "  Paris", "Paris", "1/1", 1],
  ["a line break before it", "\n\nParis", "paris", "1/1", 1],
  ["a word that only looks alike", "Brad", "Bard", "0/1", 0],
  ["a full stop inside a name", "St. Louis", "St. Louis", "1/1", 1],
  ["a name cut at its full stop", "St", "St. Louis", "2/3", 0],
  ["decimals with the same whole part", "12.99", "12.25", "0/1", 0],
  ["thousands", "1,000", "1000", "1/1", 1],
  ["C# is not C", "C#", "C", "0/1", 0],
  ["no number rule: other words still count", "12 ships", "11 ships", "1/2", 0],
  ["a longer answer", "Paris Hilton", "Paris", "2/3", 0],
  ["the best of the alternatives", "Paris Hilton", ["Rome", "Hilton of Paris"], "4/5", 0],
  ["any of the alternatives", "Rome", ["Paris", "Rome"], "1/1", 1],
  ["alternatives are not spans", "Paris, Rome", ["Paris", "Rome"], "2/3", 0],
])("%s", (_, output, target, f1, exact) => {
  expect(fraction(judge("squad", output, target))).toBe(f1);
  expect(judge("squad", output, target, em).score).toBe(exact);
});

test("a question without an answer", () => {
  expect(judge("squad", "", "")).toMatchObject({ verdict: "equal", rule: "squad/no-answer" });
  expect(judge("squad", "Paris", "")).toMatchObject({ verdict: "different" });
  expect(judge("squad", "", "Paris")).toMatchObject({ verdict: "unanswered" });
  expect(judge("squad", "", ["Paris", ""]).verdict).toBe("equal");
});

test("a list of lists is not for this scorer", () => {
  expect(judge("squad", "x", [["x"]])).toMatchObject({
    verdict: "undecided",
    rule: "unknown/target",
  });
  expect(judge("squad", "x", []).rule).toBe("unknown/target");
});

test("the span is the answer", () => {
  expect(judge("squad", "Well, the answer is: the Alps\nIndeed.", "Alps").answer).toBe("the Alps");
});
