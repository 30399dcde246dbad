/**
 * A log that is one JSON object with its samples in an array, streamed. A file is read twice:
 * once for the header, which may stand on both sides of the samples, once for the samples. Of
 * a stream the header is what stands before the samples.
 */
import { isDeepStrictEqual } from "node:util";
import {
  JsonBytes,
  JsonError,
  type JsonValue,
  type Plan,
  readValue,
  Sieve,
} from "../json/index.ts";
import { HEADER_BYTES, SAMPLE_BYTES } from "./limits.ts";
import type { Batch } from "./line-log.ts";
import { badFormat } from "./place.ts";
import { lineAt } from "./position.ts";
import { Seen } from "./seen.ts";
import type { Source } from "./source.ts";
import type { Log, LogHeader, Sample } from "./types.ts";

/** What a harness's logs look like. `H`: the header, with what its samples need of it. */
export interface JsonLogFormat<H extends { header: LogHeader }> {
  /** What is kept: of the header, of the samples, and of both at once in a stream. */
  plans: { header: Plan; samples: Plan; stream: Plan };
  /** Throws ERR_FORMAT by `fail` where this is no such log. */
  toHeader(json: JsonValue, fail: (message: string, cure: string) => never): H;
  /** One element of the array; null where it is none to score. Throws a JsonError. */
  toSample(json: JsonBytes, header: H): Sample | null;
  /** More header behind the samples of a stream is an error; else it is not waited for. */
  strictStream: boolean;
}

export async function openJsonLog<H extends { header: LogHeader }>(
  source: Source,
  format: JsonLogFormat<H>,
): Promise<Log> {
  const reader = new JsonLog(source, format);
  const { header } = await reader.open();
  return {
    file: source.file,
    header,
    size: source.size,
    samples: () => reader.samples(),
    digest: () => source.digest(),
    close: () => source.close(),
  };
}

class JsonLog<H extends { header: LogHeader }> {
  readonly #source: Source;
  readonly #format: JsonLogFormat<H>;
  #header: H | null = null;
  /** Of a stream: its one pass, begun by `open`. */
  #pass: AsyncGenerator<Sample[], Uint8Array, undefined> | null = null;
  #first: Sample[] = [];

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
    this.#pass = this.#batches(true);
    const pass = this.#pass;
    while (!this.#header) {
      const next = await pass.next();
      if (next.done) {
        this.#header = this.#toHeader(next.value);
        this.#pass = null;
      } else {
        this.#first.push(...next.value);
      }
    }
    return this.#header;
  }

  async *samples(): AsyncGenerator<Batch, void, undefined> {
    if (this.#first.length > 0) {
      yield { samples: this.#first, read: this.#source.read };
      this.#first = [];
    }
    const pass = this.#source.again ? this.#batches(false) : this.#pass;
    if (!pass) return;
    for (;;) {
      const next = await pass.next();
      if (next.done) {
        if (!this.#source.again && this.#format.strictStream) this.#compare(next.value);
        return;
      }
      if (next.value.length > 0) yield { samples: next.value, read: this.#source.read };
    }
  }

  /** Samples, piece of the file by piece; at the end what else was kept. */
  async *#batches(once: boolean): AsyncGenerator<Sample[], Uint8Array, undefined> {
    const seen = new Seen();
    let samples: Sample[] = [];
    const { stream, samples: plain } = this.#format.plans;
    const sieve = new Sieve(once ? stream : plain, SAMPLE_BYTES, {
      begin: (before) => {
        this.#header ??= this.#toHeader(before());
      },
      element: (bytes, offset) => {
        const sample = this.#element(bytes, offset, seen);
        if (sample) samples.push(sample);
      },
    });
    try {
      for await (const piece of this.#source.content()) {
        let failed: unknown = null;
        try {
          sieve.push(piece);
        } catch (error) {
          failed = await this.#placed(error);
        }
        yield samples;
        samples = [];
        if (failed) throw failed;
      }
      return sieve.finish();
    } catch (error) {
      throw await this.#placed(error);
    }
  }

  #element(bytes: Uint8Array, offset: number, seen: Seen): Sample | null {
    try {
      const json = new JsonBytes().open(bytes);
      const sample = this.#format.toSample(json, this.#header!);
      if (sample) seen.add(sample, json, 0);
      return sample;
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      // Offsets within are those of the kept bytes: the place is where the sample begins.
      const message = `in the sample that begins here: ${error.message}`;
      throw new JsonError(message, offset, false, error.cure);
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
