/** Samples as bytes in the core's memory. The byte table is in assembly/index.ts. */
import type { CoreInput, Target } from "./input.ts";
import type { CoreExports } from "./module.ts";

const HEAD_BYTES = 8;
const ENTRY_BYTES = 48;
/** Samples and bytes of one batch; a larger sample goes alone. */
export const BATCH_SAMPLES = 1024;
export const BATCH_BYTES = 2 << 20;

/** A batch that is written straight into the memory of one instance. */
export class Batch {
  readonly #core: CoreExports;
  #bytes = new Uint8Array(0);
  #view = new DataView(new ArrayBuffer(0));
  #base = 0;
  #at = 0;
  #room = 0;
  count = 0;

  constructor(core: CoreExports) {
    this.#core = core;
  }

  /** Empties the batch and takes memory for `bytes` bytes of samples. False: no room. */
  open(bytes = BATCH_BYTES): boolean {
    this.#room = HEAD_BYTES + BATCH_SAMPLES * ENTRY_BYTES + bytes;
    this.#base = this.#core.reserve(this.#room);
    if (this.#base === 0) return false;
    this.#bytes = new Uint8Array(this.#core.memory.buffer, this.#base, this.#room);
    this.#view = new DataView(this.#core.memory.buffer, this.#base, this.#room);
    this.#at = HEAD_BYTES + BATCH_SAMPLES * ENTRY_BYTES;
    this.count = 0;
    return true;
  }

  /** Appends a sample; false where it does not fit any more. */
  add(input: CoreInput): boolean {
    if (this.count === BATCH_SAMPLES || sizeOf(input) > this.#room - this.#at) return false;
    const entry = HEAD_BYTES + this.count * ENTRY_BYTES;
    const view = this.#view;
    view.setUint16(entry, input.scorer.id, true);
    view.setUint8(entry + 2, input.isAnswer ? 1 : 0);
    view.setUint8(entry + 3, input.cut ? 1 : 0);
    view.setUint32(entry + 4, input.scorer.bits, true);
    this.#range(entry + 8, this.#raw(input.text));
    this.#range(entry + 16, this.#target(input.target));
    this.#range(entry + 24, input.choices ? this.#list(input.choices) : this.#at);
    this.#range(entry + 32, input.stop ? this.#list(input.stop) : this.#at);
    this.#range(entry + 40, input.scorer.words ? this.#list(input.scorer.words) : this.#at);
    this.count++;
    return true;
  }

  /** Scores the batch: address of the records, 40 bytes each. */
  score(): number {
    this.#view.setUint32(0, this.count, true);
    this.#view.setUint32(4, 0, true);
    return this.#core.score(this.#base, this.#at);
  }

  /** Writes `start` and the bytes up to where the batch ends now. */
  #range(at: number, start: number): void {
    this.#view.setUint32(at, start, true);
    this.#view.setUint32(at + 4, this.#at - start, true);
  }

  #raw(bytes: Uint8Array): number {
    const start = this.#at;
    this.#bytes.set(bytes, start);
    this.#at += bytes.length;
    return start;
  }

  #u32(value: number): void {
    this.#view.setUint32(this.#at, value, true);
    this.#at += 4;
  }

  #list(strings: readonly Uint8Array[]): number {
    const start = this.#at;
    this.#u32(strings.length);
    for (const s of strings) {
      this.#u32(s.length);
      this.#raw(s);
    }
    return start;
  }

  #target(target: Target): number {
    const start = this.#at;
    this.#u32(target.depth);
    this.#u32(target.alternatives.length);
    for (const spans of target.alternatives) this.#list(spans);
    return start;
  }
}

/** Bytes a sample takes of the batch. */
export function sizeOf(input: CoreInput): number {
  let n = input.text.length + 8;
  for (const spans of input.target.alternatives) n += listSize(spans);
  if (input.choices) n += listSize(input.choices);
  if (input.stop) n += listSize(input.stop);
  if (input.scorer.words) n += listSize(input.scorer.words);
  return n;
}

function listSize(strings: readonly Uint8Array[]): number {
  let n = 4;
  for (const s of strings) n += 4 + s.length;
  return n;
}
