import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const made: string[] = [];
afterAll(() => {
  for (const place of made) rmSync(place, { recursive: true, force: true });
});

/** Builds the core from a copy of its source in a folder of its own. */
async function buildIn(...below: string[]): Promise<Buffer> {
  const top = mkdtempSync(join(tmpdir(), "evalmark-build-"));
  made.push(top);
  const place = join(top, ...below);
  mkdirSync(place, { recursive: true });
  cpSync(join(root, "assembly"), join(place, "assembly"), { recursive: true });
  for (const script of ["core", "inline", "words"]) {
    cpSync(join(root, `scripts/${script}.mjs`), join(place, `scripts/${script}.mjs`));
  }
  cpSync(join(root, "asconfig.json"), join(place, "asconfig.json"));
  symlinkSync(join(root, "node_modules"), join(place, "node_modules"), "junction");
  await promisify(execFile)(process.execPath, [join(place, "scripts/core.mjs")], { cwd: place });
  return readFileSync(join(place, "build/evalmark.wasm"));
}

const shipped = readFileSync(join(root, "build/evalmark.wasm"));

test("the same source gives the same bytes in any folder", async () => {
  const builds = await Promise.all([buildIn(), buildIn("a folder", "with spaces", "déjà")]);
  for (const bytes of builds) expect(bytes.equals(shipped)).toBe(true);
}, 300_000);

test("the digest recorded beside the source is that of the build (npm run record)", () => {
  const digest = createHash("sha256").update(shipped).digest("hex");
  const recorded = readFileSync(join(root, "assembly/evalmark.wasm.sha256"), "utf8");
  expect(recorded).toBe(`${digest}  build/evalmark.wasm\n`);
});
