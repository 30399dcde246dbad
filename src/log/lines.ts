/** Lines of a JSONL file as byte ranges of shared blocks. */
import { SAMPLE_BYTES } from "./limits.ts";
import { badFormat } from "./place.ts";
import type { Source } from "./source.ts";

/** Whole lines: all but the last of a file end in a newline, which is the last byte. */
export interface Block {
  bytes: Uint8Array;
  /** No more follows. */
  last: boolean;
}

/**
 * Blocks of whole lines. Throws ERR_FORMAT where a line is too
 * long, at the line that `line` tells; blocks before it have been handed out.
 */
export async function* blocks(
  source: Source,
  line: () => number,
): AsyncGenerator<Block, void, undefined> {
  let rest: Uint8Array[] = [];
  let held = 0;
  for await (const piece of source.content()) {
    const cut = piece.lastIndexOf(10) + 1;
    if (cut > 0) {
      rest.push(piece.subarray(0, cut));
      const bytes = joined(rest);
      yield { bytes, last: false };
      rest = [];
      held = 0;
    }
    if (cut < piece.length) rest.push(piece.subarray(cut));
    held += piece.length - cut;
    if (held > SAMPLE_BYTES) {
      const message = `a line of more than ${SAMPLE_BYTES >> 20} MiB`;
      throw badFormat(message, { file: source.file, line: line() }, "put one sample on a line");
    }
  }
  if (rest.length > 0) yield { bytes: joined(rest), last: true };
}

function joined(pieces: Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}
