/** CRC-32 as in zip files: Node's own where it has one (20.15 on), else by table. */
import * as zlib from "node:zlib";

const TABLE = new Int32Array(256);
for (let n = 0; n < 256; n++) {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  TABLE[n] = c;
}

/** CRC-32 of `bytes`, continued from `before`. */
export function crc32ByTable(bytes: Uint8Array, before = 0): number {
  let c = ~before;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 255]! ^ (c >>> 8);
  return ~c >>> 0;
}

export const crc32: (bytes: Uint8Array, before?: number) => number =
  typeof zlib.crc32 === "function" ? zlib.crc32 : crc32ByTable;

export class Crc32 {
  value = 0;

  update(bytes: Uint8Array): void {
    this.value = crc32(bytes, this.value);
  }
}
