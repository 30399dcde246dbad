/** Can a folder be written to? Asked before long work, not after it. */
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { writeError } from "./errors.ts";

/**
 * Resolves where `folder` is one that can be written to, or can be made; makes nothing.
 * Throws ERR_FILE.
 */
export async function checkFolder(folder: string): Promise<void> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const there = await stat(at).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT" && at !== dirname(at)) return null;
      throw writeError(folder, cause);
    });
    if (!there) continue;
    if (!there.isDirectory()) throw writeError(folder, { code: "ENOTDIR" });
    await access(at, constants.W_OK | constants.X_OK).catch((cause: Error) => {
      throw writeError(folder, cause);
    });
    return;
  }
}
