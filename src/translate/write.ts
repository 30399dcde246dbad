/** Translated files in a folder; nothing that stands there is written over. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { EvalmarkError } from "../errors.ts";
import type { Translation } from "./types.ts";

/**
 * Writes files and copies rows; the names of what was written, in order.
 * Throws ERR_FILE where a file exists (unless `force`) or can't be written.
 */
export function writeTranslation(
  { files, copies }: Translation,
  folder: string,
  force = false,
): string[] {
  const names = [...files.keys(), ...copies.keys()];
  const there = names.find((name) => existsSync(join(folder, name)));
  if (there !== undefined && !force) {
    throw new EvalmarkError("ERR_FILE", "the file exists already", {
      place: { file: join(folder, there) },
      cure: "name another folder, or --force to write over it",
    });
  }
  for (const file of copies.values()) {
    if (existsSync(file)) continue;
    throw new EvalmarkError("ERR_FILE", "no such file", {
      place: { file },
      cure: "--rows FILE, --shots-from FILE",
    });
  }
  for (const name of names) {
    const path = join(folder, name);
    try {
      mkdirSync(dirname(path), { recursive: true });
      const text = files.get(name);
      if (text === undefined) copyFileSync(copies.get(name)!, path);
      else writeFileSync(path, text);
    } catch (cause) {
      const message = `can't write it: ${(cause as Error).message}`;
      throw new EvalmarkError("ERR_FILE", message, { place: { file: path }, cause });
    }
  }
  return names;
}
