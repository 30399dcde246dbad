/** Values by sample id. Ids that count up from 0 or 1, the usual ones, are places in an array. */
import type { SampleId } from "./types.ts";

/** How far an id may be ahead of those before it to have its place in the array. */
const AHEAD = 1024;

export class IdMap<T extends object | boolean> {
  readonly #dense: (T | undefined)[] = [];
  readonly #others = new Map<SampleId, T>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Notes a value; false where the id has one already, which stays. 1 and "1" are two ids. */
  add(id: SampleId, value: T): boolean {
    const dense = this.#dense;
    if (this.#others.size > 0 && this.#others.has(id)) return false;
    if (typeof id !== "number" || id < 0 || id > dense.length + AHEAD) {
      this.#others.set(id, value);
    } else if (id < dense.length) {
      if (dense[id] !== undefined) return false;
      dense[id] = value;
    } else {
      while (dense.length < id) dense.push(undefined);
      dense.push(value);
    }
    this.#size++;
    return true;
  }

  get(id: SampleId): T | undefined {
    const placed = typeof id === "number" ? this.#dense[id] : undefined;
    return placed ?? this.#others.get(id);
  }

  /** The ids: those with a place first, then the others as they came. */
  *keys(): Generator<SampleId, void, undefined> {
    for (let id = 0; id < this.#dense.length; id++) if (this.#dense[id] !== undefined) yield id;
    yield* this.#others.keys();
  }
}
