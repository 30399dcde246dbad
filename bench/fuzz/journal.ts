/** What a run has done so far, a line for each slice, so that it can be gone on with. */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Slice } from "./slice.ts";

/** What the records depend on; a journal of another run is refused. */
export interface Run {
  seed: number;
  count: number;
  /** SHA-256 of the core and of the case files' texts. */
  core: string;
  corpus: string;
}

/** Opens the journal at `file`, made where it is missing. Throws where it is of another run. */
export function openJournal(file: string, run: Run): Slice[] {
  const head = JSON.stringify(run);
  if (!existsSync(file)) {
    writeFileSync(file, `${head}\n`);
    return [];
  }
  // The end may be half a line, where the run was killed.
  const [first, ...lines] = readFileSync(file, "utf8").split("\n").slice(0, -1);
  if (first !== head) throw new Error(`${file} is of another run, seed or core: remove it first`);
  writeFileSync(file, [head, ...lines, ""].join("\n"));
  return lines.map((line) => JSON.parse(line) as Slice);
}

export function noteSlice(file: string, slice: Slice): void {
  appendFileSync(file, `${JSON.stringify(slice)}\n`);
}

/** SHA-256 of texts in order. */
export function digestOf(texts: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\n");
  return hash.digest("hex");
}
