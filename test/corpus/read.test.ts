import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  affects,
  CORPUS_FOLDER,
  familyTable,
  loadCorpus,
  readFamily,
  showFinding,
} from "../../src/corpus/index.ts";

const HEAD = `family: x
about: What it is about.
scorer: drop
kind: comparison
by: a-harness
source: somebody/something#1
cases:
`;
const CASE = `  - id: one
    output: "1"
    target: "2"
    right: 0
    faulty: 1
    tells: It is wrong.
`;
const read = (text: string, file = "x.yaml") => readFamily({ file, bytes: Buffer.from(text) });
const findings = (text: string, file?: string) => read(text, file).findings.map(showFinding);

test("a case takes from the head of its file what it doesn't say", () => {
  const [bug] = read(HEAD + CASE).families[0]!.cases;
  expect(bug).toMatchObject({
    id: "x/one",
    role: "bug",
    direction: "false-positive",
    scorer: { name: "drop", options: {} },
    faults: [{ by: { name: "a-harness", options: {} }, score: 1, source: "somebody/something#1" }],
    place: { file: "x.yaml", line: 8 },
  });
});

test("a case of five lines: where the fault is all or nothing, what is right goes without saying", () => {
  const five = CASE.replace("    right: 0\n", "");
  expect(five.trimEnd().split("\n")).toHaveLength(5);
  const [bug] = read(HEAD + five).families[0]!.cases;
  expect(bug).toMatchObject({ right: 0, direction: "false-positive" });
  for (const faulty of ["0.5", "crash"]) {
    const text = HEAD + five.replace("faulty: 1", `faulty: ${faulty}`);
    expect(findings(text).join()).toContain(
      'neither the case nor the head of the file says "right"',
    );
  }
});

test("options stand behind the name of a scorer", () => {
  const text = HEAD.replace("scorer: drop", "scorer: inspect/match numeric=true location=any");
  const [bug] = read(text + CASE).families[0]!.cases;
  expect(bug).toMatchObject({
    scorer: { name: "inspect/match", options: { numeric: true, location: "any" } },
  });
});

const faults: [what: string, from: string | RegExp, to: string, message: RegExp][] = [
  ["an unknown key", "right: 0", "rigth: 0", /x\.yaml:11:5: error: .*no key "rigth"/],
  ["a score above 1", "right: 0", "right: 2", /x\.yaml:11:12: error: "right"/],
  [
    "a fault that is none",
    "faulty: 1",
    "faulty: 0",
    /x\.yaml:12:13: error: "faulty" is the right score/,
  ],
  ["a scorer nobody has", "scorer: drop", "scorer: dropp", /error: unknown scorer "dropp"/],
  [
    "an option nobody has",
    "scorer: drop",
    "scorer: drop x=1",
    /error: scorer "drop" has no option "x"/,
  ],
  [
    "nothing said of the kind",
    "kind: comparison\n",
    "",
    /x\.yaml:7:5: error: neither .* says "kind"/,
  ],
  ["a sentence without an end", "is wrong.", "is wrong", /x\.yaml:13:12: error: "tells"/],
  [
    "a source that a comment cuts off",
    "source: somebody/something#1",
    "source: somebody/something#1, #2",
    /x\.yaml:6:9: error: "source".*wants quotes/,
  ],
  [
    "another family than the file's",
    "family: x",
    "family: y",
    /x\.yaml:1:9: error: the family "y"/,
  ],
  [
    "two cases of one id",
    CASE,
    CASE + CASE,
    /x\.yaml:14:5: error: the id "x\/one" stands in the file twice/,
  ],
  ["a number where a text is meant", 'output: "1"', "output: 1", /x\.yaml:9:13: error: "output"/],
  ["no YAML", "cases:", "cases: [", /error: not valid YAML/],
];
test.each(faults)("%s is told with its place", (_, from, to, message) => {
  const found = findings((HEAD + CASE).replace(from, to));
  expect(found.join("\n")).toMatch(message);
});

test("which option a rule picks is computed, not believed", () => {
  const probs = `  - id: probs
    about: log-probs
    choices: ["no", "very much so"]
    target: 1
    texts: [-3, -4]
    picks: { raw: 0, characters: 0 }
    tells: The longer option wins by characters.
`;
  expect(findings(HEAD + probs).join()).toMatch(/"characters" picks 1, not 0/);
  expect(findings(HEAD + probs.replace("characters: 0", "characters: 1"))).toEqual([]);
  expect(findings(HEAD + probs.replace("-3, -4", "-3")).join()).toMatch(/error: "texts"/);
});

test("versions are compared by number, and words decide nothing", () => {
  expect(affects("< 0.5.2", "0.9.0")).toBe(false);
  expect(affects(">= 0.4.0 < 0.4.13", "0.4.9")).toBe(true);
  expect(affects(">=0.4.0 <0.4.13", "0.4.13")).toBe(false);
  expect(affects("0.9.0", "0.9")).toBe(true);
  expect(affects("before May 2026", "0.9.0")).toBe(null);
  expect(affects(null, "0.9.0")).toBe(null);
});

test("the table in the docs counts what the files hold", () => {
  const docs = readFileSync(join(CORPUS_FOLDER, "../docs/known-bugs.md"), "utf8");
  expect(docs).toContain(`<!-- families -->\n${familyTable(loadCorpus())}\n<!-- end -->`);
});

test("no text of the corpus stands in the sources", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const sources = ["src", "assembly"].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")),
  );
  const all = sources.join("\n");
  const found = loadCorpus().flatMap(({ cases }) =>
    cases.filter((c) => {
      if (all.includes(c.id)) return true;
      if (!("output" in c)) return false;
      const { output } = c;
      return output.length >= 8 && (all.includes(output) || all.includes(JSON.stringify(output)));
    }),
  );
  expect(found.map((c) => c.id)).toEqual([]);
  expect(CORPUS_FOLDER).toBe(join(root, "regress"));
});
