/**
 * Checks compressed zstd blocks before fzstd decodes them: fzstd 0.1.1 trusts their lengths,
 * so that a block of twenty bytes keeps it busy for minutes. Lengths are decoded here (RFC
 * 8878, 3.1.1.3) and summed; nothing is written.
 */
import { BackwardBits, buildTable, type FseTable, readTable, repeated } from "./fse.ts";
import { ZstdError } from "./zstd-error.ts";

/** Bytes that one block makes, at most. */
export const LARGEST_BLOCK = 128 << 10;

/** What each code of a length adds to its extra bits, and how many those are. */
function lengths(first: number, plain: number, extra: number[]): [Uint32Array, Uint8Array] {
  const bits = [...new Array<number>(plain).fill(0), ...extra];
  const bases: number[] = [];
  let base = first;
  for (const n of bits) {
    bases.push(base);
    base += 1 << n;
  }
  return [Uint32Array.from(bases), Uint8Array.from(bits)];
}

const [LITERAL_BASES, LITERAL_BITS] = lengths(
  0,
  16,
  [1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
);
const [MATCH_BASES, MATCH_BITS] = lengths(
  3,
  32,
  [1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
);

const times = (n: number, value: number): number[] => new Array<number>(n).fill(value);

const DEFAULTS: readonly FseTable[] = [
  buildTable(
    [4, 3, ...times(11, 2), 1, 1, 1, ...times(9, 2), 3, 2, ...times(5, 1), ...times(4, -1)],
    6,
  ),
  buildTable([...times(6, 1), 2, 2, 2, ...times(15, 1), ...times(5, -1)], 5),
  buildTable([1, 4, 3, ...times(6, 2), ...times(37, 1), ...times(7, -1)], 6),
];
const MAX_LOGS = [9, 8, 9];
const MAX_CODES = [35, 31, 52];

export class BlockGuard {
  /** Of the frame so far: tables for lengths of literals, offsets, lengths of matches. */
  #tables: (FseTable | null)[] = [null, null, null];

  /** Bytes that the compressed block in [at, end) makes. Throws a ZstdError. */
  check(b: Uint8Array, at: number, end: number): number {
    const { made, next } = literals(b, at, end);
    return this.#sequences(b, next, end, made);
  }

  #sequences(b: Uint8Array, start: number, end: number, literals: number): number {
    let at = start;
    let count = b[at++]!;
    if (count === 255) {
      count = b[at]! + (b[at + 1]! << 8) + 0x7f00;
      at += 2;
    } else if (count > 127) {
      count = ((count - 128) << 8) + b[at++]!;
    }
    if (count === 0) return literals;
    const modes = b[at++]!;
    for (let i = 0; i < 3; i++) {
      const mode = (modes >> (6 - 2 * i)) & 3;
      if (mode === 0) this.#tables[i] = DEFAULTS[i]!;
      else if (mode === 1) this.#tables[i] = repeated(b[at++] ?? 255);
      else if (mode === 2) [this.#tables[i], at] = readTable(b, at, end, MAX_LOGS[i]!);
      const table = this.#tables[i];
      if (!table) throw new ZstdError("a table is missing");
      if (mode !== 0 && table.symbols.some((code) => code > MAX_CODES[i]!)) {
        throw new ZstdError("a code is out of range");
      }
    }
    return this.#sum(new BackwardBits(b, at, end), count, literals);
  }

  #sum(bits: BackwardBits, count: number, literals: number): number {
    const [ll, of, ml] = this.#tables as [FseTable, FseTable, FseTable];
    let l = bits.take(ll.log);
    let o = bits.take(of.log);
    let m = bits.take(ml.log);
    let copied = 0;
    let matched = 0;
    for (let i = count; ; ) {
      bits.skip(of.symbols[o]!);
      const match = ml.symbols[m]!;
      matched += MATCH_BASES[match]! + bits.take(MATCH_BITS[match]!);
      const copy = ll.symbols[l]!;
      copied += LITERAL_BASES[copy]! + bits.take(LITERAL_BITS[copy]!);
      if (copied > literals || literals + matched > LARGEST_BLOCK) {
        throw new ZstdError("a block makes more than it may");
      }
      if (--i === 0) break;
      l = ll.bases[l]! + bits.take(ll.bits[l]!);
      m = ml.bases[m]! + bits.take(ml.bits[m]!);
      o = of.bases[o]! + bits.take(of.bits[o]!);
    }
    if (bits.left !== 0) throw new ZstdError("a stream of bits is too long");
    return literals + matched;
  }
}

/** Bytes that the literals make, and where the sequences begin. */
function literals(b: Uint8Array, at: number, end: number): { made: number; next: number } {
  const head = at < end ? b[at]! : 0;
  const type = head & 3;
  const form = (head >> 2) & 3;
  const word = (i: number) => b[at + i] ?? 0;
  let made: number;
  let header: number;
  let length: number;
  if (type < 2) {
    header = form === 3 ? 3 : form === 1 ? 2 : 1;
    made = header === 1 ? head >> 3 : (head >> 4) | (word(1) << 4);
    if (header === 3) made |= word(2) << 12;
    length = type === 0 ? made : 1;
  } else {
    header = form < 2 ? 3 : form + 2;
    const size = form < 2 ? 10 : form === 2 ? 14 : 18;
    const both = [0, 1, 2, 3, 4].slice(0, header).reduce((n, i) => n + word(i) * 2 ** (8 * i), 0);
    made = Math.floor(both / 16) % 2 ** size;
    length = Math.floor(both / 2 ** (4 + size));
    if (type === 2) checkWeights(b, at + header, at + header + length);
  }
  const next = at + header + length;
  if (made > LARGEST_BLOCK || next >= end) throw new ZstdError("a block's literals are damaged");
  return { made, next };
}

/** Huffman weights must come to an end: a table whose states take no bits never does. */
function checkWeights(b: Uint8Array, at: number, end: number): void {
  const length = b[at] ?? 255;
  if (length > 127) return;
  const [table, next] = readTable(b, at + 1, at + 1 + length, 6);
  if (at + 1 + length > end) throw new ZstdError("a block's literals are damaged");
  const bits = new BackwardBits(b, next, at + 1 + length);
  const states = [bits.take(table.log), bits.take(table.log)];
  for (let weights = 0; ; weights++) {
    if (weights > 255) throw new ZstdError("a block has too many weights");
    const state = states[weights & 1]!;
    if (table.bits[state]! > bits.left) return;
    states[weights & 1] = table.bases[state]! + bits.take(table.bits[state]!);
  }
}
