/** promptfoo results as JSONL: one result on a line. */
import { blankHeader } from "../blank.ts";
import { lineParts } from "../line-parts.ts";
import { partedLog } from "../parted.ts";
import type { Source } from "../source.ts";
import type { Log, OpenOptions } from "../types.ts";
import { CHECK_FILTER, chosenParts } from "./column.ts";

export async function openPromptfooLines(source: Source, options: OpenOptions): Promise<Log> {
  const header = blankHeader("promptfoo-jsonl");
  header.harness = "promptfoo";
  return partedLog(source, {
    header,
    decoding: { kind: "promptfoo", elements: false, repeats: 1 },
    parts: () => chosenParts(lineParts(source), header, options.filter),
    noSamples: CHECK_FILTER,
  });
}
