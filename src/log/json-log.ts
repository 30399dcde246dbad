/**
 * A log that is one JSON object with its samples in an array, streamed. A file is read twice:
 * once for the header, which may stand on both sides of the samples, once for the samples. Of
 * a stream the header is what stands before the samples.
 */
import { isDeepStrictEqual } from "node:util";
import { EvalmarkError } from "../errors.ts";
import {
  JsonBytes,
  JsonError,
  type JsonValue,
  type Plan,
  readValue,
  Sieve,
} from "../json/index.ts";
import { HEADER_BYTES, PART_BYTES, SAMPLE_BYTES } from "./limits.ts";
import type { Decoding, Explain, Part } from "./part.ts";
import { sharedBytes } from "./part-bytes.ts";
import { partedLog } from "./parted.ts";
import { badFormat } from "./place.ts";
import { lineAt } from "./position.ts";
import type { Source } from "./source.ts";
import type { Log, LogHeader } from "./types.ts";

/** What a harness's logs look like. `H`: the header, with what its samples need of it. */
export interface JsonLogFormat<H extends { header: LogHeader }> {
  /** What is kept: of the header, of the samples, and of both at once in a stream. */
  plans: { header: Plan; samples: Plan; stream: Plan };
  /** Throws ERR_FORMAT by `fail` where this is no such log. */
  toHeader(json: JsonValue, fail: (message: string, cure: string) => never): H;
  /** How its elements become samples. */
  toDecoding(header: H): Decoding;
  /** Tells each part which of several answers is scored. */
  choose?(parts: AsyncIterable<Part>, header: H): AsyncGenerator<Part, void, undefined>;
  /** What to do where there are no samples in it; null: there may be none. */
  noSamples?: string | null;
  /** More header behind the samples of a stream is an error; else it is not waited for. */
  strictStream: boolean;
}

export async function openJsonLog<H extends { header: LogHeader }>(
  source: Source,
  format: JsonLogFormat<H>,
): Promise<Log> {
  const reader = new JsonLog(source, format);
  const header = await reader.open();
  const explain: Explain = async (part, _, { place, message, cure, code }) => {
    const where = { file: source.file, ...(await lineAt(source, part.offsets![place]!)) };
    return code
      ? new EvalmarkError(code, message, { place: where, cure })
      : badFormat(message, where, cure);
  };
  return partedLog(source, {
    header: header.header,
    decoding: format.toDecoding(header),
    parts: () => format.choose?.(reader.parts(), header) ?? reader.parts(),
    explain,
    noSamples: format.noSamples ?? null,
  });
}

class JsonLog<H extends { header: LogHeader }> {
  readonly #source: Source;
  readonly #format: JsonLogFormat<H>;
  #header: H | null = null;
  /** Of a stream: its one pass, begun by `open`, and the part that came of it. */
  #pass: AsyncGenerator<Part, Uint8Array, undefined> | null = null;
  #first: IteratorResult<Part, Uint8Array> | null = null;

  constructor(source: Source, format: JsonLogFormat<H>) {
    this.#source = source;
    this.#format = format;
  }

  async open(): Promise<H> {
    if (this.#source.again) {
      const sieve = new Sieve(this.#format.plans.header, HEADER_BYTES);
      try {
        for await (const piece of this.#source.content()) sieve.push(piece);
        this.#header = this.#toHeader(sieve.finish());
      } catch (error) {
        throw await this.#placed(error);
      }
      return this.#header;
    }
    this.#pass = this.#cut(true);
    this.#first = await this.#pass.next();
    if (this.#first.done) this.#header ??= this.#toHeader(this.#first.value);
    return this.#header!;
  }

  async *parts(): AsyncGenerator<Part, void, undefined> {
    const pass = this.#pass ?? this.#cut(false);
    let next = this.#first ?? (await pass.next());
    while (!next.done) {
      yield next.value;
      next = await pass.next();
    }
    if (this.#pass && this.#format.strictStream) this.#compare(next.value);
  }

  /** Parts, each of whole elements; at the end what else was kept. */
  async *#cut(once: boolean): AsyncGenerator<Part, Uint8Array, undefined> {
    const { stream, samples } = this.#format.plans;
    let index = 0;
    let elements: Uint8Array[] = [];
    let offsets: number[] = [];
    const full: [Uint8Array[], number[]][] = [];
    let length = 0;
    const sieve = new Sieve(once ? stream : samples, SAMPLE_BYTES, {
      begin: (before) => {
        this.#header ??= this.#toHeader(before());
      },
      element: (bytes, offset) => {
        elements.push(bytes);
        offsets.push(offset);
        length += bytes.length;
        if (length >= PART_BYTES) end();
      },
    });
    const end = () => {
      full.push([elements, offsets]);
      elements = [];
      offsets = [];
      length = 0;
    };
    try {
      for await (const piece of this.#source.content()) {
        let failed: unknown = null;
        try {
          sieve.push(piece);
        } catch (error) {
          failed = await this.#placed(error);
        }
        if (failed && elements.length > 0) end();
        for (const [e, o] of full.splice(0)) yield partOf(index++, e, o, this.#source.read);
        if (failed) throw failed;
      }
      if (elements.length > 0) yield partOf(index++, elements, offsets, this.#source.read);
      return sieve.finish();
    } catch (error) {
      throw await this.#placed(error);
    }
  }

  #toHeader(bytes: Uint8Array): H {
    const place = { file: this.#source.file };
    let value: JsonValue;
    try {
      const json = new JsonBytes().open(bytes);
      value = readValue(json);
      json.finish();
    } catch (error) {
      // Its offsets are those of the kept bytes.
      if (error instanceof JsonError) {
        throw badFormat(`in the log's header: ${error.message}`, place, undefined, error);
      }
      throw error;
    }
    return this.#format.toHeader(value, (message, cure) => {
      throw badFormat(message, place, cure);
    });
  }

  /** Of a stream: refuses a log whose header goes on behind the samples. */
  #compare(bytes: Uint8Array): void {
    const whole = this.#toHeader(bytes);
    if (isDeepStrictEqual(whole.header, this.#header!.header)) return;
    const place = { file: this.#source.file };
    throw badFormat("the header goes on behind the samples", place, "name the file, don't pipe it");
  }

  async #placed(error: unknown): Promise<unknown> {
    if (!(error instanceof JsonError)) return error;
    const place = { file: this.#source.file, ...(await lineAt(this.#source, error.offset)) };
    const message = error.cut ? `the log ends in the middle: ${error.message}` : error.message;
    return badFormat(
      message,
      place,
      error.cut ? "copy or download the log again" : error.cure,
      error,
    );
  }
}

function partOf(index: number, elements: Uint8Array[], offsets: number[], read: number): Part {
  let length = 0;
  const ends = elements.map((bytes) => {
    length += bytes.length;
    return length;
  });
  const bytes = sharedBytes(length);
  elements.forEach((element, i) => {
    bytes.set(element, ends[i]! - element.length);
  });
  return { index, bytes, read, ends, offsets };
}
