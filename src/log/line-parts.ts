/** Logs with one JSON object on a line, cut into parts. */
import { NOTHING } from "./blank.ts";
import { type OpenFile, openFile, readFd } from "./fd.ts";
import { PART_BYTES, SAMPLE_BYTES } from "./limits.ts";
import type { Part } from "./part.ts";
import { sharedBytes } from "./part-bytes.ts";
import { becameShorter } from "./place.ts";
import { hasBom, type Source } from "./source.ts";

/**
 * Parts of whole lines. One takes PART_BYTES from where the last one ended, and leaves what
 * stands behind its last newline to the next; a longer line goes on to its end. Of a stream a
 * part ends where what has arrived does: nobody has to wait for more to come.
 * A line of more than SAMPLE_BYTES ends the log: its part says so.
 */
export async function* lineParts(source: Source): AsyncGenerator<Part, void, undefined> {
  const cuts = source.again && !source.gzip ? cutFile(source) : cutPieces(source);
  let index = 0;
  for await (const { length, ...cut } of cuts) {
    // A line of which there is more than may be is in a part of its own.
    const tooLong = length > SAMPLE_BYTES;
    yield { index: index++, read: source.read, tooLong, ...cut };
    if (tooLong) return;
  }
}

interface Cut extends Pick<Part, "bytes" | "range"> {
  length: number;
  last: boolean;
}

/** A plain file is not read here, but for what stands before the cuts. */
async function* cutFile(source: Source): AsyncGenerator<Cut, void, undefined> {
  const from = openFile(source);
  for (let at = hasBom(source.head) ? 3 : 0; at < from.size; ) {
    const end = lineEnd(from, at);
    const length = end - at;
    const range = { from, at, length };
    at = source.read = end;
    yield { bytes: NOTHING, range, length, last: end === from.size };
  }
}

/** Bytes looked at before a cut: few lines are longer. */
const BACK = 4 << 10;

/** Where the part that begins at `at` ends. */
function lineEnd(from: OpenFile, at: number): number {
  const { file, size } = from;
  const most = at + PART_BYTES;
  if (most >= size) return size;
  for (let back = BACK; ; back = Math.min(8 * back, PART_BYTES)) {
    const bytes = read(from, most - back, back);
    if (bytes.length < back) throw becameShorter(file);
    const cut = bytes.lastIndexOf(10) + 1;
    if (cut > 0) return most - back + cut;
    if (back === PART_BYTES) break;
  }
  for (let next = most; next < at + SAMPLE_BYTES + 1; ) {
    const bytes = read(from, next, PART_BYTES);
    const cut = bytes.indexOf(10) + 1;
    if (cut > 0) return next + cut;
    if (bytes.length === 0) {
      if (next < size) throw becameShorter(file);
      return size;
    }
    next += bytes.length;
  }
  return Math.min(size, at + SAMPLE_BYTES + 1);
}

/** Bytes [at, at + length), fewer at the end of the file. Throws ERR_FILE. */
function read(from: OpenFile, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readFd(from, bytes, at));
}

/** Unpacked or streamed content, gathered from its pieces by the same rule. */
async function* cutPieces(source: Source): AsyncGenerator<Cut, void, undefined> {
  let buffer: Buffer = Buffer.alloc(0);
  let length = 0;
  /** So many bytes of it have no newline. */
  let clear = 0;
  for await (const piece of source.content()) {
    if (length + piece.length > buffer.length) {
      const room = Math.max(PART_BYTES, 2 * length) + piece.length;
      buffer = taken(buffer.subarray(0, length), room);
    }
    buffer.set(piece, length);
    length += piece.length;
    while (length >= PART_BYTES || (!source.again && length > clear)) {
      const cut = cutBefore(buffer, length, clear);
      clear = cut === 0 ? length : 0;
      if (cut === 0) break;
      const bytes = buffer.subarray(0, cut);
      buffer = taken(buffer.subarray(cut, length), PART_BYTES + piece.length + length - cut);
      length -= cut;
      yield { bytes, length: cut, last: false };
    }
    if (length > SAMPLE_BYTES) break;
  }
  if (length > 0) yield { bytes: buffer.subarray(0, length), length, last: true };
}

/** Where the first part of these bytes ends, beyond `clear`; 0: not in them. */
function cutBefore(buffer: Buffer, length: number, clear: number): number {
  const most = Math.min(length, PART_BYTES);
  const cut = clear < most ? buffer.subarray(clear, most).lastIndexOf(10) + 1 : 0;
  if (cut > 0) return clear + cut;
  const from = Math.max(clear, most);
  const next = buffer.subarray(from, length).indexOf(10) + 1;
  return next === 0 ? 0 : from + next;
}

/** Memory of its own with these bytes at its beginning. */
function taken(bytes: Uint8Array, room: number): Buffer {
  const out = sharedBytes(room);
  out.set(bytes);
  return out;
}
