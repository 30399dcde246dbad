import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { HEADER, inspectEval, inspectJson, SAMPLES } from "../support/inspect.ts";
import { fileOf, readLog } from "../support/logs.ts";

/** Reads through a named pipe, which can be read once and not sought in. */
async function piped(content: string | Uint8Array) {
  const pipe = `${fileOf("")}.pipe`;
  execFileSync("mkfifo", [pipe]);
  const [log] = await Promise.all([readLog(pipe), writeFile(pipe, content).catch(() => {})]);
  return log;
}

const many = Array.from({ length: 3000 }, (_, i) =>
  JSON.stringify({ id: i, output: "x".repeat(200), target: "x" }),
).join("\n");

test.skipIf(process.platform === "win32")("a pipe gives what a file gives", async () => {
  for (const content of [many, gzipSync(many), inspectJson(), gzipSync(inspectJson())]) {
    const file = await readLog(fileOf(content));
    const pipe = await piped(content);
    expect(pipe.error).toBeNull();
    expect(pipe.samples).toEqual(file.samples);
    expect(pipe.header).toEqual(file.header);
    expect(pipe.digest).toBe(createHash("sha256").update(content).digest("hex"));
  }
});

test.skipIf(process.platform === "win32")("what can't be read from a pipe says so", async () => {
  const zipped = await piped(inspectEval());
  expect(zipped.error).toMatchObject({ code: "ERR_FORMAT", message: /can't be read from a pipe/ });
  const { eval: spec, ...rest } = HEADER;
  const late = JSON.stringify({ eval: spec, samples: SAMPLES, ...rest });
  const { samples, error } = await piped(late);
  expect(samples).toHaveLength(3);
  expect(error?.message).toMatch(/header goes on behind the samples/);
});
