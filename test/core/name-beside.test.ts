import { describe, expect, test } from "vitest";
import { judge } from "../support/reading.ts";

const OUTPUT = "We have $x = 3$, so the value is $y$ and 7.";

describe("two members where one value is called for, and one is a letter", () => {
  test("the other one is equal to the same number, and only probably", () => {
    expect(judge("math", OUTPUT, "7")).toMatchObject({
      verdict: "equal",
      rule: "extract/name-beside",
      certainty: "probable",
      bits: 0,
    });
  });

  test.each(["14/2", "\\sqrt{49}", "7.0"])("and to %s", (target) => {
    expect(judge("math", OUTPUT, target).verdict).toBe("equal");
  });

  // The letter may be the answer, or a part of it.
  test.each([
    "y",
    "y, 7",
    "\\{y, 7\\}",
    "(y, 7)",
    "7y",
    "y = 7",
    "x = 7",
    "7, 8",
    "8",
    "3",
    "7\\text{ cm}",
  ])("nothing is said of the target %s", (target) => {
    expect(judge("math", OUTPUT, target)).toMatchObject({
      verdict: "undecided",
      rule: "extract/hedged",
    });
  });
});
