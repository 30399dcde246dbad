/** Samples as bytes in the core's memory. The byte table is in assembly/index.ts. */
import type { CoreInput, Target } from "./input.ts";
import type { CoreExports } from "./module.ts";
import type { PackedScorer } from "./options.ts";
import { type Unescape, unescapeIn } from "./unescape.ts";
import { RECORD_BYTES } from "./verdict.ts";

const HEAD_BYTES = 8;
const ENTRY_BYTES = 48;
/** Samples and bytes of one batch; a larger sample goes alone. */
export const BATCH_SAMPLES = 1024;
export const BATCH_BYTES = 2 << 20;

/** Of the records of a batch, which the core writes behind it. */
const RECORDS_BYTES = BATCH_SAMPLES * RECORD_BYTES + 8;

/** Where the ranges of an entry stand in it. */
const [TEXT, TARGET, CHOICES, STOP, WORDS] = [8, 16, 24, 32, 40] as const;

/** A batch that is written straight into the memory of one instance. */
export class Batch {
  readonly #core: CoreExports;
  /** The batch as bytes and as words; `open` and `score` may put others here. */
  bytes: Buffer = Buffer.alloc(0);
  words = new DataView(new ArrayBuffer(0));
  /** Where the next bytes of a sample go. */
  at = 0;
  count = 0;
  #base = 0;
  #size = 0;
  #room = 0;
  #entry = 0;
  #scorer: PackedScorer | null = null;
  #wordsAt = 0;
  #wordsEnd = 0;
  #source = 0;
  #unescape: Unescape | null = null;

  constructor(core: CoreExports) {
    this.#core = core;
  }

  /**
   * Empties the batch and takes memory for `bytes` bytes of samples, and for `source` bytes that
   * they are taken from: these stay where they are, whatever is scored. False: no room.
   */
  open(bytes = BATCH_BYTES, source = 0): boolean {
    this.#room = HEAD_BYTES + BATCH_SAMPLES * ENTRY_BYTES + bytes;
    this.#source = source === 0 ? this.#room : this.#room + RECORDS_BYTES;
    this.#base = this.#core.reserve(this.#source + source);
    if (this.#base === 0) return false;
    this.#size = this.#source + source;
    this.#look();
    this.at = HEAD_BYTES + BATCH_SAMPLES * ENTRY_BYTES;
    this.count = 0;
    this.#scorer = null;
    return true;
  }

  /** Appends a sample; false where it does not fit any more. */
  add(input: CoreInput): boolean {
    const { scorer, text, target, choices, stop } = input;
    // begin counts the scorer's words by itself
    const words = scorer.words ? listSize(scorer.words) : 0;
    if (!this.begin(scorer, sizeOf(input) - words)) return false;
    const from = this.at;
    this.#raw(text);
    this.text(from, input.isAnswer);
    this.target(this.#target(target));
    if (choices) this.choices(this.list(choices));
    if (stop) this.stop(this.list(stop));
    if (input.cut) this.cut();
    this.end();
    return true;
  }

  /**
   * Begins a sample of at most so many bytes, which are then written at `at` and named by the
   * methods below, in any order; `end` ends it. False where it does not fit any more.
   */
  begin(scorer: PackedScorer, bytes: number): boolean {
    const { count, words } = this;
    const known = scorer === this.#scorer || scorer.words === null;
    const need = known ? bytes : bytes + listSize(scorer.words!);
    if (count === BATCH_SAMPLES || need > this.#room - this.at) return false;
    const entry = HEAD_BYTES + count * ENTRY_BYTES;
    this.#entry = entry;
    if (scorer !== this.#scorer) {
      this.#scorer = scorer;
      this.#wordsAt = scorer.words ? this.list(scorer.words) : this.at;
      this.#wordsEnd = this.at;
    }
    words.setUint32(entry, scorer.id, true);
    words.setUint32(entry + 4, scorer.bits, true);
    words.setUint32(entry + CHOICES, 0, true);
    words.setUint32(entry + CHOICES + 4, 0, true);
    words.setUint32(entry + STOP, 0, true);
    words.setUint32(entry + STOP + 4, 0, true);
    words.setUint32(entry + WORDS, this.#wordsAt, true);
    words.setUint32(entry + WORDS + 4, this.#wordsEnd - this.#wordsAt, true);
    return true;
  }

  /** The text is what stands from `from` to `at`. */
  text(from: number, isAnswer: boolean): void {
    this.bytes[this.#entry + 2] = isAnswer ? 1 : 0;
    this.#range(TEXT, from);
  }

  /** So is the target, and so on. */
  target(from: number): void {
    this.#range(TARGET, from);
  }

  choices(from: number): void {
    this.#range(CHOICES, from);
  }

  stop(from: number): void {
    this.#range(STOP, from);
  }

  /** The harness had cut the text. */
  cut(): void {
    this.bytes[this.#entry + 3] = 1;
  }

  end(): void {
    this.count++;
  }

  /** Scores the batch: address of the records, 40 bytes each. */
  score(): number {
    this.words.setUint32(0, this.count, true);
    this.words.setUint32(4, 0, true);
    const records = this.#core.score(this.#base, this.at);
    this.#look();
    return records;
  }

  /** Memory that has grown is seen through new views only. */
  #look(): void {
    const { buffer } = this.#core.memory;
    if (buffer === this.bytes.buffer && this.#size === this.bytes.length) return;
    this.bytes = Buffer.from(buffer, this.#base, this.#size);
    this.words = new DataView(buffer, this.#base, this.#size);
  }

  /** Where the bytes that samples are taken from begin in `bytes`; they go on to its end. */
  get source(): number {
    return this.#source;
  }

  /**
   * Writes a string as it stands in a list. It is the one of JSON whose first byte behind the
   * quote stands at `at` in `bytes`; it ends before `end`. Where its closing quote is passed, or
   * 0 where nothing was written: whoever reads other strings has to see to it.
   */
  item(at: number, end: number): number {
    this.#unescape ??= unescapeIn(this.#core.memory);
    const base = this.#base;
    const next = this.#unescape(base + at, base + end, base + this.at);
    if (next === 0) return 0;
    this.at += 4 + this.words.getUint32(this.at, true);
    return next - base;
  }

  /** Writes a number of four bytes. */
  u32(value: number): void {
    this.words.setUint32(this.at, value, true);
    this.at += 4;
  }

  /** Writes a list of strings: where it begins. */
  list(strings: readonly Uint8Array[]): number {
    const from = this.at;
    this.u32(strings.length);
    for (const s of strings) {
      this.u32(s.length);
      this.#raw(s);
    }
    return from;
  }

  /** Names the bytes from `from` up to where the batch ends now. */
  #range(field: number, from: number): void {
    this.words.setUint32(this.#entry + field, from, true);
    this.words.setUint32(this.#entry + field + 4, this.at - from, true);
  }

  #raw(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  #target(target: Target): number {
    const from = this.at;
    this.u32(target.depth);
    this.u32(target.alternatives.length);
    for (const spans of target.alternatives) this.list(spans);
    return from;
  }
}

/** Bytes a sample takes of a batch, at most. */
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
