/** Results files that stand beside a log: what the harness says of the whole run. */
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { EvalmarkError } from "../errors.ts";
import { JsonBytes, JsonError, type JsonValue, readValue } from "../json/index.ts";
import { HEADER_BYTES, SIDE_FILES } from "./limits.ts";
import { Source } from "./source.ts";

/** A results file that was read. */
export interface SideFile {
  file: string;
  json: JsonValue;
  /** SHA-256 of its raw bytes, lower-case hex. */
  digest: string;
}

/** The time in the name of a file that lm-eval or lighteval wrote, as it stands there. */
export function timeOf(file: string): string | null {
  return /_(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d+)?)\.[a-z]/.exec(basename(file))?.[1] ?? null;
}

/** Files of a folder whose names say that they hold results, those of this time first. */
export async function resultsIn(folder: string, time: string | null): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    return [];
  }
  const found = names.filter((n) => /results.*\.json(\.gz)?$/.test(n)).sort();
  const sameTime = found.filter((n) => time !== null && timeOf(n) === time);
  return [...new Set([...sameTime, ...found])].slice(0, SIDE_FILES).map((n) => join(folder, n));
}

/**
 * The first file that `fits`, where it is of the log's time or the only one that fits; null
 * where none does, "several" where it can't be told which. Files that can't be read don't fit.
 */
export async function findSideFile(
  files: string[],
  time: string | null,
  fits: (json: JsonValue) => boolean,
): Promise<SideFile | "several" | null> {
  let found: SideFile | null = null;
  for (const file of files) {
    const side = await readSideFile(file);
    if (side === null || !fits(side.json)) continue;
    if (time !== null && timeOf(file) === time) return side;
    if (found) return "several";
    found = side;
  }
  return found;
}

/** The JSON of a small file, gzipped or not; null where it is none. */
async function readSideFile(file: string): Promise<SideFile | null> {
  let source: Source | null = null;
  try {
    source = await Source.open(file, () => true);
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of source.content()) {
      length += piece.length;
      if (length > HEADER_BYTES) return null;
      pieces.push(piece);
    }
    const json = new JsonBytes().open(Buffer.concat(pieces));
    const value = readValue(json);
    json.finish();
    return { file, json: value, digest: await source.digest() };
  } catch (error) {
    if (error instanceof EvalmarkError || error instanceof JsonError) return null;
    throw error;
  } finally {
    await source?.close();
  }
}
