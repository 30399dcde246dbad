/** Errors of log readers, with the place as a reader's editor counts it. */
import { EvalmarkError, type Place } from "../errors.ts";
import { readError } from "../io/index.ts";
import { JsonError } from "../json/index.ts";

/** Says that a file's content is not what it should be. */
export function badFormat(
  message: string,
  place: Place,
  cure?: string,
  cause?: unknown,
  fault?: "E_ARCHIVE" | "E_ARCHIVE_PATH" | "E_ARCHIVE_LIMIT",
) {
  return new EvalmarkError("ERR_FORMAT", message, { place, cure, cause, fault });
}

/** An error of the file system as one of ours. */
export const fileError = (cause: unknown, file: string): EvalmarkError =>
  readError(file, cause, "a log");

const WAIT = "wait until it is written, then run again";

/** ERR_FILE for a file that is no longer as it was opened. */
export function becameShorter(file: string): EvalmarkError {
  const message = "the file became shorter while it was read";
  return new EvalmarkError("ERR_FILE", message, { place: { file }, cure: WAIT });
}

export function becameLonger(file: string): EvalmarkError {
  const message = "the file became longer while it was read";
  return new EvalmarkError("ERR_FILE", message, { place: { file }, cure: WAIT });
}

/** Characters in UTF-8 bytes: all bytes but those that continue one. */
export function charactersIn(bytes: Uint8Array): number {
  let n = 0;
  for (const byte of bytes) if ((byte & 0xc0) !== 0x80) n++;
  return n;
}

/** An error in the line that is bytes [from, to) of a block, where a JsonError names a byte. */
export function lineError(
  error: unknown,
  file: string,
  line: number,
  block: Uint8Array,
  from: number,
  to: number,
  lastLine: boolean,
): unknown {
  if (!(error instanceof JsonError)) return error;
  const column = charactersIn(block.subarray(from, Math.min(error.offset, to))) + 1;
  const place = { file, line, column };
  if (error.cut && lastLine) {
    const message = `the last line ends in the middle: ${error.message}`;
    return badFormat(message, place, "the file was cut: write it again, or drop that line", error);
  }
  return badFormat(error.message, place, error.cure, error);
}
