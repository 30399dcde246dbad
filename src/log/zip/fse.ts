/** Finite state entropy tables of zstd (RFC 8878, 4.1), as far as checking blocks needs them. */
import { ZstdError } from "./zstd-error.ts";

/** By state: the symbol it stands for, the bits to read next, and what to add to them. */
export interface FseTable {
  log: number;
  symbols: Uint8Array;
  bits: Uint8Array;
  bases: Uint16Array;
}

/** A table of one symbol, which takes no bits. */
export function repeated(symbol: number): FseTable {
  return {
    log: 0,
    symbols: Uint8Array.of(symbol),
    bits: new Uint8Array(1),
    bases: new Uint16Array(1),
  };
}

const highBit = (n: number): number => 31 - Math.clz32(n);

/** Reads a table's description at `at`; answers it with the index behind. */
export function readTable(
  b: Uint8Array,
  at: number,
  end: number,
  maxLog: number,
): [table: FseTable, next: number] {
  let bit = at * 8;
  const take = (n: number): number => {
    const byte = bit >> 3;
    const word = (b[byte] ?? 0) | ((b[byte + 1] ?? 0) << 8) | ((b[byte + 2] ?? 0) << 16);
    const value = (word >> (bit & 7)) & ((1 << n) - 1);
    bit += n;
    if (bit > end * 8) throw new ZstdError("a table ends too early");
    return value;
  };
  const log = take(4) + 5;
  if (log > maxLog) throw new ZstdError("a table is too large");
  const counts: number[] = [];
  let left = 1 << log;
  while (left > 0) {
    const n = highBit(left + 1) + 1;
    const low = (1 << (n - 1)) - 1;
    const small = (1 << n) - 2 - left;
    // The smaller values take a bit less.
    let value = take(n - 1);
    if (value >= small) {
      value |= take(1) << (n - 1);
      if (value > low) value -= small;
    }
    counts.push(value - 1);
    left -= Math.abs(value - 1);
    if (value === 1) {
      let zeros = 3;
      while (zeros === 3) {
        zeros = take(2);
        for (let i = 0; i < zeros; i++) counts.push(0);
        if (counts.length > 256) break;
      }
    }
    if (counts.length > 256) throw new ZstdError("a table has too many symbols");
  }
  if (left !== 0) throw new ZstdError("a table is damaged");
  return [buildTable(counts, log), (bit + 7) >> 3];
}

/** The table of these probabilities (-1: less than one), which sum to 2^log. */
export function buildTable(counts: readonly number[], log: number): FseTable {
  const size = 1 << log;
  const symbols = new Uint8Array(size);
  const next: number[] = [];
  let high = size;
  for (const [symbol, count] of counts.entries()) {
    next[symbol] = Math.abs(count);
    if (count === -1) symbols[--high] = symbol;
  }
  const step = (size >> 1) + (size >> 3) + 3;
  let at = 0;
  for (const [symbol, count] of counts.entries()) {
    for (let i = 0; i < count; i++) {
      symbols[at] = symbol;
      do at = (at + step) & (size - 1);
      while (at >= high);
    }
  }
  if (at !== 0) throw new ZstdError("a table is damaged");
  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  for (let state = 0; state < size; state++) {
    const n = next[symbols[state]!]!++;
    bits[state] = log - highBit(n);
    bases[state] = (n << bits[state]!) - size;
  }
  return { log, symbols, bits, bases };
}

/** Bits read from the end of a stream to its beginning. */
export class BackwardBits {
  readonly #b: Uint8Array;
  readonly #start: number;
  #bit: number;

  /** The stream is bytes [start, end); its last set bit is only a mark. */
  constructor(b: Uint8Array, start: number, end: number) {
    const last = end > start ? b[end - 1]! : 0;
    if (last === 0) throw new ZstdError("a stream of bits has no end");
    this.#b = b;
    this.#start = start * 8;
    this.#bit = (end - 1) * 8 + highBit(last);
  }

  /** The next `n` bits, at most 16. */
  take(n: number): number {
    this.skip(n);
    const bit = this.#bit;
    const byte = bit >> 3;
    const b = this.#b;
    const word = b[byte]! | ((b[byte + 1] ?? 0) << 8) | ((b[byte + 2] ?? 0) << 16);
    return (word >> (bit & 7)) & ((1 << n) - 1);
  }

  skip(n: number): void {
    this.#bit -= n;
    if (this.#bit < this.#start) throw new ZstdError("a stream of bits ends too early");
  }

  get left(): number {
    return this.#bit - this.#start;
  }
}
