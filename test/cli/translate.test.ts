/** `evalmark translate` and `run` as commands: wrong use, what is said, what is left. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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

test("run: a job's command has the scorer's options and the judge; files and own servers are none", async () => {
  const job = (...more: string[]) =>
    run("run", spec, "--task", "math", "--with", "inspect", "--model", "openai/m", ...more);
  const hub = ["--dataset", "a/b", "--print-job"];
  const pattern = ["--scorer", "inspect/pattern", "--option", "regex=it's (\\d+)"];
  const said = await job(...hub, ...pattern, "--limit", "3", "--", "--max-connections", "4");
  expect(said.code).toBe(0);
  expect(said.stdout).toMatch(/ --secrets HF_TOKEN --secrets OPENAI_API_KEY /);
  // The line as a shell reads it, twice: the job's, and the one in the job.
  const words = (line: string) =>
    execFileSync("sh", ["-c", `for word in ${line}; do printf '%s\\0' "$word"; done`], {
      encoding: "utf8",
    }).split("\0");
  const inside = words(said.stdout.trim()).at(-2)!.split(" && ").at(-1)!;
  expect(words(inside).slice(2, -1)).toEqual([
    ...[expect.stringMatching(/^evalmark@/), "run", "eval.yaml", "--task", "math"],
    ...["--with", "inspect", "--model", "openai/m", "--dataset", "a/b"],
    ...[...pattern, "--limit", "3", "--", "--max-connections", "4"],
  ]);
  const judged = join(folder, "judged.yaml");
  const text = readFileSync(spec, "utf8").replace("- name: match", "- name: model_graded_fact");
  writeFileSync(judged, text.replace("args: { numeric: true }", "args: {}"));
  const asked = ["run", judged, "--task", "math", "--with", "inspect", "--model", "hf/a/m", ...hub];
  expect((await run(...asked, "--judge", "openai/j", "--beside", "math")).stdout).toMatch(
    /--secrets OPENAI_API_KEY .* --dataset a\/b --beside math --judge openai\/j'\n$/,
  );
  expect((await run(...asked, "--judge", "openai/j", "--beside", "exact")).code).toBe(0);
  for (const name of ["--results", "--sign", "--verdicts"]) {
    expect(await job(...hub, name, "x")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${name} is of no use in a job`),
    });
  }
  expect(await job(...hub, "--base-url", "http://localhost:8000/v1")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/a job does not reach http:\/\/localhost:8000\/v1/),
  });
});
