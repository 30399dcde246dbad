import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreOne } from "./inspect.ts";

const exact = (output: string, target: string | string[]) =>
  scoreOne({ scorer: "exact", output, target }).verdict;
const f1 = (output: string, target: string | string[], stop_words?: string[]) =>
  scoreOne({ scorer: "f1", output, target, options: stop_words ? { stop_words } : {} });

test("exact compares words in order, numbers as doubles, without articles", () => {
  expect(exact("The Paris!", "paris")).toBe("equal");
  expect(exact("dog bites man", "man bites dog")).toBe("different");
  expect(exact("(3.14)", "3.140")).toBe("equal");
  expect(exact("0.1", "0.1000000000000000055")).toBe("equal");
  expect(exact("9007199254740993", "9007199254740992")).toBe("equal");
  expect(exact("the", "the")).toBe("different");
});

test("its oddities are kept: a hyphen parts, a mark inside a number joins", () => {
  expect(exact("-5", "5")).toBe("equal");
  expect(exact("$1,234.50", "123450")).toBe("equal");
  expect(exact("well-known", "well known")).toBe("equal");
});

test("f1 counts words and is rounded as Python rounds", () => {
  expect(f1("a cat and dog", ["the cat", "bird"])).toMatchObject({ num: 50n, den: 100n });
  expect(f1("cat dog", "cat bird fish")).toMatchObject({ num: 40n, verdict: "partial" });
  expect(f1("cat cat", "cat").num).toBe(67n);
  expect(f1("cat", "cat").verdict).toBe("equal");
  expect(f1("x cat", "cat", ["X"]).verdict).toBe("equal");
  expect(f1(" ", "cat")).toMatchObject({ verdict: "unanswered", rule: "extract/empty" });
});

test("hundredths are rounded to even", () => {
  // 2 * 1 / 16 = 0.125: one common word of 1 and 15.
  const words = Array.from({ length: 15 }, (_, i) => `w${i}w`).join(" ");
  expect(f1("w0w", words).num).toBe(12n);
});

test("a text is its own exact answer unless no word is left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const verdict = exact(text, text);
      expect(verdict === "equal").toBe(f1(text, text).verdict === "equal");
      expect(exact(`${text} zebra`, `${text}-Zebra`)).toBe("equal");
    }),
  );
});
