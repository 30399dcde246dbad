import { expect, test } from "vitest";
import { loadCorpus } from "../../src/corpus/index.ts";
import { gradeIn } from "../../src/judge/index.ts";

const cases = loadCorpus().flatMap((family) => family.cases);
const told = cases.filter((c) => c.role === "told");

test("our reading of a judge's reply is Inspect's of today: what was mended is right", () => {
  const grades = told.filter((c) => c.about === "judge" && c.by === "inspect/model_graded_qa");
  expect(grades.length).toBeGreaterThan(3);
  const rules = { partialCredit: true, ownInstructions: false };
  const found = grades.map((c) => `${c.id}: ${gradeIn(String(c.data.reply), rules)}`);
  const today = (c: (typeof grades)[number]) => (c.versions === "0.3.285" ? c.faulty : c.right);
  expect(found).toEqual(grades.map((c) => `${c.id}: ${today(c)}`));
});

test("a mean of groups is not the mean of their questions, by the numbers recorded", () => {
  const { data, right, faulty } = told.find((c) => c.id === "mmlu/mean-of-subjects")!;
  const groups = Object.values(data.subjects as Record<string, [mean: number, many: number]>);
  const sum = (of: (group: [number, number]) => number) => groups.reduce((s, g) => s + of(g), 0);
  expect(sum(([mean]) => mean) / groups.length).toBeCloseTo(faulty as number, 2);
  expect(sum(([mean, many]) => mean * many) / sum(([, many]) => many)).toBeCloseTo(
    right as number,
    2,
  );
});

test("stops of programs cut as recorded", () => {
  const cut = told.filter((c) => c.family === "code" && c.kind === "code" && "stop" in c.data);
  expect(cut.length).toBeGreaterThan(1);
  for (const { id, data, faulty } of cut) {
    const { output, stop } = data as { output: string; stop: string[] };
    if (id === "code/stop-words-as-a-pattern") {
      expect([id, output.split(new RegExp(stop.join("|")))[0]]).toEqual([id, faulty]);
      continue;
    }
    const ends = stop.map((s) => output.indexOf(s)).filter((at) => at >= 0);
    expect([id, output.slice(0, Math.min(...ends))]).toEqual([id, faulty]);
  }
});

test("there is enough of each", () => {
  const many = (...roles: string[]) => cases.filter((c) => roles.includes(c.role)).length;
  expect(many("bug", "control")).toBeGreaterThanOrEqual(200);
  expect(many("control")).toBeGreaterThanOrEqual(40);
  expect(many("told", "log-probs")).toBeGreaterThanOrEqual(40);
});
