import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { planDigest } from "../../src/token/index.ts";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = newFolder();
const path = (...names: string[]) => join(folder, ...names);
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const HUB = ["--model", "acme/tiny-1b", "--dataset", "acme/mini"];
const NAME = "acme--mini--reading";
const TASK = ["--spec", "eval.yaml", "--task", "reading", "--scorer", "drop"];
const SIGN = ["score", "run.json", ...TASK, ...HUB, "--sign", "key"];
/** The logs of the example ran on this day. */
const EARLY = ["--date", "2020-01-01T00:00:00Z"];

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.json"), path("run.json"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  cpSync(join(MINI, "data/reading.jsonl"), path("rows.jsonl"));
  await run("keygen", "--out", "key");
  await run("keygen", "--out", "other");
});

const plan = (out: string, ...args: string[]) =>
  run("plan", ...TASK, ...HUB, "--sign", "key", "--out", out, ...args);
const planned = (out: string, file: string, ...args: string[]) =>
  run(...SIGN, "--results", out, "--plan", file, ...args);
const verify = (out: string, ...args: string[]) =>
  run(
    ...["verify", `${out}/.eval_results/${NAME}.yaml`, "--log", "run.json"],
    ...["--spec", "eval.yaml", "--key", "key.pub", ...args],
  );

test("a plan is bound by the result, and verified with it; plans of one signer are a chain", async () => {
  expect((await plan("one.jws", ...EARLY, "--seed", "7")).stdout).toMatch(/plan 1, [\w-]{43}\n/);
  expect((await plan("two.jws", ...EARLY, "--prev", "one.jws")).stdout).toMatch(/plan 2,/);
  const again = await plan("same.jws", ...EARLY, "--seed", "7");
  expect(again.code).toBe(0);
  expect(readFileSync(path("same.jws"), "utf8")).toBe(readFileSync(path("one.jws"), "utf8"));
  expect((await planned("ok", "two.jws")).code).toBe(0);
  const [with_, without] = [await verify("ok", "--plan", "two.jws"), await verify("ok")];
  expect([with_.code, without.code]).toEqual([0, 0]);
  expect(with_.stdout).toMatch(/ok +plan .*plan 2, of 2020-01-01/);
  const digest = planDigest(readFileSync(path("two.jws"), "utf8").trimEnd());
  expect(without.stdout).toMatch(`the token names the plan ${digest}`);
  const other = await verify("ok", "--plan", "one.jws");
  expect([other.code, other.stdout]).toEqual([20, expect.stringMatching(/FAILED +plan/)]);
});

test("a result without a plan says so, and no plan can be lent to it", async () => {
  await plan("lent.jws", ...EARLY);
  expect((await run(...SIGN, "--results", "none")).code).toBe(0);
  expect((await verify("none")).stdout).toMatch(/skipped +plan +not pre-committed/);
  expect((await verify("none", "--plan", "lent.jws")).code).toBe(20);
});

test("what was not planned is not signed", async () => {
  const refused = async (args: string[], why: RegExp, extra: string[] = []) => {
    expect((await plan("other.jws", ...EARLY, ...args)).code).toBe(0);
    const { code, stderr } = await planned("refused", "other.jws", ...extra);
    expect([code, stderr]).toEqual([5, expect.stringMatching(why)]);
  };
  await refused(["--option", "metric=em"], /scorer: planned .*"em"/);
  await refused(["--model", "acme/other"], /model: planned "acme\/other"/);
  await refused(["--model-revision", "ab".repeat(20)], /model revision: planned/);
  await refused(["--data", "rows.jsonl"], /dataset rows: planned 20, found null/);
  await refused(["--iss", "hf:acme"], /issuer: planned "hf:acme", found null/);
  await refused(["--date", "2200-01-01"], /the plan is later than the result/);
  await refused(["--task", "math", "--scorer", "math"], /planned/);
  const stranger = await run(
    "plan",
    ...TASK,
    ...HUB,
    ...EARLY,
    "--sign",
    "other",
    "--out",
    "s.jws",
  );
  expect(stranger.code).toBe(0);
  expect((await planned("refused", "s.jws")).code).toBe(12);
  writeFileSync(path("junk.jws"), "junk\n");
  expect((await planned("refused", "junk.jws")).code).toBe(20);
  const data = await plan("full.jws", ...EARLY, "--data", "rows.jsonl");
  expect(data.code).toBe(0);
  expect((await planned("full", "full.jws", "--data", "rows.jsonl")).code).toBe(0);
});

test("a plan that is made when the answers were known is none", async () => {
  await plan("late.jws", "--date", "2100-01-01T00:00:00Z");
  const signed = await planned("late", "late.jws", "--date", "2100-01-02T00:00:00Z");
  expect(signed.code).toBe(0);
  const { code, stdout } = await verify("late", "--plan", "late.jws");
  expect(code).toBe(20);
  expect(stdout).toMatch(/FAILED +plan +the plan is later than the run/);
});

test("a token beside the file: the entry has none, and verifies all the same", async () => {
  const sidecar = ["--placement", "sidecar"];
  const made = await run(...SIGN, "--results", "beside", ...sidecar);
  expect(made.stdout).toMatch(
    /signed: the token is in .*beside\/evalmark\/acme--mini--reading\.jws/,
  );
  const result = readFileSync(path("beside/.eval_results", `${NAME}.yaml`), "utf8");
  expect(result).not.toMatch(/verifyToken/);
  expect((await verify("beside")).code).toBe(0);
  // Another entry of the file has a token of its own; the same one again is replaced.
  for (const notes of ["other", "other"]) {
    expect((await run(...SIGN, "--results", "beside", ...sidecar, "--notes", notes)).code).toBe(0);
  }
  const file = path("beside/evalmark", `${NAME}.jws`);
  expect(readFileSync(file, "utf8").trimEnd().split("\n")).toHaveLength(2);
  for (const entry of ["1", "2"]) expect((await verify("beside", "--entry", entry)).code).toBe(0);
  // A forger who edits the entry, or moves the token, gains nothing.
  mkdirSync(path("forged/.eval_results"), { recursive: true });
  cpSync(path("beside/evalmark"), path("forged/evalmark"), { recursive: true });
  const forged = result.replace(/value: [\d.]+/, "value: 99");
  writeFileSync(path("forged/.eval_results", `${NAME}.yaml`), forged);
  expect((await verify("forged")).code).toBe(20);
  writeFileSync(path("forged/evalmark", `${NAME}.jws`), "junk\n");
  expect((await verify("forged")).code).toBe(12);
  expect(readdirSync(path("beside/evalmark"))).toHaveLength(1);
});
