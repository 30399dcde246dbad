/** The bytes of a part: with it, or still in the file. */
import { readFd } from "./fd.ts";
import type { Part } from "./part.ts";
import { becameShorter } from "./place.ts";

/**
 * New memory that threads share: nothing is copied or given away when a part goes to a worker,
 * and where the worker dies the part is still there.
 */
export function sharedBytes(length: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(length));
}

/** How many there are. */
export function sizeOfPart({ bytes, range }: Part): number {
  return range?.length ?? bytes.length;
}

/** Puts them into so much memory. Throws ERR_FILE. */
export function readPart({ bytes, range }: Part, memory: Uint8Array): void {
  if (!range) memory.set(bytes);
  else if (readFd(range.from, memory, range.at) !== memory.length) {
    throw becameShorter(range.from.file);
  }
}

export class PartReader {
  readonly #reuse: boolean;
  #memory = Buffer.alloc(0);

  /** `reuse`: nobody looks at the bytes of a part any more when the next one is read. */
  constructor(reuse: boolean) {
    this.#reuse = reuse;
  }

  /** Throws ERR_FILE. */
  bytes(part: Part): Uint8Array {
    if (!part.range) return part.bytes;
    const { length } = part.range;
    if (!this.#reuse || this.#memory.length < length) {
      this.#memory = Buffer.allocUnsafeSlow(length);
    }
    const memory = this.#memory.subarray(0, length);
    readPart(part, memory);
    return memory;
  }
}
