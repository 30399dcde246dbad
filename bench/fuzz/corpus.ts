/** Texts of the case files, to be mutated: targets, answers and outputs. */
import { readdirSync, readFileSync } from "node:fs";

/** Every field of every line of `folder`'s case files, once, in the order of the names. */
export function readCorpus(folder: URL): Buffer[] {
  const found = new Set<string>();
  for (const part of ["math/", "answers/"]) {
    const place = new URL(part, folder);
    for (const file of readdirSync(place).sort()) {
      for (const line of readFileSync(new URL(file, place), "utf8").split("\n")) {
        if (line === "" || line.startsWith("#")) continue;
        for (const field of line.split(" | ").slice(0, 2)) found.add(filled(field));
      }
    }
  }
  return [...found].map((text) => Buffer.from(text));
}

/** The marks of the case files as what they stand for. */
function filled(field: string): string {
  return field
    .replaceAll("\\u007c", "|")
    .replaceAll("α", "42")
    .replaceAll("β", "50")
    .replaceAll("⏎", "\n");
}
