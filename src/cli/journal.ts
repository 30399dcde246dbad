/**
 * The journal beside FILE.part: whose verdicts these are, and how far the parts of the logs got.
 * With it the same command goes on after a kill; another run's is refused.
 *
 *   {"evalmark":"verdicts","v":1,"run":{"core":...,"logs":[...],...}}
 *   [log,part,bytes]       the lines of this part of this log end here in FILE.part
 */
import { createHash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { EvalmarkError } from "../errors.ts";
import { writeError } from "../io/index.ts";

/** What verdicts depend on. Two runs that agree in all of it give the same bytes. */
export interface RunIdentity {
  /** SHA-256 of the core. */
  core: string;
  /** Each log: its name, size, time of change, and a digest of its first and last mebibyte. */
  logs: [file: string, size: number, changed: number, edges: string][];
  /** Scorers, options, task and filter, as they were given. */
  request: unknown;
}

const HEAD = { evalmark: "verdicts", v: 1 };
const EDGE = 1 << 20;

/** The part of a run's identity that is its logs; null where one is no regular file. */
export async function identifyLogs(files: string[]): Promise<RunIdentity["logs"] | null> {
  const out: RunIdentity["logs"] = [];
  for (const file of files) {
    const there = await stat(file).catch(() => null);
    if (!there?.isFile()) return null;
    out.push([file, there.size, there.mtimeMs, await edges(file, there.size)]);
  }
  return out;
}

async function edges(file: string, size: number): Promise<string> {
  const hash = createHash("sha256");
  const handle = await open(file);
  try {
    const piece = new Uint8Array(Math.min(EDGE, size));
    for (const from of [0, Math.max(EDGE, size - EDGE)]) {
      const { bytesRead } = await handle.read(piece, 0, piece.length, from);
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
  return hash.digest("hex");
}

export class Journal {
  readonly #path: string;
  readonly #ends: Map<string, number>;
  #file: number | null = null;

  private constructor(path: string, ends: Map<string, number>) {
    this.#path = path;
    this.#ends = ends;
  }

  /**
   * Opens the journal of `part`, or begins one. `found` tells how many bytes of whole lines the
   * file has. Throws ERR_REFUSED (exit 5) where it is another run's, ERR_FILE.
   */
  static async open(part: string, run: RunIdentity): Promise<{ journal: Journal; isOld: boolean }> {
    const path = `${part}.journal`;
    const text = await readFile(path, "utf8").catch(() => null);
    const head = `${JSON.stringify({ ...HEAD, run })}\n`;
    if (text === null || !text.includes("\n")) {
      await writeFile(path, head).catch((cause: Error) => {
        throw writeError(path, cause);
      });
      return { journal: new Journal(path, new Map()), isOld: false };
    }
    if (!text.startsWith(head)) throw otherRun(part, path, text, run);
    const ends = new Map<string, number>();
    // The last line may be cut.
    for (const line of text.slice(head.length).split("\n").slice(0, -1)) {
      const [log, index, bytes] = JSON.parse(line) as [number, number, number];
      ends.set(`${log}/${index}`, bytes);
    }
    return { journal: new Journal(path, ends), isOld: true };
  }

  /** Where the lines of a part end, if that was noted; before the first one: 0. */
  end(log: number, part: number): number | undefined {
    return this.#ends.get(`${log}/${part}`);
  }

  /** Where the lines of a log begin, as far as that is known. */
  start(log: number): number | undefined {
    let last = log === 0 ? 0 : undefined;
    for (let part = 0; log > 0; part++) {
      const end = this.end(log - 1, part);
      if (end === undefined) break;
      last = end;
    }
    return last;
  }

  /** Notes that all lines of a part are written. */
  note(log: number, part: number, bytes: number): void {
    if (this.#ends.has(`${log}/${part}`)) return;
    this.#ends.set(`${log}/${part}`, bytes);
    try {
      this.#file ??= openSync(this.#path, "a");
      writeSync(this.#file, `${JSON.stringify([log, part, bytes])}\n`);
    } catch (cause) {
      throw writeError(this.#path, cause as Error);
    }
  }

  /** Ends writing; what was noted stays. */
  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  async remove(): Promise<void> {
    this.close();
    await rm(this.#path, { force: true });
  }
}

/** Says in what the two runs differ. */
function otherRun(part: string, path: string, text: string, run: RunIdentity): EvalmarkError {
  let what = "another run";
  try {
    const { v, run: other } = JSON.parse(text.slice(0, text.indexOf("\n"))) as {
      v: number;
      run: RunIdentity;
    };
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    if (v !== HEAD.v) what = "another version of evalmark";
    else if (!same(other.core, run.core)) what = "a run with another core";
    else if (!same(other.logs, run.logs))
      what = "a run over other logs, or the log has changed since";
    else what = "a run with other scorers or options";
  } catch {
    what = "something else";
  }
  return new EvalmarkError("ERR_REFUSED", `unfinished verdicts of ${what} stand here`, {
    place: { file: part },
    cure: `remove ${part} and ${path} to begin anew, or name another file`,
  });
}
