/** The files of a model in a folder: a clone with or without its large files, or a download. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { EvalmarkError } from "../errors.ts";
import { readError } from "../io/index.ts";
import { POINTER_BYTES, pointerOid } from "./pointer.ts";
import { isPart, type ModelFile } from "./weights.ts";

/** What download tools note of a download; of a repository it is a part like any other. */
const DOWNLOADS = ".cache/huggingface";

/** More files than any model has. */
const MOST_FILES = 100_000;

/**
 * All files below the folder that count, read and hashed; of LFS pointers the digest they name.
 * Links to files are followed, as the cache of downloads needs it; links to folders are refused.
 * Throws ERR_FILE, and ERR_FORMAT for what can't be part of a repository.
 */
export async function filesIn(folder: string): Promise<ModelFile[]> {
  const out: ModelFile[] = [];
  await walk(folder, "", out);
  return out;
}

async function walk(folder: string, below: string, out: ModelFile[]): Promise<void> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((cause) => {
    throw readError(join(folder, below), cause);
  });
  for (const entry of entries) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    const file = join(folder, path);
    if (path === DOWNLOADS || !isPart(entry.isDirectory() ? `${path}/` : path)) continue;
    if (entry.isDirectory()) {
      await walk(folder, path, out);
      continue;
    }
    const found = await stat(file).catch((cause) => {
      throw readError(file, cause);
    });
    if (!found.isFile()) {
      throw new EvalmarkError("ERR_FORMAT", "neither a file nor a link to one", {
        place: { file },
        cure: "give the model's own folder",
      });
    }
    if (out.length === MOST_FILES) {
      throw new EvalmarkError("ERR_FORMAT", `more than ${MOST_FILES} files`, {
        place: { file: folder },
        cure: "give the model's own folder",
      });
    }
    out.push({ path, sha256: await digestOf(file, found.size) });
  }
}

async function digestOf(file: string, size: number): Promise<string> {
  try {
    if (size < POINTER_BYTES) {
      const content = await readFile(file);
      return pointerOid(content) ?? createHash("sha256").update(content).digest("hex");
    }
    const hash = createHash("sha256");
    for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
      hash.update(piece as Uint8Array);
    }
    return hash.digest("hex");
  } catch (cause) {
    throw readError(file, cause);
  }
}
