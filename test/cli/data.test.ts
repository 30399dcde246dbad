import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { evalmark, jsonl, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI, miniLines } from "../support/mini.ts";

const folder = newFolder();
const path = (name: string) => join(folder, name);
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const HUB = ["--model", "acme/tiny-1b", "--dataset", "acme/mini", "--sign", "key"];
const RESULT = ".eval_results/acme--mini--reading.yaml";
const SIGN = ["score", "run.json", "--scorer", "drop", "--spec", "eval.yaml", ...HUB];
const FULL = ["--log", "run.json", "--spec", "eval.yaml", "--key", "key.pub"];
const ROWS = miniLines<Record<string, unknown>>("data/reading.jsonl");

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.json"), path("run.json"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  writeFileSync(path("rows.jsonl"), jsonl(...ROWS));
  expect((await run("keygen", "--out", "key")).code).toBe(0);
  const signed = await run(...SIGN, "--results", ".", "--data", "rows.jsonl");
  expect([signed.code, signed.stderr]).toEqual([0, ""]);
  expect(signed.stdout).toMatch(/not bound by the token: (?!.*dataset rows)/);
});

const verify = (...args: string[]) => run("verify", RESULT, ...FULL, ...args);

test("rows are bound: with them it is verified, without them the samples stay closed", async () => {
  const [all, none] = [await verify("--data", "rows.jsonl"), await verify()];
  expect(all.stdout).toMatch(/ok +data .*20 rows, root/);
  expect([all.code, none.code]).toEqual([0, 10]);
  expect(none.stdout).toMatch(/skipped +samples +they are closed with the dataset's rows/);
  expect(none.stdout).toMatch(/20 of 20 samples scored again: reproduced exactly/);
});

test.each([
  ["a row more", [...ROWS, ROWS[0]!]],
  ["a row less", ROWS.slice(1)],
  ["another order", ROWS.toReversed()],
  ["an edited target", ROWS.with(3, { ...ROWS[3]!, answer: "?" })],
  ["none of the columns", [{ a: 1 }]],
] as const)("%s: rejected, and nothing is scored again", async (name, rows) => {
  writeFileSync(path(`${name}.jsonl`), jsonl(...rows));
  const { code, stdout } = await verify("--data", `${name}.jsonl`);
  expect(stdout).toMatch(/FAILED +data/);
  expect(stdout).toMatch(/skipped +score +an earlier check failed/);
  expect(code).toBe(20);
});

test("rows in other order of keys, with other columns, are the same rows", async () => {
  const same = ROWS.map((row) => ({
    more: 1,
    ...Object.fromEntries(Object.entries(row).reverse()),
  }));
  writeFileSync(path("same.jsonl"), jsonl(...same));
  expect((await verify("--data", "same.jsonl")).code).toBe(0);
});

test("an output that was edited under the signed digest of the log is not the sealed sample", async () => {
  const edited = readFileSync(path("run.json"), "utf8").replace("3 October 1874", "4 October 1874");
  writeFileSync(path("edited.json"), edited);
  const got = await run("verify", RESULT, ...FULL.with(1, "edited.json"), "--data", "rows.jsonl");
  expect(got.code).toBe(20);
  expect(got.stdout).toMatch(/FAILED +log/);
});

test("rows of which the log has not as many are not signed", async () => {
  writeFileSync(path("more.jsonl"), jsonl(...ROWS, ROWS[0]!));
  const got = await run(...SIGN, "--results", "refused", "--data", "more.jsonl");
  expect(got.code).toBe(5);
  expect(got.stderr).toMatch(/not signed: the result is over 20 rows, the dataset has 21/);
});

test("what can't be signed is said at once: a stream, rows without a key", async () => {
  const stream = SIGN.with(1, "-");
  const got = await evalmark(
    [...stream, "--results", "refused", "--task", "reading", "--date", "2026-01-01"],
    {
      cwd: folder,
      stdin: jsonl({ id: 1, output: "1", target: "1" }),
    },
  );
  expect([got.code, got.stderr]).toEqual([2, expect.stringMatching(/read twice, so it is a file/)]);
  const unsigned = SIGN.slice(0, -2);
  const rows = await run(...unsigned, "--results", "refused", "--data", "rows.jsonl");
  expect([rows.code, rows.stderr]).toEqual([
    2,
    expect.stringMatching(/--data is bound by a token/),
  ]);
});
