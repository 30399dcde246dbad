/** `evalmark translate` and `run` as commands: wrong use, what is said, what is left. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = newFolder();
const spec = join(MINI, "eval.yaml");
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const translate = (...args: string[]) => run("translate", spec, ...args);

test("says what it wrote, what differs, and how to run it", async () => {
  const said = await translate(
    "--task",
    "math",
    "--to",
    "lm-eval",
    "--dataset",
    "a/b",
    "--out",
    "o",
  );
  expect(said.code).toBe(0);
  expect(said.stdout).toMatch(/differs +epochs above 1/);
  expect(said.stdout).toMatch(/wrote +o\/evalmark_mini_math\.yaml/);
  expect(said.stdout).toMatch(/run it +cd o && lm_eval run/);
  expect(readdirSync(join(folder, "o")).sort()).toEqual([
    "evalmark_mini_math.py",
    "evalmark_mini_math.yaml",
  ]);
  const again = await translate(
    "--task",
    "math",
    "--to",
    "lm-eval",
    "--dataset",
    "a/b",
    "--out",
    "o",
  );
  expect(again).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/exists already[\s\S]*--force/),
  });
});

test.each<[string, string[], number, RegExp]>([
  [
    "no rows",
    ["--to", "inspect", "--out", "x"],
    2,
    /--dataset ORG\/NAME for the Hub, or --rows FILE/,
  ],
  [
    "both",
    ["--to", "inspect", "--out", "x", "--dataset", "a/b", "--rows", "r.jsonl"],
    2,
    /one place/,
  ],
  ["another harness", ["--to", "helm", "--out", "x", "--dataset", "a/b"], 2, /inspect, lighteval/],
  ["no id", ["--to", "inspect", "--out", "x", "--dataset", "bench"], 2, /must be ORG\/NAME/],
  [
    "rows of no kind",
    ["--to", "inspect", "--out", "x", "--rows", "r.xml"],
    2,
    /\.jsonl, \.csv or \.parquet/,
  ],
  [
    "rows that are not there",
    ["--to", "inspect", "--out", "x", "--rows", "no.jsonl"],
    3,
    /no\.jsonl: no such file/,
  ],
  [
    "an unknown scorer",
    ["--to", "inspect", "--out", "x", "--dataset", "a/b", "--scorer", "m"],
    2,
    /unknown scorer/,
  ],
])("%s", async (_, args, code, message) => {
  const said = await translate("--task", "reading", ...args);
  expect(said).toMatchObject({ code, stderr: expect.stringMatching(message) });
  expect(existsSync(join(folder, "x", "evalmark_mini_reading.py"))).toBe(false);
});

test("another framework's eval.yaml is refused", async () => {
  const file = join(folder, "other.yaml");
  const body = "name: N\ndescription: D\nevaluation_framework: math-arena\ntasks: [{ id: a }]\n";
  writeFileSync(file, body);
  const args = ["translate", file, "--to", "inspect", "--dataset", "a/b", "--out", "y"];
  expect(await run(...args)).toMatchObject({
    code: 5,
    stderr: expect.stringMatching(/math-arena tasks say nothing of how they are scored/),
  });
});

test("run: a server that is no address, a job without the Hub", async () => {
  const args = ["run", spec, "--task", "math", "--with", "inspect", "--model", "m"];
  const rows = ["--rows", join(MINI, "data/math.jsonl")];
  expect(await run(...args, ...rows, "--base-url", "localhost")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/--base-url is no address/),
  });
  expect(await run(...args, ...rows, "--print-job")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/a job does not see a file of rows/),
  });
  expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(/one place/) });
});
