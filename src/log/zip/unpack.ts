/** Members of an archive, unpacked piece by piece into a sink. */
import { pipeline, Readable } from "node:stream";
import { createInflateRaw, inflateRawSync } from "node:zlib";
import { EvalmarkError } from "../../errors.ts";
import { JsonError } from "../../json/index.ts";
import { RATIO, RATIO_FREE_BYTES, READ_BYTES, WHOLE_BYTES } from "../limits.ts";
import { badFormat } from "../place.ts";
import { Crc32 } from "./crc32.ts";
import type { Member } from "./members.ts";
import { ZstdFrames } from "./zstd.ts";

type Sink = (piece: Uint8Array) => void;

/** An archive as members are unpacked from it. */
export interface Packed {
  file: string;
  bytes(at: number, length: number): Promise<Uint8Array>;
  /** Unpacked bytes that may still come out of it. */
  allowance: number;
}

/**
 * Unpacks a member. What `sink` throws comes through; besides that, throws ERR_FORMAT where
 * the member is damaged or cut, or makes more bytes than its size allows.
 */
export async function unpack(archive: Packed, member: Member, sink: Sink): Promise<void> {
  const { file } = archive;
  const place = { file, member: member.name };
  const meter = new Meter(archive, member, sink);
  try {
    const packed = packedBytes(archive, member);
    if (member.method === 0) for await (const piece of packed) meter.take(piece);
    else if (member.method === 8) await inflate(packed, member, meter);
    else await zstd(packed, member, meter);
    meter.finish();
  } catch (error) {
    if (error instanceof EvalmarkError || error instanceof JsonError) throw error;
    if (error instanceof TooMuch) {
      const message = `the member is a bomb: ${error.message}`;
      throw badFormat(message, place, "don't trust this log", error, "E_ARCHIVE_LIMIT");
    }
    const said = error instanceof Error ? error.message : String(error);
    const cure = "copy or download the log again";
    throw badFormat(`the member is damaged: ${said}`, place, cure, error, "E_ARCHIVE");
  }
}

class TooMuch extends Error {}

/** Was it an attempt on the machine, and no mere damage? */
export function isBomb(error: EvalmarkError): boolean {
  return error.cause instanceof TooMuch;
}

/** Passes on what comes out, counted and summed. */
class Meter {
  readonly #archive: Packed;
  readonly #member: Member;
  readonly #sink: Sink;
  readonly #crc = new Crc32();
  #size = 0;

  constructor(archive: Packed, member: Member, sink: Sink) {
    this.#archive = archive;
    this.#member = member;
    this.#sink = sink;
  }

  take(piece: Uint8Array): void {
    this.#size += piece.length;
    const { size, packed } = this.#member;
    if (this.#size > size) throw new Error("it is longer than the directory says");
    if (this.#size > RATIO_FREE_BYTES + RATIO * packed) {
      throw new TooMuch(`it unpacks to more than ${RATIO} times its size`);
    }
    this.charge(piece.length);
    this.#crc.update(piece);
    this.#sink(piece);
  }

  charge(bytes: number): void {
    this.#archive.allowance -= bytes;
    if (this.#archive.allowance < 0) {
      throw new TooMuch(`the archive unpacks to more than ${RATIO} times its size`);
    }
  }

  finish(): void {
    if (this.#size < this.#member.size) throw new Error("it is shorter than the directory says");
    if (this.#crc.value !== this.#member.crc) throw new Error("its checksum is wrong");
  }
}

async function inflate(
  packed: AsyncGenerator<Uint8Array>,
  member: Member,
  meter: Meter,
): Promise<void> {
  if (member.size <= WHOLE_BYTES && member.packed <= 2 * WHOLE_BYTES) {
    const pieces: Uint8Array[] = [];
    for await (const piece of packed) pieces.push(piece);
    const most = member.size + 1;
    const options = { maxOutputLength: most, chunkSize: Math.max(64, most) };
    const whole = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    meter.take(inflateRawSync(whole, options));
    return;
  }
  const stream = createInflateRaw({ chunkSize: READ_BYTES });
  // Errors reach the loop below through `stream`.
  pipeline(Readable.from(packed, { objectMode: false }), stream, () => {});
  for await (const piece of stream as AsyncIterable<Uint8Array>) meter.take(piece);
}

async function zstd(
  packed: AsyncGenerator<Uint8Array>,
  member: Member,
  meter: Meter,
): Promise<void> {
  const frames = new ZstdFrames(member.size, (piece) => {
    // fzstd moves its window for every block, however small the block is.
    meter.charge(frames.window / 8);
    if (piece.length > 0) meter.take(piece);
  });
  for await (const piece of packed) frames.push(piece);
  frames.finish();
}

const LOCAL_HEADER = 30;

/** The packed bytes; the first read takes the local header along. */
async function* packedBytes(archive: Packed, member: Member): AsyncGenerator<Uint8Array> {
  const room = LOCAL_HEADER + Buffer.byteLength(member.name) + 256;
  const first = await archive.bytes(member.offset, Math.min(room + member.packed, READ_BYTES));
  const header = Buffer.from(first.buffer, first.byteOffset, first.length);
  if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== 0x04034b50) {
    throw new Error("there is no member where the directory says");
  }
  const start = LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
  let left = member.packed;
  let at = member.offset + start;
  if (header.length > start) {
    const piece = first.subarray(start, Math.min(start + left, first.length));
    left -= piece.length;
    at += piece.length;
    if (piece.length > 0) yield piece;
  }
  while (left > 0) {
    const piece = await archive.bytes(at, Math.min(left, READ_BYTES));
    if (piece.length === 0) throw new Error("the archive ends inside it");
    left -= piece.length;
    at += piece.length;
    yield piece;
  }
}

/** A member that is kept whole, of at most `limit` bytes. */
export async function unpackWhole(archive: Packed, member: Member, limit: number) {
  if (member.size > limit) {
    const place = { file: archive.file, member: member.name };
    throw badFormat(
      `the member is larger than ${limit >> 20} MiB`,
      place,
      "no harness writes one: don't trust this log",
    );
  }
  const pieces: Uint8Array[] = [];
  await unpack(archive, member, (piece) => pieces.push(piece.slice()));
  return Buffer.concat(pieces);
}
