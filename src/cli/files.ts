/** Small text files that a command is given. */
import { readFile, stat } from "node:fs/promises";
import { EvalmarkError } from "../errors.ts";

/** Larger files are none that a person wrote. */
const MAX_BYTES = 4 << 20;

/** The text of a small file. Throws ERR_FILE (exit 3) naming what is wrong with it. */
export async function readText(file: string): Promise<string> {
  const place = { file };
  const there = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === "ENOENT";
    throw new EvalmarkError("ERR_FILE", missing ? "no such file" : cause.message, {
      place,
      cure: "check the path and its permissions",
      cause,
    });
  });
  if (there.isDirectory())
    throw new EvalmarkError("ERR_FILE", "is a folder, not a file", { place });
  if (there.size > MAX_BYTES) {
    throw new EvalmarkError("ERR_FILE", `has ${there.size} bytes, more than ${MAX_BYTES}`, {
      place,
    });
  }
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new EvalmarkError("ERR_FILE", (cause as Error).message, {
      place,
      cure: "check its permissions",
      cause,
    });
  }
}

/**
 * A reader of key files: `read` takes their text. What is wrong with a key is an error in what
 * was given (ERR_FORMAT, exit 3), not a refusal of what the key is to check.
 */
export function readKey<Key>(read: (text: string) => Promise<Key>) {
  return async (file: string): Promise<Key> => {
    const text = await readText(file);
    return read(text).catch((cause: unknown) => {
      if (!(cause instanceof EvalmarkError)) throw cause;
      const { message, cure } = cause;
      throw new EvalmarkError("ERR_FORMAT", message, { place: { file }, cure, cause });
    });
  };
}
