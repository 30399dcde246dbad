/** promptfoo results as JSONL: one result on a line. */
import { blankHeader } from "../blank.ts";
import { readSomeLines } from "../line-log.ts";
import type { Source } from "../source.ts";
import type { Log, OpenOptions } from "../types.ts";
import { Column } from "./column.ts";
import { readResult } from "./result.ts";

export async function openPromptfooLines(source: Source, options: OpenOptions): Promise<Log> {
  const header = blankHeader("promptfoo-jsonl");
  header.harness = "promptfoo";
  const column = new Column(header, options.filter);
  return {
    file: source.file,
    header,
    size: source.size,
    samples: () =>
      readSomeLines(
        source,
        (json, samples) => {
          const sample = column.take(readResult(json));
          if (sample) samples.push(sample);
        },
        "check the filter: a provider's id or label, or a prompt's index",
      ),
    digest: () => source.digest(),
    close: () => source.close(),
  };
}
