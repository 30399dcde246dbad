/** Whether the samples of a log are the rows of the dataset, each once per epoch. */
import type { SampleId } from "../log/types.ts";
import type { SpecTask } from "../spec/types.ts";
import type { Claims } from "../token/index.ts";
import { compareRow } from "./rows.ts";
import type { SeenSample } from "./types.ts";

type Row = Readonly<Record<string, unknown>>;

/** How ids name rows, and what was found under that reading. */
interface Reading {
  how: string;
  rowOf: (id: SampleId) => number | null;
  seen: Set<number>;
  failure: Mismatch | null;
  /** Samples whose target could not be compared. */
  unknown: number;
}

export interface Mismatch {
  expected: string;
  found: string;
}

/**
 * Fed with every sample of a log. Sample id k is row k (from 1), as Inspect numbers them,
 * unless all rows carry an `id` of their own; then both readings are tried, and the samples
 * must fit one of them wholly.
 */
export class Completeness {
  readonly #rows: readonly Row[];
  readonly #task: SpecTask;
  readonly #epochs: number;
  readonly #readings: Reading[];

  constructor(rows: readonly Row[], task: SpecTask, epochs: number) {
    this.#rows = rows;
    this.#task = task;
    this.#epochs = epochs;
    const reading = (how: string, rowOf: Reading["rowOf"]): Reading => ({
      how,
      rowOf,
      seen: new Set(),
      failure: null,
      unknown: 0,
    });
    this.#readings = [reading("by position", (id) => positionOf(id, rows.length))];
    const ids = ownIds(rows);
    if (ids) this.#readings.unshift(reading("by id", (id) => ids.get(`${id}`) ?? null));
  }

  see(sample: SeenSample): void {
    for (const reading of this.#readings) {
      if (!reading.failure) reading.failure = this.#place(sample, reading);
    }
  }

  /** The verdict on all that was seen: a note, or the mismatch. */
  finish(claims: Claims): { note: string } | Mismatch {
    const size = this.#rows.length;
    const { counts, rows } = claims.result;
    if (rows !== size) return { expected: `${size} rows of data`, found: `${rows} rows signed` };
    const reading = this.#readings.find((r) => !r.failure) ?? this.#furthest();
    if (reading.failure) return reading.failure;
    const there = size * this.#epochs - counts.missing;
    if (reading.seen.size !== there) {
      return { expected: `${there} samples`, found: `${reading.seen.size} samples` };
    }
    const epochs = this.#epochs > 1 ? ` x ${this.#epochs} epochs` : "";
    const unknown = reading.unknown > 0 ? `; ${reading.unknown} targets not comparable` : "";
    return { note: `${size} rows${epochs}, matched ${reading.how}${unknown}` };
  }

  #place(sample: SeenSample, reading: Reading): Mismatch | null {
    const name = `sample ${JSON.stringify(sample.id)}`;
    const row = reading.rowOf(sample.id);
    if (row === null) return { expected: `one of ${this.#rows.length} rows`, found: name };
    if (!Number.isInteger(sample.epoch) || sample.epoch < 1 || sample.epoch > this.#epochs) {
      return { expected: `epochs 1 to ${this.#epochs}`, found: `${name}, epoch ${sample.epoch}` };
    }
    const place = row * this.#epochs + sample.epoch - 1;
    if (reading.seen.has(place)) {
      return { expected: "every row once per epoch", found: `row ${row + 1} again, as ${name}` };
    }
    reading.seen.add(place);
    const { fieldSpec, shuffleChoices } = this.#task;
    const difference = compareRow(this.#rows[row]!, sample, fieldSpec, shuffleChoices);
    if (difference === "unknown") {
      reading.unknown++;
      return null;
    }
    return (
      difference && {
        expected: `${difference.what} of row ${row + 1}: ${difference.expected}`,
        found: `${difference.what} of ${name}: ${difference.found}`,
      }
    );
  }

  #furthest(): Reading {
    return this.#readings.reduce((a, b) => (b.seen.size > a.seen.size ? b : a));
  }
}

function positionOf(id: SampleId, rows: number): number | null {
  const k = typeof id === "number" ? id : /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  return Number.isInteger(k) && k >= 1 && k <= rows ? k - 1 : null;
}

/** Row numbers by id, where every row has one of its own. */
function ownIds(rows: readonly Row[]): Map<string, number> | null {
  const ids = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    const { id } = row;
    if (typeof id !== "string" && !Number.isSafeInteger(id)) return null;
    if (ids.has(`${id}`)) return null;
    ids.set(`${id}`, i);
  }
  return ids;
}
