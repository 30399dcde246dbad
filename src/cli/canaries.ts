/** Canary strings as commands are given them: in a file, and in the rows of a dataset. */
import { EvalmarkError } from "../errors.ts";
import { canariesIn, RowCanaries } from "../score/index.ts";
import { readText } from "./files.ts";

/** Those of a file, one a line. Throws ERR_FILE or ERR_FORMAT. */
export async function canariesOf(file: string): Promise<string[]> {
  const text = await readText(file);
  try {
    return canariesIn(text);
  } catch (error) {
    throw error instanceof EvalmarkError ? error.at({ file }) : error;
  }
}

/** Those of a file and of rows, each once. Throws ERR_FILE or ERR_FORMAT. */
export async function canariesFor(
  file: string | undefined,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<string[]> {
  const ofRows = new RowCanaries();
  for (const row of rows) ofRows.add(row);
  const ofFile = file === undefined ? [] : await canariesOf(file);
  return [...new Set([...ofFile, ...ofRows.strings()])];
}
