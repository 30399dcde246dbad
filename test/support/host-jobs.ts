/** Batches that every host of the core must judge alike: the case files by every scorer. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Job, toJobs } from "../../bench/hosts/batches.ts";
import { byEveryScorer } from "../../bench/hosts/inputs.ts";
import { fill, readAnswerCases } from "./answer-cases.ts";
import { readCases } from "./scoring.ts";

export const CORE_FILE = fileURLToPath(new URL("../../build/evalmark.wasm", import.meta.url));

/** Texts that hosts could read or bound each in their own way. */
const ODD: (string | Uint8Array)[] = [
  "",
  Buffer.from([0xff, 0x31, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80]),
  `${"(".repeat(5000)}1${")".repeat(5000)}`,
  "9".repeat(20_000),
  "$\\sin^{30}x+\\cos^{30}x$",
  "$9^{9^{9^{9}}}$",
];

/** Each case once, in the order of the files, its target beside it. */
export function hostJobs(): Job[] {
  const inputs = ODD.flatMap((text) => byEveryScorer("1", text, true));
  for (const file of readdirSync(new URL("../cases/math", import.meta.url))) {
    if (["extraction.txt", "options.txt", "policies.txt"].includes(file)) continue;
    for (const { gold, answer } of readCases(file.replace(".txt", ""))) {
      inputs.push(...byEveryScorer(gold, answer, true));
    }
  }
  for (const { output } of readAnswerCases("gsm8k")) {
    inputs.push(...byEveryScorer("42", fill(output, "42", "50"), false));
  }
  return toJobs(inputs);
}
