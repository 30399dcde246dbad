import { expect, test } from "vitest";
import type { Bug, Control, Family, Policy } from "../../src/corpus/index.ts";
import {
  casesOf,
  familiesOf,
  type Outcome,
  type Question,
  regress,
  type Scorer,
  scorables,
} from "../../src/regress/index.ts";

const place = { file: "f.yaml", line: 1, column: 1 };
const asked = { output: "7", target: "7", choices: null, stop: ["."], kind: "comparison" as const };
const known = { tells: "Sevens are lost.", source: "a/b#1", place, ...asked };
const drop = { name: "drop", options: {} };

function bug(
  id: string,
  right: number,
  score: number | "crash" | "hang",
  more: Partial<Bug> = {},
): Bug {
  const family = id.split("/")[0]!;
  const fault = {
    by: { name: "other/scorer", options: {} },
    score,
    versions: "< 2",
    source: "c/d#2",
  };
  const common = { ...known, id, family, scorer: drop, right, faults: [fault] };
  return { ...common, role: "bug", direction: "false-negative", ...more };
}

const control = (id: string, right = 1): Control => ({
  ...known,
  ...{ id, family: id.split("/")[0]!, scorer: drop, role: "control", right },
});

const policy: Policy = {
  ...known,
  ...{ id: "one/policy", family: "one", scorer: drop, role: "policy" },
  policies: [
    { says: "sevens count", score: 1, options: null },
    { says: "sevens don't", score: 0, options: null },
  ],
};

const family = (name: string, cases: Family["cases"]): Family => ({
  ...{ name, about: "Sevens.", file: `${name}.yaml`, cases },
});

const one = family("one", [
  bug("one/known", 1, 0),
  bug("one/wrong", 1, 0.5),
  bug("one/right", 0, 1),
  bug("one/crash", 1, "crash"),
  bug("one/part", 0.67, 0.2),
  control("one/control"),
  control("one/other-control"),
  policy,
]);
const two = family("two", [
  bug("two/known", 1, 0),
  control("two/control"),
  control("two/strict", 0),
]);

const seen: Question[] = [];

async function run(given: Record<string, number | Outcome>, named: string[] = [], stops = false) {
  const scorer: Scorer = {
    name: "given",
    async ask(questions) {
      seen.push(...questions);
      const outcome = ({ id }: Question): Outcome => {
        const said = given[id] ?? 0;
        return typeof said === "number" ? { score: said } : said;
      };
      return {
        outcomes: new Map(questions.map((q) => [q.id, outcome(q)])),
        strays: [],
        restarts: 0,
      };
    },
  };
  const cases = scorables(familiesOf([one, two], named));
  return regress({ scorer, cases, named, stops, relations: false });
}

const GOOD = { "one/control": 1, "one/other-control": 1 };

test("each case comes to its state, and each fault to a finding with its story", async () => {
  const crash = { fault: "crash", note: "SIGSEGV ended it" } as const;
  const report = await run({ ...GOOD, "one/crash": crash, "one/part": 0.2 });
  const states = report.families[0]!.results.map((r) => `${r.one.id} ${r.state}`);
  expect(states).toEqual([
    "one/known known-bug",
    "one/wrong wrong",
    "one/right right",
    "one/crash known-bug",
    "one/part known-bug",
    "one/control right",
    "one/other-control right",
    "one/policy policy",
  ]);
  expect(report.families[0]!.results.at(-1)!.follows).toEqual(["sevens don't"]);
  expect(report.findings[0]).toEqual({
    key: "one/known",
    kind: "known-bug",
    family: "one",
    tells: "Sevens are lost.",
    asked: { output: "7", target: "7" },
    expected: "1",
    got: "0",
    like: ["other/scorer < 2"],
    source: "c/d#2",
  });
});

test("of a scorer that gives 0 and 1 alone, nothing is said where a fraction is right", async () => {
  const report = await run(GOOD);
  expect(report.families[0]!.results[4]!.state).toBe("unfit");
  expect(report.findings.map((f) => f.key)).toEqual(["one/known", "one/wrong", "one/crash"]);
});

test("a family whose controls fail is not its trade, unless it is named, or the only one", async () => {
  const stray = { "two/strict": 1 };
  const report = await run({ ...GOOD, ...stray });
  expect(report.families.map((f) => f.fits)).toEqual([true, false]);
  expect(report.findings.filter((f) => f.family === "two")).toEqual([]);
  const named = await run({ ...GOOD, ...stray }, ["two"]);
  expect(named.findings.map((f) => [f.key, f.kind])).toEqual([
    ["two/known", "known-bug"],
    ["two/control", "false-alarm"],
    ["two/strict", "false-alarm"],
  ]);
  const bad = await run(stray);
  expect(bad.families.map((f) => f.fits)).toEqual([true, true]);
  const hangs = { fault: "hang", note: "no answer" } as const;
  const breaks = await run({ ...GOOD, ...stray, "two/known": hangs });
  expect(breaks.findings.at(-1)).toMatchObject({ key: "two/known", kind: "failed" });
});

test("what a scorer declines is no finding; a scorer that scores nothing is an error", async () => {
  const declined = { fault: "declined", note: "" } as const;
  const report = await run({ ...GOOD, "one/known": declined, "one/wrong": declined });
  expect(report.declined).toBe(2);
  expect(report.findings.map((f) => f.key)).toEqual(["one/crash"]);
  const all = [...one.cases, ...two.cases].map(({ id }) => [id, declined]);
  await expect(run(Object.fromEntries(all))).rejects.toMatchObject({ code: "ERR_FILE" });
});

test("stops are the faulty harness's: they are given where they are asked for", async () => {
  seen.length = 0;
  await run(GOOD);
  expect(seen.every((q) => !("stop" in q))).toBe(true);
  seen.length = 0;
  await run(GOOD, [], true);
  expect(seen.every((q) => q.stop?.[0] === ".")).toBe(true);
});

test("a scorer of ours is asked what it is right or faulty for, with controls beside it", () => {
  const other = { name: "squad", options: {} };
  const mixed = family("mixed", [
    bug("mixed/drop", 1, 0),
    bug("mixed/squad", 1, 0, { scorer: other }),
    bug("mixed/faulty", 1, 0, {
      scorer: other,
      faults: [{ by: { name: "faulty/x", options: {} }, score: 0, versions: null, source: "s" }],
    }),
    control("mixed/drop-control"),
    { ...control("mixed/squad-control"), scorer: other },
  ]);
  const ids = (name: string) =>
    casesOf(scorables([mixed, two]), name).flatMap((f) => f.cases.map((c) => c.id));
  expect(ids("squad")).toEqual(["mixed/squad", "mixed/faulty", "mixed/squad-control"]);
  expect(ids("faulty/x")).toEqual(["mixed/faulty", "mixed/squad-control"]);
  expect(ids("gsm8k")).toEqual([]);
});
