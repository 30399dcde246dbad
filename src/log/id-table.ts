/**
 * Sample ids, numbered in the order in which they are first seen: millions of them in few bytes
 * each, and exactly. Ids that count up from 0 or 1, as numbers or as strings of digits, the
 * usual ones, take four bytes; others their text and about twenty more.
 */
import { createHash } from "node:crypto";
import { KeyTable } from "./key-table.ts";
import type { SampleId } from "./types.ts";

/** How far an id may be ahead of their number to have its place in a list. */
const AHEAD = 1024;
const PAGE = 1 << 14;

/** Kinds of keys, in their first byte: "1", 1 and the hash of a long id are different ids. */
const [ASCII, UTF16, NUMBER, LONG] = [1, 2, 3, 4] as const;
/** Longer ids are kept as their SHA-256. */
const LONGEST = 96;

export class IdTable {
  #size = 0;
  /** By integer, then by integer written as a string: its number + 1, in pages. */
  readonly #dense: Uint32Array[][] = [[], []];
  readonly #others = new KeyTable();
  readonly #key = Buffer.alloc(2 * LONGEST + 1);
  #length = 0;
  #latest: SampleId | null = null;
  #found = -1;

  /** How many different ids there are. */
  get size(): number {
    return this.#size;
  }

  /** The id's number, from 0; a new one where it is seen for the first time. */
  place(id: SampleId): number {
    return this.#look(id, true);
  }

  /** The id's number, or -1. */
  find(id: SampleId): number {
    return this.#look(id, false);
  }

  /** As `place`, of the string that is bytes [from, to) of UTF-8. */
  placeText(bytes: Uint8Array, from: number, to: number): number {
    const key = this.#key;
    const length = to - from;
    let all = 0;
    if (length <= LONGEST) {
      for (let i = 0; i < length; i++) {
        const byte = bytes[from + i]!;
        key[i + 1] = byte;
        all |= byte;
      }
    }
    if (length > LONGEST || all > 127) {
      const { buffer, byteOffset } = bytes;
      return this.place(Buffer.from(buffer, byteOffset + from, length).toString("utf8"));
    }
    key[0] = ASCII;
    this.#length = length + 1;
    this.#latest = null;
    return this.#number(1, digits(key, 1, length + 1), null, true);
  }

  #look(id: SampleId, add: boolean): number {
    // Epochs of a row mostly follow one another, and so do several scorers of a sample.
    if (id === this.#latest) return this.#found;
    const number =
      typeof id === "string"
        ? this.#number(1, digitsOf(id), id, add)
        : this.#number(0, id, id, add);
    if (number >= 0) {
      this.#latest = id;
      this.#found = number;
    }
    return number;
  }

  /** `integer`: what the id counts, where it may; `id`: null where `#key` is filled. */
  #number(kind: 0 | 1, integer: number, id: SampleId | null, add: boolean): number {
    const counts = integer >= 0 && integer <= 4 * this.#size + AHEAD;
    let number = counts ? (this.#dense[kind]![integer >>> 14]?.[integer % PAGE] ?? 0) - 1 : -1;
    if (number < 0 && (this.#others.size > 0 || !counts)) {
      if (id !== null) this.#write(id);
      number = this.#search(add && !counts);
    }
    if (number < 0 && add && counts) {
      const pages = this.#dense[kind]!;
      pages[integer >>> 14] ??= new Uint32Array(PAGE);
      number = this.#size++;
      pages[integer >>> 14]![integer % PAGE] = number + 1;
    }
    return number;
  }

  #search(add: boolean): number {
    if (!add) return this.#others.find(this.#key, this.#length);
    const { number } = this.#others.add(this.#key, this.#length, this.#size);
    if (number === this.#size) this.#size++;
    return number;
  }

  /** Fills `#key`: a byte for the kind, then what tells the id from all others of it. */
  #write(id: SampleId): void {
    const key = this.#key;
    if (typeof id === "number") {
      key[0] = NUMBER;
      key.writeDoubleLE(id, 1);
      this.#length = 9;
      return;
    }
    if (id.length > LONGEST) {
      key[0] = LONG;
      createHash("sha256").update(id, "utf16le").digest().copy(key, 1);
      this.#length = 33;
      return;
    }
    key[0] = ASCII;
    this.#length = 1 + id.length;
    for (let i = 0; i < id.length; i++) {
      const unit = id.charCodeAt(i);
      if (unit > 127) {
        key[0] = UTF16;
        this.#length = 1 + key.write(id, 1, "utf16le");
        return;
      }
      key[i + 1] = unit;
    }
  }
}

/** The integer of which bytes [from, to) are the usual spelling, or -1. */
function digits(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 9 || to === from) return -1;
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9 || (value === 0 && i > from)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const spelled = new Uint8Array(9);

function digitsOf(text: string): number {
  if (text.length > 9) return -1;
  for (let i = 0; i < text.length; i++) spelled[i] = Math.min(text.charCodeAt(i), 255);
  return digits(spelled, 0, text.length);
}
