import { expect, test } from "vitest";
import { scoreOne } from "./inspect.ts";

const MEGA = 1 << 20;
const repeat = (text: string, bytes: number) =>
  text.repeat(Math.floor(bytes / Buffer.byteLength(text)));

const scorers: [scorer: string, options: Record<string, unknown>][] = [
  ["match", { numeric: true }],
  ["match", { numeric: true, location: "any" }],
  ["match", { numeric: true, location: "exact" }],
  ["match", { location: "any" }],
  ["includes", {}],
  ["answer", { pattern: "letter" }],
  ["answer", { pattern: "word" }],
  ["answer", { pattern: "line" }],
  ["exact", {}],
  ["f1", { stop_words: ["x y", "z"] }],
  ["choice", { multiple_correct: true }],
];
const pieces = ["ANSWER : ", "ANSWER:", " ", ":", "\n", "$", "** ", "( ", ",(A)", "ΐ", "Σ\u0301"];
const numbers = [
  "1",
  "1 ",
  "9.5 ",
  ".",
  "._",
  "$.",
  "½",
  "十",
  "零 ",
  "−",
  "1e999 ",
  `${"7".repeat(4000)} `,
];

test.for(scorers)("%s %o ends on long texts of one piece", ([scorer, options]) => {
  for (const piece of [...pieces, ...numbers, "aab", "a-", "the the\n", "\u3000", "\0"]) {
    const output = repeat(piece, MEGA);
    const target = scorer === "choice" ? "A" : ["42", output.slice(0, 3000), "aaab"];
    const result = scoreOne({ scorer, options, output, target, choices: ["a", "b"] });
    expect(result.verdict, piece).not.toBe("errored");
    expect(result.steps).toBeLessThanOrEqual(2 ** 28);
  }
});
