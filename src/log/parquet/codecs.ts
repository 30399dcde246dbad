/** Compressions of Parquet pages besides Snappy, which hyparquet knows. */
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Compressors } from "hyparquet";
import { ZstdFrames } from "../zip/zstd.ts";

/** Each makes at most the bytes that the page's header says; hyparquet compares the two. */
export const CODECS: Compressors = {
  GZIP: (packed, size) => gunzipSync(packed, { maxOutputLength: Math.max(size, 1) }),
  BROTLI: (packed, size) => brotliDecompressSync(packed, { maxOutputLength: Math.max(size, 1) }),
  ZSTD: unzstd,
};

function unzstd(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let length = 0;
  const frames = new ZstdFrames(size, (piece) => {
    if (length + piece.length > size) throw new Error("a page holds more than it says");
    out.set(piece, length);
    length += piece.length;
  });
  frames.push(packed);
  frames.finish();
  return out.subarray(0, length);
}
