/** Chromium for tests of the core in a browser: installed by scripts/chromium.mjs. */
import { describe, test } from "vitest";
import { findChromium } from "../../bench/hosts/chromium.ts";

/**
 * A group of tests that need Chromium; `define` is given its command. Where there is none the group
 * fails in CI, and is registered as not run on a contributor's machine with the cure in its title.
 */
export function describeWithChromium(title: string, define: (command: string) => void): void {
  const command = findChromium();
  const cure = "needs node scripts/chromium.mjs";
  if (!command && process.env.CI) {
    describe(title, () => {
      test(cure, () => {
        throw new Error(`no Chromium: this group ${cure}`);
      });
    });
    return;
  }
  describe.runIf(command)(command ? title : `${title} (${cure})`, () => define(command ?? ""));
}
