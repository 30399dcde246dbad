/** A samples file of lm-evaluation-harness, `samples_<task>_<time>.jsonl`, as an open log. */
import { JsonBytes, JsonError } from "../../json/index.ts";
import { lineParts } from "../line-parts.ts";
import type { Part } from "../part.ts";
import { PartReader } from "../part-bytes.ts";
import { partedLog } from "../parted.ts";
import { badFormat } from "../place.ts";
import type { Source } from "../source.ts";
import type { Log, LogHeader, OpenOptions } from "../types.ts";
import { readFilterScores } from "./filters.ts";
import { readLine } from "./line.ts";
import { readResults } from "./results.ts";

/**
 * Opens the log. There is a line for each doc and filter, in all of which the model's text is
 * the same: the lines of one filter become the samples, the scores of the others stand beside
 * them. Throws ERR_FORMAT where a filter is asked for that the log does not have.
 */
export async function openLmEval(source: Source, options: OpenOptions): Promise<Log> {
  const run = await readResults(source.file);
  const { header } = run;
  const several = run.filters === null || run.filters.length > 1;
  const scores = several && source.again ? await readFilterScores(source) : null;
  const filter = options.filter ?? scores?.filters[0] ?? null;
  if (filter !== null) {
    choose(header, filter);
    check(source.file, header, filter, scores?.filters ?? run.filters);
  }
  const given: Parameters<typeof partedLog>[1] = {
    header,
    decoding: {
      kind: "lm-eval",
      run: { cut: run.cut, stripped: run.stripped },
      tell: scores === null,
    },
    parts: () => chosenParts(source, header, filter),
    beside: scores && ((id) => (filter === null ? [] : scores.of(id, filter))),
    noSamples: "check that the run had finished",
  };
  return partedLog(source, given, run.side);
}

/** The filter that was not asked for is that of the first line. */
async function* chosenParts(
  source: Source,
  header: LogHeader,
  filter: string | null,
): AsyncGenerator<Part, void, undefined> {
  let choice = filter;
  for await (const part of lineParts(source)) {
    if (choice === null) {
      choice = firstFilter(part);
      if (choice !== null) choose(header, choice);
    }
    yield { ...part, choice };
  }
}

/** The filter of the first line that can be read; null: there is none in this part. */
function firstFilter(part: Part): string | null {
  const bytes = new PartReader(false).bytes(part);
  const json = new JsonBytes().open(bytes);
  for (let from = 0; from < bytes.length; ) {
    let to = bytes.indexOf(10, from);
    if (to < 0) to = bytes.length;
    try {
      if (json.range(from, to).peek() !== 0) return readLine(json, true).filter;
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
    }
    from = to + 1;
  }
  return null;
}

/** Throws where the filter is known not to be there; notes the others. */
function check(file: string, header: LogHeader, filter: string, known: string[] | null): void {
  if (known === null || known.length === 0) return;
  if (!known.includes(filter)) {
    throw badFormat(`the log has no filter "${filter}"`, { file }, `its filters: ${listed(known)}`);
  }
  const others = known.filter((f) => f !== filter);
  if (others.length === 0) return;
  header.notes.push(`of its filters "${filter}" is scored; others: ${listed(others)}`);
}

/** Scores this filter's lines: its numbers come first in the header. */
function choose(header: LogHeader, filter: string): void {
  header.filter = filter;
  const own = (name: string) => (name.endsWith(`,${filter}`) ? 0 : 1);
  header.metrics.sort((a, b) => own(a.scorer) - own(b.scorer));
}

/** Names for people, not all of very many. */
function listed(names: string[]): string {
  const shown = names.slice(0, 20).join(", ");
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
