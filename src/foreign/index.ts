/** Cores other than this package's own, run where they can be stopped. */
export type { Job } from "./job.ts";
export { checkMemory } from "./memory.ts";
export { rescoreWith } from "./run.ts";
