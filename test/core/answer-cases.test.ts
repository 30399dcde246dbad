import { describe, expect, test } from "vitest";
import { fill, readAnswerCases } from "../support/answer-cases.ts";
import { judge } from "../support/reading.ts";

const SPANS = [
  ["Paris", "Rome"],
  ["42", "43"],
  ["New York", "Ohio"],
] as const;

/** The values that stand for α (the target) and β in every case of a scorer. */
const FILLERS = {
  gsm8k: [
    ["42", "43"],
    ["7", "1250"],
    ["18", "2"],
  ],
  math: [
    ["42", "43"],
    ["7", "1250"],
    ["18", "2"],
  ],
  choice: [
    ["B", "C"],
    ["D", "A"],
    ["A", "C"],
  ],
  drop: SPANS,
  squad: SPANS,
} as const;

describe.each(Object.keys(FILLERS) as (keyof typeof FILLERS)[])("%s", (scorer) => {
  const isReading = scorer === "drop" || scorer === "squad";
  const isMath = scorer === "math" || scorer === "gsm8k";
  const files = isReading
    ? ["reading"]
    : isMath
      ? [
          scorer,
          "outputs",
          "languages",
          "box-neighbours",
          "claims",
          "taken-back",
          "taken-back-abroad",
        ]
      : [scorer];
  test.each(files.flatMap(readAnswerCases))(
    "$line: $label | $output",
    ({ label, output, choices }) => {
      for (const [target, other] of FILLERS[scorer]) {
        const text = fill(output, target, other);
        const more = choices ? { choices: choices.map((c) => fill(c, target, other)) } : {};
        const { verdict } = judge(scorer, text, target, more);
        if (label === "right") expect(verdict, text).toBe("equal");
        else if (label === "open") expect(["undecided", "unanswered"], text).toContain(verdict);
        else if (label === "part") expect(["partial", "different"], text).toContain(verdict);
        else expect(verdict, text).not.toBe("equal");
        if (!isReading) continue;
        const exact = judge(scorer, text, target, { options: { metric: "em" } });
        expect(exact.score, text).toBe(label === "right" ? 1 : 0);
      }
    },
  );
});

test("an output keeps its verdict with white space around it and a sentence before it", () => {
  for (const { label, output } of readAnswerCases("gsm8k")) {
    if (label === "right") continue;
    for (const lead of ["\n", "She has 7 bags with 5 each.\n\n", "Let me think.\n"]) {
      const text = `${lead}${fill(output, "42", "43")}\n`;
      expect(judge("gsm8k", text, "42").verdict, text).not.toBe("equal");
    }
  }
});
