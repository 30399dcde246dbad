/** Running a benchmark by a harness: translated, started, its log found. */

export { kept } from "./failure.ts";
export { jobCommand, quote } from "./job.ts";
export { Interrupted, type Ran, runTask } from "./run.ts";
export type { RunRequest } from "./types.ts";
