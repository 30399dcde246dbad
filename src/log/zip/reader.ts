/** Gives yauzl the bytes it asks for out of larger reads: directories come in small pieces. */
import yauzl from "yauzl";
import type { Source } from "../source.ts";

export class CachedReader extends yauzl.RandomAccessReader {
  readonly #source: Source;
  readonly #window: number;
  #bytes: Uint8Array = new Uint8Array(0);
  #start = 0;

  constructor(source: Source, window: number) {
    super();
    this.#source = source;
    this.#window = window;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null, bytesRead?: number) => void,
  ): void {
    if (this.#copy(buffer, offset, length, position)) {
      done(null, length);
      return;
    }
    this.#source.bytes(position, Math.max(length, this.#window)).then(
      (bytes) => {
        this.#bytes = bytes;
        this.#start = position;
        const got = Math.min(length, bytes.length);
        this.#copy(buffer, offset, got, position);
        done(null, got);
      },
      (error: Error) => done(error),
    );
  }

  #copy(buffer: Buffer, offset: number, length: number, position: number): boolean {
    const from = position - this.#start;
    if (from < 0 || from + length > this.#bytes.length) return false;
    buffer.set(this.#bytes.subarray(from, from + length), offset);
    return true;
  }

  override close(done: (error: Error | null) => void): void {
    done(null);
  }
}
