import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RULE_NAMES } from "../../src/core/names.ts";
import { findAll, type Match } from "../kernels/regex.ts";
import { describeWithPython } from "../support/python.ts";
import { Patterns, type Question } from "./regex-patterns.ts";

const driver = fileURLToPath(new URL("re_matches.py", import.meta.url));
const run = promisify(execFile);
/** Our flags as Python's: re.I, re.M, re.S, re.X, re.A. */
const PYTHON_FLAGS: [number, number][] = [
  [1, 2],
  [2, 8],
  [4, 16],
  [8, 64],
  [16, 256],
];
const toPython = (flags: number) =>
  PYTHON_FLAGS.reduce((sum, [ours, theirs]) => (flags & ours ? sum | theirs : sum), 0);

interface Result {
  error?: string;
  slow?: true;
  matches?: Match[];
}

describeWithPython("inspect", "regular expressions of Python 3.11", (python) => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "evalmark-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function ask(questions: Question[]): Promise<Result[]> {
    const path = join(folder, "questions.jsonl");
    const lines = questions.map((q) => JSON.stringify([q.pattern, toPython(q.flags), q.text]));
    writeFileSync(path, `${lines.join("\n")}\n`);
    const { stdout } = await run(python, [driver, path], { maxBuffer: 1 << 28 });
    return stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Result);
  }

  /** What differs from Python; refused by name is no difference. */
  async function compare(questions: Question[]) {
    const results = await ask(questions);
    const wrong: unknown[] = [];
    const counts = { matched: 0, none: 0, invalid: 0, refused: 0, slow: 0 };
    for (const [i, { error, matches, slow }] of results.entries()) {
      const question = questions[i]!;
      const ours = findAll(question.pattern, question.text, question.flags);
      const rule = typeof ours === "number" ? RULE_NAMES[-ours] : undefined;
      if (rule !== undefined && rule !== "regex/invalid") counts.refused++;
      else if (slow) counts.slow++;
      else if (error !== undefined) {
        counts.invalid++;
        if (rule !== "regex/invalid") wrong.push({ question, error, ours });
      } else {
        counts[matches!.length > 0 ? "matched" : "none"]++;
        if (JSON.stringify(ours) !== JSON.stringify(matches))
          wrong.push({ question, matches, ours });
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(wrong.length).toBe(0);
    expect(results.length).toBe(questions.length);
    expect(counts.slow).toBeLessThan(10);
    return counts;
  }

  test("generated patterns find the same matches, groups and all", async () => {
    const patterns = new Patterns(7);
    const counts = await compare(Array.from({ length: 12_000 }, () => patterns.question()));
    expect(counts.matched).toBeGreaterThan(3_500);
    expect(counts.none).toBeGreaterThan(1_000);
    expect(counts.refused).toBeLessThan(120);
  });

  test("groups that may be empty end their repetition where Python's do", async () => {
    const patterns = new Patterns(11);
    const counts = await compare(Array.from({ length: 8_000 }, () => patterns.empties()));
    expect(counts.matched).toBeGreaterThan(4_000);
    expect(counts.refused).toBe(0);
  });

  test("what is no pattern there is none here", async () => {
    const patterns = new Patterns(13);
    const counts = await compare(Array.from({ length: 8_000 }, () => patterns.broken()));
    expect(counts.invalid).toBeGreaterThan(2_000);
    expect(counts.matched).toBeGreaterThan(500);
  });
});
