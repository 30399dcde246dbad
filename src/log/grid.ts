/** A small number for each (row, epoch), 0 where nothing was set: a byte or two, mostly. */

/** Rows of a page. */
export const PAGE_ROWS = 256;
type Page = Uint8Array | Uint32Array;

export class Grid {
  /** By epoch, then by row / PAGE_ROWS. */
  readonly #pages = new Map<number, Map<number, Page>>();
  /** What was used last. */
  #epoch = Number.NaN;
  #ofEpoch = new Map<number, Page>();
  #index = -1;
  #page: Page | undefined;

  get(row: number, epoch: number): number {
    return this.#open(row, epoch)?.[row % PAGE_ROWS] ?? 0;
  }

  /** `value`: below 2^32. */
  set(row: number, epoch: number, value: number): void {
    let page = this.#open(row, epoch);
    if (!page || (value > 255 && page instanceof Uint8Array)) {
      page =
        value > 255
          ? Uint32Array.from(page ?? new Uint8Array(PAGE_ROWS))
          : new Uint8Array(PAGE_ROWS);
      if (this.#ofEpoch.size === 0) this.#pages.set(epoch, this.#ofEpoch);
      this.#ofEpoch.set(this.#index, page);
      this.#page = page;
    }
    page[row % PAGE_ROWS] = value;
  }

  /** The epochs in which something was set for a row of the page, in order. */
  epochs(page: number): number[] {
    const out: number[] = [];
    for (const [epoch, pages] of this.#pages) if (pages.has(page)) out.push(epoch);
    return out.sort((a, b) => a - b);
  }

  /** How many rows of the page have each number in an epoch, by number. */
  count(page: number, epoch: number): Map<number, number> {
    const out = new Map<number, number>();
    const numbers = this.#pages.get(epoch)?.get(page) ?? [];
    for (let i = 0; i < numbers.length; ) {
      const number = numbers[i]!;
      const from = i;
      while (i < numbers.length && numbers[i] === number) i++;
      out.set(number, (out.get(number) ?? 0) + i - from);
    }
    return out;
  }

  #open(row: number, epoch: number): Page | undefined {
    const index = Math.floor(row / PAGE_ROWS);
    if (epoch === this.#epoch && index === this.#index) return this.#page;
    if (epoch !== this.#epoch) this.#ofEpoch = this.#pages.get(epoch) ?? new Map();
    this.#epoch = epoch;
    this.#index = index;
    this.#page = this.#ofEpoch.get(index);
    return this.#page;
  }
}
