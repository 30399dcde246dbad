/** A samples file as an open log. */
import type { Source } from "../source.ts";
import type { Log } from "../types.ts";
import { readSamples, SAMPLES_HEADER } from "./read.ts";

export function samplesLog(source: Source): Log {
  return {
    file: source.file,
    header: SAMPLES_HEADER,
    size: source.size,
    samples: () => readSamples(source),
    digest: () => source.digest(),
    close: () => source.close(),
  };
}
