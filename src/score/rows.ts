/** What is known of samples that are scored in place, in columns that are used again. */
import type { ByteWriter } from "../json/index.ts";
import { type Ids, idAt, type PackedTexts } from "../log/ids.ts";
import type { SampleId } from "../log/index.ts";
import type { InPlace } from "../log/samples/in-place.ts";
import type { SampleColumns } from "./part.ts";

/** No sample is shorter, with its newline: {"id":1,"answer":"","target":""} */
const LEAST_BYTES = 33;

const NAMED = 1;
const CUT = 2;

export class Rows {
  /** Bytes of lines for which there is room. */
  readonly bytes: number;
  count = 0;
  /** By row: where its text stands in the batch that it is of. */
  readonly textFrom: Uint32Array;
  readonly textTo: Uint32Array;
  readonly verdicts: Uint8Array;
  readonly epochs: Float64Array;
  readonly #numbers: Float64Array;
  readonly #names: PackedTexts;
  readonly #flags: Uint8Array;
  readonly #places: Uint32Array;
  #named = 0;

  /** `bytes`: of the lines; `names`: where their ids will stand. */
  constructor(bytes: number, names: Uint8Array) {
    this.bytes = bytes;
    const rows = Math.ceil(bytes / LEAST_BYTES) + 1;
    this.textFrom = new Uint32Array(rows);
    this.textTo = new Uint32Array(rows);
    this.verdicts = new Uint8Array(rows);
    this.epochs = new Float64Array(rows);
    this.#numbers = new Float64Array(rows);
    this.#names = { bytes: names, ends: new Uint32Array(rows) };
    this.#flags = new Uint8Array(rows);
    this.#places = new Uint32Array(rows);
  }

  clear(): void {
    this.count = 0;
    this.#named = 0;
  }

  /** Adds the sample that was taken last, from the line with this number. */
  add(line: InPlace, place: number): void {
    const row = this.count++;
    this.textFrom[row] = line.textFrom;
    this.textTo[row] = line.textTo;
    this.epochs[row] = line.epoch;
    this.#numbers[row] = line.id;
    this.#names.ends[row] = line.idTo;
    this.#flags[row] = (line.isNamed ? NAMED : 0) | (line.isCut ? CUT : 0);
    this.#places[row] = place;
    if (line.isNamed) this.#named++;
  }

  isCut(row: number): boolean {
    return (this.#flags[row]! & CUT) !== 0;
  }

  id(row: number): SampleId {
    return this.#isNamed(row) ? idAt(this.#names, row) : this.#numbers[row]!;
  }

  /** Writes the id as JSON. */
  writeId(out: ByteWriter, row: number): void {
    const { bytes, ends } = this.#names;
    if (!this.#isNamed(row)) out.number(this.#numbers[row]!);
    else out.stringOf(bytes, row === 0 ? 0 : ends[row - 1]!, ends[row]!);
  }

  /** All rows, until others are added. */
  columns(): SampleColumns {
    const n = this.count;
    return {
      ids: this.#ids(),
      epochs: this.epochs.subarray(0, n),
      places: this.#places.subarray(0, n),
    };
  }

  #ids(): Ids {
    const n = this.count;
    if (this.#named === 0) return this.#numbers.subarray(0, n);
    const { bytes, ends } = this.#names;
    if (this.#named === n)
      return { bytes: bytes.subarray(0, ends[n - 1]), ends: ends.subarray(0, n) };
    return Array.from({ length: n }, (_, row) => this.id(row));
  }

  #isNamed(row: number): boolean {
    return (this.#flags[row]! & NAMED) !== 0;
  }
}
