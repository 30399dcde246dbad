/** Random numbers that a seed and an index alone decide, the same on every machine. */

/** sfc32 by Chris Doty-Humphrey (PractRand), started from two words and run in. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, index: number) {
    this.#a = seed | 0;
    this.#b = index | 0;
    this.#c = Math.floor(index / 2 ** 32) | 0;
    for (let i = 0; i < 12; i++) this.u32();
  }

  /** An integer below 2^32. */
  u32(): number {
    const out = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + out) | 0;
    return out >>> 0;
  }

  /** An integer in [0, n). */
  below(n: number): number {
    return Math.floor((this.u32() / 2 ** 32) * n);
  }

  /** True once in n times. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Mostly small: below 2, 4, 8 ... each half as often, at most `most`. */
  small(most: number): number {
    let bound = 2;
    while (bound < most && this.oneIn(2)) bound *= 2;
    return Math.min(most, this.below(bound));
  }
}
