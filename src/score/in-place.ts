/**
 * Parts of samples files, scored without an object for each sample: lines go from the file into
 * the core's memory, records from there into columns and lines. Parts with anything unusual in
 * them are left to those who read any, and give the same for these.
 */
import {
  type Engine,
  type PackedScorer,
  RECORD_BYTES,
  readRecord,
  VERDICT_CODES,
  type Verdict,
} from "../core/index.ts";
import { ByteWriter, JsonError } from "../json/index.ts";
import type { Part } from "../log/index.ts";
// Not by the door: a worker loads what reads its kind of log, and no more.
import { readPart, sizeOfPart } from "../log/part-bytes.ts";
import { FULL, InPlace, ODD, roomFor, TAKEN } from "../log/samples/in-place.ts";
import { nothingFound } from "./found.ts";
import { type Found, followsFromVerdict, type PartResult, type ScoreColumns } from "./part.ts";
import { RecordLines } from "./record-lines.ts";
import { Rows } from "./rows.ts";

/** A part of more bytes has a line that is no usual one. */
const MOST = 2 << 20;
const WORDS = RECORD_BYTES / 4;
const EQUAL = VERDICT_CODES.indexOf("equal");

export class InPlaceScorer {
  readonly #engine: Engine;
  readonly #scorer: PackedScorer;
  readonly #out = new ByteWriter();
  readonly #records: RecordLines | null;
  readonly #input = new InPlace();
  #rows = new Rows(0, this.#input.ids.bytes);
  #fractions: ScoreColumns["fractions"] = [];
  #found: Found = nothingFound();

  /** `lines`: as in Wants. */
  constructor(engine: Engine, scorer: PackedScorer, lines: { log: string | null } | null) {
    this.#engine = engine;
    this.#scorer = scorer;
    this.#records = lines && new RecordLines(this.#out, scorer, lines.log);
  }

  /**
   * What comes of the lines of a part, in arrays that are good until the next one; null where some
   * of them are odd. `keep`: as in Task.
   */
  score(part: Part, keep: number): PartResult | null {
    const input = this.#input;
    const { batch } = this.#engine;
    const size = sizeOfPart(part);
    if (size > MOST || !batch.open(roomFor(size), size)) return null;
    readPart(part, batch.bytes.subarray(batch.source));
    if (!input.open(batch)) return null;
    if (size > this.#rows.bytes) this.#rows = new Rows(size, input.ids.bytes);
    this.#rows.clear();
    this.#out.clear();
    this.#fractions = [];
    this.#found = nothingFound();
    let lines: number;
    try {
      lines = this.#lines(size, keep);
    } catch (error) {
      if (error instanceof JsonError) return null;
      throw error;
    }
    return lines < 0 ? null : this.#result(lines);
  }

  /** Reads and scores all lines: how many there are, or -1. */
  #lines(size: number, keep: number): number {
    const input = this.#input;
    const rows = this.#rows;
    const { batch } = this.#engine;
    let scored = 0;
    let line = 0;
    while (!input.done) {
      const what = input.read(batch, this.#scorer);
      if (what === ODD) return -1;
      if (what === FULL) {
        if (!this.#score(scored, keep)) return -1;
        scored = rows.count;
        batch.open(roomFor(size), size);
        input.look(batch);
        continue;
      }
      if (what === TAKEN) rows.add(input, line);
      line++;
    }
    return rows.count === scored || this.#score(scored, keep) ? line : -1;
  }

  /** Scores the batch, whose samples are the rows from `first` on; false where it trapped. */
  #score(first: number, keep: number): boolean {
    const engine = this.#engine;
    const rows = this.#rows;
    const at = engine.run();
    if (at === 0) return false;
    const words = new Uint32Array(engine.memory, at, WORDS * engine.batch.count);
    const { bytes } = engine.batch;
    for (let row = first, i = 0; row < rows.count; row++, i += WORDS) {
      rows.verdicts[row] = (words[i + 4]! >>> 16) & 255;
      const isUsual = words[i + 5] === 0 && isPlainScore(words, i) && !rows.isCut(row);
      if (isUsual) this.#records?.usual(rows, row, words, i, bytes);
      else this.#unusual(row, readRecord(new DataView(engine.memory), at + 4 * i), bytes, keep);
    }
    return true;
  }

  #unusual(row: number, verdict: Verdict, bytes: Uint8Array, keep: number): void {
    const rows = this.#rows;
    const found = this.#found;
    if (!followsFromVerdict(verdict)) this.#fractions.push([row, verdict.num, verdict.den]);
    if (verdict.decimalCut && found.decimalCut.length < keep) {
      found.decimalCut.push({ id: rows.id(row), epoch: rows.epochs[row]! });
    }
    if (rows.isCut(row)) found.textKinds["stop-cut"] = (found.textKinds["stop-cut"] ?? 0) + 1;
    this.#records?.any(rows, row, verdict, bytes);
  }

  #result(size: number): PartResult {
    const rows = this.#rows;
    const { name, options } = this.#scorer;
    return {
      size,
      notes: [],
      unpacked: 0,
      stop: null,
      bad: [],
      samples: rows.columns(),
      first: { verdicts: rows.verdicts.subarray(0, rows.count), fractions: this.#fractions },
      others: [],
      used: rows.count > 0 ? [{ scorer: { name, options }, first: 0 }] : [],
      found: this.#found,
      lines: this.#records ? this.#out.view() : null,
      leaves: null,
      judges: [],
      seen: null,
      scored: null,
    };
  }
}

/** Whether the score of a record is 1/1 where its verdict is "equal", and else 0/1. */
function isPlainScore(words: Uint32Array, at: number): boolean {
  const score = ((words[at + 4]! >>> 16) & 255) === EQUAL ? 1 : 0;
  return words[at] === score && words[at + 1] === 0 && words[at + 2] === 1 && words[at + 3] === 0;
}
