import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { canariesIn, RowCanaries } from "../../src/score/index.ts";
import { type CanaryCount, claimedCanary, signToken } from "../../src/token/index.ts";
import { checkCanary } from "../../src/verify/canary.ts";
import { Report } from "../../src/verify/report.ts";
import { jsonl, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";

const folder = newFolder();
const path = (name: string) => join(folder, name);
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const GUID = "01234567-89ab-4cde-8f01-23456789abcd";
const WORDS = "jabberwock é canary";

writeFileSync(path("canaries"), `${GUID}\n${WORDS}\n`);
const SPEC = `name: n
description: d
evaluation_framework: inspect-ai
tasks:
  - id: t
    config: default
    split: test
    field_spec: { input: question, target: answer }
    solvers: [{ name: generate }]
    scorers: [{ name: match }]
`;

test("canaries are counted in outputs only, wherever they stand in the file and however escaped", async () => {
  const filler = "word ".repeat(300_000);
  const lines = [
    { id: 1, output: `the answer is 1 (${GUID})`, target: "1" },
    { id: 2, output: "1", target: "1", input: `${GUID} ${WORDS}` },
    { id: 3, output: `1 ${GUID.slice(0, -1)}`, target: GUID },
    // Over the end of any piece in which a file is read.
    { id: 4, output: `${filler}${GUID}${filler}`, target: "1" },
    { id: 5, output: `${GUID} and ${GUID} and ${WORDS}`, target: "1" },
  ];
  const escaped = `{"id": 6, "output": "jabberwo\\u0063k \\u00e9 c\\u0061nary", "target": "1"}\n`;
  writeFileSync(path("s.jsonl"), jsonl(...lines) + escaped);
  const args = ["score", "s.jsonl", "--scorer", "gsm8k", "--json"];
  const counted = [];
  for (const workers of ["1", "2"]) {
    const { stdout } = await run(...args, "--canary", "canaries", "--workers", workers);
    counted.push(JSON.parse(stdout).logs[0].canary);
  }
  const none = JSON.parse((await run(...args)).stdout).logs[0];
  expect(counted).toEqual([
    { strings: 2, found: 4, each: [3, 2] },
    { strings: 2, found: 4, each: [3, 2] },
  ]);
  expect(none.canary).toBe(null);
  const shown = await run("score", "s.jsonl", "--scorer", "gsm8k", "--canary", "canaries");
  expect(shown.stdout).toContain(
    "2 canary strings: in the output of 4 samples; this is evidence of contamination",
  );
});

test("the token holds the count, of the file's strings and of those in the rows, and verify counts again", async () => {
  writeFileSync(path("eval.yaml"), SPEC);
  const rows = [1, 2, 3].map((id) => ({
    id,
    question: `what is ${id}?`,
    answer: `${id}`,
    canary: `DO NOT TRAIN ON THIS. canary GUID ${GUID}`,
  }));
  writeFileSync(path("rows.jsonl"), jsonl(...rows));
  const samples = rows.map(({ id, question, answer }) => ({
    ...{ id, input: question, target: answer },
    output: id === 2 ? `2, and ${GUID}` : `plainly ${answer}`,
  }));
  writeFileSync(path("log.jsonl"), jsonl(...samples));
  await run("keygen", "--out", "key");
  const made = await run(
    ...["score", "log.jsonl", "--scorer", "gsm8k", "--spec", "eval.yaml", "--task", "t"],
    ...["--data", "rows.jsonl", "--canary", "canaries", "--results", ".", "--sign", "key"],
    ...["--model", "a/b", "--dataset", "c/d", "--date", "2026-01-01"],
  );
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const file = ".eval_results/c--d--t.yaml";
  const [, token] = /verifyToken: "([^"]+)"/.exec(readFileSync(path(file), "utf8"))!;
  const payload = Buffer.from(token!.split(".")[1]!, "base64url").toString("utf8");
  const claims = JSON.parse(payload);
  const digest = (text: string) => createHash("sha256").update(text).digest("base64url");
  const signed: [string, number][] = [
    [digest(WORDS), 0],
    [digest(GUID), 1],
  ];
  signed.sort(([a], [b]) => (a < b ? -1 : 1));
  expect(claims.canary).toEqual({ n: 2, strings: signed, found: 1 });
  const verify = (...more: string[]) =>
    run(
      ...["verify", file, "--log", "log.jsonl", "--spec", "eval.yaml", "--data", "rows.jsonl"],
      ...["--key", "key.pub", ...more],
    );
  const told = async (...more: string[]) => {
    const { code, stdout, stderr } = await verify(...more, "--json");
    const { checks } = JSON.parse(stdout) as { checks: { name: string; note: string }[] };
    return [code, stderr, checks.find(({ name }) => name === "canary")];
  };
  expect(await told("--canary", "canaries")).toEqual([
    0,
    "",
    expect.objectContaining({
      ok: true,
      note: "2 canary strings looked for, found in 1 output; 2 of 2 counted again",
    }),
  ]);
  // The rows bring the GUID.
  expect(await told()).toEqual([
    0,
    "",
    expect.objectContaining({ ok: true, note: expect.stringContaining("1 of 2 counted again") }),
  ]);
  writeFileSync(path("own"), "plainly 3\n");
  expect((await told("--canary", "own"))[2]).toMatchObject({
    ok: true,
    note: expect.stringMatching(/yours 1 canary string the signer did not look for, 1 in outputs/),
  });
  // Who signs fewer than there are, of whichever string.
  const key = JSON.parse(readFileSync(path("key"), "utf8"));
  const lie = async (strings: unknown, found: number) => {
    const canary = { ...claims.canary, strings, found };
    const forged = await signToken({ ...claims, canary }, key);
    const text = readFileSync(path(file), "utf8");
    writeFileSync(path(file), text.replace(/verifyToken: "[^"]+"/, `verifyToken: "${forged}"`));
    return told("--canary", "canaries");
  };
  const none = signed.map(([name]) => [name, 0]);
  expect((await lie(none, 0))[0]).toBe(20);
  expect((await lie(none, 0))[2]).toMatchObject({ ok: false, code: "E_RESCORE" });
  expect(await lie(signed, 1)).toMatchObject([0, "", { ok: true }]);
});

test("more strings than a token names are named by one digest", async () => {
  const many = Array.from({ length: 20 }, (_, i) => `canary number ${i}`);
  const count = { strings: many, each: many.map((_, i) => (i === 3 ? 2 : 0)), found: 2 };
  const claimed = claimedCanary(count);
  expect(claimed).toEqual({ n: 20, found: 2, strings: expect.stringMatching(/^sha256:/) });
  const check = (own: CanaryCount) => {
    const report = new Report();
    checkCanary(report, claimed, own);
    return report.finish({ dataset: { id: "a/b", task_id: "t" }, value: 1 }, null, false, null)
      .checks[0];
  };
  const others = { ...count, strings: many.map((text) => `${text}!`) };
  expect(check({ ...count, strings: [...many].reverse() })).toMatchObject({ ok: true });
  expect(check({ ...count, found: 1 })).toMatchObject({ ok: false, code: "E_RESCORE" });
  expect(check(others)).toMatchObject({ ok: "skipped" });
});

test("strings that outputs hold by chance are refused, and a file without any", () => {
  expect(() => canariesIn("abc\n")).toThrow(/fewer than 8 characters/);
  expect(() => canariesIn("\n  \n")).toThrow(/no canary string/);
  expect(canariesIn(`${GUID}\r\n\n${GUID}\n`)).toEqual([GUID]);
});

test("canaries in rows: GUIDs in any cell, and the column of that name", () => {
  const found = new RowCanaries();
  found.add({ text: `# canary GUID ${GUID}\nrest`, n: 5 });
  found.add({ text: `an id ${GUID.replace("0", "f")}`, canary: "  twelve words of nonsense " });
  expect(found.strings()).toEqual([GUID, "twelve words of nonsense"]);
});
