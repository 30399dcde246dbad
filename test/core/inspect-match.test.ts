import { expect, test } from "vitest";
import { scoreOne } from "./inspect.ts";

const match = (output: string, target: string | string[], options = {}) =>
  scoreOne({ scorer: "match", output, target, options });
const numeric = (output: string, target: string | string[], location = "end") =>
  match(output, target, { numeric: true, location });

test.for<[output: string, target: string, verdict: string, answer: string | null]>([
  ["The total is $1,234.", "1234", "equal", "1,234"],
  ["so **42**", "42", "equal", "42"],
  ["cost: \\$460", "460", "equal", "460"],
  ["ANSWER: 711", "11", "different", "711"],
  ["it is 5", "-5", "different", "5"],
  ["first 42, of 7 steps", "42", "different", "7"],
  ["(42)!", "42", "equal", "42"],
  ["x=42", "42", "different", null],
  ["60%", "60", "different", null],
  ["1000001", "1000000", "equal", "1000001"],
  ["-0", "0", "different", "-0"],
  ["两百零五", "205", "equal", "两百零五"],
  ["2½", "2.5", "equal", "2½"],
  ["1.5⁻²", "0.44444", "equal", "1.5⁻²"],
  ["٤٢", "42", "equal", "٤٢"],
  ["1'000", "1000", "equal", "1'000"],
])("match numeric: %s beside %s is %s", ([output, target, verdict, answer]) => {
  expect(numeric(output, target)).toMatchObject({ verdict, answer });
});

test("match numeric elsewhere than at the end", () => {
  expect(numeric("7 and 42", "7", "begin")).toMatchObject({ verdict: "equal", answer: "7" });
  expect(numeric("x 7, 42. y", "42", "any")).toMatchObject({ verdict: "equal", answer: "42" });
  expect(numeric(" 1 000 ", "1000", "exact").verdict).toBe("equal");
  expect(numeric("(42)", "42", "exact").verdict).toBe("different");
});

test("match of text folds case and strips punctuation", () => {
  expect(match("I say: PARIS.\n", "paris")).toMatchObject({ verdict: "equal", answer: "PARIS" });
  expect(match("STRASSE", "straße").verdict).toBe("equal");
  expect(match("Paris", "paris", { ignore_case: false }).verdict).toBe("different");
  expect(match("to be or not", "TO BE", { location: "begin" }).answer).toBe("to be");
  expect(match("aabaabaaac", "aabaaac", { location: "any" }).answer).toBe("aabaaac");
  expect(match("x", ["y", "X"]).verdict).toBe("equal");
});

test("an empty output keeps the value, and has no answer where that is wrong", () => {
  expect(match(" \n", ".").verdict).toBe("equal");
  expect(match(" \n", "x")).toMatchObject({ verdict: "unanswered", rule: "extract/empty" });
});

test("where Python ends with an error the sample is undecided", () => {
  const long = "二".repeat(400);
  expect(numeric(long, "2")).toMatchObject({ verdict: "undecided", rule: "inspect/raises" });
  expect(scoreOne({ scorer: "match", output: "x", target: [["x"]] })).toMatchObject({
    verdict: "undecided",
    rule: "unknown/target",
  });
});

test("numbers of any length are read, up to the limit", () => {
  const ones = "1".repeat(4000);
  expect(numeric(`0.${ones}`, "0.11111").verdict).toBe("equal");
  expect(numeric(`${ones}e-3999`, "1.1111").verdict).toBe("equal");
  expect(numeric("7".repeat(5000), "1").rule).toBe("limit/digits");
  expect(numeric(`${"-".repeat(5000)} 3`, "3").verdict).toBe("equal");
});

test("includes finds text anywhere, folded on the way", () => {
  const includes = (output: string, target: string) =>
    scoreOne({ scorer: "includes", output, target });
  expect(includes("die Straße", "STRASSE")).toMatchObject({ verdict: "equal", answer: "Straße" });
  expect(includes("abc", "").verdict).toBe("equal");
  expect(includes("abc", "bd").verdict).toBe("different");
});
