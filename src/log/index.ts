/** Logs: what harnesses wrote, as samples to score. */
export { Course } from "./course.ts";
export { decoderOf } from "./decode.ts";
export { findLogs } from "./find.ts";
export { Grid } from "./grid.ts";
export { IdTable } from "./id-table.ts";
export { type Ids, idAt, isPacked, type PackedTexts } from "./ids.ts";
export { namesIn } from "./names-in.ts";
export { openLog } from "./open.ts";
export type { BadSample, Decoded, Decoder, Decoding, Fault, Part } from "./part.ts";
export { readPart, sizeOfPart } from "./part-bytes.ts";
export { nameOfPlace, throwNoSamples } from "./parted.ts";
export { type Row, readRows } from "./rows.ts";
export type {
  DeclaredScorer,
  HarnessMetric,
  HarnessScore,
  Likelihoods,
  Log,
  LogFormat,
  LoggedScorer,
  LogHeader,
  OpenOptions,
  Sample,
  SampleId,
  TextKind,
} from "./types.ts";
