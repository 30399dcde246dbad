import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { OPTIONS, RULES, SCORERS, VERDICTS } from "../../src/core/names.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const source = JSON.parse(read("assembly/names.json"));

/** Constants of the core whose names start with `prefix`, by name. */
function constants(prefix: string): Record<string, number> {
  const found = read("assembly/names.generated.ts").matchAll(
    new RegExp(`^export const ${prefix}_(\\w+): \\w+ = (\\d+);$`, "gm"),
  );
  return Object.fromEntries([...found].map(([, name, id]) => [name!, Number(id)]));
}

const asConstants = (list: readonly { name: string; id: number }[]) =>
  Object.fromEntries(list.map(({ name, id }) => [name.replace(/\W/g, "_").toUpperCase(), id]));

test("the core and the Node side know the same names by the same numbers", () => {
  expect(constants("RULE")).toEqual(asConstants(RULES));
  expect(constants("SCORER")).toEqual(asConstants(SCORERS));
  expect(constants("VERDICT")).toEqual(asConstants(VERDICTS));
});

test("every name of the list is there, with words that tell a user what it means", () => {
  const listed = source.rules.flatMap((g: { group: string; names: Record<string, string> }) =>
    Object.entries(g.names).map(([name, text]) => ({ name: `${g.group}/${name}`, text })),
  );
  expect(RULES.map(({ name, text }) => ({ name, text }))).toEqual(listed);
  for (const { name, text } of [...RULES, ...SCORERS]) {
    expect(name).toMatch(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/);
    expect(text.trim().length, name).toBeGreaterThan(8);
  }
});

test("no number and no name is given twice", () => {
  for (const list of [RULES, SCORERS, VERDICTS]) {
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
  }
});

test("option bits do not overlap and are wide enough for their values", () => {
  let taken = 0;
  for (const option of OPTIONS) {
    if (!("bits" in option)) continue;
    const mask = ((1 << option.bits) - 1) << option.bit;
    expect(taken & mask, option.name).toBe(0);
    taken |= mask;
    expect(option.values.length, option.name).toBeLessThanOrEqual(1 << option.bits);
  }
});
