/**
 * An Inspect `.json` log, streamed. A file is read twice: once for the header, which may
 * stand on both sides of the samples, once for the samples. Of a stream the header is what
 * stands before the samples, where Inspect writes it; more header behind them is an error.
 */
import { isDeepStrictEqual } from "node:util";
import { JsonBytes, JsonError, type JsonValue, readValue, Sieve } from "../../json/index.ts";
import { HEADER_BYTES, SAMPLE_BYTES } from "../limits.ts";
import { badFormat } from "../place.ts";
import { Seen } from "../seen.ts";
import type { Source } from "../source.ts";
import type { Log, Sample } from "../types.ts";
import { type InspectHeader, readHeader } from "./header.ts";
import { at } from "../loose.ts";
import { HEADER_PLAN, SAMPLES_PLAN, STREAM_PLAN } from "./plans.ts";
import { lineAt } from "../position.ts";
import { readInspectSample } from "./sample.ts";

type Batch = { samples: Sample[]; read: number };

export async function openJson(source: Source): Promise<Log> {
  const reader = new JsonLog(source);
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

class JsonLog {
  readonly #source: Source;
  #header: InspectHeader | null = null;
  /** Of a stream: its one pass, begun by `open`. */
  #pass: AsyncGenerator<Sample[], Uint8Array, undefined> | null = null;
  #first: Sample[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  async open(): Promise<InspectHeader> {
    if (this.#source.again) {
      const sieve = new Sieve(HEADER_PLAN, HEADER_BYTES);
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
        if (!this.#source.again) this.#compare(next.value);
        return;
      }
      if (next.value.length > 0) yield { samples: next.value, read: this.#source.read };
    }
  }

  /** Samples, piece of the file by piece; at the end what else was kept. */
  async *#batches(once: boolean): AsyncGenerator<Sample[], Uint8Array, undefined> {
    const seen = new Seen();
    let samples: Sample[] = [];
    const sieve = new Sieve(once ? STREAM_PLAN : SAMPLES_PLAN, SAMPLE_BYTES, {
      begin: (before) => {
        this.#header ??= this.#toHeader(before());
      },
      element: (bytes, offset) => {
        samples.push(readElement(bytes, offset, this.#header!.stop, seen));
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

  #toHeader(bytes: Uint8Array): InspectHeader {
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
    if (at(value, "eval") === undefined) {
      const cure = "name an Inspect log or a samples file";
      throw badFormat('no Inspect log: "eval" is missing', place, cure);
    }
    return readHeader(value, "inspect-json");
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

function readElement(bytes: Uint8Array, offset: number, stop: Uint8Array[] | null, seen: Seen) {
  try {
    const json = new JsonBytes().open(bytes);
    const sample = readInspectSample(json, stop);
    seen.add(sample, json, 0);
    return sample;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    // Offsets within are those of the kept bytes: the place is where the sample begins.
    throw new JsonError(`in the sample that begins here: ${error.message}`, offset);
  }
}
