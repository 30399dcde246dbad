/** One rule over one log: what it gives each row of the dataset. */
import type { Log, SampleId } from "../log/index.ts";

export interface Entry {
  rule: string;
  says: string;
  /** The log, as it was named. */
  log: string;
  /** As the log calls it. */
  task: string | null;
  model: string | null;
  /** Score of each row, from 0 to 1, by its key; epochs of a row are averaged. */
  scores: Map<string, number>;
  /** Index of the option that was taken, of rules over log-probabilities; else empty. */
  picks: Map<string, number>;
}

/**
 * The key of a dataset's row, from a sample's id: lm-eval, lighteval and promptfoo number rows from
 * 0, Inspect from 1 where the dataset has no ids of its own.
 */
export function rowKey({ header }: Log, id: SampleId): string {
  const fromOne = header.format === "inspect-eval" || header.format === "inspect-json";
  return fromOne && typeof id === "number" ? String(id - 1) : String(id);
}

/** Entries of one log, made when a rule first gives something. */
export class Entries {
  readonly #entries = new Map<string, Entry & { epochs: Map<string, number> }>();

  constructor(readonly log: Log) {}

  add(rule: string, says: string, row: string, score: number, pick: number | null): void {
    const entry = this.#of(rule, says);
    const epochs = entry.epochs.get(row) ?? 0;
    const before = entry.scores.get(row) ?? 0;
    entry.scores.set(row, (before * epochs + score) / (epochs + 1));
    entry.epochs.set(row, epochs + 1);
    if (pick !== null) entry.picks.set(row, pick);
  }

  list(): Entry[] {
    return [...this.#entries.values()];
  }

  #of(rule: string, says: string) {
    const known = this.#entries.get(rule);
    if (known) return known;
    const { file, header } = this.log;
    const entry = {
      ...{ rule, says, log: file, task: header.task, model: header.model },
      ...{ scores: new Map(), picks: new Map(), epochs: new Map() },
    };
    this.#entries.set(rule, entry);
    return entry;
  }
}
