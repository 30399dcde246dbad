import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = newFolder();
const path = (name: string) => join(folder, name);
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const HUB = ["--model", "acme/tiny-1b", "--dataset", "acme/mini", "--sign", "key"];
const SIGN = ["score", "run.json", "--scorer", "drop", "--spec", "eval.yaml", ...HUB];
const OPEN = "open/.eval_results/acme--mini--reading.yaml";
const BOUND = "bound/.eval_results/acme--mini--reading.yaml";
const DATA = ["--data", "rows.jsonl", "--spec", "eval.yaml"];

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.json"), path("run.json"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  cpSync(join(MINI, "data/reading.jsonl"), path("rows.jsonl"));
  await run("keygen", "--out", "key");
  await run("keygen", "--out", "other");
  const codes = [
    await run(...SIGN, "--results", "open"),
    await run(...SIGN, "--results", "bound", "--data", "rows.jsonl"),
    await run(
      "disclose",
      "run.json",
      "--token",
      BOUND,
      "--sample",
      "2",
      ...DATA,
      "--out",
      "2.json",
    ),
  ].map(({ code }) => code);
  expect(codes).toEqual([0, 0, 0]);
});

test("one sample, without log and data: shown, and scored again", async () => {
  const { code, stdout } = await run("verify-sample", "2.json", BOUND, "--key", "key.pub");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^one of 20 samples of acme\/tiny-1b on acme\/mini reading, epoch 1\n/);
  expect(stdout).toMatch(/\n {2}input +"Passage: The gauge at Ostby bridge/);
  expect(stdout).toMatch(/\n {2}target +\{"choices":null,"target":"12\.25"\}/);
  expect(stdout).toMatch(/\n {2}verdict +equal, score 1\/1, .*; scored again: the same\n/);
  const json = await run("verify-sample", "2.json", BOUND, "--key", "key.pub", "--json");
  expect(JSON.parse(json.stdout)).toMatchObject({
    sample: { verdict: "equal", score: "1/1", rescored: true, fields: { id: "2" } },
    claims: { run: { samples: { n: 20 } } },
  });
});

test("a member that stands there twice is refused; other blanks and another order are not", async () => {
  const proof = readFileSync(path("2.json"), "utf8");
  const check = async (text: string) => {
    writeFileSync(path("copy.json"), text);
    return run("verify-sample", "copy.json", BOUND, "--key", "key.pub");
  };
  for (const name of ["verdict", "n", "text", "\\u006e"]) {
    const plain = JSON.parse(`"${name}"`) as string;
    const twice = proof.replace(`"${plain}": `, `"${name}": "a lie", "${plain}": `);
    expect(twice).not.toBe(proof);
    const { code, stderr } = await check(twice);
    expect([code, stderr]).toEqual([20, expect.stringMatching(/stands twice.*E_PROOF\]/)]);
  }
  const turned = Object.fromEntries(Object.entries(JSON.parse(proof)).reverse());
  expect((await check(JSON.stringify(turned))).code).toBe(0);
});

test("fields that are not asked for stay closed, and no other sample's text is in a proof", async () => {
  const args = ["--token", OPEN, "--sample", "1", "--fields", "out", "--out", "1.json"];
  expect((await run("disclose", "run.json", ...args)).code).toBe(0);
  const proof = readFileSync(path("1.json"), "utf8");
  expect(Object.keys(JSON.parse(proof).fields)).toEqual(["id", "out"]);
  expect(proof).not.toMatch(/led 14 to 7|Skerrow/);
  const { code, stdout } = await run("verify-sample", "1.json", OPEN, "--key", "key.pub");
  expect(code).toBe(0);
  expect(stdout).toMatch(/not scored again: it takes output and target/);
});

test("the same sample of another run is another leaf, opened by nothing of this one", async () => {
  const text = readFileSync(path("run.json"), "utf8");
  writeFileSync(path("twin.json"), `${text}\n`);
  const signed = await run(
    ...SIGN.with(1, "twin.json"),
    "--results",
    "twin",
    "--data",
    "rows.jsonl",
  );
  expect(signed.code).toBe(0);
  const args = ["--token", BOUND.replace("bound", "twin"), "--sample", "2", ...DATA];
  await run("disclose", "twin.json", ...args, "--out", "twin-2.json");
  const [one, two] = ["2.json", "twin-2.json"].map((f) =>
    JSON.parse(readFileSync(path(f), "utf8")),
  );
  for (const field of ["in", "tgt", "out"]) {
    expect(one.fields[field].text).toBe(two.fields[field].text);
    expect(one.fields[field].open).not.toBe(two.fields[field].open);
    expect(one.leaf[field]).not.toBe(two.leaf[field]);
  }
  const crossed = await run("verify-sample", "2.json", args[1]!, "--key", "key.pub");
  expect([crossed.code, crossed.stderr]).toEqual([20, expect.stringMatching(/another token/)]);
});

test("a forged proof, an untrusted signer, another log, no such sample", async () => {
  const forged = readFileSync(path("2.json"), "utf8").replace('"n": 20', '"n": 21');
  writeFileSync(path("forged.json"), forged);
  const verify = (file: string, ...rest: string[]) => run("verify-sample", file, BOUND, ...rest);
  const n = await verify("forged.json", "--key", "key.pub");
  expect([n.code, n.stderr]).toEqual([20, expect.stringMatching(/another number of samples/)]);
  expect((await verify("2.json", "--key", "other.pub")).code).toBe(12);
  expect((await verify("2.json")).code).toBe(12);
  expect((await verify("rows.jsonl", "--key", "key.pub")).code).toBe(3);
  const make = (log: string, result: string, ...rest: string[]) =>
    run("disclose", log, "--token", result, "--out", "none.json", ...rest);
  const closed = await make("run.json", BOUND, "--sample", "2");
  expect([closed.code, closed.stderr]).toEqual([2, expect.stringMatching(/--data ROWS --spec/)]);
  expect((await make("run.json", OPEN, "--sample", "21")).code).toBe(2);
  writeFileSync(path("moved.json"), readFileSync(path("run.json"), "utf8").replace("1508", "1509"));
  const moved = await make("moved.json", OPEN, "--sample", "2");
  expect([moved.code, moved.stderr]).toEqual([5, expect.stringMatching(/not the samples of the/)]);
});
