import { join } from "node:path";
import { expect, test } from "vitest";
import { SCORERS } from "../../src/core/index.ts";
import type { ErrorsMode } from "../../src/result/index.ts";
import type { ResultEntry } from "../../src/result/yaml/index.ts";
import { readSpec } from "../../src/spec/index.ts";
import { generateKeys } from "../../src/token/index.ts";
import { jsonl, newFolder } from "../support/command.ts";
import { fileOf } from "../support/logs.ts";
import { publishLog, verifyLog } from "../support/publishing.ts";
import { specText } from "../support/spec.ts";

const folder = newFolder();
const choices = ["Oslo", "Riga"];
const LOG = fileOf(
  jsonl(
    { id: 1, output: "The answer is B.\nANSWER: B", target: "B", choices },
    { id: "1", output: "I think 12.5, no: 13", target: "13", choices },
    { id: "a/b:%", answer: "x", target: "y", choices },
    { id: 4, output: "", target: "z", choices },
    { id: 5, error: "down", target: "z" },
  ),
);
const SPEC = readSpec({
  file: "eval.yaml",
  bytes: Buffer.from(specText({ id: "t" })),
}).spec!;
const MADE = { file: LOG, spec: SPEC, keys: await generateKeys() };

const OPTIONS: Record<string, Record<string, unknown>> = {
  "inspect/answer": { pattern: "line" },
  "inspect/f1": { stop_words: ["the", "é"] },
  "inspect/pattern": { regex: "(\\d+)" },
  drop: { metric: "em" },
};

const published = (scorer: string, into: string, errors: ErrorsMode = "wrong") => {
  const options = OPTIONS[scorer] ?? {};
  return publishLog({ ...MADE, errors, directory: join(folder, into), scorer, options });
};

const verified = (entry: ResultEntry, core?: string) => verifyLog(MADE, entry, core);

test.each(SCORERS.map((s) => s.name))(
  "a result by %s is verified by scoring again",
  async (name) => {
    const verification = await verified(await published(name, name.replace("/", "-")));
    expect(verification.checks.filter((c) => c.ok === false)).toEqual([]);
    expect(verification.outcome).toBe("verified");
    expect(verification.claims?.scorer.used).toEqual({ name, options: OPTIONS[name] ?? {} });
  },
);

test("errored samples left out are left out again", async () => {
  const entry = await published("drop", "exclude", "exclude");
  expect(entry.notes).toBe(
    "scored by evalmark drop (metric=em) instead of the declared match; 1 errored sample left out",
  );
  expect(await verified(entry)).toMatchObject({ exit: 10, claims: { result: { n: 4 } } });
});

test("the declared scorer, run as declared, needs no note", async () => {
  expect((await published("inspect/match", "plain")).notes).toBeUndefined();
});

test("under another core nothing is scored again: exit 30", async () => {
  const entry = await published("gsm8k", "core");
  expect(await verified(entry, "0".repeat(64))).toMatchObject({
    outcome: "cannot check",
    exit: 30,
  });
});
