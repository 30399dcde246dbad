import { describe, expect, test } from "vitest";
import type { ScorerName } from "../../src/core/index.ts";
import { judge } from "../support/reading.ts";

const OURS: ScorerName[] = ["drop", "squad", "gsm8k", "choice"];
const MIB = 1 << 20;

/** Repeats a text to about this many bytes. */
const fill = (text: string, bytes: number) => text.repeat(Math.floor(bytes / text.length));

/** The verdict comes, within counted steps, and is no error. */
function survives(scorer: ScorerName, text: string, target: string | string[] = "7") {
  const verdict = judge(scorer, text, target, { choices: ["one", "two", "three"] });
  expect(verdict.verdict).not.toBe("errored");
  expect(verdict.steps).toBeLessThanOrEqual(1 << 28);
  return verdict;
}

describe.each(OURS)("%s", (scorer) => {
  const target = scorer === "choice" ? "B" : "7";
  test.each([
    ["cues", "answer: "],
    ["cues with marks", "**Answer:** ("],
    ["cues in lines", "Answer:\n"],
    ["boxes that do not close", "\\boxed{"],
    ["boxes", "\\boxed{x}"],
    ["hashes", "#### "],
    ["stars", "*"],
    ["brackets", "(A"],
    ["letters", "A, B and "],
    ["fractions", "1/2/"],
    ["LaTeX fractions", "\\frac{1}{"],
    ["times", "1:2 "],
    ["dollars", "$"],
    ["signs", "-+"],
    ["blank lines", "\n \n"],
    ["no-break spaces", "\u00a0x"],
    ["negations", "not the option "],
    ["scales", "two hundred million "],
  ])("a flood of %s", (_, text) => {
    survives(scorer, fill(text, MIB / 4), target);
  });
});

test("an answer of 100,000 spans passes a named limit", () => {
  const spans = Array.from({ length: 100_000 }, (_, i) => `s${i}`).join(", ");
  expect(survives("drop", spans, ["s1", "s2"]).rule).toBe("limit/tokens");
});

test("a target of 100,000 spans passes a named limit", () => {
  const spans = Array.from({ length: 100_000 }, (_, i) => `s${i}`);
  expect(survives("drop", "s1", spans).rule).toMatch(/^limit\//);
});

test("64 spans against 64 in another order are still aligned", () => {
  const spans = Array.from({ length: 64 }, (_, i) => `span s${i}`);
  const answer = [...spans].reverse().join(", ");
  expect(survives("drop", answer, spans)).toMatchObject({ verdict: "equal" });
});

test("spans whose fractions fit no 64 bits are undecided", () => {
  const primes = [29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79];
  const spans = primes.map(
    (p, i) =>
      `k${i} ${Array(p - 2)
        .fill(`w${i}`)
        .join(" ")}`,
  );
  const target = primes.map((_, i) => `k${i}`);
  expect(survives("drop", spans.join("; "), target).rule).toBe("limit/fraction");
});

test("more words than the limit are undecided", () => {
  expect(survives("squad", fill("word ", MIB)).rule).toBe("limit/tokens");
});

test("one word of 4 MiB is compared", () => {
  const word = "w".repeat(4 * MIB);
  expect(survives("squad", word, "w").verdict).toBe("different");
});

test.each(OURS)("%s reads an output of almost 16 MiB", (scorer) => {
  const last = scorer === "choice" ? "Answer: B" : "Answer: 7";
  const text = `${fill("Some words of reasoning.\n", 16 * MIB - 64)}\n${last}`;
  expect(survives(scorer, text, scorer === "choice" ? "B" : "7").verdict).toBe("equal");
});
