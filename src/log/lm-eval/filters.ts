/** Scores under the filters that are not scored by us: one more pass through the file. */
import { JsonBytes, JsonError } from "../../json/index.ts";
import { blocks } from "../lines.ts";
import { scoreOf } from "../number.ts";
import type { Source } from "../source.ts";
import type { HarnessScore, SampleId } from "../types.ts";
import { readLine } from "./line.ts";

/** Metrics kept, over all filters: each takes a number for each doc. */
const MOST_COLUMNS = 64;

/** The numbers of all filters of a log but one, by doc. */
export class FilterScores {
  readonly #filters = new Set<string>();
  readonly #rows = new Map<SampleId, number>();
  readonly #columns = new Map<string, number[]>();

  /** Names of the filters, in the order of the file. */
  get filters(): string[] {
    return [...this.#filters];
  }

  add(docId: SampleId, filter: string, scores: HarnessScore[]): void {
    this.#filters.add(filter);
    let row = this.#rows.get(docId);
    if (row === undefined) {
      row = this.#rows.size;
      this.#rows.set(docId, row);
    }
    for (const { name, value } of scores) {
      let column = this.#columns.get(name);
      if (!column) {
        if (this.#columns.size === MOST_COLUMNS) continue;
        column = [];
        this.#columns.set(name, column);
      }
      while (column.length < row) column.push(Number.NaN);
      column[row] = value ?? Number.NaN;
    }
  }

  /** The doc's scores under all filters but this one. */
  of(docId: SampleId, without: string): HarnessScore[] {
    const row = this.#rows.get(docId);
    if (row === undefined) return [];
    const out: HarnessScore[] = [];
    for (const [name, column] of this.#columns) {
      const value = column[row] ?? Number.NaN;
      if (Number.isNaN(value) || name.endsWith(`,${without}`)) continue;
      out.push(scoreOf(name, value));
    }
    return out;
  }
}

/**
 * Reads the scores of all lines. Stops without a word at a line that can't be read: the pass
 * that reads the samples says what is wrong with it.
 */
export async function readFilterScores(source: Source): Promise<FilterScores> {
  const scores = new FilterScores();
  const json = new JsonBytes();
  for await (const { bytes } of blocks(source, () => 1)) {
    json.open(bytes);
    for (let from = 0; from < bytes.length; ) {
      let to = bytes.indexOf(10, from);
      if (to < 0) to = bytes.length;
      try {
        json.range(from, to);
        if (json.peek() !== 0) {
          const line = readLine(json, true);
          scores.add(line.docId, line.filter, line.scores);
        }
      } catch (error) {
        if (error instanceof JsonError) return scores;
        throw error;
      }
      from = to + 1;
    }
  }
  return scores;
}
