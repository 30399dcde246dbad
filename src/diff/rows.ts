/** Scores of two sides by rows: epochs of a row are averaged, since they are not independent. */
import { IdTable, type SampleId } from "../log/index.ts";

export class Rows {
  readonly #ids = new IdTable();
  #a = new Float64Array(1024);
  #b = new Float64Array(1024);
  #epochs = new Uint32Array(1024);

  get size(): number {
    return this.#ids.size;
  }

  add(id: SampleId, a: number, b: number): void {
    const row = this.#ids.place(id);
    if (row >= this.#a.length) this.#grow();
    this.#a[row]! += a;
    this.#b[row]! += b;
    this.#epochs[row]!++;
  }

  /** Means of the rows, in the order in which they came. */
  scores(): { a: Float64Array; b: Float64Array } {
    const mean = (sums: Float64Array) =>
      sums.subarray(0, this.size).map((sum, row) => sum / this.#epochs[row]!);
    return { a: mean(this.#a), b: mean(this.#b) };
  }

  #grow(): void {
    const doubles = (from: Float64Array) => {
      const to = new Float64Array(2 * from.length);
      to.set(from);
      return to;
    };
    this.#a = doubles(this.#a);
    this.#b = doubles(this.#b);
    const epochs = new Uint32Array(2 * this.#epochs.length);
    epochs.set(this.#epochs);
    this.#epochs = epochs;
  }
}
