/** Writes archives by hand, right ones and wrong ones. */
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipMember {
  name: string;
  data: Uint8Array | string;
  /** 0 stored, 8 deflate, 93 zstd; 8 where it isn't given. */
  method?: number;
  /** What the archive says instead of the truth. */
  lie?: { packed?: Buffer; size?: number; crc?: number; method?: number; offset?: number };
  flags?: number;
  attributes?: number;
  zip64?: boolean;
}

/** A zstd frame of raw blocks (RFC 8878); with a window descriptor, or single-segment. */
export function zstdFrame(data: Uint8Array, single = false): Buffer {
  const parts: Uint8Array[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd])];
  if (single) parts.push(Buffer.from([0xa0]), u32(data.length));
  else parts.push(Buffer.from([0x00, 0x58]));
  const most = 128 << 10;
  for (let at = 0; at === 0 || at < data.length; at += most) {
    const block = data.subarray(at, at + most);
    const last = at + most >= data.length ? 1 : 0;
    parts.push(u32((block.length << 3) | last).subarray(0, 3), Buffer.from(block));
  }
  return Buffer.concat(parts);
}

/** A frame of `blocks` blocks, each `size` times one byte: what a bomb is made of. */
export function zstdRepeats(byte: number, size: number, blocks: number, window = 0x58): Buffer {
  const parts: Uint8Array[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, window])];
  for (let i = 1; i <= blocks; i++) {
    const head = u32((size << 3) | 2 | (i === blocks ? 1 : 0)).subarray(0, 3);
    parts.push(head, Buffer.from([byte]));
  }
  return Buffer.concat(parts);
}

export function zip(members: ZipMember[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const m of members) {
    const data = Buffer.from(m.data as string);
    const name = Buffer.from(m.name);
    const method = m.method ?? 8;
    const packed = m.lie?.packed ?? pack(data, method);
    const size = m.lie?.size ?? data.length;
    const fixed = Buffer.concat([
      u16(20),
      u16(m.flags ?? 0x800),
      u16(m.lie?.method ?? method),
      u32(0),
      u32(m.lie?.crc ?? crc32(data)),
      u32(m.zip64 ? 0xffffffff : packed.length),
      u32(m.zip64 ? 0xffffffff : size),
      u16(name.length),
    ]);
    const wide = m.zip64
      ? Buffer.concat([u16(1), u16(24), u64(size), u64(packed.length), u64(offset)])
      : Buffer.alloc(0);
    const local = [Buffer.from("PK\x03\x04"), fixed, u16(wide.length), name, wide, packed];
    const at = m.lie?.offset ?? offset;
    directory.push(
      Buffer.concat([
        Buffer.from("PK\x01\x02"),
        u16(0x0314),
        fixed,
        u16(wide.length),
        u16(0),
        u16(0),
        u16(0),
        u32((m.attributes ?? 0) * 65536),
        u32(m.zip64 ? 0xffffffff : at),
        name,
        wide,
      ]),
    );
    for (const part of local) {
      parts.push(part);
      offset += part.length;
    }
  }
  const size = directory.reduce((n, d) => n + d.length, 0);
  const count = u16(members.length);
  const end = [Buffer.from("PK\x05\x06"), u32(0), count, count, u32(size), u32(offset), u16(0)];
  return Buffer.concat([...parts, ...directory, ...end]);
}

function pack(data: Buffer, method: number): Buffer {
  if (method === 8) return deflateRawSync(data);
  return method === 93 ? zstdFrame(data) : data;
}

function u16(n: number): Buffer {
  const b = Buffer.alloc(2);
  b.writeUInt16LE(n);
  return b;
}

function u32(n: number): Buffer {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(n >>> 0);
  return b;
}

function u64(n: number): Buffer {
  const b = Buffer.alloc(8);
  b.writeBigUInt64LE(BigInt(n));
  return b;
}
