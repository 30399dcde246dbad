import { describe, expect, test } from "vitest";
import { judge } from "../support/reading.ts";

const towns = ["Paris", "London", "Rome", "Vitamin C"];

/** The letter that is read from an output, "A" to "J" tried as targets; null for none. */
function letterOf(output: string, more = {}): string | null {
  for (const letter of "ABCDEFGHIJ") {
    if (judge("choice", output, letter, more).verdict === "equal") return letter;
  }
  return null;
}

describe("a letter in free text", () => {
  test.each([
    ["ANSWER: B", "B"],
    ["The answer is (B).", "B"],
    ["The answer is B", "B"],
    ["**Answer:** B", "B"],
    ["**Answer**: **B**", "B"],
    ["Answer: b", "B"],
    ["<answer>B</answer>", "B"],
    ["The correct answer to this question is B", "B"],
    ["The correct option is (C).", "C"],
    ["I would choose (D).", "D"],
    ["So C is the correct answer.", "C"],
    ["$\\boxed{\\text{(C)}}$", "C"],
    ["**B**", "B"],
    ["(B)", "B"],
    ["B.", "B"],
    ["B) because it rains", "B"],
    ["B", "B"],
    ["I", "I"],
    ["Answer: A", "A"],
    ["Sum it up and you get B.", "B"],
    ["A. 3\nB. 4\nTwo and two make four, so B.", "B"],
    ["Answer: Because of heat, D", "D"],
    ["The answer is B, not C.", "B"],
    ["The answer is not A but C", "C"],
    ["Answer:\nC is wrong. So\nAnswer: D", "D"],
    ["The best answer is A. Wait, the answer is C", "C"],
    ["The answer is A. No, \\boxed{C}", "C"],
    ["Q: even? A: no. The answer is (B).", "B"],
    ["选项B", "B"],
    ["虽然A有道理，但答案是D。", "D"],
  ])("%j is %s", (output, letter) => expect(letterOf(output)).toBe(letter));
});

describe("letters that are none", () => {
  test.each([
    ["Answer: Because it is so"],
    ["I think it is hard."],
    ["A dog barks."],
    ["Answer: A dog"],
    ["the answer is a dog"],
    ["A careful look shows nothing."],
    ["Answer: Let's think step by step."],
    ["The answer is not B"],
    ["Answer: C++"],
    ["The U.S.A"],
    ["N/A"],
    ["Bananas"],
    [""],
  ])("%j", (output) => expect(letterOf(output)).toBeNull());
});

describe("texts of choices", () => {
  test.each([
    ["Paris", "A"],
    ["paris.", "A"],
    ["The answer is Rome.", "C"],
    ["Answer: Vitamin C", "D"],
    ["Answer: C", "C"],
    ["\\boxed{London}", "B"],
    ["B. London", "B"],
  ])("%j is %s", (output, letter) => expect(letterOf(output, { choices: towns })).toBe(letter));

  test("a text that would deny the letter, or be a name, if it were not the choice's", () => {
    const choices = ["Lincoln", "no", "A. Lincoln", "both"];
    expect(letterOf("(B) no", { choices })).toBe("B");
    expect(letterOf("A. Lincoln", { choices: ["Lincoln", "Grant"] })).toBe("A");
    expect(letterOf("A. Lincoln", { choices })).toBe("C");
    for (const output of ["(B) no", "B. Lincoln"]) {
      expect(judge("choice", output, "B").rule).not.toBe("choice/letter");
    }
    expect(judge("choice", "B. Lincoln", "B").rule).toBe("unknown/choices");
  });

  test("a target may be one", () => {
    const verdict = judge("choice", "Answer: C", "Rome", { choices: towns });
    expect(verdict).toMatchObject({ verdict: "equal", rule: "choice/letter" });
    expect(judge("choice", "Rome", "C", { choices: towns }).rule).toBe("choice/text");
  });

  test("a text with its reason behind it, as long as nothing takes it back", () => {
    const choices = ["slate", "marble"];
    const letter = (output: string) => letterOf(output, { choices });
    expect(letter("So the answer is slate, because it splits.")).toBe("A");
    expect(letter("Answer: marble, since it was limestone")).toBe("B");
    expect(letter("The answer is slate, because it splits. No, marble.")).toBeNull();
    expect(letter("The answer is slate, because it splits, but marble fits too")).toBeNull();
    expect(letter("The answer is slate, because I said so; or rather marble")).toBeNull();
  });

  test("a text that two choices share names neither", () => {
    expect(judge("choice", "x", "A", { choices: ["x", "x"] }).verdict).toBe("unanswered");
  });
});

test("letters beyond the choices are no options", () => {
  expect(judge("choice", "Answer: E", "B", { choices: towns }).verdict).toBe("unanswered");
  expect(judge("choice", "Answer: B", "E", { choices: towns })).toMatchObject({
    verdict: "undecided",
    rule: "unknown/choices",
  });
});

describe("several letters", () => {
  test.each([
    ["A and C", "A and C", "equal"],
    ["Answer: C, A", "A, C", "equal"],
    ["Answer: AC", [["A", "C"]], "equal"],
    ["The answers are (A) and (C).", "AC", "equal"],
    ["Answer: A", "A and C", "different"],
    ["A and C", "A", "different"],
    ["Answer: A or C", "C", "different"],
  ])("%j against %j", (output, target, verdict) => {
    expect(judge("choice", output, target).verdict).toBe(verdict);
  });
});

test.each(["B", "(B)", "B)", "B.", "$B$", "\\(B\\)", "\\[B\\]"])(
  "the target %j is the letter B",
  (target) => {
    expect(judge("choice", "Answer: B", target).verdict).toBe("equal");
    expect(judge("choice", "Answer: C", target).verdict).toBe("different");
  },
);

test("a list of targets is alternatives", () => {
  expect(judge("choice", "Answer: C", ["B", "C"]).verdict).toBe("equal");
  expect(judge("choice", "Answer: D", ["B", "C"]).verdict).toBe("different");
});

test("a target that is no option is said to be unreadable", () => {
  expect(judge("choice", "B", "twelve").rule).toBe("unknown/target");
  expect(judge("choice", "B", []).rule).toBe("unknown/target");
});

describe("a bare answer is unwrapped, not searched", () => {
  test.each([
    ["(b)", "equal"],
    ["\\text{B}", "equal"],
    ["B. London", "equal"],
    ["london", "equal"],
    ["The answer is B", "unanswered"],
    ["Because", "unanswered"],
  ])("%j", (answer, verdict) => {
    const more = { isAnswer: true, choices: towns };
    expect(judge("choice", answer, "B", more).verdict).toBe(verdict);
  });
});

test("the span is the letter", () => {
  const verdict = judge("choice", "Ja. Die Antwort\nAnswer: (B)", "B");
  expect(verdict.answer).toBe("B");
  expect(judge("choice", "A and C", "A and C").span).toBeNull();
});
