/**
 * `evalmark run --with promptfoo` with a program in its place that writes what promptfoo 0.121.20
 * does. `npm run promptfoo` runs the real one.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { evalmark } from "../support/harness-run.ts";
import { MINI } from "../support/mini.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bin = join(folder, "bin");
mkdirSync(bin);
const lines = [
  `#!${process.execPath}`,
  "const fs = require('fs');",
  "const args = process.argv.slice(2);",
  "if (args[0] === '--version') { console.log('0.120.1'); process.exit(0); }",
  "fs.appendFileSync('../called.txt', args.join(' ') + '\\n');",
  "const testCase = { options: { disableVarExpansion: true } };",
  "const result = (testIdx) => ({",
  "  testIdx, promptIdx: 0, prompt: { raw: 'q' }, provider: { id: 'm' }, failureReason: 0,",
  "  response: { output: 'ANSWER: 1' }, score: 1, namedScores: { 'inspect/match': 1 },",
  "  vars: { target: '1' }, testCase: { vars: { target: '1' }, ...testCase },",
  "});",
  "const metrics = { score: 4, testPassCount: 4, testFailCount: 0, testErrorCount: 0 };",
  "const prompts = [{ provider: 'm', metrics }];",
  "fs.mkdirSync('logs', { recursive: true });",
  "// With a limit of 2 rows the configuration still lists all of its 71 tests.",
  "fs.writeFileSync('logs/out.json', JSON.stringify({",
  "  results: { version: 3, prompts, results: [0, 1, 2, 3].map(result) },",
  "  config: { description: 'evalmark_mini_math', tests: Array(71).fill(testCase) },",
  "  metadata: { promptfooVersion: '0.121.20' }, runtimeOptions: { repeat: 2 },",
  "}));",
];
writeFileSync(join(bin, "promptfoo"), `${lines.join("\n")}\n`, { mode: 0o755 });

test("another version is told, and a limited run keeps its epochs apart", async () => {
  const args = ["run", join(MINI, "eval.yaml"), "--task", "math", "--with", "promptfoo"];
  args.push("--model", "m", "--rows", join(MINI, "data/math.jsonl"), "--limit", "2", "--out", "p");
  const said = await evalmark(folder, args, undefined, {
    PATH: `${bin}${delimiter}${process.env.PATH}`,
  });
  expect(said.err).toMatch(/^evalmark this is promptfoo 0\.120\.1; evalmark is tested with 0\.121/);
  expect(readFileSync(join(folder, "called.txt"), "utf8")).toBe(
    "eval -c evalmark_mini_math.yaml -r m -o logs/out.json --filter-first-n 2 --no-cache\n",
  );
  expect(said.out).toMatch(/n 4 \(2 rows × 2 epochs, mean\)/);
  expect(said.out).toMatch(/same as the harness on all 4/);
}, 60_000);
