import type { Reporter, TestModule } from "vitest/node";

/** Lists what was not run, then ends with the one line that machines read. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    let passed = 0;
    let failed = 0;
    const skipped: string[] = [];
    for (const module of modules) {
      let any = false;
      for (const test of module.children.allTests()) {
        any = true;
        const { state } = test.result();
        if (state === "passed") passed++;
        else if (state === "failed") failed++;
        else skipped.push(`not run: ${module.relativeModuleId}: ${test.fullName}`);
      }
      // A file that fails to load has no tests of its own to count.
      if (!any && !module.ok()) failed++;
    }
    const lines = [...skipped, `${passed} passed, ${failed} failed`];
    process.once("exit", () => process.stdout.write(`${lines.join("\n")}\n`));
  }
}
