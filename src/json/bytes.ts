/**
 * A cursor over JSON in UTF-8 bytes: values are taken or skipped in place, strings come as
 * byte ranges, nothing becomes a JavaScript string unless asked for.
 *
 * Strict RFC 8259, but for NaN, Infinity and -Infinity, which Python's writers use
 * (inspect_ai#4580). Lone surrogate escapes and ill-formed bytes become U+FFFD.
 */
import { isUtf8 } from "node:buffer";
import { JsonError, showByte } from "./bytes-error.ts";
import { isWord, scanNumber, scanned } from "./bytes-number.ts";
import {
  decoded,
  decodeString,
  type Memory,
  memoryOf,
  SPECIAL,
  skipString,
  specialsIn,
  wellFormed,
} from "./bytes-string.ts";

/** Objects and arrays inside one another, at most. */
export const MAX_DEPTH = 512;

/** First bytes of values, as `peek` answers them. */
export const QUOTE = 34;
export const OBJECT = 123;
export const ARRAY = 91;
export const TRUE = 116;
export const FALSE = 102;
export const NULL = 110;

/** Of four bytes in a word, the bits that no ASCII byte has. */
const HIGH_BITS = 0x80808080;
/** Memory for decoded strings is taken in pieces of this size. */
const SCRATCH_BYTES = 1 << 16;

const nested = new Uint8Array(MAX_DEPTH);

export class JsonBytes {
  buf: Buffer = Buffer.alloc(0);
  pos = 0;
  end = 0;
  /** The last string: bytes [from, to) of `str`. */
  str: Buffer = this.buf;
  from = 0;
  to = 0;
  /** Where the last key's quote stands. */
  keyAt = 0;
  /** The last number: bytes [from, to) of `buf`; written as an integer or not. */
  integer = false;
  /** The bytes are known to be well-formed UTF-8, so that strings need no second look. */
  #clean = false;
  #source: Memory = memoryOf(this.buf);
  #scratch: Memory = this.#source;
  #used = 0;

  /** Takes the text in `buf`, whole. Strings may share its memory from now on. */
  open(buf: Uint8Array): this {
    this.#clean = isUtf8(buf);
    this.buf = Buffer.from(buf.buffer, buf.byteOffset, buf.length);
    this.#source = memoryOf(this.buf);
    return this.range(0, buf.length);
  }

  /** What was opened is well-formed UTF-8. */
  get clean(): boolean {
    return this.#clean;
  }

  /** Takes bytes [pos, end) of what was opened: one line of many. */
  range(pos: number, end: number): this {
    this.pos = pos;
    this.end = end;
    return this;
  }

  /** First byte of what comes next, white space left behind; 0 at the end. */
  peek(): number {
    const { buf, end } = this;
    let i = this.pos;
    while (i < end) {
      const c = buf[i]!;
      if (c > 32) {
        this.pos = i;
        return c;
      }
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) this.fail(`${showByte(c)} out of place`, i);
      i++;
    }
    this.pos = i;
    return 0;
  }

  /** Goes into the object or array that comes next; false where something else does. */
  enter(open: typeof OBJECT | typeof ARRAY): boolean {
    if (this.peek() !== open) return false;
    this.pos++;
    return true;
  }

  /** In an object: reads the next key (as `str`) and its colon; false at the end. */
  key(first: boolean): boolean {
    if (!this.#next(first, 125)) return false;
    if (this.peek() !== QUOTE) this.#unexpected("a key in quotes");
    this.keyAt = this.pos;
    this.string();
    if (this.peek() !== 58) this.#unexpected('":"');
    this.pos++;
    return true;
  }

  /** In an array: stands before the next element; false at the end. */
  item(first: boolean): boolean {
    return this.#next(first, 93);
  }

  #next(first: boolean, close: number): boolean {
    const c = this.peek();
    if (c === close) {
      this.pos++;
      return false;
    }
    if (first) return true;
    if (c !== 44) this.#unexpected(`"," or "${String.fromCharCode(close)}"`);
    this.pos++;
    return true;
  }

  /** Reads a string into `str`, `from`, `to`; the cursor must stand on its quote. */
  string(): void {
    const { buf, end } = this;
    const start = this.pos + 1;
    let i = start;
    let c = 0;
    let high = 0;
    const { words } = this.#source;
    while (i + 4 <= end) {
      const word = words.getInt32(i, true);
      if (specialsIn(word) !== 0) break;
      high |= word;
      i += 4;
    }
    while (i < end) {
      c = buf[i]!;
      if (SPECIAL[c] !== 0) break;
      high |= c;
      i++;
    }
    if (i < end && c === 34) {
      this.pos = i + 1;
      this.str = buf;
      this.from = start;
      this.to = i;
    } else {
      this.#decode(start, i);
      high |= decoded.high;
    }
    if ((high & HIGH_BITS) !== 0 && !this.#clean) this.#repair();
  }

  /** The last string as a view of its bytes. */
  view(): Uint8Array {
    const { str, from } = this;
    return new Uint8Array(str.buffer, str.byteOffset + from, this.to - from);
  }

  /** The last string as a JavaScript string. */
  text(): string {
    const { str, from, to } = this;
    let high = 0;
    for (let i = from; i < to; i++) high |= str[i]!;
    return str.toString(high > 127 ? "utf8" : "latin1", from, to);
  }

  /** Any value, passed over: its bytes as they are written, made well-formed UTF-8. */
  raw(): Uint8Array {
    this.peek();
    const start = this.pos;
    this.skip();
    const { buf } = this;
    const bytes = new Uint8Array(buf.buffer, buf.byteOffset + start, this.pos - start);
    return this.#clean ? bytes : wellFormed(bytes);
  }

  /** Reads a number: its bytes are [from, to) of `buf`. */
  number(): void {
    this.from = this.pos;
    scanNumber(this.buf, this.pos, this.end);
    this.pos = this.to = scanned.end;
    this.str = this.buf;
    this.integer = scanned.integer;
  }

  /** Reads `true`, `false` or `null`. */
  literal(): boolean | null {
    const c = this.buf[this.pos];
    const word = c === TRUE ? "true" : c === FALSE ? "false" : "null";
    if (!isWord(this.buf, this.pos, this.end, word)) this.#unexpected("a value");
    this.pos += word.length;
    return c === TRUE ? true : c === FALSE ? false : null;
  }

  /** Passes over one whole value, checking its grammar. */
  skip(): void {
    let depth = 0;
    for (;;) {
      const c = this.peek();
      if (c === OBJECT || c === ARRAY) {
        if (depth === MAX_DEPTH) this.fail(`nested deeper than ${MAX_DEPTH}`);
        nested[depth++] = c;
        this.pos++;
        if (c === OBJECT ? this.#skipKey(true) : this.item(true)) continue;
        depth--;
      } else if (c === QUOTE) {
        this.pos = skipString(this.buf, this.#source.words, this.pos + 1, this.end);
      } else if (c === TRUE || c === FALSE || c === NULL) {
        this.literal();
      } else if (c === 0) {
        this.#unexpected("a value");
      } else {
        scanNumber(this.buf, this.pos, this.end);
        this.pos = scanned.end;
      }
      while (depth > 0 && !(nested[depth - 1] === OBJECT ? this.#skipKey(false) : this.item(false)))
        depth--;
      if (depth === 0) return;
    }
  }

  #skipKey(first: boolean): boolean {
    if (!this.#next(first, 125)) return false;
    if (this.peek() !== QUOTE) this.#unexpected("a key in quotes");
    this.pos = skipString(this.buf, this.#source.words, this.pos + 1, this.end);
    if (this.peek() !== 58) this.#unexpected('":"');
    this.pos++;
    return true;
  }

  /** Throws unless only white space is left. */
  finish(): void {
    if (this.peek() !== 0) this.fail("something follows the value");
  }

  /** Throws a JsonError at `at`, else at the cursor. */
  fail(message: string, at = this.pos, cure?: string): never {
    throw new JsonError(message, at, false, cure);
  }

  #unexpected(wanted: string): never {
    if (this.pos >= this.end) {
      throw new JsonError(`the text ends where ${wanted} should stand`, this.end, true);
    }
    return this.fail(`${showByte(this.buf[this.pos]!)} where ${wanted} should stand`);
  }

  /** A string with an escape at `i`: decoded into memory of our own. */
  #decode(start: number, i: number): void {
    const need = this.end - start;
    if (this.#scratch.bytes.length - this.#used < need) {
      this.#scratch = memoryOf(Buffer.allocUnsafeSlow(Math.max(need, SCRATCH_BYTES)));
      this.#used = 0;
    }
    const at = this.#used;
    for (let k = start; k < i; k++) this.#scratch.bytes[at + k - start] = this.buf[k]!;
    decodeString(this.#source, i, this.end, this.#scratch, at + i - start);
    this.pos = decoded.next;
    this.str = this.#scratch.bytes;
    this.from = at;
    this.to = this.#used = decoded.wrote;
  }

  #repair(): void {
    if (isUtf8(this.view())) return;
    this.str = Buffer.from(wellFormed(this.view()));
    this.from = 0;
    this.to = this.str.length;
  }
}
