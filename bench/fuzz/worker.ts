/** A thread of `npm run fuzz`: takes slices, answers with what came of them. */
import { parentPort, workerData } from "node:worker_threads";
import { readCorpus } from "./corpus.ts";
import { Fuzzer } from "./input.ts";
import { runSlice } from "./slice.ts";

const { corpus, seed } = workerData as { corpus: string; seed: number };
const fuzzer = new Fuzzer(readCorpus(new URL(corpus)), seed);
parentPort!.on("message", ({ from, to }: { from: number; to: number }) => {
  parentPort!.postMessage(runSlice(fuzzer, from, to));
});
