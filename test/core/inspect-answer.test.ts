import { expect, test } from "vitest";
import { scoreOne } from "./inspect.ts";

test.for<[pattern: string, output: string, target: string, verdict: string, answer: string | null]>(
  [
    ["letter", "Answer: A\nno, ANSWER : b.", "B", "equal", "b"],
    ["letter", "ANSWER: Because", "B", "unanswered", null],
    ["word", "ANSWER: yes.", "YES", "equal", "yes"],
    ["word", "ANSWER: yes indeed", "yes", "unanswered", null],
    ["word", "ANSWER:x,ANSWER:y\n", "y", "different", "x,ANSWER:y"],
    ["line", "ANSWER: forty two \n\n", "forty two ", "equal", "forty two "],
    ["line", "ANSWER: one\nmore", "one", "unanswered", null],
    ["line", "ANSWER: ΣΑΣ", "σας", "equal", "ΣΑΣ"],
  ],
)("answer %s: %j beside %s is %s", ([pattern, output, target, verdict, answer]) => {
  const result = scoreOne({ scorer: "answer", output, target, options: { pattern } });
  expect(result).toMatchObject({ verdict, answer });
});

test("a bare answer needs no ANSWER:", () => {
  const given = { scorer: "answer", output: "yes", target: "Yes", options: { pattern: "word" } };
  expect(scoreOne({ ...given, isAnswer: true })).toMatchObject({ verdict: "equal", answer: "yes" });
  expect(scoreOne(given)).toMatchObject({ verdict: "unanswered", rule: "extract/none" });
});

const choices = ["1", "2", "3", "4"];
test("a bare answer names its options without ANSWER:", () => {
  const given = { scorer: "choice", output: "(B).", target: "B", choices, isAnswer: true };
  expect(scoreOne(given)).toMatchObject({ verdict: "equal", answer: "B" });
  expect(scoreOne({ ...given, isAnswer: false }).verdict).toBe("unanswered");
});

const choice = (output: string, target: string | string[], multiple_correct = false) =>
  scoreOne({ scorer: "choice", output, target, choices, options: { multiple_correct } });

test.for<[output: string, target: string, verdict: string, answer: string | null]>([
  ["ANSWER: B", "B", "equal", "B"],
  ["$x$ so **ANSWER**: (B).", "B", "equal", "B"],
  ["ANSWER: $ B $", "B", "equal", "B"],
  ["My first answer: A was wrong.\nANSWER: c", "C", "equal", "c"],
  ["ANSWER: E", "A", "unanswered", null],
  ["ANSWER: None of the above", "A", "unanswered", null],
  ["It is B", "B", "unanswered", null],
  ["ANSWER: A", "B", "different", "A"],
])("choice: %j beside %s is %s", ([output, target, verdict, answer]) => {
  expect(choice(output, target)).toMatchObject({ verdict, answer });
});

test("several options, together", () => {
  expect(choice("ANSWER: A, B, and C", ["A", "B", "C"], true).verdict).toBe("equal");
  expect(choice("ANSWER: ABC", "A,B,C", true).verdict).toBe("equal");
  expect(choice("ANSWER: A, B", "A", true).verdict).toBe("different");
  expect(choice("ANSWER: A, B", "A,B").verdict).toBe("unanswered");
});

test("samples on which Inspect AI stops with an error are undecided", () => {
  const beyond = { verdict: "undecided", rule: "unknown/choices" };
  expect(choice("ANSWER: A", "E")).toMatchObject(beyond);
  expect(choice("ANSWER: A", "?")).toMatchObject(beyond);
  expect(scoreOne({ scorer: "choice", output: "ANSWER: A", target: "A" })).toMatchObject(beyond);
});

test("a place is found again behind what was unwrapped", () => {
  const wrapped = "$A$, ".repeat(300);
  expect(choice(`${wrapped}\nANSWER: **D**`, "D")).toMatchObject({ verdict: "equal", answer: "D" });
});
