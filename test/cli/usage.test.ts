import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { evalmark } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

test.each(["score", "check", "verify", "export", "lint", "schema", "keygen", "core"])(
  "%s --help shows what it takes, with an example",
  async (name) => {
    const { code, stdout, stderr } = await evalmarkHere([name, "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`Usage: evalmark ${name}`);
    expect(stdout).toMatch(new RegExp(`Examples?:\\n  (.*\\| )?evalmark ${name}`));
    expect(stdout).not.toContain("[]");
  },
);

test("--help names every exit code; --version is the package's", async () => {
  const help = await evalmarkHere(["--help"]);
  const version = await evalmarkHere(["--version"]);
  const none = await evalmarkHere([]);
  expect(help.code).toBe(0);
  for (const code of [0, 1, 2, 3, 4, 5, 10, 11, 12, 20, 30, 130]) {
    expect(help.stdout).toMatch(new RegExp(`\\b${code} [a-z]`));
  }
  const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  expect(version).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("Usage: evalmark");
});

test("the process exits with the code, and keeps its streams apart", async () => {
  const [wrong, right] = await Promise.all([evalmark(["check", "1"]), evalmark(["--version"])]);
  expect([wrong.code, wrong.stdout]).toEqual([2, ""]);
  expect(wrong.stderr).toMatch(/^error missing required argument 'answer'\n/);
  expect([right.code, right.stderr]).toEqual([0, ""]);
});

test.each<[args: string, message: RegExp]>([
  ["frobnicate", /unknown command 'frobnicate'\n {2}cure: evalmark --help/],
  ["scor", /Did you mean score\?/],
  ["score", /missing required argument 'log'\n {2}cure: evalmark score --help/],
  ["score --frob x", /unknown option '--frob'/],
  ["score x --scale pounds", /'pounds' is invalid. Allowed choices are percent, fraction/],
  ["score x --results  --model a/b", /--results is empty\n {2}cure: is a variable not set\?/],
  ["score x --verdicts ", /--verdicts is empty/],
  ["keygen --out ", /--out is empty/],
  ["lint x ", /the name of a file is empty/],
  ["score x --workers 0", /--workers must be a whole number from 1 to 1024/],
  ["score x --decimals 11", /--decimals must be a whole number from 0 to 10/],
  ["score x --option metric", /--option takes K=V, not "metric"/],
  ["score x --option metric=em --option metric=f1", /--option metric is given twice/],
  ["score x --sign key", /--sign signs a result\n {2}cure: add --results DIR/],
  ["score x --notes n", /--notes belongs to a result\n {2}cure: add --results DIR/],
  ["score x --model a/b", /--model belongs to a result/],
  ["score x --dataset a/b", /--dataset belongs to a result/],
  ["score x --dataset-revision b", /--dataset-revision belongs to a result/],
  ["score x --date 2026-01-01", /--date belongs to a result/],
  ["score x --source-url https://x.org", /--source-url belongs to a result/],
  ["score x --task t", /--task names a task of an eval.yaml\n {2}cure: add --spec eval.yaml/],
  ["score x --results .", /--results needs the model's and the dataset's id/],
  ["score x --results . --model a --dataset a/b --task t", /--model must be ORG\/NAME, not "a"/],
  ["score x --results . --model a/b --dataset c/d", /a result belongs to a task of an eval.yaml/],
  ["score x --results . --model a/b --dataset c/d --task t --source-name n", /--source-url URL/],
  [
    "score x --results . --model a/b --dataset c/d --task t --source-url n",
    /must be a web address/,
  ],
  ["check 1", /missing required argument 'answer'\n {2}cure: evalmark check --help/],
  ["check --bogus a b", /unknown option "--bogus"/],
  ["check 1 2 3", /too many arguments for 'check'/],
  ["check 1 2 --scorer nope", /unknown scorer "nope"\n {2}cure: use one of: math, drop/],
  ["check 1 2 --scorer drop --option mtric=em", /no option "mtric"\n {2}cure: it takes: metric/],
  [
    "check 1 2 --scorer drop --option metric=x",
    /"metric" can't be "x"\n {2}cure: use one of: f1, em/,
  ],
  ["check 1 2 --scorer inspect/answer", /needs the option "pattern"/],
  ["check 1 2 --scorer inspect/pattern", /needs the option "regex"\n {2}cure: --option regex='/],
  [
    "check 1 2 --scorer inspect/pattern --option regex=a(b",
    /no regular expression of Python 3.11 .*at character 2: "\(b"\)\n {2}cure: correct/,
  ],
  ["keygen", /required option '--out <key>' not specified/],
  ["verify", /missing required argument 'result'/],
])("evalmark %s is refused with a cure", async (args, message) => {
  const { code, stdout, stderr } = await evalmarkHere(args.split(" "));
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^error /);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
});

test.each(["model_graded_qa", "inspect/math"])(
  "check --scorer %s is refused with a cure, and exit code 5",
  async (name) => {
    const { code, stdout, stderr } = await evalmarkHere(["check", "1", "2", "--scorer", name]);
    expect(stderr).toMatch(/^error .*\n {2}cure: --scorer /);
    expect({ code, stdout }).toEqual({ code: 5, stdout: "" });
  },
);

test("core and schema print what programs can read", async () => {
  const core = await evalmarkHere(["core", "--json"]);
  const plain = await evalmarkHere(["core"]);
  const schema = await evalmarkHere(["schema"]);
  const said = JSON.parse(core.stdout);
  const wasm = readFileSync(`${root}build/evalmark.wasm`);
  const digest = createHash("sha256").update(wasm).digest("hex");
  expect(said).toMatchObject({ digest, size: wasm.length, abi: 1 });
  const names = said.scorers.map((s: { name: string }) => s.name);
  expect(names).toEqual(expect.arrayContaining(["math", "drop", "inspect/match"]));
  for (const name of names) expect(plain.stdout).toContain(name);
  expect(plain.stdout).toContain(digest);
  expect(JSON.parse(schema.stdout).$schema).toContain("json-schema.org");
});
