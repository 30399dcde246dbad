import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { findLogs } from "../../src/log/index.ts";
import { inspectEval, inspectJson } from "../support/inspect.ts";
import { fileOf, readLog } from "../support/logs.ts";

const SAMPLES = '{"id": 1, "output": "5", "target": "5"}\n';
const LM_EVAL = '{"doc_id": 0, "target": "5", "resps": [["5"]], "filter": "none"}\n';
const RESULTS = JSON.stringify({ results: { sums: { "acc,none": 1 } }, configs: { sums: {} } });

function folderOf(files: { [name: string]: string | Uint8Array }): string {
  const folder = mkdtempSync(join(dirname(fileOf("")), "logs-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

test("of a folder the logs are taken, in the order of their paths, and nothing else", async () => {
  const folder = folderOf({
    "b/samples_sums.jsonl": LM_EVAL,
    "b/results_2026.json": RESULTS,
    "b/lighteval.json": '{"config_general": {}, "results": {}}',
    "a.eval": inspectEval(),
    "a.json": inspectJson(),
    "c/mine.jsonl.gz": gzipSync(SAMPLES),
    "c/promptfoo.json": '{"evalId": "e", "results": {"version": 3, "results": []}}',
    "c/rows.jsonl": '{"id": 1, "question": "2+3?", "target": "5"}\n',
    "c/package.json": '{"name": "x"}',
    "c/readme.txt": SAMPLES,
    "d/details_sums|0.parquet": "PAR1",
    "d/train.parquet": "PAR1",
    ".cache/samples.jsonl": SAMPLES,
    ".hidden.jsonl": SAMPLES,
  });
  symlinkSync(folder, join(folder, "z-loop"));
  symlinkSync(join(folder, "a.eval"), join(folder, "z.eval"));
  const found = await findLogs([folder]);
  expect(found.map((file) => relative(folder, file))).toEqual([
    "a.eval",
    "a.json",
    join("b", "samples_sums.jsonl"),
    join("c", "mine.jsonl.gz"),
    join("c", "promptfoo.json"),
    join("d", "details_sums|0.parquet"),
    "z.eval",
  ]);
});

test("what is named stays, in its order and once; a folder without logs is an error", async () => {
  const folder = folderOf({ "a.jsonl": SAMPLES, "b/c.txt": "x" });
  const file = join(folder, "a.jsonl");
  expect(await findLogs(["-", "missing.eval", file, folder])).toEqual(["-", "missing.eval", file]);
  await expect(findLogs([join(folder, "b")])).rejects.toMatchObject({
    code: "ERR_FORMAT",
    message: "no log in this folder",
  });
});

test("the results of a run, named as a log, are refused with what to name", async () => {
  for (const content of [RESULTS, '{"config_general": {}, "results": {}}']) {
    const { error } = await readLog(fileOf(content, ".json"));
    expect(error?.message).toMatch(/results of a whole run/);
    expect(error?.cure).toMatch(/log_samples/);
  }
});
