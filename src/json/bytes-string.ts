/** JSON strings as UTF-8 bytes: escapes undone, ill-formed bytes replaced. */
import { isUtf8 } from "node:buffer";
import { JsonError, showByte } from "./bytes-error.ts";

/** 1 for the bytes that end a run of plain string bytes: quote, backslash, controls. */
export const SPECIAL = new Uint8Array(256).fill(1, 0, 32);
SPECIAL[34] = 1;
SPECIAL[92] = 1;

const ESCAPES = new Uint8Array(256);
for (const [from, to] of ['""', "\\\\", "//", "b\b", "f\f", "n\n", "r\r", "t\t"]) {
  ESCAPES[from!.charCodeAt(0)] = to!.charCodeAt(0);
}

const HEX = new Int8Array(256).fill(-1);
for (let d = 0; d < 16; d++) {
  HEX[d.toString(16).charCodeAt(0)] = d;
  HEX[d.toString(16).toUpperCase().charCodeAt(0)] = d;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The bytes, with U+FFFD for each ill-formed part; the same view where there is none. */
export function wellFormed(bytes: Uint8Array): Uint8Array {
  return isUtf8(bytes) ? bytes : Buffer.from(decoder.decode(bytes), "utf8");
}

/** The 16-bit unit of the `\uXXXX` whose first digit stands at `at`. */
function unit(buf: Uint8Array, at: number, end: number): number {
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    if (i >= end) throw new JsonError("the text ends inside a string", end, true);
    const digit = HEX[buf[i]!]!;
    if (digit < 0) throw new JsonError("\\u wants four hexadecimal digits", i);
    value = value * 16 + digit;
  }
  return value;
}

/**
 * The top bits of the bytes in a word that are not plain; beyond the lowest one that is set there
 * may be others of plain bytes. A byte that becomes 0 by exclusive or borrows into its top bit;
 * so does, where 0x21 is taken away, a quote or control whose second bit is turned: a quote is
 * 0x20 then, and a space 0x22.
 */
export function specialsIn(x: number): number {
  const q = x ^ 0x02020202;
  const b = x ^ 0x5c5c5c5c;
  return (((q - 0x21212121) & ~q) | ((b - 0x01010101) & ~b)) & 0x80808080;
}

/** How many bytes of a word stand before the lowest of these bits. */
export function before(specials: number): number {
  return (31 - Math.clz32(specials & -specials)) >> 3;
}

/** Index behind the closing quote of the string whose first byte stands at `at`. */
export function skipString(buf: Uint8Array, words: DataView, at: number, end: number): number {
  for (let i = at; i < end; i++) {
    while (i + 4 <= end && specialsIn(words.getInt32(i, true)) === 0) i += 4;
    if (i >= end) break;
    const c = buf[i]!;
    if (SPECIAL[c] === 0) continue;
    if (c === 34) return i + 1;
    if (c !== 92) throw new JsonError(`${showByte(c)} must be escaped in a string`, i);
    i++;
    if (i >= end) break;
    if (buf[i] === 117) {
      unit(buf, i + 1, end);
      i += 4;
    } else if (ESCAPES[buf[i]!] === 0) {
      throw new JsonError(`no escape sequence: \\ before ${showByte(buf[i]!)}`, i);
    }
  }
  throw new JsonError("the text ends inside a string", end, true);
}

/** Where `decodeString` stopped, reading and writing; copied bytes and words or-ed together. */
export const decoded = { next: 0, wrote: 0, high: 0 };

/** Bytes with a view of them by words. */
export interface Memory {
  bytes: Buffer;
  words: DataView;
}

/** The same memory as bytes and as words. */
export function memoryOf(bytes: Buffer): Memory {
  return { bytes, words: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}

/**
 * Decodes the string whose bytes from `at` on are not copied yet into `to` of `target`.
 * It never writes more bytes than it reads, a word at a time. A lone
 * surrogate becomes U+FFFD.
 */
export function decodeString(
  source: Memory,
  at: number,
  end: number,
  target: Memory,
  to: number,
): void {
  const { bytes: buf, words } = source;
  const { bytes: out, words: outWords } = target;
  let i = at;
  let j = to;
  let high = 0;
  while (i < end) {
    let c: number;
    if (i + 4 <= end) {
      const word = words.getInt32(i, true);
      outWords.setInt32(j, word, true);
      const specials = specialsIn(word);
      if (specials === 0) {
        high |= word;
        i += 4;
        j += 4;
        continue;
      }
      const plain = before(specials);
      high |= word & ~(-1 << (8 * plain));
      j += plain;
      c = buf[i + plain]!;
      i += plain + 1;
    } else {
      c = buf[i++]!;
      if (SPECIAL[c] === 0) {
        high |= c;
        out[j++] = c;
        continue;
      }
    }
    if (c === 34) {
      decoded.next = i;
      decoded.wrote = j;
      decoded.high = high;
      return;
    }
    if (c !== 92) throw new JsonError(`${showByte(c)} must be escaped in a string`, i - 1);
    if (i >= end) break;
    const e = buf[i++]!;
    if (e !== 117) {
      const plain = ESCAPES[e]!;
      if (plain === 0) throw new JsonError(`no escape sequence: \\ before ${showByte(e)}`, i - 1);
      out[j++] = plain;
      continue;
    }
    let point = unit(buf, i, end);
    i += 4;
    if (point >= 0xd800 && point < 0xe000) {
      let low = 0;
      if (point < 0xdc00 && i + 1 < end && buf[i] === 92 && buf[i + 1] === 117) {
        low = unit(buf, i + 2, end);
      }
      if (low >= 0xdc00 && low < 0xe000) {
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        i += 6;
      } else {
        point = 0xfffd;
      }
    }
    j = encode(point, out, j);
  }
  throw new JsonError("the text ends inside a string", end, true);
}

function encode(point: number, out: Uint8Array, at: number): number {
  let j = at;
  if (point < 0x80) {
    out[j++] = point;
  } else if (point < 0x800) {
    out[j++] = 0xc0 | (point >> 6);
    out[j++] = 0x80 | (point & 63);
  } else {
    if (point < 0x10000) {
      out[j++] = 0xe0 | (point >> 12);
    } else {
      out[j++] = 0xf0 | (point >> 18);
      out[j++] = 0x80 | ((point >> 12) & 63);
    }
    out[j++] = 0x80 | ((point >> 6) & 63);
    out[j++] = 0x80 | (point & 63);
  }
  return j;
}
