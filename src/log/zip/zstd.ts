/**
 * Zstandard, frame by frame, through fzstd. Frames are walked here (RFC 8878, 3.1.1) so that
 * one can't ask for more memory than the member needs, and several may follow one another,
 * as Inspect writes them beyond 200 MiB.
 */
import { Decompress } from "fzstd";
import { WINDOW_BYTES } from "../limits.ts";
import { ZstdError } from "./zstd-error.ts";
import { BlockGuard, LARGEST_BLOCK } from "./zstd-guard.ts";

const MAGIC = 0xfd2fb528;

export class ZstdFrames {
  readonly #sink: (piece: Uint8Array) => void;
  readonly #size: number;
  #rest: Uint8Array = new Uint8Array(0);
  #decoder: Decompress | null = null;
  #guard = new BlockGuard();
  /** Bytes that the frame's blocks so far make, less those that came out. */
  #due = 0;
  #checksum = 0;
  #skip = 0;
  /** Bytes the present frame looks back, which fzstd moves for every block. */
  window = 0;

  /** `size`: bytes that all frames together make. */
  constructor(size: number, sink: (piece: Uint8Array) => void) {
    this.#size = size;
    this.#sink = sink;
  }

  push(piece: Uint8Array): void {
    let bytes = piece;
    if (this.#rest.length > 0) bytes = Buffer.concat([this.#rest, piece]);
    let at = 0;
    for (;;) {
      const n = this.#unit(bytes, at);
      if (n === 0) break;
      at += n;
    }
    this.#rest = bytes.subarray(at);
  }

  /** Throws where the last frame isn't whole. */
  finish(): void {
    if (this.#decoder || this.#rest.length > 0 || this.#skip > 0) {
      throw new ZstdError("it ends inside a frame");
    }
  }

  /** Takes a frame header or a block at `at`: its bytes, or 0 where it isn't whole yet. */
  #unit(b: Uint8Array, at: number): number {
    const left = b.length - at;
    if (this.#skip > 0) {
      const n = Math.min(left, this.#skip);
      this.#skip -= n;
      return n;
    }
    return this.#decoder ? this.#block(b, at, left) : this.#header(b, at, left);
  }

  #header(b: Uint8Array, at: number, left: number): number {
    if (left < 8) return 0;
    const view = new DataView(b.buffer, b.byteOffset + at, left);
    const magic = view.getUint32(0, true);
    if ((magic & 0xfffffff0) === 0x184d2a50) {
      this.#skip = view.getUint32(4, true);
      return 8;
    }
    if (magic !== MAGIC) throw new ZstdError("it does not begin as zstd does");
    const descriptor = b[at + 4]!;
    if (descriptor & 3) throw new ZstdError("it wants a dictionary");
    if (descriptor & 8) throw new ZstdError("a reserved bit is set");
    const single = (descriptor & 32) !== 0;
    const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
    const length = 5 + (single ? 0 : 1) + sizeBytes;
    if (left < length) return 0;
    const header = Buffer.from(b.subarray(at, at + length));
    this.window = single ? contentSize(header) : shrinkWindow(header, this.#size);
    if (this.window > WINDOW_BYTES) throw new ZstdError("it asks for too much memory");
    this.#checksum = descriptor & 4;
    this.#guard = new BlockGuard();
    this.#decoder = new Decompress((piece) => {
      this.#due -= piece.length;
      this.#sink(piece);
    });
    this.#decoder.push(header);
    return length;
  }

  #block(b: Uint8Array, at: number, left: number): number {
    if (left < 3) return 0;
    const head = b[at]! | (b[at + 1]! << 8) | (b[at + 2]! << 16);
    const last = (head & 1) !== 0;
    const type = (head >> 1) & 3;
    const size = head >> 3;
    if (type === 3 || size > LARGEST_BLOCK) throw new ZstdError("a block is damaged");
    const length = 3 + (type === 1 ? 1 : size) + (last ? this.#checksum : 0);
    if (left < length) return 0;
    const makes = type === 2 ? this.#guard.check(b, at + 3, at + 3 + size) : size;
    if (makes > this.window) throw new ZstdError("a block makes more than it may");
    this.#due += makes;
    // fzstd may hold a short block back until the next one.
    this.#decoder!.push(b.subarray(at, at + length), last);
    if (last) {
      this.#decoder = null;
      if (this.#due !== 0) throw new ZstdError("a frame makes other than it says");
    }
    return length;
  }
}

/** Content size of a single-segment frame, which is its window too. */
function contentSize(header: Buffer): number {
  if (header.length === 6) return header[5]!;
  if (header.length === 7) return header.readUInt16LE(5) + 256;
  return header.length === 9 ? header.readUInt32LE(5) : Number(header.readBigUInt64LE(5));
}

/**
 * The frame's window, made smaller in the header where the whole content is: no match
 * reaches back beyond the first byte, and fzstd allocates and moves what the header says.
 */
function shrinkWindow(header: Buffer, size: number): number {
  const written = header[5]!;
  const window = 2 ** (10 + (written >> 3)) * (1 + (written & 7) / 8);
  let exponent = 0;
  while (2 ** (10 + exponent) < size) exponent++;
  if (2 ** (10 + exponent) >= window) return window;
  header[5] = exponent << 3;
  return 2 ** (10 + exponent);
}
