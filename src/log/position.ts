/** Line and column of a byte of a log, found by reading it again. */
import { charactersIn } from "./place.ts";
import type { Source } from "./source.ts";

/** 1-based place of the byte at `offset` of the content; nothing for a stream. */
export async function lineAt(
  source: Source,
  offset: number,
): Promise<{ line?: number; column?: number }> {
  if (!source.again) return {};
  let line = 1;
  let column = 1;
  let base = 0;
  for await (const piece of source.content()) {
    const end = Math.min(piece.length, offset - base);
    let start = 0;
    for (let i = piece.indexOf(10); i >= 0 && i < end; i = piece.indexOf(10, i + 1)) {
      line++;
      column = 1;
      start = i + 1;
    }
    column += charactersIn(piece.subarray(start, end));
    base += piece.length;
    if (base > offset) break;
  }
  return { line, column };
}
