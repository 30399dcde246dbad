import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

interface Script {
  isLinked(folder: URL): boolean;
}

const place = mkdtempSync(join(tmpdir(), "evalmark-install-"));
const folder = (name: string) => pathToFileURL(`${join(place, name)}/`);
let script: Script;

beforeAll(async () => {
  script = (await import(new URL("../../scripts/install.mjs", import.meta.url).href)) as Script;
  for (const name of ["shared", "own/node_modules", "linked", "bare", "broken"]) {
    mkdirSync(join(place, name), { recursive: true });
  }
  symlinkSync(join(place, "shared"), join(place, "linked/node_modules"), "junction");
  symlinkSync(join(place, "gone"), join(place, "broken/node_modules"), "junction");
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

test("npm ci, which empties node_modules first, is not run through a link", () => {
  expect(script.isLinked(folder("linked"))).toBe(true);
  expect(script.isLinked(folder("broken"))).toBe(true);
  expect(script.isLinked(folder("own"))).toBe(false);
  expect(script.isLinked(folder("bare"))).toBe(false);
});
