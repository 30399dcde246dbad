/** The bytes of a log: a file, standard input or a pipe, plain or gzipped. */
import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { EvalmarkError } from "../errors.ts";
import { gunzip, isGzip } from "./gunzip.ts";
import { HEAD_BYTES, READ_BYTES } from "./limits.ts";
import { fileError } from "./place.ts";
import { type Spool, spool } from "./spool.ts";

/** An async sequence of byte pieces. */
export type Pieces = AsyncGenerator<Uint8Array, void, undefined>;

export class Source {
  /** As the user named it. */
  readonly file: string;
  /** Bytes of the file; null for a stream. */
  readonly size: number | null;
  /** The open file; null for a stream. */
  readonly handle: FileHandle | null;
  /** Raw bytes read by the latest pass. */
  read = 0;
  /** The content is gzipped. */
  gzip = false;
  /** The first bytes of the content (after gunzip), at most HEAD_BYTES and a piece. */
  head: Uint8Array = new Uint8Array(0);
  readonly #readable: Readable | null;
  readonly #stream: Pieces | null;
  #waiting: Uint8Array[] = [];
  /** What this is the unpacked content of, and how that goes. */
  #packed: Source | null = null;
  #spool: Spool | null = null;
  #hash: Hash | null = null;
  #digest: string | null = null;
  #changed = 0;

  private constructor(
    file: string,
    handle: FileHandle | null,
    readable: Readable | null,
    size: number | null,
  ) {
    this.file = file;
    this.handle = handle;
    this.#readable = readable;
    this.#stream = readable && piecesOf(readable, file);
    this.size = size;
    if (readable) this.#hash = createHash("sha256");
  }

  /**
   * Opens a file; "-" is standard input. `enough` tells, of a stream, whether the kind can be
   * told by these first bytes, so that no more are waited for. Throws ERR_FILE.
   */
  static async open(file: string, enough: (head: Uint8Array) => boolean): Promise<Source> {
    const source = file === "-" ? Source.#stdin() : await Source.#file(file);
    try {
      source.head = await source.#peek(enough);
    } catch (error) {
      await source.close();
      throw error;
    }
    return source;
  }

  static #stdin(): Source {
    return new Source("-", null, process.stdin, null);
  }

  static async #file(file: string): Promise<Source> {
    try {
      const handle = await open(file);
      const stat = await handle.stat();
      if (stat.isDirectory()) {
        await handle.close();
        throw Object.assign(new Error("is a directory"), { code: "EISDIR" });
      }
      if (!stat.isFile()) return new Source(file, null, handle.createReadStream(), null);
      const source = new Source(file, handle, null, stat.size);
      source.#changed = stat.mtimeMs;
      return source;
    } catch (error) {
      throw fileError(error, file);
    }
  }

  /**
   * The content of this gzipped file as a file: one that can be read at any place. Its digest is
   * that of the gzipped one, which is closed with it. Throws ERR_FILE and ERR_FORMAT.
   */
  async unpacked(): Promise<Source> {
    const unpacked = await spool(this.content());
    const source = new Source(this.file, unpacked.handle, null, unpacked.size);
    source.#packed = this;
    source.#spool = unpacked;
    source.head = this.head;
    return source;
  }

  /**
   * The content from its beginning, a byte order mark left out. A stream can be passed through
   * once only.
   */
  async *content(): Pieces {
    const raw = this.#raw();
    const pieces = this.gzip ? gunzip(raw, this.file, () => this.read) : raw;
    let first = true;
    for await (const piece of pieces) {
      yield first && hasBom(piece) ? piece.subarray(3) : piece;
      first = false;
    }
  }

  /** Can `content` be called again? */
  get again(): boolean {
    return this.handle !== null;
  }

  /** Bytes [at, at + length) of the file. Throws ERR_FORMAT by the caller's word at its end. */
  async bytes(at: number, length: number): Promise<Uint8Array> {
    const out = Buffer.allocUnsafeSlow(length);
    try {
      const { bytesRead } = await this.handle!.read(out, 0, length, at);
      return out.subarray(0, bytesRead);
    } catch (error) {
      throw fileError(error, this.file);
    }
  }

  /** The same, read again until there are `length` bytes or the file ends. */
  async whole(at: number, length: number): Promise<Uint8Array> {
    const first = await this.bytes(at, length);
    if (first.length === 0 || first.length === length) return first;
    const pieces = [first];
    let got = first.length;
    while (got < length) {
      const piece = await this.bytes(at + got, length - got);
      if (piece.length === 0) break;
      pieces.push(piece);
      got += piece.length;
    }
    return pieces.length === 1 ? first : Buffer.concat(pieces);
  }

  /** SHA-256 of the raw bytes, lower-case hex. What is left of a stream is read for it. */
  async digest(): Promise<string> {
    if (this.#packed) return this.#packed.digest();
    if (this.#digest) return this.#digest;
    if (this.handle) {
      this.#digest = (await this.#hashed("")).toString("hex");
    } else {
      for await (const _ of this.#raw()) {
        // What follows the last sample counts too.
      }
      this.#digest = this.#hash!.digest("hex");
    }
    return this.#digest;
  }

  /**
   * SHA-256 of `prefix` and the raw bytes of this file, which nobody can tell from its digest.
   * Throws ERR_USAGE for a stream.
   */
  async keyed(prefix: string): Promise<Uint8Array> {
    if (this.#packed) return this.#packed.keyed(prefix);
    if (this.handle) return this.#hashed(prefix);
    throw new EvalmarkError("ERR_USAGE", "a log that is signed is read twice, so it is a file", {
      place: { file: this.file },
      cure: "write it to a file, and score that",
    });
  }

  async #hashed(prefix: string): Promise<Buffer> {
    const hash = createHash("sha256").update(prefix);
    const read = this.read;
    for await (const piece of this.#raw()) hash.update(piece);
    this.read = read;
    const stat = await this.handle!.stat();
    if (stat.size !== this.size || stat.mtimeMs !== this.#changed) {
      throw new EvalmarkError("ERR_FILE", "the file changed while it was read", {
        place: { file: this.file },
        cure: "wait until it is written, then run again",
      });
    }
    return hash.digest();
  }

  async close(): Promise<void> {
    await (this.#spool ?? this.handle)?.close();
    await this.#packed?.close();
    // Somebody may still be waiting for what the stream says next.
    this.#readable?.destroy();
  }

  async *#raw(): Pieces {
    this.read = 0;
    if (!this.handle) {
      for (let piece = this.#waiting.shift(); piece; piece = this.#waiting.shift()) {
        this.read += piece.length;
        yield piece;
      }
      for (;;) {
        const piece = await this.#pull();
        if (!piece) return;
        this.read += piece.length;
        yield piece;
      }
    }
    let at = 0;
    let coming = this.bytes(at, READ_BYTES);
    for (;;) {
      const piece = await coming;
      if (piece.length === 0) return;
      at += piece.length;
      this.read = at;
      this.#hash?.update(piece);
      // The next piece is read while this one is parsed, and may never be asked for.
      coming = this.bytes(at, READ_BYTES);
      coming.catch(() => {});
      yield piece;
    }
  }

  async #pull(): Promise<Uint8Array | null> {
    const next = await this.#stream!.next();
    if (next.done) return null;
    this.#hash?.update(next.value);
    return next.value;
  }

  /** Reads the beginning, to tell the kind by; a stream keeps it for `content`. */
  async #peek(enough: (head: Uint8Array) => boolean): Promise<Uint8Array> {
    if (!this.handle) {
      for (let n = 0; n < HEAD_BYTES; ) {
        const piece = await this.#pull();
        if (!piece) break;
        this.#waiting.push(piece);
        n += piece.length;
        if (enough(Buffer.concat(this.#waiting))) break;
      }
    }
    const start = this.handle ? await this.bytes(0, HEAD_BYTES) : Buffer.concat(this.#waiting);
    this.gzip = isGzip(start);
    if (!this.gzip) return start;
    const taken: Uint8Array[] = [];
    const pieces = gunzip(only(start), this.file, () => start.length, true);
    for await (const piece of pieces) {
      taken.push(piece);
      if (taken.reduce((n, p) => n + p.length, 0) >= HEAD_BYTES) break;
    }
    return Buffer.concat(taken);
  }
}

async function* only(piece: Uint8Array): Pieces {
  yield piece;
}

async function* piecesOf(stream: AsyncIterable<unknown>, file: string): Pieces {
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (error) {
    throw fileError(error, file);
  }
}

export const hasBom = (b: Uint8Array): boolean => b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf;
