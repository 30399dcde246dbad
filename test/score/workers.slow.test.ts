import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ended, evalmark, newFolder, parseLines, start } from "../support/command.ts";
import { largeLogs } from "../support/large-logs.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = newFolder();
const logs = largeLogs();
for (const [name, content] of Object.entries(logs)) writeFileSync(join(folder, name), content);

/** Reports, sample roots and verdict lines of a log for several numbers of workers. */
const PROGRAM = `
import { createHash } from "node:crypto";
import { openLog, reportLog, SampleTree } from "evalmark";
function bytes(key, value) {
  return this[key] instanceof Uint8Array ? Buffer.from(this[key]).toString("hex") : value;
}
const [file, ...workers] = process.argv.slice(1);
for (const n of workers) {
  const log = await openLog(file);
  const tree = new SampleTree();
  const hash = createHash("sha256");
  const seen = createHash("sha256");
  const report = await reportLog(log, {
    scorers: ["gsm8k", "math"],
    workers: Number(n),
    keep: 50,
    onLines: (lines) => hash.update(lines),
    onLeaves: (leaves) => tree.addLeaves(leaves),
    onSeen: (samples) => seen.update(JSON.stringify(samples, bytes)),
  });
  await log.close();
  const plain = (_, v) => (typeof v === "bigint" ? String(v) : v);
  const [lines, rows] = [hash, seen].map((h) => h.digest("hex"));
  console.log(JSON.stringify({ report, root: tree.root(), lines, rows }, plain));
}`;

test.each(Object.keys(logs))("%s: any number of workers gives the same", (name) => {
  const args = ["--input-type=module", "-e", PROGRAM, join(folder, name), "1", "2", "3"];
  const said = execFileSync(process.execPath, args, { cwd: root, maxBuffer: 64 << 20 });
  const [one, ...more] = parseLines<{ report: { summary: object } }>(said.toString("utf8"));
  expect(one!.report.summary).toMatchObject({ n: 2600, counts: { equal: 867, errored: 0 } });
  expect(more).toEqual([one, one]);
});

/** The same where only lines are asked for: samples files are scored in place then. */
const LINES = `
import { createHash } from "node:crypto";
import { openLog, reportLog } from "evalmark";
const [file, ...workers] = process.argv.slice(1);
for (const n of workers) {
  const log = await openLog(file);
  const hash = createHash("sha256");
  const onLines = (lines) => void hash.update(lines);
  const byObjects = n === "0" ? { onScored() {} } : {};
  const request = { scorers: ["math"], workers: Number(n), nameLog: true, onLines, ...byObjects };
  const report = await reportLog(log, request);
  await log.close();
  const plain = (_, v) => (typeof v === "bigint" ? String(v) : v);
  console.log(JSON.stringify({ report, lines: hash.digest("hex") }, plain));
}`;

test("lines of a samples file are the same by any number of workers, in place or not", () => {
  // Every other part has a line that is no usual one.
  const line = (i: number) => {
    const own = Math.floor(i / 8000) % 2 === 1 && i % 1000 === 0 ? { options: {} } : {};
    const id = i % 3 === 0 ? i : `row-${i}`;
    const output = `${"So it goes. ".repeat(8)}The answer is ${i % 7}.`;
    return JSON.stringify({ id, output, target: `${i % 5}`, ...own });
  };
  const file = join(folder, "in-place.jsonl");
  writeFileSync(file, Array.from({ length: 80_000 }, (_, i) => `${line(i)}\n`).join(""));
  const args = ["--input-type=module", "-e", LINES, file, "0", "1", "2", "3"];
  const said = execFileSync(process.execPath, args, { cwd: root, maxBuffer: 64 << 20 });
  const [one, ...more] = parseLines<{ report: { summary: object } }>(said.toString("utf8"));
  expect(one!.report.summary).toMatchObject({ n: 80_000, counts: { errored: 0 } });
  expect(more).toEqual([one, one, one]);
});

/** Makes a worker end as soon as it reads some text, so many times. */
const killer = (text: string, times: number) => `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";
const { readSync } = fs;
const marks = ${JSON.stringify(join(folder, "deaths"))};
if (!isMainThread) {
  fs.readSync = (fd, to, ...where) => {
    const n = readSync(fd, to, ...where);
    if (Buffer.from(to.buffer, to.byteOffset, to.byteLength).includes(${JSON.stringify(text)})) {
      fs.appendFileSync(marks, "x");
      if (fs.readFileSync(marks).length <= ${times}) process.exit(9);
    }
    return n;
  };
  syncBuiltinESMExports();
}`;

async function scoreDying(text: string, times: number) {
  writeFileSync(join(folder, "deaths"), "");
  writeFileSync(join(folder, "killer.mjs"), killer(text, times));
  const out = `dying-${times}.jsonl`;
  const log = readFileSync(join(folder, "samples.jsonl"), "utf8").replace("2 + 2", text);
  writeFileSync(join(folder, "dying.jsonl"), log);
  const args = ["score", "dying.jsonl", "--scorer", "gsm8k", "--workers", "2", "--verdicts", out];
  const env = { NODE_OPTIONS: `--import file://${join(folder, "killer.mjs")}` };
  const { code, stdout } = await evalmark(args, { cwd: folder, env });
  const lines = parseLines<{ id: unknown; verdict: string; error?: string }>(
    readFileSync(join(folder, out), "utf8"),
  );
  return { code, stdout, lines, errored: lines.filter((l) => l.verdict === "errored") };
}

test("a part is scored again when its worker dies, once, and nothing shows of it", async () => {
  const { code, lines, errored } = await scoreDying("die here", 1);
  expect(code).toBe(0);
  expect(lines.map((l) => l.id)).toEqual(lines.map((_, i) => i));
  expect(errored).toEqual([]);
});

test("when it dies again the part's samples are errored by their ids, and the rest scored", async () => {
  const { code, stdout, lines, errored } = await scoreDying("die here", 2);
  expect(code).toBe(1);
  expect(lines.map((l) => l.id)).toEqual(lines.map((_, i) => i));
  expect(lines.length).toBe(2600);
  expect(errored.length).toBeGreaterThan(10);
  expect(errored.length).toBeLessThan(1000);
  expect(errored[0]).toMatchObject({ id: 0, error: expect.stringMatching(/worker .* died/) });
  expect(stdout).toMatch(new RegExp(`errored ${errored.length} `));
});

test("when nobody can even read them they are errored by their lines", async () => {
  const { code, lines, errored } = await scoreDying("die here", 3);
  expect(code).toBe(1);
  expect(lines.length).toBe(2600);
  expect(errored.slice(0, 2).map((l) => l.id)).toEqual(["line 1", "line 2"]);
  expect(lines.filter((l) => l.verdict !== "errored").map((l) => l.id)).toEqual(
    Array.from({ length: 2600 - errored.length }, (_, i) => errored.length + i),
  );
});

test("a pipe that comes in pieces gives the bytes that the file gives", async () => {
  const file = join(folder, "samples.jsonl");
  const score = (from: string, to: string) => {
    return ["score", from, "--scorer", "gsm8k", "--workers", "2", "--verdicts", to];
  };
  expect((await evalmark(score(file, "whole.jsonl"), { cwd: folder })).code).toBe(0);
  const child = start(score("-", "pieces.jsonl"), { cwd: folder });
  const end = ended(child);
  const bytes = readFileSync(file);
  for (let at = 0; at < bytes.length; at += 30_000) {
    child.stdin!.write(bytes.subarray(at, at + 30_000));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.stdin!.end();
  expect((await end).code).toBe(0);
  const lines = readFileSync(join(folder, "pieces.jsonl"), "utf8");
  expect(lines).toBe(readFileSync(join(folder, "whole.jsonl"), "utf8"));
}, 60_000);

test.runIf(process.platform !== "win32")("an interrupt ends workers, too: exit 130", async () => {
  const args = ["score", "-", "--scorer", "gsm8k", "--workers", "2", "--verdicts", "stopped.jsonl"];
  const child = start(args, { cwd: folder });
  const end = ended(child);
  // The stream stays open: what the workers made of it is told while it waits for more.
  child.stdin!.write(readFileSync(join(folder, "samples.jsonl")));
  const part = join(folder, "stopped.jsonl.part");
  const written = () => (existsSync(part) ? readFileSync(part, "utf8").split("\n").length - 1 : 0);
  while (child.exitCode === null && written() < 2600) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGINT");
  expect((await end).code).toBe(130);
  expect(parseLines<{ id: number }>(readFileSync(part, "utf8")).map((l) => l.id)).toEqual(
    Array.from({ length: 2600 }, (_, i) => i),
  );
});

test("what is wrong with a log is told the same way, behind what was before it", async () => {
  const bad = '{"id": 5, "output": "", "target": ""}\n';
  writeFileSync(join(folder, "twice.jsonl"), logs["samples.jsonl"] + bad);
  const runs = await Promise.all(
    ["1", "2"].map((n) => {
      const out = ["--workers", n, "--verdicts", `twice-${n}.jsonl`];
      return evalmark(["score", "twice.jsonl", "--scorer", "gsm8k", ...out], { cwd: folder });
    }),
  );
  for (const [i, { code, stderr }] of runs.entries()) {
    expect(code).toBe(3);
    expect(stderr).toMatch(/twice\.jsonl:2601:1: a second sample with id 5 in epoch 1/);
    const kept = readFileSync(join(folder, `twice-${i + 1}.jsonl.part`), "utf8");
    expect(parseLines(kept).length).toBeGreaterThan(2000);
  }
});
