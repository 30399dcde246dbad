/** Content that has to be read from its end, unpacked into a temporary file that nobody else sees. */
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeError } from "../io/index.ts";
import type { Pieces } from "./source.ts";

export interface Spool {
  handle: FileHandle;
  size: number;
  /** Closes the file, which is gone then. */
  close(): Promise<void>;
}

/**
 * Writes the content into a file of the temporary folder. Where the system allows it the file has
 * no name any more when this returns, so that no end of the process leaves it behind. Throws
 * ERR_FILE where it can't be written, and what `content` throws.
 */
export async function spool(content: Pieces): Promise<Spool> {
  const inTemporary = (cause: unknown) => writeError(tmpdir(), cause as NodeJS.ErrnoException);
  const folder = await mkdtemp(join(tmpdir(), "evalmark-")).catch((cause: unknown) => {
    throw inTemporary(cause);
  });
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  let handle: FileHandle | undefined;
  try {
    handle = await open(join(folder, "unpacked"), "wx+", 0o600);
    if (process.platform !== "win32") await remove();
    let size = 0;
    for await (const piece of content) {
      await writeAll(handle, piece).catch((cause: unknown) => {
        throw inTemporary(cause);
      });
      size += piece.length;
    }
    const opened = handle;
    return {
      handle,
      size,
      async close() {
        await opened.close();
        await remove();
      },
    };
  } catch (error) {
    await handle?.close();
    await remove();
    throw error;
  }
}

async function writeAll(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) {
    at += (await handle.write(piece, at)).bytesWritten;
  }
}
