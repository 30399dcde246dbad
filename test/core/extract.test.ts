import { describe, expect, test } from "vitest";
import { extracted, readCases, scoreMath } from "../support/scoring.ts";

test.each(readCases("extraction").map((c) => [c.line, c.gold, c.answer, c.verdict] as const))(
  "%i: %s -> %s",
  (_line, output, place, wanted) => {
    expect(extracted(output)).toBe(place === "-" ? null : place);
    expect(scoreMath("?", output, false).verdict === "unanswered").toBe(wanted === "nothing");
  },
);

describe("why there is no answer", () => {
  test.each([
    ["", "extract/empty"],
    [" \n ", "extract/empty"],
    ["The answer is not 42.", "extract/negated"],
    ["42, so \\boxed{", "extract/unfinished"],
    ["no digits here", "extract/none"],
  ])("%j: %s", (output, rule) => {
    expect(scoreMath("42", output, false)).toMatchObject({ verdict: "unanswered", rule });
  });
});

test("of two answers in words the last counts", () => {
  const turned = "ANSWER: No\nActually, on reflection\nANSWER: Yes";
  expect(scoreMath("No", turned, false).verdict).toBe("different");
  expect(scoreMath("Yes", turned, false).verdict).toBe("equal");
  expect(scoreMath("Yes", "\\boxed{No}\n#### Yes", false).verdict).toBe("equal");
  expect(scoreMath("Bob", "The answer is 5. No, the answer is Bob.", false).verdict).toBe("equal");
});

test("a bare answer is unwrapped, never searched", () => {
  expect(scoreMath("42", "$\\boxed{\\text{42}}$.").verdict).toBe("equal");
  expect(scoreMath("42", "\\(42\\)").verdict).toBe("equal");
  expect(scoreMath("42", "The total is 42").verdict).toBe("undecided");
});

test("a target that shows its reasoning is cut to its answer", () => {
  expect(scoreMath("2 + 16 = 18\n#### 18", "18").verdict).toBe("equal");
  expect(scoreMath("2 + 16 = 18\n#### 18", "16").verdict).toBe("different");
  expect(scoreMath("so we get $\\boxed{\\frac12}$.", "0.5").verdict).toBe("equal");
});

test("alternatives: any may be met, an unknown one leaves the rest undecided", () => {
  expect(scoreMath(["1", "2"], "2").verdict).toBe("equal");
  expect(scoreMath([["1"], ["2"]], "2").verdict).toBe("equal");
  expect(scoreMath(["1", "2"], "3").verdict).toBe("different");
  expect(scoreMath(["1", "x"], "3").verdict).toBe("undecided");
  expect(scoreMath([["1", "2"]], "1")).toMatchObject({
    verdict: "undecided",
    rule: "unknown/target",
  });
});

test("spans are byte offsets, also behind letters of several bytes", () => {
  const output = "Ответ — é: \\boxed{½ + 1}";
  const { span } = scoreMath("1", output, false);
  expect(
    Buffer.from(output)
      .subarray(...span!)
      .toString(),
  ).toBe("½ + 1");
});

test("joined boxes are compared as one list", () => {
  const output = "The roots are \\boxed{3} and $\\boxed{-1}$.";
  expect(scoreMath("-1, 3", output, false)).toMatchObject({ verdict: "equal", span: null });
  expect(scoreMath("3", output, false).verdict).toBe("different");
});

test("a target with several boxes that are no list is read as a whole", () => {
  expect(scoreMath("\\boxed{1} papers and \\boxed{2} bins", "1, 2").verdict).toBe("equal");
  expect(scoreMath("\\boxed{1} papers and \\boxed{2} bins", "2, 1").verdict).toBe("undecided");
  expect(scoreMath("\\boxed{1} and \\boxed{2}", "2, 1").verdict).toBe("equal");
});

test("the unit beside a number counts where the target has one", () => {
  const verdict = (gold: string, output: string) => scoreMath(gold, output, false).verdict;
  expect(verdict("5 cm", "It is 5 m long.")).toBe("different");
  expect(verdict("5 cm", "It is 5 cm long.")).toBe("equal");
  expect(verdict("5 cm", "It is 5 long.")).toBe("equal");
  expect(verdict("24 cm³", "So it is 24 cm^3.")).toBe("equal");
  expect(verdict("24 cm³", "So it is 24 cm^2.")).toBe("different");
  expect(verdict("$5", "It costs £5.")).toBe("different");
  expect(verdict("90 mph", "So the speed is 90 miles per hour.")).toBe("equal");
  expect(verdict("2.5 hours", "It took her 2 hours and 30 minutes.")).not.toBe("different");
  expect(verdict("5 feet", "There are 5 in total.")).toBe("equal");
});
