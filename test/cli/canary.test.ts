import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { canariesIn, RowCanaries } from "../../src/score/index.ts";
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
    { strings: 2, found: 4 },
    { strings: 2, found: 4 },
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
  expect(JSON.parse(payload).canary).toEqual({ strings: 2, found: 1 });
  const verify = (...more: string[]) =>
    run(
      ...["verify", file, "--log", "log.jsonl", "--spec", "eval.yaml", "--data", "rows.jsonl"],
      ...["--key", "key.pub", ...more],
    );
  const again = await verify("--canary", "canaries");
  const without = await verify();
  expect([again.stderr, again.code, without.code]).toEqual(["", 0, 0]);
  // As many strings, and not the signer's: the counts differ.
  writeFileSync(path("one"), "plainly 3\n");
  const differs = await verify("--canary", "one");
  expect(differs.code).toBe(20);
  expect(differs.stdout).toMatch(/E_RESCORE/);
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
