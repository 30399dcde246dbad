/** JSON written as bytes: strings of JavaScript would be made, joined and encoded for nothing. */
import { safeJsonString } from "./escape.ts";

const FIRST_BYTES = 64 << 10;
/** Bytes that are copied one by one sooner than by a call. */
const NEAR = 8;
/** The longest number that is written: -1.7976931348623157e+308, and room to spare. */
const NUMBER_BYTES = 32;
/** 1 for the bytes that stand in a JSON string as they are, and do nothing to a terminal. */
const PLAIN = new Uint8Array(256).fill(1, 32, 127);
PLAIN[34] = 0;
PLAIN[92] = 0;

/** ASCII text as bytes, to be written again and again. */
export const ascii = (text: string): Uint8Array => Buffer.from(text, "latin1");

export class ByteWriter {
  length = 0;
  #bytes: Buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);

  /** Bytes as they are. */
  raw(bytes: Uint8Array): void {
    const n = bytes.length;
    this.#room(n);
    const out = this.#bytes;
    const at = this.length;
    if (n > NEAR) out.set(bytes, at);
    else for (let i = 0; i < n; i++) out[at + i] = bytes[i]!;
    this.length = at + n;
  }

  /** Text as UTF-8. */
  text(text: string): void {
    this.#room(3 * text.length);
    this.length += this.#bytes.write(text, this.length, "utf8");
  }

  /** A finite number, as JavaScript prints it. */
  number(value: number): void {
    if (!(value >= 0 && value <= 0xffffffff && value === value >>> 0)) {
      this.text(String(value));
      return;
    }
    this.#room(NUMBER_BYTES);
    let digits = 1;
    for (let power = 10; value >= power; power *= 10) digits++;
    const out = this.#bytes;
    const from = this.length;
    let rest = value >>> 0;
    for (let at = from + digits - 1; at >= from; at--) {
      const next = (rest / 10) >>> 0;
      out[at] = 48 + rest - 10 * next;
      rest = next;
    }
    this.length = from + digits;
  }

  /** A string, as safeJsonString has it. */
  string(text: string): void {
    this.text(safeJsonString(text));
  }

  /** The same of bytes [from, to) of UTF-8. */
  stringOf(bytes: Uint8Array, from: number, to: number): void {
    this.#room(to - from + 2);
    const out = this.#bytes;
    let at = this.length;
    out[at++] = 34;
    for (let i = from; i < to; i++) {
      const c = bytes[i]!;
      if (PLAIN[c] === 0) {
        const { buffer, byteOffset, length } = bytes;
        this.string(Buffer.from(buffer, byteOffset, length).toString("utf8", from, to));
        return;
      }
      out[at++] = c;
    }
    out[at++] = 34;
    this.length = at;
  }

  /** What was written, until more is. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  /** Forgets what was written. */
  clear(): void {
    this.length = 0;
  }

  /** What was written, in memory of its own; the writer is empty again. */
  take(): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(this.length);
    out.set(this.#bytes.subarray(0, this.length));
    this.length = 0;
    return out;
  }

  #room(more: number): void {
    const need = this.length + more;
    if (need <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * need);
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
  }
}
