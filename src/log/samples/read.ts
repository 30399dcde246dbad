/** Samples files: one JSON object on a line, streamed. */
import { blankHeader } from "../blank.ts";
import { type Batch, readSomeLines } from "../line-log.ts";
import type { Source } from "../source.ts";
import type { LogHeader } from "../types.ts";
import { readSample } from "./sample.ts";

export const SAMPLES_HEADER: LogHeader = blankHeader("samples-jsonl");

/**
 * Samples in batches. Throws ERR_FORMAT at the first line that is not a sample; those before
 * it have been handed out.
 */
export function readSamples(source: Source): AsyncGenerator<Batch, void, undefined> {
  return readSomeLines(
    source,
    (json, samples, line) => {
      samples.push(readSample(json, line));
    },
    "put one sample on each line",
  );
}
