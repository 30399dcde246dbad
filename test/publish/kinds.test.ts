import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ABI, loadCore, SCORERS } from "../../src/core/index.ts";
import { openLog } from "../../src/log/index.ts";
import { publish, rescore, SampleTree } from "../../src/publish/index.ts";
import { readResults } from "../../src/result/yaml/index.ts";
import { reportLog } from "../../src/score/index.ts";
import { readSpec } from "../../src/spec/index.ts";
import { generateKeys } from "../../src/token/index.ts";
import { verifyResult } from "../../src/verify/index.ts";
import { jsonl, newFolder } from "../support/command.ts";
import { fileOf } from "../support/logs.ts";

const folder = newFolder();
const keys = await generateKeys();
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
  bytes: Buffer.from(`name: t
description: d
evaluation_framework: inspect-ai
tasks:
  - id: t
    config: default
    split: test
    field_spec: {input: q, target: a}
    solvers: [{name: generate}]
    scorers: [{name: match}]
`),
}).spec!;
const [task] = SPEC.tasks;

const OPTIONS: Record<string, Record<string, unknown>> = {
  "inspect/answer": { pattern: "line" },
  "inspect/f1": { stop_words: ["the", "é"] },
  drop: { metric: "em" },
};

/** Scores, signs and writes; the entry as it is read back. */
async function published(scorer: string, into: string, errors: "wrong" | "exclude" = "wrong") {
  const log = await openLog(LOG);
  const tree = new SampleTree();
  const report = await reportLog(log, {
    scorers: [scorer],
    options: OPTIONS[scorer] ?? {},
    task: task!,
    errors,
    onScored(scored) {
      for (const one of scored) tree.add(one);
    },
  });
  const { file } = await publish({
    report,
    tree,
    logDigest: await log.digest(),
    spec: { spec: SPEC, task: task! },
    taskId: "t",
    directory: join(folder, into),
    model: "a/b",
    dataset: "c/d",
    key: keys.privateJwk,
    date: "2026-01-01",
    scale: "percent",
    decimals: 2,
    partial: false,
  });
  await log.close();
  return readResults(readFileSync(file, "utf8"), file)[0]!.entry;
}

async function verified(entry: Awaited<ReturnType<typeof published>>, core = loadCore().digest) {
  const log = await openLog(LOG);
  const verification = await verifyResult({
    entry,
    keys: [keys.publicJwk],
    core: { digest: core, abi: ABI },
    spec: { digest: SPEC.digest, task: task! },
    logs: [await log.digest()],
    rescore: (claims, see) => rescore(log, task!, claims, see),
  });
  await log.close();
  return verification;
}

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
  expect(await verified(entry)).toMatchObject({ exit: 0, claims: { result: { n: 4 } } });
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
