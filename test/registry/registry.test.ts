import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadCore } from "../../src/core/index.ts";
import { readRegistry, shippedRegistry } from "../../src/registry/index.ts";

const text = readFileSync(new URL("../../scorers.json", import.meta.url), "utf8");

test("this core is listed, under this version, as the one that is recorded", () => {
  const { version } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  ) as { version: string };
  const known = shippedRegistry().get(loadCore().digest);
  expect(known).toMatchObject({ version, status: "ok" });
  expect([...shippedRegistry().values()].filter((core) => !core.released).length).toBeLessThan(2);
});

test.each<[string, (text: string) => string]>([
  ["a member nobody knows", (t) => t.replace('"status": "ok"', '"status": "ok", "by": "me"')],
  ["a bug without a reference", (t) => t.replace('"status": "ok"', '"status": "known-bug"')],
  ["another status", (t) => t.replace('"status": "ok"', '"status": "verified"')],
  ["a later version of the list", (t) => t.replace('"v": 1', '"v": 2')],
  ["not JSON", () => "scorers"],
])("%s is refused", (_, change) => {
  expect(change(text)).not.toBe(text);
  expect(() => readRegistry(change(text))).toThrow(/scorers\.json/);
});

test("a core that is listed twice is refused", () => {
  const twice = JSON.parse(text) as { scorers: unknown[] };
  twice.scorers.push(twice.scorers[0]);
  expect(() => readRegistry(JSON.stringify(twice))).toThrow(/twice/);
});
