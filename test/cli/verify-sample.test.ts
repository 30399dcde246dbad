import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { jsonl, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { specText } from "../support/spec.ts";

const folder = newFolder();
const path = (...names: string[]) => join(folder, ...names);
const env = { EVALMARK_HOME: path("home") };
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder, env });
const ROWS = ["1/2", "3", "5"].map((a, i) => ({ q: `question ${i + 1}`, a }));
const FILE = ".eval_results/c--d--sums.yaml";
const DATA = ["--data", "rows.jsonl", "--spec", "eval.yaml"];

/** Signs a log of the rows with a change, and discloses sample 2: the result and the proof. */
async function signed(name: string, change: object = {}, ...more: string[]) {
  const samples = ROWS.map(({ a, q }, i) => ({
    ...{ id: i + 1, input: q, target: a, output: `It is ${a}.` },
    ...(i === 1 ? change : {}),
  }));
  writeFileSync(path(`${name}.jsonl`), jsonl(...samples));
  const made = await run(
    ...["score", `${name}.jsonl`, "--scorer", "gsm8k", "--spec", "eval.yaml", "--task", "sums"],
    ...["--model", "a/b", "--dataset", "c/d", "--date", "2026-01-02", "--results", name],
    ...["--sign", "key", "--iss", "hf:acme", ...more],
  );
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const result = join(name, FILE);
  const data = more.includes("--data") ? DATA : [];
  const proof = `${name}.proof`;
  const args = ["--token", result, "--sample", "2", "--out", proof, ...data];
  expect((await run("disclose", `${name}.jsonl`, ...args)).stderr).toBe("");
  return (...rest: string[]) => run("verify-sample", proof, result, ...rest);
}

const keyFile = async (out: string, ...more: string[]) => {
  const { code } = await run("keys", "publish", "--out", out, "--date", "2025-12-31", ...more);
  expect(code).toBe(0);
};

beforeAll(async () => {
  writeFileSync(path("eval.yaml"), specText({ id: "sums" }));
  writeFileSync(path("rows.jsonl"), jsonl(...ROWS));
  await run("keygen", "--out", "key");
});

test("keys as verify takes them: a key file with windows, issuer, revocations; the trust store", async () => {
  const check = await signed("keys");
  const kid = JSON.parse(readFileSync(path("key.pub"), "utf8")).kid;
  const add = ["--key", "key.pub", "--iss", "hf:acme"];
  await keyFile("good.json", ...add);
  expect((await check("--key", "good.json")).code).toBe(0);
  await keyFile("early.json", ...add, "--nbf", "2025-01-01", "--exp", "2026-01-01");
  await keyFile("other.json", "--key", "key.pub", "--iss", "hf:evil");
  await keyFile("bad.json", ...add);
  await keyFile("bad.json", "--revoke", kid, "--reason", "compromised");
  for (const [file, code] of [
    ["early.json", "E_KEY_WINDOW"],
    ["other.json", "E_ISSUER"],
    ["bad.json", "E_KEY_REVOKED"],
  ]) {
    const { code: exit, stderr } = await check("--key", file!);
    expect([file, exit, stderr]).toEqual([file, 20, expect.stringContaining(code!)]);
  }
  expect((await check()).code).toBe(12);
  expect((await run("trust", "add", "good.json")).code).toBe(0);
  expect([(await check()).code, (await check("--offline")).code]).toEqual([0, 0]);
  await keyFile("good.json", "--revoke", kid, "--reason", "compromised");
  expect((await check("--offline")).code).toBe(0);
  expect((await check()).code).toBe(20);
  expect((await run("trust", "remove", "good.json")).code).toBe(0);
  const remote = await check("--offline", "--key", "https://example.org/keys.json");
  expect([remote.code, remote.stderr]).toEqual([2, expect.stringMatching(/not on this machine/)]);
});

test("without the rows it says so; with them it says which row it is", async () => {
  for (const more of [[], ["--data", "rows.jsonl"]]) {
    const check = await signed(`rows-${more.length}`, {}, ...more);
    const alone = await check("--key", "key.pub");
    expect([alone.code, alone.stdout]).toEqual([
      0,
      expect.stringMatching(/row +not compared with the dataset/),
    ]);
    const whole = await check("--key", "key.pub", ...DATA);
    expect([whole.code, whole.stdout]).toEqual([
      0,
      expect.stringMatching(/row +row 2 of 3, matched by position\n/),
    ]);
  }
});

test.each<[string, object, string]>([
  ["a target", { target: "4", output: "It is 4." }, "E_TARGET"],
  ["a question", { input: "question 1" }, "E_ROW"],
])("%s that was edited before it was signed is told by the rows", async (name, change, code) => {
  const check = await signed(name.replace(" ", "-"), change);
  expect((await check("--key", "key.pub")).code).toBe(0);
  const { code: exit, stderr } = await check("--key", "key.pub", ...DATA);
  expect([exit, stderr]).toEqual([20, expect.stringContaining(code)]);
});

test("other rows than were signed; rows without the eval.yaml", async () => {
  const check = await signed("data", {}, "--data", "rows.jsonl");
  writeFileSync(path("less.jsonl"), jsonl(...ROWS.slice(0, 2)));
  const less = await check("--key", "key.pub", "--data", "less.jsonl", "--spec", "eval.yaml");
  expect([less.code, less.stderr]).toEqual([20, expect.stringContaining("E_DATA")]);
  expect((await check("--key", "key.pub", "--data", "rows.jsonl")).code).toBe(2);
});
