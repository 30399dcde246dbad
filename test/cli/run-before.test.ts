/** What is wrong with a task, its rows or its result is told before a harness is started. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const out = join(folder, "out");
const base = [
  "run",
  join(MINI, "eval.yaml"),
  "--task",
  "math",
  "--with",
  "inspect",
  "--model",
  "m",
];
const rows = ["--rows", join(MINI, "data/math.jsonl"), "--python", "/none/python", "--out", out];
const result = ["--results", folder, "--model-id", "acme/tiny", "--dataset", "acme/bench"];

test.each([
  [["--sign", "k.jwk"], 2, /--sign belongs to a result\n {2}cure: add --results/],
  [["--model-id", "acme/tiny"], 2, /--model-id belongs to a result/],
  [["--results", folder], 2, /needs the model's and the dataset's id\n {2}cure: --model-id ORG/],
  [[...result, "--sign", join(folder, "none.jwk")], 3, /none\.jwk: there is no such file/],
  [["--results", "/dev/null/x", ...result.slice(2)], 3, /\/dev\/null/],
  [[...result, "--date", "yesterday"], 2, /yesterday/],
  [["--verdicts", "/dev/null/x/v.jsonl"], 3, /\/dev\/null/],
])("a result that could not be written: %j", async (more, code, message) => {
  const said = await evalmarkHere([...base, ...rows, ...more]);
  expect(said).toMatchObject({ code, stderr: expect.stringMatching(message) });
  expect(existsSync(out)).toBe(false);
});

const column =
  /rows\.\w+:1: no column "question", which the task needs; there are: passage, answer/;
test.each([
  ["rows.jsonl", '{"passage": "x", "answer": "y"}\n', column],
  ["rows.csv", 'passage,"answer"\nx,y\n', column],
  ["rows.jsonl", "\n", /rows\.jsonl:1: no rows in it/],
  ["rows.jsonl", '{"question": \n', /rows\.jsonl:1: a row must be a JSON object/],
  ["rows.jsonl", "7\n", /a row must be a JSON object/],
])("rows without what the task asks for: %s %j", async (name, text, message) => {
  const given = ["--rows", file(name, text)];
  const ran = await evalmarkHere([...base, ...given, "--python", "/none/python"]);
  expect(ran).toMatchObject({ code: 3, stderr: expect.stringMatching(message) });
  const to = ["translate", ...base.slice(1, 4), "--to", "lm-eval", "--out", out];
  expect((await evalmarkHere([...to, ...given])).stderr).toMatch(message);
});

test("columns that are there, in files of other shapes too, are no error", async () => {
  const row = { question: "1+1", answer: "2", kind: "sum", more: 1 };
  const files = [
    file("ok.jsonl", `\ufeff${JSON.stringify(row)}\n`),
    file("list.json", JSON.stringify([row], null, 2)),
    file("ok.csv", "question,answer,kind\r\n1+1,2,sum\r\n"),
    file("quoted.csv", '"a ""b""",question,answer,kind\n1,1+1,2,sum\n'),
  ];
  for (const [i, path] of files.entries()) {
    const to = ["translate", ...base.slice(1, 4), "--to", "inspect", "--rows", path];
    expect((await evalmarkHere([...to, "--out", join(folder, `ok${i}`)])).code).toBe(0);
  }
});

test("an eval.yaml of another framework has no task to run or translate", async () => {
  const tasks = "tasks:\n  - id: t\n    config: default\n    split: test\n";
  const other = file("other.yaml", `name: x\nevaluation_framework: nemo-evaluator\n${tasks}`);
  const cure = /nemo-evaluator tasks say nothing [\s\S]*cure: name an eval\.yaml of inspect-ai/;
  const to = [
    "translate",
    other,
    "--task",
    "t",
    "--to",
    "inspect",
    "--out",
    out,
    ...rows.slice(0, 2),
  ];
  expect(await evalmarkHere(to)).toMatchObject({ code: 5, stderr: expect.stringMatching(cure) });
  const run = ["run", other, "--task", "t", ...base.slice(4), ...rows];
  expect((await evalmarkHere(run)).stderr).toMatch(cure);
});

test("a folder that can't be made, /proc where there is one, ends at once", async () => {
  const place = existsSync("/proc/self") ? "/proc/evalmark/x" : "/dev/null/x";
  const to = [
    "translate",
    ...base.slice(1, 4),
    "--to",
    "inspect",
    "--rows",
    rows[1]!,
    "--out",
    place,
  ];
  expect((await evalmarkHere(to)).code).toBe(3);
});
