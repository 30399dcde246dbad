/** Gzip, streamed, with a bound on what little can become. */
import { pipeline, Readable } from "node:stream";
import { constants, createGunzip } from "node:zlib";
import { EvalmarkError } from "../errors.ts";
import { RATIO, RATIO_FREE_BYTES, READ_BYTES } from "./limits.ts";
import { badFormat } from "./place.ts";
import type { Pieces } from "./source.ts";

export const isGzip = (b: Uint8Array): boolean => b[0] === 0x1f && b[1] === 0x8b;

/**
 * The content of gzipped bytes. `read` tells how many of them were taken so far; `part`: the
 * bytes are only the beginning. Throws ERR_FORMAT where they are damaged or cut, or where
 * they are a bomb.
 */
export async function* gunzip(raw: Pieces, file: string, read: () => number, part = false): Pieces {
  const finishFlush = part ? constants.Z_SYNC_FLUSH : constants.Z_FINISH;
  const unzip = createGunzip({ chunkSize: READ_BYTES, finishFlush });
  // Errors reach the loop below through `unzip`.
  pipeline(Readable.from(raw, { objectMode: false }), unzip, () => {});
  let out = 0;
  try {
    for await (const piece of unzip as AsyncIterable<Uint8Array>) {
      out += piece.length;
      if (out > RATIO_FREE_BYTES + RATIO * read()) {
        throw badFormat(`the gzip file holds more than ${RATIO} times its size`, { file }, CURE);
      }
      yield piece;
    }
  } catch (error) {
    if (error instanceof EvalmarkError) throw error;
    const cut = (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR";
    const message = cut ? "the gzip file ends too early" : "the gzip file is damaged";
    throw badFormat(message, { file }, cut ? "fetch or write it again" : undefined, error);
  }
}

const CURE = "unpack it first if you trust it";
