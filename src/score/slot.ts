/**
 * Memory in which a worker hands over what it made of a part. It is shared and used again:
 * millions of bytes that were given away with every part would be taken and cleared each time,
 * and the collector of the main thread would run for each few of them.
 */
import { isPacked } from "../log/ids.ts";
import type { PartResult } from "./part.ts";

/** Every view begins where a double may. */
const UNIT = 8;

class Packer {
  readonly #memory: SharedArrayBuffer;
  used = 0;

  constructor(memory: SharedArrayBuffer) {
    this.#memory = memory;
  }

  /** The same numbers in the shared memory; where it is full, as they are. */
  bytes<T extends Uint8Array | null>(from: T): T {
    return (from && this.#put(from, Uint8Array)) as T;
  }

  words(from: Uint32Array): Uint32Array {
    return this.#put(from, Uint32Array);
  }

  doubles(from: Float64Array): Float64Array {
    return this.#put(from, Float64Array);
  }

  #put<T extends Uint8Array | Uint32Array | Float64Array>(
    from: T,
    View: new (memory: SharedArrayBuffer, at: number, length: number) => unknown,
  ): T {
    const at = this.used;
    this.used += Math.ceil(from.byteLength / UNIT) * UNIT;
    if (this.used > this.#memory.byteLength) return from;
    const view = new View(this.#memory, at, from.length) as T;
    view.set(from);
    return view;
  }
}

/** The results with their arrays in `memory`, as far as they fit, and how many bytes they take. */
export function packed(
  results: readonly PartResult[],
  memory: SharedArrayBuffer,
): { results: PartResult[]; bytes: number } {
  const to = new Packer(memory);
  const out = results.map((result) => {
    const { ids, epochs, places } = result.samples;
    return {
      ...result,
      lines: to.bytes(result.lines),
      leaves: to.bytes(result.leaves),
      samples: {
        ids: isPacked(ids)
          ? { bytes: to.bytes(ids.bytes), ends: to.words(ids.ends) }
          : Array.isArray(ids)
            ? ids
            : to.doubles(ids),
        epochs: to.doubles(epochs),
        places: to.words(places),
      },
      first: { ...result.first, verdicts: to.bytes(result.first.verdicts) },
      others: result.others.map((o) => ({ ...o, verdicts: to.bytes(o.verdicts) })),
    };
  });
  return { results: out, bytes: to.used };
}

/** Slots for those who wait for results. */
export class Slots {
  readonly #free: SharedArrayBuffer[] = [];
  #bytes: number;

  /** `bytes`: of the first ones. */
  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  take(): SharedArrayBuffer {
    return this.#free.pop() ?? new SharedArrayBuffer(this.#bytes);
  }

  /** Gives one back that nobody looks at any more; `wanted`: bytes that results took. */
  give(slot: SharedArrayBuffer, wanted: number): void {
    if (wanted > this.#bytes) this.#bytes = Math.min(MOST_BYTES, 2 * wanted);
    if (slot.byteLength === this.#bytes) this.#free.push(slot);
  }
}

/** Results of more are handed over as copies. */
const MOST_BYTES = 16 << 20;
