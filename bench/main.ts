/**
 * `npm run bench [-- PART...]`: ratios in one run; machines are noisy. `memory` and `linear` make
 * files of gigabytes in the temporary folder; they and `profile` run only where they are named.
 */
import { benchCommand } from "./command.js";
import { benchCore } from "./core.js";
import { benchDiff } from "./diff.js";
import { benchLinear } from "./linear.js";
import { benchMemory } from "./memory.js";
import { benchNative } from "./native.js";
import { benchPairs } from "./pairs.js";
import { benchProfile } from "./profile.js";
import { benchPython } from "./python.js";
import { benchReaders } from "./readers.js";
import { benchRegress } from "./regress.js";
import { benchSeal } from "./seal.js";
import { benchStart } from "./start.js";
import { benchWorkers } from "./workers.js";

const parts = {
  core: [benchCore, "the core over GSM8K outputs, beside a plain TypeScript twin"],
  pairs: [benchPairs, "the whole path beside Math-Verify: MATH, GSM8K, short pairs; the tail"],
  python: [benchPython, "a verdict in Python, alone and in batches, beside Math-Verify"],
  native: [benchNative, "exact integers of the core beside the same algorithm in C"],
  command: [benchCommand, "the whole command over a million samples, beside Math-Verify"],
  start: [benchStart, "`evalmark check` as a process, the size of the module"],
  workers: [benchWorkers, "one thread, two threads, two processes"],
  seal: [benchSeal, "sealing 12,000 samples of 2 kB, and verifying them by scoring again"],
  regress: [benchRegress, "the whole corpus of known bugs, asked of our scorers"],
  diff: [benchDiff, "two scorers over 10,000 to 400,000 samples, peak memory"],
  readers: [benchReaders, "reading logs of each format"],
  profile: [benchProfile, "where the core's time goes, by function; only where named"],
  memory: [benchMemory, "peak memory on logs of gigabytes; only where named"],
  linear: [benchLinear, "time and memory against the size of the log; only where named"],
} as const;
const names = Object.keys(parts) as (keyof typeof parts)[];
const ONLY_NAMED: readonly string[] = ["profile", "memory", "linear"];

const asked = process.argv.slice(2);
if (asked.includes("--help")) {
  console.log("npm run bench [-- PART...]; without a part all but the last three");
  for (const name of names) console.log(`  ${name.padEnd(8)} ${parts[name][1]}`);
  process.exit(0);
}
const wrong = asked.find((name) => !(name in parts));
if (wrong !== undefined) {
  console.error(`bench has no part "${wrong}": ${names.join(", ")}`);
  process.exit(2);
}
for (const name of names) {
  if (asked.length > 0 ? !asked.includes(name) : ONLY_NAMED.includes(name)) continue;
  console.log(`\n== ${name}`);
  await parts[name][0]();
}
