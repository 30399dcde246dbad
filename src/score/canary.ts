/**
 * Canary strings: what a benchmark's authors put into its files so that a model which writes one
 * has seen them. An output that holds one is evidence of contamination, and nothing more; none is
 * evidence of nothing.
 */
import { EvalmarkError } from "../errors.ts";

/** A shorter one would stand in outputs by chance. */
const LEAST = 8;
/** As many are looked for: each is a search of its own through every output. */
const MOST = 1000;

/** As BIG-bench has it (google/BIG-bench, "canary GUID"), and what was made after it. */
const GUID =
  /canary[ _-]?(?:guid|string)?\s*[:=]?\s*([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/gi;

/** The strings of a file, one a line. Throws ERR_FORMAT for short ones, too many, or none. */
export function canariesIn(text: string): string[] {
  const found = new Set(text.split(/\r?\n/).filter((line) => line.trim() !== ""));
  const short = [...found].find((line) => line.length < LEAST);
  if (short !== undefined) {
    throw new EvalmarkError(
      "ERR_FORMAT",
      `a canary string of fewer than ${LEAST} characters: ${JSON.stringify(short)}`,
      { cure: "outputs would hold it by chance: give the whole string, one a line" },
    );
  }
  if (found.size === 0) throw new EvalmarkError("ERR_FORMAT", "there is no canary string");
  return limited(found);
}

/** Gathers the canaries of a dataset's rows: GUIDs in any cell, and the column `canary`. */
export class RowCanaries {
  readonly #found = new Set<string>();

  add(row: Readonly<Record<string, unknown>>): void {
    for (const [column, cell] of Object.entries(row)) {
      if (typeof cell !== "string") continue;
      const guids = [...cell.matchAll(GUID)].map(([, guid]) => guid!);
      for (const guid of guids) this.#found.add(guid);
      if (column === "canary" && guids.length === 0 && cell.trim().length >= LEAST) {
        this.#found.add(cell.trim());
      }
    }
  }

  /** Throws ERR_FORMAT for too many. */
  strings(): string[] {
    return limited(this.#found);
  }
}

function limited(found: ReadonlySet<string>): string[] {
  if (found.size <= MOST) return [...found];
  throw new EvalmarkError("ERR_FORMAT", `${found.size} canary strings, ${MOST} are looked for`);
}

/** Does an output hold one? All as UTF-8. Adds 1 to `each` where the canary of that place stands in it. */
export function countCanaries(
  output: Uint8Array,
  canaries: readonly Buffer[],
  each: number[],
): boolean {
  const text = Buffer.from(output.buffer, output.byteOffset, output.byteLength);
  let holds = false;
  canaries.forEach((canary, i) => {
    if (!text.includes(canary)) return;
    each[i] = (each[i] ?? 0) + 1;
    holds = true;
  });
  return holds;
}
