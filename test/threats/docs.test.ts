import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { PROOF_FAULTS } from "../../src/token/index.ts";
import { CODES } from "../../src/verify/index.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const docs = readFileSync(join(root, "docs/threats.md"), "utf8");
const tests = ["threats", "token", "cli", "foreign"]
  .flatMap((room) =>
    readdirSync(join(root, "test", room)).map((name) => join(root, "test", room, name)),
  )
  .filter((file) => file.endsWith(".ts") && !file.endsWith("docs.test.ts"))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");
/** Of archives and YAML: told where a file is read, before there is a verification. */
const FILES = ["E_ARCHIVE", "E_ARCHIVE_LIMIT", "E_ARCHIVE_PATH", "E_YAML_"];
const known = [...Object.keys(CODES), ...Object.keys(PROOF_FAULTS), ...FILES];

test("every code is in the docs, and the docs name no other", () => {
  const named = [...docs.matchAll(/`([ES]_[A-Z_]+)\*?`/g)].map(([, name]) => name!);
  expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !named.includes(name))).toEqual([]);
});

test("every code of the table is asked for by a test", () => {
  const table = docs.slice(docs.indexOf("## The table"), docs.indexOf("Codes that are no attack"));
  const named = [...new Set([...table.matchAll(/`([ES]_[A-Z_]+)\*?`/g)].map(([, name]) => name!))];
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((name) => !tests.includes(name))).toEqual([]);
});

test("an S_ code never rejects, an E_ code never passes", () => {
  for (const [code, exit] of Object.entries(CODES)) {
    expect([code, code.startsWith("E_") ? exit >= 12 : exit !== 20]).toEqual([code, true]);
  }
});
