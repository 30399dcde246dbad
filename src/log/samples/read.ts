/** Samples files: one JSON object on a line, streamed. */
import { JsonBytes, JsonError } from "../../json/index.ts";
import { blocks } from "../lines.ts";
import { badFormat, lineError } from "../place.ts";
import { Seen } from "../seen.ts";
import type { Source } from "../source.ts";
import type { LogHeader, Sample } from "../types.ts";
import { readSample } from "./sample.ts";

export const SAMPLES_HEADER: LogHeader = {
  format: "samples-jsonl",
  harness: null,
  model: null,
  task: null,
  dataset: null,
  scorers: [],
  epochs: null,
  reducer: null,
  sampleIds: null,
  completedAt: null,
  metrics: [],
  doubts: [],
  notes: [],
};

/**
 * Samples in batches. Throws ERR_FORMAT at the first line that is not a sample; those before
 * it have been handed out.
 */
export async function* readSamples(
  source: Source,
): AsyncGenerator<{ samples: Sample[]; read: number }, void, undefined> {
  const json = new JsonBytes();
  const seen = new Seen();
  let line = 1;
  let any = false;
  for await (const { bytes, last } of blocks(source, () => line)) {
    const samples: Sample[] = [];
    let failed: unknown = null;
    let from = 0;
    json.open(bytes);
    while (from < bytes.length) {
      let to = bytes.indexOf(10, from);
      if (to < 0) to = bytes.length;
      try {
        json.range(from, to);
        if (json.peek() !== 0) {
          const sample = readSample(json, line);
          json.finish();
          seen.add(sample, json, from);
          samples.push(sample);
        }
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        failed = lineError(error, source.file, line, bytes, from, to, last);
        break;
      }
      from = to + 1;
      line++;
    }
    any ||= samples.length > 0;
    if (samples.length > 0) yield { samples, read: source.read };
    if (failed) throw failed;
  }
  if (!any) {
    throw badFormat("no samples in it", { file: source.file }, "put one sample on each line");
  }
}
