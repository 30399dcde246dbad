/** An open log, made from how it is cut into parts and how these are read. */
import { EvalmarkError } from "../errors.ts";
import { Course } from "./course.ts";
import { decoderOf } from "./decode.ts";
import type { Fault, Part } from "./part.ts";
import { badFormat, becameLonger, becameShorter } from "./place.ts";
import { Seen, twice } from "./seen.ts";
import type { Source } from "./source.ts";
import type { Log, Sample } from "./types.ts";

type Given = Pick<Log, "header" | "decoding" | "parts"> &
  Partial<Pick<Log, "explain" | "beside" | "noSamples" | "unpackedMost">>;

/** Without an `explain` places are lines. `side`: digest of the results file beside the log. */
export function partedLog(source: Source, given: Given, side: string | null = null): Log {
  const log: Log = {
    file: source.file,
    size: source.size,
    explain: async (_, before, fault) => lineFault(source.file, before, fault),
    beside: null,
    noSamples: null,
    unpackedMost: null,
    ...given,
    parts: () => unchanged(source, given.parts()),
    samples: () => samplesOf(log),
    digest: () => source.digest(),
    digests: async () => [await source.digest(), ...(side === null ? [] : [side])],
    key: () => source.keyed("evalmark/v1/log\0"),
    close: () => source.close(),
  };
  return log;
}

/** The parts; throws ERR_FILE behind the last one where the file has grown in the meantime. */
async function* unchanged(source: Source, parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  yield* parts;
  const size = source.again ? (await source.handle?.stat())?.size : undefined;
  if (size === undefined || source.size === null || size === source.size) return;
  throw size > source.size ? becameLonger(source.file) : becameShorter(source.file);
}

/** The fault as an error with its line. */
function lineFault(file: string, before: number, fault: Fault): EvalmarkError {
  const { place, column, message, cure, code = "ERR_FORMAT" } = fault;
  const line = before + place + 1;
  const where = column === undefined ? { file, line } : { file, line, column };
  return new EvalmarkError(code, message, { place: where, cure });
}

/** Samples in batches, read in order on this thread; the first that can't be read is an error. */
async function* samplesOf(
  log: Log,
): AsyncGenerator<{ samples: Sample[]; read: number }, void, undefined> {
  const decode = await decoderOf(log.decoding, { strict: true, reuse: false });
  const course = new Course(log);
  const seen = new Seen();
  let any = false;
  for await (const part of log.parts()) {
    for await (const { samples, places, stop, ...read } of decode(part)) {
      course.take(read);
      let failed = stop;
      let good = samples;
      for (const [i, sample] of samples.entries()) {
        if (!seen.take(sample.id, sample.epoch)) {
          failed = { place: places[i]!, column: 1, ...twice(sample) };
          good = samples.slice(0, i);
          break;
        }
        if (holdsLines(part)) {
          sample.line = course.before + places[i]! + 1;
        }
        const others = log.beside && sample.harness.length > 0 ? log.beside(sample.id) : [];
        if (others.length > 0) sample.harness = [...sample.harness, ...others];
      }
      any ||= good.length > 0;
      if (good.length > 0) yield { samples: good, read: part.read };
      if (failed) throw await course.explain(part, failed);
    }
  }
  if (!any) throwNoSamples(log);
}

const holdsLines = ({ ends, members, rows }: Part): boolean => !ends && !members && !rows;

/** What a sample without a readable id is called: "line 17", or the member it is. */
export function nameOfPlace(part: Part, before: number, place: number): string {
  if (part.members) return part.members[place]!.name;
  const what = part.rows ? "row" : part.ends ? "sample" : "line";
  return `${what} ${before + place + 1}`;
}

/** Throws ERR_FORMAT where a log of this kind can't be without samples. */
export function throwNoSamples(log: Pick<Log, "file" | "noSamples">): void {
  if (log.noSamples === null) return;
  throw badFormat("no samples in it", { file: log.file }, log.noSamples);
}
