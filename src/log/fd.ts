/**
 * Reads an open file by its descriptor, which all threads of a process share: so that a worker
 * reads the very file that the main thread opened and digests.
 */
import { readSync } from "node:fs";
import type { ByteFile } from "./byte-file.ts";
import { fileError } from "./place.ts";
import type { Source } from "./source.ts";

/** Bytes read at once where small pieces follow one another. */
const AHEAD = 256 << 10;

/** An open file, as plain data. */
export interface OpenFile {
  /** As the user named it. */
  file: string;
  fd: number;
  size: number;
}

/** The file of a log that is open. */
export function openFile({ file, handle, size }: Source): OpenFile {
  return { file, fd: handle!.fd, size: size! };
}

export class FdReader implements ByteFile {
  readonly file: string;
  readonly size: number;
  readonly #from: OpenFile;
  #ahead: Uint8Array = new Uint8Array(0);
  #start = 0;
  /** Memory that is read into in turns; null: new memory each time. */
  readonly #turns: [Buffer, Buffer] | null;

  /** `two`: of small pieces none is looked at when the next but one was asked for. */
  constructor(from: OpenFile, two = false) {
    const room = () => Buffer.allocUnsafeSlow(AHEAD);
    this.#turns = two ? [room(), room()] : null;
    this.file = from.file;
    this.size = from.size;
    this.#from = from;
  }

  /** Bytes [at, at + length), fewer at the end of the file. They may share memory. */
  async bytes(at: number, length: number): Promise<Uint8Array> {
    const from = at - this.#start;
    if (from >= 0 && from + length <= this.#ahead.length) {
      return this.#ahead.subarray(from, from + length);
    }
    if (length >= AHEAD) return this.#read(at, Buffer.allocUnsafeSlow(length));
    this.#turns?.reverse();
    this.#ahead = this.#read(at, this.#turns?.[0] ?? Buffer.allocUnsafeSlow(AHEAD));
    this.#start = at;
    return this.#ahead.subarray(0, length);
  }

  #read(at: number, out: Buffer): Uint8Array {
    return out.subarray(0, readFd(this.#from, out, at));
  }
}

/** Fills `to` with the bytes from `at` on; how many there were. Throws ERR_FILE. */
export function readFd({ file, fd }: OpenFile, to: Uint8Array, at: number): number {
  let got = 0;
  try {
    while (got < to.length) {
      const n = readSync(fd, to, got, to.length - got, at + got);
      if (n === 0) break;
      got += n;
    }
  } catch (error) {
    throw fileError(error, file);
  }
  return got;
}
