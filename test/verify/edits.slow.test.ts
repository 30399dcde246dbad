import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ABI, loadCore } from "../../src/core/index.ts";
import { openLog } from "../../src/log/index.ts";
import { rescore } from "../../src/publish/index.ts";
import { type ResultEntry, resultsItems } from "../../src/result/yaml/index.ts";
import { readSpec } from "../../src/spec/index.ts";
import { generateKeys } from "../../src/token/index.ts";
import { verifyResult } from "../../src/verify/index.ts";
import { jsonl, newFolder } from "../support/command.ts";
import { publishLog } from "../support/publishing.ts";
import { specText } from "../support/spec.ts";

const folder = newFolder();
const file = join(folder, "log.jsonl");
const LOG = jsonl(
  { id: 1, input: "1+1?", output: "It is 2.", target: "2" },
  { id: 2, input: "1+2?", output: "It is 4.", target: "3" },
  { id: 3, input: "1+3?", output: "It is 4.", target: "4" },
);
writeFileSync(file, LOG);
const spec = readSpec({ file: "eval.yaml", bytes: Buffer.from(specText({ id: "sums" })) }).spec!;
const made = { file, spec, keys: await generateKeys() };
const entry = await publishLog({ ...made, scorer: "inspect/includes", directory: folder });
const RESULT = join(folder, ".eval_results/c--d--sums.yaml");
const TEXT = readFileSync(RESULT, "utf8");
const [task] = spec.tasks;

const base = {
  keys: [made.keys.publicJwk],
  core: { digest: loadCore().digest, abi: ABI },
  spec: { digest: spec.digest, task: task! },
};

/** Exit code for an entry, with what a log of this name holds where one is given. */
async function judge(entry: ResultEntry, log?: string): Promise<number> {
  if (log === undefined) return (await verifyResult({ ...base, entry })).exit;
  const opened = await openLog(log);
  try {
    const logs = await opened.digests();
    return (
      await verifyResult({
        ...base,
        entry,
        logs,
        rescore: (claims, see, key) => rescore(opened, task!, claims, see, key),
      })
    ).exit;
  } finally {
    await opened.close();
  }
}

/** What of an entry a reader believes, source aside, which is said to be unsigned. */
const believed = ({ dataset, value, notes }: ResultEntry) =>
  JSON.stringify([dataset, value, notes]);
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).concat("\n", "é");

test("the honest ones pass", async () => {
  expect(await judge(entry)).toBe(10);
  expect(await judge(entry, file)).toBe(0);
});

test("no edit of the YAML verifies as another value, dataset, task or note", async () => {
  const token = TEXT.indexOf(entry.verifyToken!);
  const end = token + entry.verifyToken!.length;
  let read = 0;
  for (let at = 0; at < TEXT.length; at++) {
    // All of a token's edits are tried elsewhere.
    const characters = at >= token && at < end ? ["A", " "] : ASCII;
    for (const character of characters) {
      for (const rest of [TEXT.slice(at + 1), TEXT.slice(at)]) {
        const edited = TEXT.slice(0, at) + character + rest;
        if (edited === TEXT) continue;
        for (const item of resultsItems(edited, "edited.yaml").items ?? []) {
          if (!item.entry || believed(item.entry) === believed(entry)) continue;
          read++;
          const exit = await judge(item.entry);
          if (exit < 12) throw new Error(`${exit} for ${edited}`);
        }
      }
    }
  }
  expect(read).toBeGreaterThan(5000);
});

test("no edit of the log verifies, whatever it means", async () => {
  const edited = join(folder, "edited.jsonl");
  let opened = 0;
  for (let at = 0; at < LOG.length; at++) {
    for (const character of ["0", "4", '"', " ", "\n", "", `${LOG[at]}${LOG[at]}`]) {
      const text = LOG.slice(0, at) + character + LOG.slice(at + 1);
      if (text === LOG) continue;
      writeFileSync(edited, text);
      // One that can't be opened ends the command with 3.
      const exit = await judge(entry, edited).catch((error) => error.exit);
      expect([3, 20], `${at} ${JSON.stringify(character)}`).toContain(exit);
      if (exit === 20) opened++;
    }
  }
  expect(opened).toBeGreaterThan(1000);
});
