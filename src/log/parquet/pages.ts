/**
 * Page headers of a column chunk, looked at before hyparquet unpacks the pages: their sizes and
 * counts of values are what it allocates by, and a damaged or hostile file may say anything.
 * Thrift's compact protocol (apache/thrift, doc/specs/thrift-compact-protocol.md), as far as
 * PageHeader of parquet.thrift needs it.
 */

/** Thrown for pages that are damaged or beyond a limit. */
export class PageError extends Error {}

/** What all pages of a chunk say together. */
export interface PageSums {
  /** Bytes when unpacked. */
  bytes: number;
  values: number;
}

/** Walks through the chunk from page to page. Throws a PageError. */
export function sumPages(chunk: Uint8Array): PageSums {
  const sums = { bytes: 0, values: 0 };
  let at = 0;
  while (at < chunk.length - 1) {
    const header = new Thrift(chunk, at);
    const page = header.page();
    if (page.packed < 0 || page.unpacked < 0 || page.values < 0) {
      throw new PageError("a page has a negative size");
    }
    if (header.at + page.packed > chunk.length)
      throw new PageError("a page goes beyond its column");
    at = header.at + page.packed;
    sums.bytes += page.unpacked;
    sums.values += page.values;
  }
  return sums;
}

const I8 = 3;
const I16 = 4;
const I32 = 5;
const I64 = 6;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const SET = 10;
const STRUCT = 12;
const DEPTH = 16;

class Thrift {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** A PageHeader. */
  page(): { unpacked: number; packed: number; values: number } {
    const page = { unpacked: 0, packed: 0, values: 0 };
    this.#fields((id, type) => {
      if (id === 2 && type === I32) page.unpacked = this.#zigzag();
      else if (id === 3 && type === I32) page.packed = this.#zigzag();
      // The data page's, the dictionary's or the second version's header.
      else if ((id === 5 || id === 7 || id === 8) && type === STRUCT) {
        this.#fields((inner, kind) => {
          if (inner === 1 && kind === I32) page.values = this.#zigzag();
          else this.#skip(kind, 1);
        });
      } else this.#skip(type, 0);
    });
    return page;
  }

  #fields(read: (id: number, type: number) => void): void {
    let id = 0;
    for (;;) {
      const head = this.#byte();
      const type = head & 15;
      if (type === 0) return;
      id = head >> 4 ? id + (head >> 4) : this.#zigzag();
      read(id, type);
    }
  }

  #skip(type: number, depth: number): void {
    if (depth > DEPTH) throw new PageError("a page header is nested too deeply");
    if (type === I8) this.at++;
    else if (type === I16 || type === I32 || type === I64) this.#varint();
    else if (type === DOUBLE) this.at += 8;
    else if (type === BINARY) {
      const length = this.#varint();
      this.at += length;
    } else if (type === STRUCT) this.#fields((_, inner) => this.#skip(inner, depth + 1));
    else if (type === LIST || type === SET) this.#skipList(depth);
    else if (type > 2) throw new PageError("a page header is damaged");
  }

  #skipList(depth: number): void {
    const head = this.#byte();
    const count = head >> 4 === 15 ? this.#varint() : head >> 4;
    const type = head & 15;
    for (let i = 0; i < count; i++) {
      // Booleans take a byte in a list, and none in a field.
      if (type <= 2) this.#byte();
      else this.#skip(type, depth + 1);
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new PageError("a page header ends too early");
    return byte;
  }

  /** Up to 2^53; what is longer is no size. */
  #varint(): number {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * shift;
      if (byte < 128) return value;
      if (shift > 2 ** 63) throw new PageError("a page header holds too long a number");
    }
  }

  #zigzag(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
