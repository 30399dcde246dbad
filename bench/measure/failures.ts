/** Pairs that Math-Verify 0.9.0 gets wrong, and ready cases of known bugs of other scorers. */
import { Engine, toTarget, type Verdict } from "evalmark/core";
import { type Row, toInput } from "../rows.js";
import { COUNTS, counts, disagreements, judge, reason } from "./judge.js";
import { percent, type Report } from "./report.js";

/** Agreement on the unambiguous ones: at least 95 %. */
export function measureFailures(report: Report, rows: readonly Row[]): void {
  const clear = judge(
    rows.filter((r) => r.status === "unambiguous"),
    "math",
  );
  const others = [...new Set(rows.map((r) => r.status))].filter((s) => s !== "unambiguous");
  report.table(COUNTS, [
    counts("unambiguous (wanted: 95 %)", clear),
    ...others.map((s) =>
      counts(
        s,
        judge(
          rows.filter((r) => r.status === s),
          "math",
        ),
      ),
    ),
  ]);
  report.say("Disagreements of the unambiguous ones:");
  report.list(disagreements(clear), "None.");
}

interface Fixture {
  id: string;
  family: "math" | "gsm8k";
  completion: string;
  gold: string | string[];
  correct_score: number;
}

/** Each of the families math and gsm8k by the scorer of that name: all are wanted. */
export function measureFixtures(report: Report, data: readonly unknown[]): void {
  const read = data as unknown as Fixture[];
  const lines: (string | number)[][] = [];
  const wrong: string[] = [];
  for (const family of ["math", "gsm8k"] as const) {
    const fixtures = read.filter((f) => f.family === family);
    const verdicts = new Engine().score(fixtures.map(fixtureInput));
    const isRight = (v: Verdict, i: number) => v.score === fixtures[i]!.correct_score;
    lines.push([
      `${family}, scorer \`${family}\``,
      fixtures.length,
      percent(verdicts.filter(isRight).length, fixtures.length),
    ]);
    verdicts.forEach((v, i) => {
      const { id, correct_score } = fixtures[i]!;
      if (isRight(v, i)) return;
      wrong.push(
        `\`${id}\` wants ${correct_score}; ours: ${v.verdict}, \`${v.rule}\`. ${reason(id)}`,
      );
    });
  }
  report.table(["fixtures", "of", "as they should be"], lines);
  report.say("Not as they should be:");
  report.list(wrong, "None.");
}

/** The text as the model wrote it: the stops of a fixture are what the faulty harness cut at. */
function fixtureInput({ family, completion, gold }: Fixture) {
  const row = { gold: "", text: completion, isAnswer: false };
  return { ...toInput(row, family), target: toTarget(gold) };
}
