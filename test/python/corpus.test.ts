import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import {
  affects,
  type Bug,
  type Control,
  type Fault,
  loadCorpus,
  writeScorer,
} from "../../src/corpus/index.ts";
import { describeWithPython } from "../support/python.ts";

const driver = fileURLToPath(new URL("corpus_faults.py", import.meta.url));

/** What is installed, by the first word of an implementation's name. */
const INSTALLED = {
  inspect: "0.3.285",
  lighteval: "0.13.0",
  "lm-eval": "0.4.13",
  "math-verify": "0.9.0",
  opencompass: "0.5.4",
};
/** Environments that others stand in as well. */
const BESIDE: Record<string, string> = { opencompass: "lm-eval" };

const cases = loadCorpus().flatMap((family) => family.cases);
const bugs = cases.filter((c) => c.role === "bug");
const controls = cases.filter((c) => c.role === "control");

for (const [environment, version] of Object.entries(INSTALLED)) {
  const entries = bugs.flatMap((bug) =>
    bug.faults.filter((fault) => isOf(fault, environment)).map((fault) => ({ bug, fault })),
  );
  const has = entries.filter(({ fault }) => affects(fault.versions, version) === true);
  const lacks = entries.filter(({ fault }) => affects(fault.versions, version) === false);

  if (has.length === 0) continue;
  describeWithPython(
    BESIDE[environment] ?? environment,
    `known bugs of ${environment} ${version}`,
    (python) => {
      let found: (number | string)[] = [];
      beforeAll(() => {
        found = run(python, environment, [...has, ...lacks]);
      });

      test("it has those whose versions take it in", () => {
        expect(told(has, found)).toEqual(told(has, has.map(recorded)));
      });

      test("each of its implementations is reached: it calls something right", () => {
        const right = new Set(
          has.flatMap(({ fault }, i) => (found[i] === 1 ? [keyOf(fault)] : [])),
        );
        const open = has.filter(({ fault }) => !right.has(keyOf(fault)));
        const asked = controlsOf(open);
        const others = run(python, environment, asked);
        for (const [i, { fault }] of asked.entries()) if (others[i] === 1) right.add(keyOf(fault));
        const never = open.map(({ fault }) => keyOf(fault)).filter((key) => !right.has(key));
        expect([...new Set(never)]).toEqual([]);
      });

      if (lacks.length === 0) return;
      test("and not those of other versions", () => {
        const others = found.slice(has.length);
        expect(lacks.filter((entry, i) => same(others[i]!, recorded(entry))).map(nameOf)).toEqual(
          [],
        );
      });
    },
  );
}

type Entry = { bug: Bug | Control; fault: Fault };

const keyOf = ({ by }: Fault): string => writeScorer(by);

/** The controls that are right, of the same family and scorer, each asked of the implementation. */
function controlsOf(entries: Entry[]): Entry[] {
  const asked = new Map<string, Entry>();
  for (const { bug, fault } of entries) {
    for (const control of controls) {
      if (control.family !== bug.family || control.right !== 1) continue;
      if (writeScorer(control.scorer) !== writeScorer(bug.scorer)) continue;
      asked.set(`${control.id} ${keyOf(fault)}`, { bug: control, fault });
    }
  }
  return [...asked.values()];
}

function isOf(fault: Fault, environment: string): boolean {
  return fault.by.name === environment || fault.by.name.startsWith(`${environment}/`);
}

function run(python: string, environment: string, entries: Entry[]): (number | string)[] {
  const lines = entries.map(({ bug, fault }) => {
    const { output, target, choices, stop } = bug;
    const { name: by, options } = fault.by;
    return JSON.stringify({ by, options, output, target, choices, stop });
  });
  if (lines.length === 0) return [];
  const input = `${lines.join("\n")}\n`;
  const { stdout, stderr, status } = spawnSync(python, [driver, environment], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    env: { ...process.env, HF_HUB_OFFLINE: "1" },
  });
  expect(status, stderr).toBe(0);
  const results = stdout.trim().split("\n");
  return results.map((line) => {
    const { score, crash } = JSON.parse(line) as { score?: number; crash?: string };
    return score ?? `crash ${crash}`;
  });
}

const recorded = ({ fault }: Entry): number | string => fault.score;
const nameOf = ({ bug, fault }: Entry): string => `${bug.id} by ${fault.by.name}`;

/** Scores of the corpus have two decimals; of a crash only that it is one is recorded. */
function same(found: number | string, wanted: number | string): boolean {
  if (typeof found === "string" || typeof wanted === "string") {
    return String(found).startsWith("crash") && wanted === "crash";
  }
  return Math.abs(found - wanted) < 0.005 + 1e-9;
}

function told(entries: Entry[], found: (number | string)[]): string[] {
  return entries.map((entry, i) => {
    const score = same(found[i]!, recorded(entry)) ? recorded(entry) : found[i];
    return `${nameOf(entry)}: ${score}`;
  });
}
