import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openLog, readRows } from "../../src/log/index.ts";
import { expectOwnErrors } from "../support/damage.ts";
import { inspectEval, inspectJson } from "../support/inspect.ts";
import { fileOf, readLog } from "../support/logs.ts";
import { MINI } from "../support/mini.ts";

const LINES = [1, 2, 3]
  .map((id) => JSON.stringify({ id, output: `o${id}`, target: "t" }))
  .join("\n");

test("the content tells the kind, not the name", async () => {
  const { results: _, ...resultsAside } = JSON.parse(inspectJson());
  const formats: [Uint8Array | string, string][] = [
    [inspectEval(), "inspect-eval"],
    [inspectJson(), "inspect-json"],
    [JSON.stringify(JSON.parse(inspectJson())), "inspect-json"],
    [`\ufeff${inspectJson()}`, "inspect-json"],
    [gzipSync(inspectJson()), "inspect-json"],
    [LINES, "samples-jsonl"],
    [gzipSync(LINES), "samples-jsonl"],
    [
      `{"model": "m", "metadata": {"eval": 1}, "id": 1, "output": "", "target": ""}`,
      "samples-jsonl",
    ],
    ['{"doc": {"id": 1}, "doc_id": 1, "target": "5", "resps": [["5"]]}', "lm-eval"],
    ['{"id": "x", "testIdx": 1, "response": {"output": "5"}}', "promptfoo-jsonl"],
    ['{"evalId": "x", "results": {"results": []}}', "promptfoo-json"],
    ['{"results": {"version": 2, "results": []}, "config": {}}', "promptfoo-json"],
    [JSON.stringify({ results: { scores: [] }, ...resultsAside }), "inspect-json"],
  ];
  for (const [content, format] of formats) {
    const { header, error } = await readLog(fileOf(content, ".txt"));
    expect(error).toBeNull();
    expect(header?.format).toBe(format);
  }
});

test.each<[name: string, content: string | Uint8Array, message: RegExp]>([
  ["nothing", "", /empty/],
  ["white space", " \n\n", /no samples/],
  ["a text", "hello", /no log/],
  ["an array", '[{"id": 1}]', /JSON array/],
  ["binary", Buffer.from([0, 1, 2, 3]), /no log/],
  ["a gzipped archive that is cut", gzipSync(inspectEval().subarray(0, 99)), /damaged or cut/],
  ["a cut gzip of an archive", gzipSync(inspectEval()).subarray(0, -9), /gzip file ends too early/],
  ["a gzip that is cut", gzipSync(LINES.repeat(50)).subarray(0, 60), /gzip file ends too early/],
  ["a gzip that is damaged", damaged(gzipSync(LINES)), /gzip file is damaged|no log|where/],
  ["JSON of another kind", '{"version": 2, "status": "success"}', /"eval" is missing/],
])("%s is refused with a cure or a reason", async (_, content, message) => {
  const { error, samples } = await readLog(fileOf(content));
  expect(samples).toEqual([]);
  expect(error).toMatchObject({ code: "ERR_FORMAT", exit: 3 });
  expect(error?.message).toMatch(message);
});

test("what is read from its end may be gzipped: the same samples, the digest of the file", async () => {
  for (const [content, ending] of [
    [inspectEval(), ".eval.gz"],
    [readFileSync(join(MINI, "logs/lighteval/details_mini_choice.parquet")), ".parquet.gz"],
  ] as const) {
    const gzipped = gzipSync(content);
    const { digest, error, ...read } = await readLog(fileOf(gzipped, ending));
    expect(error).toBeNull();
    const plain = await readLog(fileOf(content, ".zip"));
    expect(read.samples.length).toBeGreaterThan(0);
    expect(read.samples).toEqual(plain.samples);
    expect(digest).toBe(createHash("sha256").update(gzipped).digest("hex"));
  }
});

function damaged(bytes: Buffer): Buffer {
  bytes[12] = bytes[12]! ^ 0xff;
  return bytes;
}

test("a missing file and a folder are told apart", async () => {
  const place = dirname(fileOf(""));
  mkdirSync(join(place, "folder"), { recursive: true });
  const missing = await readLog(join(place, "missing.eval"));
  expect(missing.error).toMatchObject({ code: "ERR_FILE", message: "there is no such file" });
  const folder = await readLog(join(place, "folder"));
  expect(folder.error).toMatchObject({ code: "ERR_FILE", message: /folder/ });
  expect(folder.error?.cure).toBeTruthy();
});

test("a gzip bomb is refused before it is unpacked", async () => {
  const bomb = gzipSync(Buffer.alloc(200 << 20, 10));
  const { error } = await readLog(fileOf(bomb));
  expect(error?.message).toMatch(/more than 500 times its size/);
});

test("a line without end is refused", async () => {
  const { error, samples } = await readLog(fileOf(`${LINES}\n{"id": "${"x".repeat(65 << 20)}`));
  expect(samples).toHaveLength(3);
  expect(error).toMatchObject({ message: "a line of more than 64 MiB", place: { line: 4 } });
});

test("a text above 16 MiB is passed on for the core to judge", async () => {
  const output = "x".repeat(17 << 20);
  const { samples, error } = await readLog(fileOf(JSON.stringify({ id: 1, output, target: "" })));
  expect(error).toBeNull();
  expect(samples[0]?.text.length).toBe(17 << 20);
});

test("wherever a log is cut or damaged, the error is one of ours", async () => {
  // Of a cut log only the one of lines may be whole.
  await expectOwnErrors([LINES, gzipSync(LINES), inspectJson(), inspectEval()], [0]);
});

test("read counts up to the size, and digest is of the raw bytes", async () => {
  for (const content of [LINES, gzipSync(LINES), inspectJson(), inspectEval()]) {
    const log = await openLog(fileOf(content));
    const reads: number[] = [];
    for await (const { read } of log.samples()) reads.push(read);
    expect(log.size).toBe(content.length);
    expect(reads.at(-1)).toBeGreaterThan(0);
    expect(reads.at(-1)).toBeLessThanOrEqual(content.length);
    expect(await log.digest()).toBe(createHash("sha256").update(content).digest("hex"));
    await log.close();
  }
});

test("rows come with their lines, as plain values", async () => {
  const rows = [];
  for await (const row of readRows(fileOf('{"a": 1.5, "b": ["é"]}\n\n{"a": null}\n')))
    rows.push(row);
  expect(rows).toEqual([
    { line: 1, row: { a: 1.5, b: ["é"] } },
    { line: 3, row: { a: null } },
  ]);
});

test.each([
  ['{"a": 1}\n{"a": 9007199254740993}', 2, /beyond 2\^53/],
  ['{"a": 1}\n[2]', 2, /must be an object/],
  ['{"a": 1, "a": 2}', 1, /stands twice/],
  ['{"a": 1}\n{"a": ', 2, /ends in the middle/],
])("rows %j are refused", async (content, line, message) => {
  const rows = readRows(fileOf(content));
  const all = async () => {
    for await (const _ of rows);
  };
  await expect(all()).rejects.toMatchObject({ message, place: { line } });
});
