/**
 * Lines of a samples file written straight into a batch of the core: no object is made of a
 * sample, and its strings are copied once. It takes usual lines only. Any other is for
 * readSample, which takes these as well, to the same effect, and knows what is wrong with them.
 */
import { BATCH_SAMPLES, type Batch, type PackedScorer } from "../../core/index.ts";
import {
  ARRAY,
  decoded,
  decodeString,
  FALSE,
  isWord,
  JsonBytes,
  type Memory,
  memoryOf,
  NULL,
  OBJECT,
  QUOTE,
  TRUE,
} from "../../json/index.ts";
import { BITS, keyIndex, LONGEST_KEY } from "./keys.ts";

/** What became of a line. */
export const [BLANK, TAKEN, FULL, ODD] = [0, 1, 2, 3] as const;

const NEWLINE = 10;
const COMMA = 44;
const COLON = 58;
const CLOSE_LIST = 93;
const CLOSE_OBJECT = 125;

const TEXTS = BITS.output | BITS.answer;
const STRINGS = TEXTS | BITS.model | BITS.stop_reason;
const ANYTHING = BITS.input | BITS.logprobs;

/** Of a batch, for so many bytes of lines: lengths of strings and lists stand there in numbers. */
export function roomFor(bytes: number): number {
  return 2 * bytes + 64 * BATCH_SAMPLES;
}

export class InPlace {
  /** Where the next line begins. */
  next = 0;
  /** Of the sample that was taken: its id, where it is a number; else it ends `ids` at `idTo`. */
  id = 0;
  isNamed = false;
  idTo = 0;
  ids: Memory = memoryOf(Buffer.alloc(0));
  epoch = 1;
  isCut = false;
  /** Where its text stands in the batch. */
  textFrom = 0;
  textTo = 0;
  readonly #json = new JsonBytes();
  #bytes: Buffer = this.ids.bytes;
  #source = 0;
  #end = 0;
  #at = 0;

  /** Takes the lines in the source of a batch; false where they are not well-formed UTF-8. */
  open(batch: Batch): boolean {
    this.look(batch);
    const { length } = batch.bytes;
    this.#source = this.next = batch.source;
    this.#end = length;
    if (!this.#json.open(batch.bytes.subarray(batch.source)).clean) return false;
    const size = length - batch.source;
    if (this.ids.bytes.length < size) this.ids = memoryOf(Buffer.allocUnsafeSlow(size));
    this.idTo = 0;
    return true;
  }

  /** To be called where the batch may have other `bytes` than before. */
  look({ bytes, source }: Batch): void {
    if (bytes === this.#bytes) return;
    this.#bytes = bytes;
    this.#json.open(bytes.subarray(source));
  }

  /** Whether all lines were read. */
  get done(): boolean {
    return this.next >= this.#end;
  }

  /**
   * Reads the line at `next` into the batch, which must have roomFor what is left; FULL: it has
   * its most samples. What is ODD may throw a JsonError as well.
   */
  read(batch: Batch, scorer: PackedScorer): typeof BLANK | typeof TAKEN | typeof FULL | typeof ODD {
    this.#at = this.next;
    const first = this.#peek();
    if (first === OBJECT) {
      if (!batch.begin(scorer, 0)) return FULL;
      if (!this.#object(batch) || !this.#ends()) return ODD;
      batch.end();
      return TAKEN;
    }
    return this.#ends() ? BLANK : ODD;
  }

  #ends(): boolean {
    const last = this.#peek();
    this.next = this.#at + 1;
    return last === NEWLINE || this.#at === this.#end;
  }

  #object(batch: Batch): boolean {
    let seen = 0;
    let filled = 0;
    this.epoch = 1;
    this.isCut = false;
    do {
      this.#at++;
      const index = this.#key();
      if (index < 0) return false;
      const bit = 1 << index;
      if ((seen & bit) !== 0) return false;
      seen |= bit;
      const c = this.#peek();
      if (c === NULL && index > 0) {
        if (!this.#word("null")) return false;
      } else {
        filled |= bit;
        if (!this.#value(bit, c, batch)) return false;
      }
    } while (this.#peek() === COMMA);
    if (this.#bytes[this.#at++] !== CLOSE_OBJECT) return false;
    const texts = filled & TEXTS;
    return (
      (filled & BITS.id) !== 0 &&
      (filled & BITS.target) !== 0 &&
      (texts === BITS.output || texts === BITS.answer)
    );
  }

  /** Index of the key that comes next, behind its colon; -1: none, or not spelled plainly. */
  #key(): number {
    if (this.#peek() !== QUOTE) return -1;
    const from = this.#at + 1;
    const most = Math.min(from + LONGEST_KEY + 1, this.#end);
    let to = from;
    while (to < most && this.#bytes[to] !== QUOTE) to++;
    if (to === most) return -1;
    this.#at = to + 1;
    if (this.#peek() !== COLON) return -1;
    this.#at++;
    return keyIndex(this.#bytes, from, to);
  }

  /** Reads a value that begins with `c`. */
  #value(bit: number, c: number, batch: Batch): boolean {
    if ((bit & STRINGS) !== 0 && c !== QUOTE) return false;
    if ((bit & TEXTS) !== 0) {
      this.textFrom = batch.at + 4;
      this.#item(batch);
      this.textTo = batch.at;
      batch.text(this.textFrom, bit === BITS.answer);
      return true;
    }
    if (bit === BITS.target) return this.#target(c, batch);
    if (bit === BITS.id) return c === QUOTE ? this.#textId(batch) : this.#numberId();
    if (bit === BITS.epoch) {
      this.epoch = this.#integer();
      return this.epoch >= 1;
    }
    if (bit === BITS.choices || bit === BITS.stop) {
      const from = batch.at;
      if (c !== ARRAY || this.#list(batch) < 0) return false;
      if (bit === BITS.stop) batch.stop(from);
      else batch.choices(from);
      return true;
    }
    if (bit === BITS.cut) {
      this.isCut = c === TRUE;
      if (this.isCut) batch.cut();
      return this.isCut ? this.#word("true") : c === FALSE && this.#word("false");
    }
    const passes = (bit & (ANYTHING | STRINGS)) !== 0 || (bit === BITS.metadata && c === OBJECT);
    return passes && this.#skip();
  }

  /** A string behind its length. */
  #item(batch: Batch): void {
    const next = batch.item(this.#at + 1, this.#end);
    if (next !== 0) {
      this.#at = next;
      return;
    }
    const from = batch.at + 4;
    decodeString(batch, this.#at + 1, this.#end, batch, from);
    batch.words.setUint32(batch.at, decoded.wrote - from, true);
    batch.at = decoded.wrote;
    this.#at = decoded.next;
  }

  /** A list of strings behind their number, which is returned; -1: it is none. */
  #list(batch: Batch): number {
    const from = batch.at;
    batch.at += 4;
    let count = 0;
    this.#at++;
    if (this.#peek() !== CLOSE_LIST) {
      for (;;) {
        if (this.#peek() !== QUOTE) return -1;
        this.#item(batch);
        count++;
        if (this.#peek() !== COMMA) break;
        this.#at++;
      }
    }
    if (this.#bytes[this.#at++] !== CLOSE_LIST) return -1;
    batch.words.setUint32(from, count, true);
    return count;
  }

  /** A string or a list of strings. */
  #target(c: number, batch: Batch): boolean {
    const from = batch.at;
    batch.u32(c === QUOTE ? 0 : 1);
    batch.u32(1);
    if (c === QUOTE) {
      batch.u32(1);
      this.#item(batch);
    } else if (c !== ARRAY || this.#list(batch) < 1) return false;
    batch.target(from);
    return true;
  }

  #textId(batch: Batch): boolean {
    this.isNamed = true;
    decodeString(batch, this.#at + 1, this.#end, this.ids, this.idTo);
    this.#at = decoded.next;
    this.idTo = decoded.wrote;
    return true;
  }

  #numberId(): boolean {
    this.isNamed = false;
    this.id = this.#integer();
    return this.id >= 0;
  }

  /** Digits, without a sign and fewer than a double holds; -1: none, or more than that. */
  #integer(): number {
    const bytes = this.#bytes;
    const from = this.#at;
    let at = from;
    let value = 0;
    for (; at < this.#end && at - from < 15; at++) {
      const digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    this.#at = at;
    // Whatever else belongs to the number, a point or more digits, is no comma.
    return at === from || (bytes[from] === 48 && at > from + 1) ? -1 : value;
  }

  #word(word: string): boolean {
    const at = this.#at;
    this.#at += word.length;
    return isWord(this.#bytes, at, this.#end, word);
  }

  /** Passes over a value, checking its grammar. */
  #skip(): boolean {
    const found = this.#bytes.indexOf(NEWLINE, this.#at);
    const end = found < 0 ? this.#end : found;
    this.#json.range(this.#at - this.#source, end - this.#source).skip();
    this.#at = this.#json.pos + this.#source;
    return true;
  }

  /** The byte that comes next, white space of a line left behind; 0 at the end. */
  #peek(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    let c = bytes[at];
    while (c === 32 || c === 9 || c === 13) c = bytes[++at];
    this.#at = at;
    return c ?? 0;
  }
}
