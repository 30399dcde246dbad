/** Python for differential tests: environments made by scripts/python-env.mjs. */
import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";

/**
 * The interpreter of `.venv/NAME`, or null where it is not there. A half-made environment does
 * not count: it has no stamp (a linked one is somebody's own and needs none).
 */
export function pythonOf(name: string): string | null {
  const place = join(root, ".venv", name);
  const linked = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink();
  if (!linked && !existsSync(join(place, "evalmark.stamp"))) return null;
  const python = join(place, bin);
  return existsSync(python) ? python : null;
}

/**
 * A group of tests that need the environment `name`; `define` is given its interpreter. Where
 * it is missing the group fails in CI, and is registered as not run on a contributor's machine
 * with the cure in its title.
 */
export function describeWithPython(
  name: string,
  title: string,
  define: (python: string) => void,
): void {
  const python = pythonOf(name);
  const cure = `needs node scripts/python-env.mjs ${name}`;
  if (!python && process.env.CI) {
    describe(title, () => {
      test(cure, () => {
        throw new Error(`.venv/${name} is missing: this group ${cure}`);
      });
    });
    return;
  }
  describe.runIf(python)(python ? title : `${title} (${cure})`, () => define(python ?? ""));
}
