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
  /** Samples of which the log has no input. */
  blind: number;
}

export interface Mismatch {
  code: "E_INCOMPLETE" | "E_SAMPLE_DUP" | "E_SAMPLE_UNKNOWN" | "E_TARGET" | "E_ROW" | "S_ROWS_OPEN";
  expected: string;
  found: string;
  /** The harness may have made the sample of the row in its own way: nothing is shown. */
  open?: boolean;
}

/**
 * Fed with every sample of a log. Sample id k is row k from 1, as Inspect numbers them, or from
 * 0, as the others do, unless all rows carry an `id` of their own; then all readings are tried.
 * The samples must fit one of them wholly.
 */
export class Completeness {
  readonly #rows: readonly Row[];
  readonly #task: SpecTask;
  readonly #epochs: number;
  readonly #templated: boolean;
  readonly #readings: Reading[];

  /** `templated`: see VerifyInput. */
  constructor(rows: readonly Row[], task: SpecTask, epochs: number, templated = false) {
    this.#rows = rows;
    this.#task = task;
    this.#epochs = epochs;
    this.#templated = templated;
    const reading = (how: string, rowOf: Reading["rowOf"]): Reading => ({
      how,
      rowOf,
      seen: new Set(),
      failure: null,
      unknown: 0,
      blind: 0,
    });
    this.#readings = [
      reading("by position", (id) => positionOf(id, 1, rows.length)),
      reading("by position, counted from 0", (id) => positionOf(id, 0, rows.length)),
    ];
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
    if (rows !== size) {
      const expected = `${size} rows of data`;
      return { code: "E_INCOMPLETE", expected, found: `${rows} rows signed` };
    }
    const reading = this.#readings.find((r) => !r.failure) ?? this.#furthest();
    if (reading.failure) return reading.failure;
    const there = size * this.#epochs - counts.missing;
    if (reading.seen.size !== there) {
      const found = `${reading.seen.size} samples`;
      return { code: "E_INCOMPLETE", expected: `${there} samples`, found };
    }
    if (reading.unknown > 0) {
      return {
        code: "S_ROWS_OPEN",
        expected: "targets that can be made of their rows",
        found: `${reading.unknown} of ${there} targets that can't be compared`,
        open: true,
      };
    }
    const epochs = this.#epochs > 1 ? ` x ${this.#epochs} epochs` : "";
    const blind = reading.blind > 0 ? `; ${reading.blind} samples without an input` : "";
    return { note: `${size} rows${epochs}, matched ${reading.how}${blind}` };
  }

  /** Of one sample alone: the row that it is, or the mismatch. */
  one(sample: SeenSample): { note: string } | Mismatch {
    this.see(sample);
    const reading = this.#readings.find((r) => !r.failure) ?? this.#readings[0]!;
    if (reading.failure) return reading.failure;
    const row = (reading.rowOf(sample.id) ?? 0) + 1;
    const unknown = reading.unknown > 0 ? "; its target is not comparable" : "";
    return { note: `row ${row} of ${this.#rows.length}, matched ${reading.how}${unknown}` };
  }

  #place(sample: SeenSample, reading: Reading): Mismatch | null {
    const name = `sample ${JSON.stringify(sample.id)}`;
    const row = reading.rowOf(sample.id);
    if (row === null) {
      const expected = `one of ${this.#rows.length} rows`;
      return { code: "E_SAMPLE_UNKNOWN", expected, found: name, open: this.#templated };
    }
    if (!Number.isInteger(sample.epoch) || sample.epoch < 1 || sample.epoch > this.#epochs) {
      const found = `${name}, epoch ${sample.epoch}`;
      return { code: "E_SAMPLE_UNKNOWN", expected: `epochs 1 to ${this.#epochs}`, found };
    }
    const place = row * this.#epochs + sample.epoch - 1;
    if (reading.seen.has(place)) {
      const found = `row ${row + 1} again, as ${name}`;
      return { code: "E_SAMPLE_DUP", expected: "every row once per epoch", found };
    }
    reading.seen.add(place);
    if (sample.input === null) reading.blind++;
    const { fieldSpec, shuffleChoices } = this.#task;
    const difference = compareRow(this.#rows[row]!, sample, fieldSpec, {
      shuffled: shuffleChoices,
      templated: this.#templated,
    });
    if (difference === "unknown") {
      reading.unknown++;
      return null;
    }
    return (
      difference && {
        code: difference.what === "target" ? "E_TARGET" : "E_ROW",
        expected: `${difference.what} of row ${row + 1}: ${difference.expected}`,
        found: `${difference.what} of ${name}: ${difference.found}`,
        open: this.#templated,
      }
    );
  }

  #furthest(): Reading {
    return this.#readings.reduce((a, b) => (b.seen.size > a.seen.size ? b : a));
  }
}

function positionOf(id: SampleId, first: 0 | 1, rows: number): number | null {
  const k = typeof id === "number" ? id : /^(?:0|[1-9]\d{0,14})$/.test(id) ? Number(id) : -1;
  return Number.isInteger(k) && k >= first && k < first + rows ? k - first : null;
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
