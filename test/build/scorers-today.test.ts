import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadCorpus } from "../../src/corpus/index.ts";
import { ADAPTERS } from "../../src/regress/index.ts";

const page = readFileSync(
  fileURLToPath(new URL("../../docs/scorers-today.md", import.meta.url)),
  "utf8",
);
const rowsUnder = (head: string) => {
  const lines = page.slice(page.indexOf(head)).split("\n").slice(2);
  return lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith("|")),
    )
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

test("each scorer of an adapter is in the table, or named as not run", () => {
  const [before] = page.split("## Which bugs");
  for (const [adapter, { functions }] of Object.entries(ADAPTERS)) {
    if (before!.includes(`- ${adapter}: its package is not at hand`)) continue;
    for (const name of functions) expect(before).toContain(`\`${adapter}:${name}\``);
  }
});

test("the table's families are the corpus's, its counts no more than their cases, its cases there", () => {
  const corpus = loadCorpus();
  const rows = rowsUnder("| scorer | version | family | bugs it has | controls missed |");
  expect(rows.length).toBeGreaterThan(20);
  for (const [, , family, has, missed] of rows) {
    const cases = corpus.find((f) => f.name === family)!.cases;
    const [some, of] = has!.split(" of ").map(Number);
    expect(some).toBeLessThanOrEqual(of!);
    expect(of).toBeLessThanOrEqual(cases.length);
    expect(Number(missed)).toBeLessThanOrEqual(cases.length);
  }
  const known = new Set(corpus.flatMap((f) => f.cases.map((one) => `\`${one.id}\``)));
  const listed = rowsUnder("| case | what goes wrong | who has it |").map(([id]) => id!);
  expect(listed.length).toBeGreaterThan(50);
  expect(listed.filter((id) => !known.has(id))).toEqual([]);
});
