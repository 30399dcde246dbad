/** "math percent=value" as a scorer with its options, and back. */
import { findScorer, parseOptionText } from "../core/index.ts";
import type { NamedScorer } from "./types.ts";

/** Reads a scorer as the corpus writes it; options of a name that is not ours stay text. */
export function readScorer(text: string): NamedScorer {
  const [name = "", ...words] = text.split(" ");
  const ours = findScorer(name) !== undefined;
  const options = words.map((word) => {
    const at = word.indexOf("=");
    const [key, value] = [word.slice(0, at), word.slice(at + 1)];
    return [key, ours ? parseOptionText(key, value) : value];
  });
  return { name, options: Object.fromEntries(options) };
}

/** As the corpus writes it. */
export function writeScorer({ name, options }: NamedScorer): string {
  return [name, ...Object.entries(options).map(([key, value]) => `${key}=${value}`)].join(" ");
}
