/** Logs: what harnesses wrote, as samples to score. */
export { IdMap } from "./id-map.ts";
export { openLog } from "./open.ts";
export { type Row, readRows } from "./rows.ts";
export type {
  DeclaredScorer,
  HarnessMetric,
  HarnessScore,
  Log,
  LogHeader,
  Sample,
  SampleId,
} from "./types.ts";
