/** Batches as bytes, and the records that this process makes of them. */
import { Batch, type CoreInput, loadCore } from "evalmark/core";

export const RECORD_BYTES = 40;

/** A batch as any host writes it into the core's memory, and its records as Node has them. */
export interface Job {
  batch: Uint8Array;
  records: Uint8Array;
}

/** Samples in as many batches as they need. Throws where one is larger than a batch. */
export function toJobs(inputs: Iterable<CoreInput>): Job[] {
  const core = loadCore().instantiate();
  const jobs: Job[] = [];
  let count = 0;
  // The batch writes to the core's memory and asks it to score: its bytes are taken in between.
  const batch = new Batch({
    ...core,
    score(at, bytes) {
      const written = new Uint8Array(core.memory.buffer, at, bytes).slice();
      const records = core.score(at, bytes);
      if (records === 0) throw new Error("the core calls a batch malformed");
      const made = new Uint8Array(core.memory.buffer, records, count * RECORD_BYTES);
      jobs.push({ batch: written, records: made.slice() });
      return records;
    },
  });
  batch.open();
  const run = () => {
    if (batch.count === 0) return;
    count = batch.count;
    batch.score();
    batch.open();
  };
  for (const input of inputs) {
    if (batch.add(input)) continue;
    run();
    if (!batch.add(input)) throw new Error("a sample is larger than a batch");
  }
  run();
  return jobs;
}

/** Samples whose records differ, counted; `theirs` are records of the same jobs in order. */
export function countDifferences(jobs: readonly Job[], theirs: readonly Uint8Array[]): number {
  let differ = 0;
  jobs.forEach(({ records }, i) => {
    const other = theirs[i] ?? new Uint8Array(0);
    for (let at = 0; at < records.length; at += RECORD_BYTES) {
      const ours = records.subarray(at, at + RECORD_BYTES);
      if (Buffer.compare(ours, other.subarray(at, at + RECORD_BYTES)) !== 0) differ++;
    }
  });
  return differ;
}
