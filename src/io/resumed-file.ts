/**
 * A file that goes on where an earlier process stopped. What is written first must be what stands
 * there already, byte by byte; the rest is appended.
 */
import { readSync, writeSync } from "node:fs";
import { access, type FileHandle, open, rename, rm } from "node:fs/promises";
import { EvalmarkError } from "../errors.ts";
import { writeError } from "./errors.ts";
import { forgetPart, notePart } from "./parts.ts";

const NEWLINE = 0x0a;
const PIECE = 1 << 16;

export class ResumedFile {
  readonly #path: string;
  readonly #target: string;
  readonly #handle: FileHandle;
  /** Bytes of whole lines that the earlier process left. */
  readonly found: number;
  #at = 0;

  private constructor(path: string, target: string, handle: FileHandle, found: number) {
    this.#path = path;
    this.#target = target;
    this.#handle = handle;
    this.found = found;
  }

  /**
   * Opens `target.part` to go on, or anew where `anew`. Throws ERR_FILE where it can't be
   * written; `named` is what the user called it.
   */
  static async open(target: string, named: string, anew: boolean): Promise<ResumedFile> {
    const path = `${target}.part`;
    try {
      const handle = await open(path, anew ? "w+" : "r+").catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === "ENOENT") return open(path, "w+");
        throw cause;
      });
      const found = anew ? 0 : await wholeLines(handle);
      await handle.truncate(found);
      notePart(path, true);
      return new ResumedFile(path, target, handle, found);
    } catch (cause) {
      throw writeError(named, cause as Error);
    }
  }

  /** Bytes written, or found to be the same, so far. */
  get bytes(): number {
    return this.#at;
  }

  /** Bytes [from, to) as they were found. */
  read(from: number, to: number): Uint8Array {
    const bytes = new Uint8Array(to - from);
    return bytes.subarray(0, readSync(this.#handle.fd, bytes, 0, bytes.length, from));
  }

  /** Throws ERR_REFUSED where something else stands there, ERR_FILE where it can't be written. */
  async write(data: string | Uint8Array): Promise<void> {
    let bytes = typeof data === "string" ? Buffer.from(data) : data;
    if (this.#at < this.found && bytes.length > 0) {
      const n = Math.min(bytes.length, this.found - this.#at);
      const there = this.read(this.#at, this.#at + n);
      if (Buffer.compare(there, bytes.subarray(0, n)) !== 0) {
        throw new EvalmarkError("ERR_REFUSED", "has other verdicts than this run gives", {
          place: { file: this.#path },
          cure: `remove it and ${this.#path}.journal to score from the beginning`,
        });
      }
      this.#at += n;
      bytes = bytes.subarray(n);
    }
    try {
      // At once: another thread would take as long to be woken as the system to take them.
      for (let from = 0; from < bytes.length; ) {
        const written = writeSync(this.#handle.fd, bytes, from, bytes.length - from, this.#at);
        from += written;
        this.#at += written;
      }
    } catch (cause) {
      throw writeError(this.#path, cause as Error);
    }
  }

  /** Gives the file its name. */
  async commit(): Promise<void> {
    try {
      await this.#handle.truncate(this.#at);
      await this.#handle.close();
      await rename(this.#path, this.#target);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "ENOENT") {
        throw writeError(this.#path, cause as Error);
      }
      throw new EvalmarkError("ERR_FILE", "was moved or removed while it was written", {
        place: { file: this.#path },
        cure: "run the same command once at a time",
        cause,
      });
    }
    forgetPart(this.#path);
  }

  /** Leaves what there is; its path, or null where that is nothing. */
  async keep(): Promise<string | null> {
    const bytes = Math.max(this.#at, this.found);
    await this.#handle.close().catch(() => {});
    forgetPart(this.#path);
    const isThere = await access(this.#path).then(
      () => true,
      () => false,
    );
    if (!isThere) return null;
    if (bytes > 0) return this.#path;
    await rm(this.#path, { force: true });
    return null;
  }
}

/** Bytes up to behind the last newline. */
async function wholeLines(handle: FileHandle): Promise<number> {
  const { size } = await handle.stat();
  const piece = new Uint8Array(PIECE);
  for (let end = size; end > 0; end -= Math.min(PIECE, end)) {
    const from = Math.max(0, end - PIECE);
    const { bytesRead } = await handle.read(piece, 0, end - from, from);
    const last = piece.subarray(0, bytesRead).lastIndexOf(NEWLINE);
    if (last >= 0) return from + last + 1;
  }
  return 0;
}
