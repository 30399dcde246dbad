/** Logs with one JSON object on a line, streamed. */
import { JsonBytes, JsonError } from "../json/index.ts";
import { blocks } from "./lines.ts";
import { badFormat, lineError } from "./place.ts";
import { Seen } from "./seen.ts";
import type { Source } from "./source.ts";
import type { Sample } from "./types.ts";

/** Samples, and the bytes of the file read so far. */
export type Batch = { samples: Sample[]; read: number };

/**
 * Reads the object that comes next, on this 1-based line, and nothing behind it, as any number
 * of samples. Throws a JsonError.
 */
export type LineReader = (json: JsonBytes, samples: Sample[], line: number) => void;

/**
 * Samples in batches. Throws ERR_FORMAT at the first line that can't be read or repeats a
 * sample; the samples before it have been handed out.
 */
export async function* readLines(
  source: Source,
  readLine: LineReader,
): AsyncGenerator<Batch, void, undefined> {
  const json = new JsonBytes();
  const seen = new Seen();
  let line = 1;
  for await (const { bytes, last } of blocks(source, () => line)) {
    const samples: Sample[] = [];
    let failed: unknown = null;
    let from = 0;
    json.open(bytes);
    while (from < bytes.length) {
      let to = bytes.indexOf(10, from);
      if (to < 0) to = bytes.length;
      const before = samples.length;
      try {
        json.range(from, to);
        if (json.peek() !== 0) {
          readLine(json, samples, line);
          json.finish();
          for (let i = before; i < samples.length; i++) {
            const sample = samples[i]!;
            seen.add(sample, json, from);
            sample.line ??= line;
          }
        }
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        failed = lineError(error, source.file, line, bytes, from, to, last);
        samples.length = before;
        break;
      }
      from = to + 1;
      line++;
    }
    if (samples.length > 0) yield { samples, read: source.read };
    if (failed) throw failed;
  }
}

/** The same, where a log without any samples is an error. */
export async function* readSomeLines(
  source: Source,
  readLine: LineReader,
  cure: string,
): AsyncGenerator<Batch, void, undefined> {
  let any = false;
  for await (const batch of readLines(source, readLine)) {
    any = true;
    yield batch;
  }
  if (!any) throw badFormat("no samples in it", { file: source.file }, cure);
}
