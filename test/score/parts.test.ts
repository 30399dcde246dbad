import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type EvalmarkError, openLog, type Report, reportLog } from "../../src/index.ts";
import { HEADER, inspectSample } from "../support/inspect.ts";
import { fileOf } from "../support/logs.ts";
import { MINI } from "../support/mini.ts";
import { zip } from "../support/zip.ts";

interface Line {
  id: string | number;
  verdict: string;
  error?: string;
}

async function scored(file: string, strict = false): Promise<{ report: Report; lines: Line[] }> {
  const log = await openLog(file);
  let text = "";
  try {
    const onLines = (bytes: Uint8Array) => {
      text += Buffer.from(bytes).toString("utf8");
    };
    const report = await reportLog(log, { scorers: ["inspect/exact"], onLines, strict });
    const lines = text.trimEnd().split("\n");
    return { report, lines: lines.map((line) => JSON.parse(line) as Line) };
  } finally {
    await log.close();
  }
}

const good = (id: unknown, more = {}) =>
  JSON.stringify({ id, output: "yes", target: "yes", ...more });

test("a file, its gzip and a pipe give the same lines, wherever their parts end", async () => {
  // Lines around the size of a part, at its edge, empty ones and ones beyond it.
  const sizes = [10, 1 << 19, (1 << 19) - 200, 3, 1 << 20, (1 << 20) + 1, 3 << 20, 17, 1 << 18];
  const lines = sizes.flatMap((size, i) => [
    good(`a${i}`, { output: "x\n".repeat(size >> 1) }),
    ...(i % 3 === 0 ? [""] : []),
    good(`b${i}`),
  ]);
  const content = `\ufeff${lines.join("\n")}`;
  const file = await scored(fileOf(content));
  expect(file.lines.map((l) => l.id)).toEqual(sizes.flatMap((_, i) => [`a${i}`, `b${i}`]));
  const pipe = `${fileOf("")}.pipe`;
  execFileSync("mkfifo", [pipe]);
  const [packed, piped] = await Promise.all([
    scored(fileOf(gzipSync(content))),
    scored(pipe),
    writeFile(pipe, content),
  ]);
  for (const other of [packed, piped]) {
    expect(other.lines).toEqual(file.lines);
    expect(other.report.summary).toEqual(file.report.summary);
  }
});

const BAD: [what: string, line: string, id: string | number][] = [
  ["no JSON", "{oops}", "line 3"],
  ["JSON without its id", '{"output": "yes", "target": "yes"}', "line 3"],
  ["a target that is none", '{"id": 7, "output": "yes", "target": 5}', 7],
  ["half a line", '{"id": 7, "output": "yes', "line 3"],
];

test.each(BAD)("%s is errored and named among the others", async (_, line, id) => {
  const file = fileOf(`${good(1)}\n\n${line}\n${good(2)}\n${good(3)}\n`);
  const { report, lines } = await scored(file);
  expect(lines.map((l) => l.id)).toEqual([1, id, 2, 3]);
  expect(lines[1]).toMatchObject({ verdict: "errored", score: 0, scorer: "inspect/exact" });
  expect(lines[1]!.error).toMatch(/:3:\d+: /);
  expect(report.summary.counts).toMatchObject({ equal: 3, errored: 1 });
  expect(report.summary.value.toString()).toBe("3/4");
  expect(report.errors).toMatchObject([{ id, error: lines[1]!.error }]);
  expect(report.doubts).toEqual([{ why: "the sample can't be read", samples: 1 }]);
  await expect(scored(file, true)).rejects.toMatchObject({ exit: 3, place: { line: 3 } });
});

test("of an Inspect log as JSON it is errored under its id, and its row is not missing", async () => {
  const json = JSON.parse(readFileSync(join(MINI, "logs/inspect/reading.json"), "utf8"));
  delete json.samples[3].target;
  const { report, lines } = await scored(fileOf(JSON.stringify(json)));
  expect(lines[3]).toMatchObject({ id: 4, epoch: 1, verdict: "errored" });
  expect(report.summary.counts).toMatchObject({ errored: 1, missing: 0 });
  expect(report.summary.n).toBe(20);
});

test.each([
  ["the first sample", ["{oops}", good(1), good(2)], 1],
  ["as many as the others", [good(1), "{oops}", "{oops}", good(2)], 2],
  ["the last line, which was cut", [good(1), good(2), '{"id": 3, "outp'], 3],
])("%s can't be read: the log is refused", async (_, lines, line) => {
  const refused = scored(fileOf(lines.join("\n")));
  await expect(refused).rejects.toMatchObject({ code: "ERR_FORMAT", place: { line } });
});

test("a damaged member is errored under the id that it is named by", async () => {
  const member = (id: number, data = JSON.stringify(inspectSample(id))) => ({
    name: `samples/${id}_epoch_1.json`,
    data,
  });
  const ids = [1, 2, 3, 4];
  const dataset = { ...HEADER.eval.dataset, sample_ids: ids, samples: ids.length };
  const header = { ...HEADER, eval: { ...HEADER.eval, dataset } };
  const members = [member(1), member(2, "{oops"), member(3), member(4)];
  const file = fileOf(zip([{ name: "header.json", data: JSON.stringify(header) }, ...members]));
  const { report, lines } = await scored(file);
  expect(lines.map((l) => [l.id, l.verdict === "errored"])).toEqual([
    [1, false],
    [2, true],
    [3, false],
    [4, false],
  ]);
  expect(lines[1]!.error).toContain("(samples/2_epoch_1.json): ");
  expect(report.summary.counts).toMatchObject({ errored: 1, missing: 0 });
  const strict = (await scored(file, true).catch((error) => error)) as EvalmarkError;
  expect(strict).toMatchObject({ exit: 3, place: { member: "samples/2_epoch_1.json" } });
});
