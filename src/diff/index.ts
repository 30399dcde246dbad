/** Two scorers of the same logs: where they differ, why, and what it does to numbers and ranks. */
export type { Cause, Differing, Shown } from "./causes.ts";
export { changeText, intervalText, nameOfLog, percent, pText, withError } from "./figures.ts";
export { diffPage } from "./html/page.ts";
export type { LogDiff, Sides } from "./one-log.ts";
export { type DiffReport, type DiffRequest, diffLogs, type Ranked } from "./report.ts";
export { HARNESS, meaningOf, type Side, sideOf } from "./sides.ts";
export {
  kendallTauB,
  type Mean,
  meanOf,
  type Paired,
  pairedDifference,
  ranksOf,
} from "./statistics/index.ts";
