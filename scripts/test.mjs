// npm test: everything from a clean clone. Further arguments go to vitest.
// The last line is "N passed, N failed" (test/support/reporter.ts), whatever happens before.
import { install, run } from "./install.mjs";

function stop(what) {
  console.log(`could not ${what}\n0 passed, 1 failed`);
  process.exit(1);
}

if (install() !== 0) stop("install the node modules");
if (run("npm", ["run", "--silent", "build"]) !== 0) stop("build");
if (run(process.execPath, ["scripts/python-env.mjs"]) !== 0) {
  if (process.env.CI) stop("make the Python environments");
  console.log("going on without Python: the tests that need it are listed as not run");
}
if (run(process.execPath, ["scripts/chromium.mjs"]) !== 0) {
  console.log("going on without Chromium: the test that needs it fails in CI, else is not run");
}
const vitest = ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)];
process.exit(run(process.execPath, vitest));
