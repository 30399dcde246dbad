/** Files that a command is given: small texts, keys, logs. */
import { readFile, stat } from "node:fs/promises";
import { EvalmarkError } from "../errors.ts";
import { readError } from "../io/index.ts";
import { type Log, openLog } from "../log/index.ts";
import { expecting } from "./mixed-up.ts";

/** Larger files are none that a person wrote. */
const MAX_BYTES = 4 << 20;

/** The text of a small file. Throws ERR_FILE (exit 3) naming what is wrong with it. */
export async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) {
      throw new EvalmarkError("ERR_FILE", `has ${size} bytes, more than ${MAX_BYTES}`, {
        place: { file },
        cure: "is it the right file?",
      });
    }
    return await readFile(file, "utf8");
  } catch (cause) {
    throw readError(file, cause);
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

/** Opens a log. Throws ERR_USAGE for a filter where such a log has one answer to each question. */
export async function openFiltered(file: string, filter: string | undefined): Promise<Log> {
  const log = await expecting(["log", "rows"], file, () => openLog(file, { filter }));
  const { format } = log.header;
  if (filter === undefined || format === "lm-eval" || format.startsWith("promptfoo")) return log;
  await log.close();
  throw new EvalmarkError("ERR_USAGE", `--filter is of lm-eval and promptfoo, this is ${format}`, {
    place: { file },
    cure: "leave out --filter, or name those logs alone",
  });
}
