/** The file of `--verdicts`: opened where it harms nothing, gone on with where work was cut off. */
import { realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { EvalmarkError } from "../errors.ts";
import { makeFolder, openWholeFile, ResumedFile } from "../io/index.ts";
import { identifyLogs, Journal, type RunIdentity } from "./journal.ts";
import { safe } from "./view/text.ts";

/** Where verdicts go. */
export interface VerdictSink {
  write(data: string | Uint8Array): Promise<void>;
  /** All lines of a part of a log (both counted from 0) were written. */
  part(log: number, part: number): Promise<void>;
  /** Lines that an interrupted run left of that part. */
  replay(log: number, part: number): Uint8Array | null;
  /** Gives the file its name. */
  commit(): Promise<void>;
  /**
   * After an error: what there is stays under the name FILE.part, which is told. `again`: the
   * same command may go on with it.
   */
  keep(again: boolean): Promise<string | null>;
}

/** Bytes of recorded lines that are held at a time, at most, for one part. */
const MOST = 64 << 20;

/**
 * Opens it, or null where none is wanted. `request` is what of the command line verdicts depend
 * on. Throws ERR_USAGE where it is one of the logs, ERR_REFUSED where another run's stands there.
 */
export async function openVerdicts(
  path: string | undefined,
  logs: string[],
  request: unknown,
): Promise<VerdictSink | null> {
  if (path === undefined) return null;
  if (path !== "-") await refuseOverwriting(logs, path);
  const there = path === "-" ? null : await stat(path).catch(() => null);
  const known = path === "-" || (there && !there.isFile()) ? null : await identifyLogs(logs);
  if (!known) return plain(path);
  const { loadCore } = await import("../core/index.ts");
  const run = { core: loadCore().digest, logs: known, request };
  return resumable(there ? await realpath(path) : path, path, run);
}

/** A stream, or logs that can't be read again. */
async function plain(path: string): Promise<VerdictSink> {
  const file = await openWholeFile(path);
  return {
    // It is taken later, when the bytes may be others; a Buffer's slice would be the same bytes.
    write: (data) => file.write(typeof data === "string" ? data : Buffer.from(data)),
    part: async () => {},
    replay: () => null,
    commit: file.commit,
    keep: () => file.keep(),
  };
}

async function resumable(target: string, named: string, run: RunIdentity): Promise<VerdictSink> {
  // The folder is made, and what can't be written is told, before anything is begun.
  await makeFolder(dirname(target), named);
  const { journal, isOld } = await Journal.open(`${target}.part`, run);
  const file = await ResumedFile.open(target, named, !isOld);
  if (file.found > 0) {
    process.stderr.write(
      `going on with ${safe(`${target}.part`)}, ${file.found} bytes of verdicts\n`,
    );
  }
  return {
    write: (data) => file.write(data),
    part: async (log, part) => journal.note(log, part, file.bytes),
    replay(log, part) {
      const from = part > 0 ? journal.end(log, part - 1) : journal.start(log);
      const to = Math.min(journal.end(log, part) ?? file.found, file.found);
      if (from === undefined || from >= to || to - from > MOST) return null;
      return file.read(from, to);
    },
    async commit() {
      await file.commit();
      await journal.remove();
    },
    async keep(again) {
      const kept = await file.keep();
      journal.close();
      if (!again || kept === null) await journal.remove();
      return kept;
    },
  };
}

async function refuseOverwriting(logs: string[], path: string): Promise<void> {
  const real = (file: string) => realpath(file).catch(() => file);
  const written = await Promise.all([path, `${path}.part`, `${path}.part.journal`].map(real));
  for (const file of logs) {
    const log = await real(file);
    if (!written.includes(log)) continue;
    // A pipe or terminal may be both: nothing is lost there.
    const there = await stat(log).catch(() => null);
    if (!there?.isFile()) continue;
    throw new EvalmarkError("ERR_USAGE", "--verdicts would overwrite the log", {
      place: { file },
      cure: "name another file",
    });
  }
}

/** After an error the verdicts that were reached stay, under the name FILE.part. */
export async function keepCompleted(verdicts: VerdictSink | null, error: unknown): Promise<void> {
  // Of a log that is mended nothing would be the same.
  const again = !(error instanceof EvalmarkError && error.code === "ERR_FORMAT");
  const part = await verdicts?.keep(again);
  if (part) process.stderr.write(`verdicts so far are in ${safe(part)}\n`);
}
