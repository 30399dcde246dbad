import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { jsonl, newFolder, parseLines } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = newFolder();
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const DOCS = readFileSync(fileURLToPath(new URL("../../docs/json.md", import.meta.url)), "utf8");

/** All keys in a value, but for those below `options`, which are the scorer's. */
function keysOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(keysOf);
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "options" ? [key] : [key, ...keysOf(inner)],
  );
}

test("what translate prints is named in the docs", async () => {
  const args = ["translate", join(MINI, "eval.yaml"), "--task", "math", "--to", "lm-eval"];
  const said = await run(...args, "--dataset", "a/b", "--out", "translated", "--json");
  expect(said.code).toBe(0);
  for (const name of Object.keys(JSON.parse(said.stdout))) expect(DOCS).toContain(`\`${name}\``);
});

test("all keys of all commands' JSON are in snake_case, and the upper ones in the docs", async () => {
  const reading = join(MINI, "logs/inspect/reading.json");
  const spec = join(MINI, "eval.yaml");
  const samples = [
    { id: 1, output: "12.", target: "12", stop: ["."] },
    { id: 2, error: "down", target: "5" },
  ];
  writeFileSync(join(folder, "samples.jsonl"), jsonl(...samples));
  writeFileSync(join(folder, "bad.yaml"), "tasks: 5\n");
  const key = await run("keygen", "--out", "key", "--json");
  const hub = ["--results", ".", "--model", "a/b", "--dataset", "c/d", "--sign", "key"];
  const drop = ["--spec", spec, "--scorer", "drop", "--scorer", "gsm8k", "--json"];
  const score = await run("score", reading, ...drop, ...hub, "--source-url", "https://x.org");
  const entry = ".eval_results/c--d--reading.yaml";
  const others = await Promise.all([
    run("score", "samples.jsonl", "--scorer", "gsm8k", "--scorer", "drop", "--verdicts", "-"),
    run("score", "samples.jsonl", "--scorer", "drop", "--option", "metric=em", "--json"),
    run("check", "1", "2", "--json"),
    run("verify", entry, "--log", reading, "--spec", spec, "--key", "key.pub", "--json"),
    run("verify", entry, "--key", "key.pub", "--model", "x/y", "--json"),
    run("lint", "bad.yaml", "--json"),
    run("core", "--json"),
  ]);
  const [verdicts, ...rest] = others;
  expect([key, score, ...others].map((r) => r.code)).toEqual([0, 0, 1, 1, 0, 0, 20, 4, 0]);
  const documents = [key, score, ...rest].map(({ stdout }) => JSON.parse(stdout));
  const lines = parseLines<Record<string, unknown>>(verdicts.stdout);
  const keys = [...documents, ...lines].flatMap(keysOf);
  expect(keys.length).toBeGreaterThan(200);
  expect(keys.filter((k) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(k))).toEqual([]);
  const [, { logs }, , check, verified, , [finding], core] = documents;
  const header = logs[0].header;
  for (const one of [...logs, header, verified, finding, core]) {
    for (const name of Object.keys(one)) expect(DOCS).toContain(`\`${name}\``);
  }
  for (const name of ["options", "fraction", "core_digest"]) {
    expect(check).toHaveProperty(name);
    expect(DOCS).toContain(`\`${name}\``);
  }
});
