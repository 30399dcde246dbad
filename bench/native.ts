/** Exact integers of the core beside the same algorithm in native C, over the same bytes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { coreProgram, findGcc, makePairs, nativeProgram } from "./native/integers.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Name, pairs, least and most limbs of 32 bits, rounds of one run. */
const CASES = [
  ["1 to 2 limbs (up to 19 digits)", 1000, 1, 2, 100],
  ["2 to 8 limbs (up to 77 digits)", 500, 2, 8, 40],
  ["8 to 64 limbs (up to 616 digits)", 50, 8, 64, 20],
] as const;
const TURNS = 5;

/** Both in turn, the least processor time of each. The results must be the same. */
export function benchNative(): void {
  const gcc = findGcc();
  if (!gcc) {
    console.log("not run: no gcc here");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "evalmark-native-"));
  try {
    const native = nativeProgram(root, folder);
    const core = coreProgram(root);
    console.log(`product, quotient and remainder of pairs; ${gcc}, -O3`);
    const logs: number[] = [];
    for (const [name, count, least, most, rounds] of CASES) {
      const pairs = makePairs(count, least, most);
      const times = { native: Number.POSITIVE_INFINITY, core: Number.POSITIVE_INFINITY };
      for (let turn = 0; turn < TURNS; turn++) {
        const ours = core(pairs, rounds);
        const theirs = native(pairs, rounds);
        if (ours.sum !== theirs.sum) throw new Error(`${name}: the results differ`);
        times.core = Math.min(times.core, ours.ns);
        times.native = Math.min(times.native, theirs.ns);
      }
      const per = (ns: number) => `${(ns / count / rounds).toFixed(0)} ns`;
      logs.push(Math.log(times.core / times.native));
      console.log(
        `${name}: core ${per(times.core)} a pair, C ${per(times.native)}: ${(times.core / times.native).toFixed(2)} x`,
      );
    }
    const mean = Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length);
    console.log(
      `geometric mean ${mean.toFixed(2)} x (wanted: at most 1.6 x); results are the same`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
