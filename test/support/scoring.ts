import { readFileSync } from "node:fs";
import { Engine, packScorer, toTarget, type Verdict } from "../../src/core/index.ts";

const engine = new Engine();
const math = packScorer("math");

/** A line of a case file: `gold | answer | verdict`, `|` in a value written `\u007c`. */
export interface Case {
  line: number;
  gold: string;
  answer: string;
  verdict: string;
}

/** Scores a bare answer, or an output to search. */
export function scoreMath(
  target: string | string[] | string[][],
  text: string | Uint8Array,
  isAnswer = true,
): Verdict {
  return scoreAll([{ target, text, isAnswer }])[0]!;
}

/** Scores several in one batch. */
export function scoreAll(
  rows: { target: string | string[] | string[][]; text: string | Uint8Array; isAnswer: boolean }[],
): Verdict[] {
  return engine.score(
    rows.map((row) => ({
      scorer: math,
      text: typeof row.text === "string" ? Buffer.from(row.text) : row.text,
      isAnswer: row.isAnswer,
      target: toTarget(row.target),
      choices: null,
      stop: null,
      cut: false,
    })),
  );
}

/** What of the output was taken as the answer; null where there is no single place. */
export function extracted(output: string, target = "?"): string | null {
  const { span } = scoreMath(target, output, false);
  return (
    span &&
    Buffer.from(output)
      .subarray(...span)
      .toString()
  );
}

/** The cases of a file: `#` begins a comment, `\n` stands for a line break. */
export function readCases(name: string): Case[] {
  const url = new URL(`../cases/math/${name}.txt`, import.meta.url);
  const cases: Case[] = [];
  for (const [i, line] of readFileSync(url, "utf8").split("\n").entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [gold, answer, verdict, ...rest] = line.split(" | ");
    if (!gold || answer === undefined || !verdict || rest.length > 0) {
      throw new Error(`${name}.txt:${i + 1}: want "gold | answer | verdict"`);
    }
    cases.push({ line: i + 1, gold: mend(gold), answer: mend(answer), verdict: verdict.trim() });
  }
  return cases;
}

function mend(text: string): string {
  return text.replaceAll("\\u007c", "|").replaceAll("\\u000a", "\n");
}
