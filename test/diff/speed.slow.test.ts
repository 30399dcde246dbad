import { once } from "node:events";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { evalmark, newFolder } from "../support/command.ts";

const folder = newFolder();
const ENDS = [
  (n: number) => `So $\\boxed{\\frac{${2 * n}}{2}}$.`,
  (n: number) => `The answer is ${n + (n % 2)}.`,
  (n: number) => `#### ${n}.00`,
  (n: number) => `Therefore $x = ${n}$`,
  (n: number) => `ANSWER: ${n} %`,
];

test("100,000 samples take less than 30 seconds, and a small heap does for them", async () => {
  const file = createWriteStream(join(folder, "many.jsonl"));
  for (let i = 0; i < 100_000; i++) {
    const n = (i * 7919) % 1000;
    const output = `${"She has some apples and buys more of them. ".repeat(12)}${ENDS[i % 5]!(n)}`;
    const line = `${JSON.stringify({ id: i, output, target: String(n) })}\n`;
    if (!file.write(line)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
  const args = [
    "diff",
    "many.jsonl",
    "--scorer",
    "squad",
    "--scorer",
    "math",
    "--html",
    "page.html",
  ];
  const before = performance.now();
  const env = { NODE_OPTIONS: "--max-old-space-size=96" };
  const { code, stdout, stderr } = await evalmark([...args, "--json"], { cwd: folder, env });
  expect(performance.now() - before).toBeLessThan(30_000);
  expect([code, stderr]).toEqual([0, ""]);
  const { logs, causes } = JSON.parse(stdout);
  expect(logs[0].compared).toBe(100_000);
  expect(logs[0].differing).toBeGreaterThan(50_000);
  expect(causes.every((cause: { shown: unknown[] }) => cause.shown.length <= 20)).toBe(true);
  expect(readFileSync(join(folder, "page.html")).length).toBeLessThan(2_000_000);
});
