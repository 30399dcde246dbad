/** Files that appear whole or not at all. */
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { EvalmarkError } from "../errors.ts";

/** A file being written; nobody sees it under its name before `commit`. */
export interface WholeFile {
  /** Writes; resolves when there is room for more. */
  write(data: string | Uint8Array): Promise<void>;
  /** Gives the file its name. */
  commit(): Promise<void>;
  /** Forgets what was written. */
  discard(): Promise<void>;
  /** Ends writing and leaves what there is as `path.part`: its name, or null where it streamed. */
  keep(): Promise<string | null>;
}

/**
 * Opens `path` for writing: the bytes go to `path.part`, which is renamed at the end. A target
 * that exists and is no regular file (a pipe, /dev/stdout) and "-" (standard output) are
 * streamed. Throws ERR_FILE where the folder can't be written.
 */
export async function openWholeFile(path: string): Promise<WholeFile> {
  if (path === "-") return streamed(process.stdout, false);
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw writeError(path, "it is a folder", "name a file");
  if (there && !there.isFile()) return streamed(createWriteStream(path), true);
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true }).catch((cause: Error) => {
    throw writeError(path, cause.message, "name a folder that can be written", cause);
  });
  const stream = createWriteStream(part);
  return {
    write: writer(stream, path),
    async commit() {
      stream.end();
      await finished(stream).catch((cause: Error) => {
        throw writeError(path, cause.message, "free some space or name another file", cause);
      });
      await rename(part, path);
    },
    async discard() {
      stream.destroy();
      await rm(part, { force: true });
    },
    async keep() {
      stream.end();
      await finished(stream).catch(() => {});
      return part;
    },
  };
}

/** Writes a whole small file. */
export async function writeWholeFile(path: string, data: string | Uint8Array): Promise<void> {
  const file = await openWholeFile(path);
  try {
    await file.write(data);
    await file.commit();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

function streamed(stream: NodeJS.WritableStream, close: boolean): WholeFile {
  return {
    write: writer(stream, "-"),
    async commit() {
      if (!close) return;
      stream.end();
      await finished(stream);
    },
    async discard() {},
    async keep() {
      return null;
    },
  };
}

/** A `write` that waits until the data is taken, and rejects once the stream has failed. */
function writer(stream: NodeJS.WritableStream, path: string): WholeFile["write"] {
  let failed: Error | undefined;
  stream.on("error", (error) => {
    failed = error;
  });
  const explain = (cause: Error): Error =>
    (cause as NodeJS.ErrnoException).code === "EPIPE"
      ? cause
      : writeError(path, cause.message, "name a file that can be written", cause);
  return (data) =>
    new Promise((resolve, reject) => {
      if (failed) return reject(explain(failed));
      stream.write(data, (error) => (error ? reject(explain(error)) : resolve()));
    });
}

function writeError(file: string, message: string, cure: string, cause?: unknown): EvalmarkError {
  return new EvalmarkError("ERR_FILE", `can't write: ${message}`, { place: { file }, cure, cause });
}
