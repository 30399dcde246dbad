/** A file of one kind where another is expected: it is told what it is, and where it goes. */
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = newFolder();
const path = (...names: string[]) => join(folder, ...names);
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const RESULT = "m/.eval_results/acme--mini--reading.yaml";
const TOKENS = "m/evalmark/acme--mini--reading.jws";
const TASK = ["--spec", "eval.yaml", "--task", "reading", "--scorer", "drop"];
const HUB = ["--model", "a/b", "--dataset", "acme/mini", "--sign", "key"];
const KIND: Record<string, RegExp> = {
  "plan.jws": /this is a plan, not .*\n.*--plan takes it/,
  [TOKENS]: /this is a file of tokens, not .*\n.*name the results file/,
  "keys.json": /this is a key file, not .*\n.*--key takes it/,
  key: /this is a private key, not .*\n.*--sign takes it/,
  "key.pub": /this is a public key, not .*\n.*--key takes it/,
  "proof.json": /this is the proof of one sample, not .*\n.*verify-sample/,
  "statement.json": /this is a signed statement, not /,
  "reading.eval": /this is a log, not .*\n.*--log takes it/,
  "reading.json": /this is a log, not /,
  "samples.jsonl": /this is a log, not /,
  "rows.jsonl": /this is JSON lines, not .*\n.*--data takes/,
  "eval.yaml": /this is an eval\.yaml, not .*\n.*--spec takes it/,
  "core.wasm": /this is a WebAssembly module, not .*\n.*--core takes it/,
  [RESULT]: /this is a results file, not .*\n.*evalmark verify RESULT/,
};

beforeAll(async () => {
  cpSync(join(MINI, "logs/inspect/reading.json"), path("reading.json"));
  cpSync(join(MINI, "logs/inspect/reading.eval"), path("reading.eval"));
  cpSync(join(MINI, "eval.yaml"), path("eval.yaml"));
  cpSync(join(MINI, "data/reading.jsonl"), path("rows.jsonl"));
  const core = fileURLToPath(new URL("../../conformance/core.wasm", import.meta.url));
  cpSync(core, path("core.wasm"));
  writeFileSync(path("samples.jsonl"), '{"id": 1, "output": "1", "target": "1"}\n');
  await run("keygen", "--out", "key");
  await run("keys", "publish", "--out", "keys.json", "--key", "key.pub", "--iss", "hf:acme");
  await run("plan", ...TASK, ...HUB, "--out", "plan.jws", "--date", "2020-01-01");
  const commit = ["--model-revision", "ab".repeat(20), "--placement", "sidecar"];
  const done = [
    await run("score", "reading.json", ...TASK, ...HUB, ...commit, "--results", "m"),
    await run(
      "disclose",
      "reading.json",
      "--token",
      RESULT,
      "--sample",
      "2",
      "--out",
      "proof.json",
    ),
    await run("export", RESULT, "--intoto", "--sign", "key", "--out", "statement.json"),
  ];
  expect(done.map(({ code }) => code)).toEqual([0, 0, 0]);
});

const places: [string, (file: string) => string[], string[]][] = [
  ["the result of verify", (file) => ["verify", file, "--key", "key.pub"], [RESULT]],
  ["the result of export", (file) => ["export", file, "--eee"], [RESULT]],
  [
    "the result of verify-sample",
    (file) => ["verify-sample", "proof.json", file, "--key", "key.pub"],
    [RESULT],
  ],
  [
    "the proof",
    (file) => ["verify-sample", file, RESULT, "--key", "key.pub"],
    // What could be a damaged proof is told as that.
    ["proof.json"],
  ],
  ["--key", (file) => ["verify", RESULT, "--key", file], ["key.pub", "keys.json"]],
  [
    "--sign",
    (file) => ["score", "reading.json", ...TASK, ...HUB.with(-1, file), "--results", "n"],
    ["key"],
  ],
  ["--plan", (file) => ["verify", RESULT, "--key", "key.pub", "--plan", file], ["plan.jws"]],
  [
    "--log",
    (file) => ["verify", RESULT, "--key", "key.pub", "--log", file],
    ["reading.eval", "reading.json", "samples.jsonl", "rows.jsonl"],
  ],
  ["--spec", (file) => ["verify", RESULT, "--key", "key.pub", "--spec", file], ["eval.yaml"]],
];

test.each(places)("%s", async (_, args, own) => {
  for (const [file, said] of Object.entries(KIND)) {
    const { code, stderr } = await run(...args(file));
    if (own.includes(file))
      expect([file, stderr]).toEqual([file, expect.not.stringMatching(/this is/)]);
    else expect([file, code, stderr]).toEqual([file, 3, expect.stringMatching(said)]);
  }
});

test("a damaged file of the right kind is told by what is wrong with it", async () => {
  writeFileSync(path("bad.yaml"), "- dataset: {id: a/b, task_id: t}\n  value: 1\n value: 2\n");
  const { code, stderr } = await run("verify", "bad.yaml", "--key", "key.pub");
  expect([code, stderr]).toEqual([3, expect.stringMatching(/^error bad\.yaml:3:/)]);
  expect(stderr).not.toMatch(/this is/);
});
