import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type CoreInput,
  Engine,
  packScorer,
  toTarget,
  type Verdict,
} from "../../src/core/index.ts";
import { describeWithPython } from "../support/python.ts";
import { type Case, Generator } from "./inspect-cases.ts";
import { TEMPLATES, type Template } from "./inspect-templates.ts";

const driver = fileURLToPath(new URL("inspect_scorers.py", import.meta.url));
const tables = fileURLToPath(new URL("../../scripts/unicode.py", import.meta.url));
const run = promisify(execFile);
const engine = new Engine();

/** What Python says of one case. */
interface Result {
  value: string | number;
  answer?: string | null;
  reason?: string | null;
}

function toInput(given: Case): CoreInput {
  return {
    scorer: packScorer(given.scorer, given.options),
    text: Buffer.from(given.output),
    isAnswer: false,
    target: toTarget(given.target),
    choices: given.choices?.map((c) => Buffer.from(c)) ?? null,
    stop: null,
    cut: false,
  };
}

/** The harness's value for a verdict: C, I, N, E or a number as text. */
function harnessValue(scorer: string, { verdict, rule, num, den }: Verdict): string {
  if (verdict === "undecided") return rule?.startsWith("limit/") ? rule : "E";
  if (scorer === "inspect/f1") return String((Number(num) * 100) / Number(den) / 100);
  if (verdict === "equal") return "C";
  return scorer === "inspect/choice" && rule === "extract/empty" ? "N" : "I";
}

/** Why Inspect AI left an answer out, as the core's rule has it. */
function reasonOf({ verdict, rule }: Verdict): string | null {
  if (verdict !== "unanswered") return null;
  return rule === "extract/empty" ? "no_response" : "invalid_response_format";
}

describeWithPython("inspect", "scorers of Inspect AI 0.3.285", (python) => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "evalmark-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function ask(what: string, name: string, text: string): Promise<string[]> {
    const path = join(folder, name);
    writeFileSync(path, text);
    const { stdout } = await run(python, [driver, what, path], { maxBuffer: 1 << 28 });
    return stdout.split("\n").slice(0, -1);
  }

  test("the Unicode tables are those of this Python", async () => {
    await run(python, [tables, "--check"]);
  });

  const scorers = ["match", "includes", "answer", "exact", "f1", "choice"];
  test.for(scorers)("%s agrees on generated cases", async (name, { expect }) => {
    const generator = new Generator(name.length);
    const scorer = `inspect/${name}`;
    const cases = Array.from({ length: name === "match" ? 12_000 : 4_000 }, (_, i) =>
      i % 2 ? generator.case(scorer) : generator.soupCase(scorer),
    );
    if (name === "match" || name === "exact") {
      for (let i = 0; i < 2_000; i++) cases.push(generator.hardNumbers(), generator.powers());
    }
    await compare(name, cases, expect);
  });

  async function compare(name: string, cases: Case[], check: typeof expect): Promise<void> {
    const lines = cases.map((c) => `${JSON.stringify(c)}\n`).join("");
    const results = (await ask("cases", `${name}.jsonl`, lines)).map(
      (l) => JSON.parse(l) as Result,
    );
    const verdicts = engine.score(cases.map(toInput));
    const wrong = [];
    let right = 0;
    for (const [i, result] of results.entries()) {
      const given = cases[i]!;
      const verdict = verdicts[i]!;
      const ours = harnessValue(given.scorer, verdict);
      const same = ours === String(result.value) && spanAgrees(given, verdict, result);
      if (!same) wrong.push({ given, ours, result, verdict });
      if (same && result.value === "C") right++;
    }
    check(wrong.slice(0, 5)).toEqual([]);
    check(wrong.length).toBe(0);
    check(results.length).toBe(cases.length);
    // Cases that hardly ever match would show little.
    if (name !== "f1") check(right).toBeGreaterThan(cases.length / 25);
  }

  /** answer(): the span is its answer. A missing answer has the same reason on both sides. */
  function spanAgrees({ scorer, output }: Case, verdict: Verdict, result: Result): boolean {
    if (result.value === "E" || result.value === "C") return true;
    if (verdict.verdict === "unanswered" || result.reason) {
      return (result.reason ?? null) === reasonOf(verdict);
    }
    if (scorer !== "inspect/answer") return true;
    const [start, end] = verdict.span ?? [0, 0];
    return Buffer.from(output).subarray(start, end).toString() === result.answer;
  }

  test("all code points", { timeout: 240_000 }, async () => {
    const halves = [0, 1].map((half) => TEMPLATES.filter((_, i) => i % 2 === half));
    const answers = await Promise.all(
      halves.map((half, i) => ask("points", `points${i}.json`, JSON.stringify(half))),
    );
    const every = everyPoint();
    const wrong: unknown[] = [];
    for (const [h, half] of halves.entries()) {
      const telling = JSON.parse(answers[h]![0]!) as Point[];
      for (const [t, template] of half.entries()) {
        const points = template.all ? every : telling;
        const letters = [...answers[h]![t + 1]!];
        expect(letters.length).toBe(points.length);
        wrong.push(...differences(template, points, letters));
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});

/** A code point and its forms: itself, folded, in upper case, in lower case. */
type Point = [number, ...forms: string[]];
const FORMS = "@~^`";

/** Code points for which the core gives another value than Python's letter. */
function differences(template: Template, points: Point[], letters: string[]): unknown[] {
  const wrong: unknown[] = [];
  const base = toInput(template);
  for (let from = 0; from < points.length; from += 8192) {
    const part = points.slice(from, from + 8192);
    const verdicts = engine.score(part.map((point) => fill(template, base, point)));
    for (const [i, verdict] of verdicts.entries()) {
      const value = harnessValue(template.scorer, verdict);
      const letter = letters[from + i]!;
      const theirs = letter >= "\u0100" ? String((letter.charCodeAt(0) - 256) / 100) : letter;
      if (value !== theirs) wrong.push({ template, point: part[i], value, theirs });
    }
  }
  return wrong;
}

function fill({ output, target }: Template, base: CoreInput, point: Point): CoreInput {
  const text = Buffer.from(output.replaceAll("@", () => point[1] as string));
  const kind = [...FORMS].findIndex((form) => target.includes(form));
  if (kind < 0) return { ...base, text };
  const filled = target.replaceAll(FORMS[kind]!, () => point[1 + kind] as string);
  return { ...base, text, target: toTarget(filled) };
}

function everyPoint(): Point[] {
  const out: Point[] = [];
  for (let c = 0; c < 0x110000; c++) {
    if (c < 0xd800 || c > 0xdfff) out.push([c, String.fromCodePoint(c)]);
  }
  return out;
}
