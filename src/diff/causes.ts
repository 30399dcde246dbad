/** Differing verdicts by what the two sides said, a bounded number of samples of each kind. */
import type { SampleId } from "../log/index.ts";
import type { Said } from "./sides.ts";

/** What a side says, as it is shown. */
export interface Shown {
  score: number;
  /** Each at most 500 characters. */
  verdict: string;
  rule: string;
  answer: string | null;
  /** Where the answer stands in the text that is shown, in UTF-16 units; null: nowhere. */
  mark: [from: number, to: number] | null;
}

/** A sample of which the two sides say different things. */
export interface Differing {
  log: number;
  id: SampleId;
  epoch: number;
  /** At most 500 characters. */
  target: string;
  a: Shown;
  b: Shown;
  /** The end of the text that was scored, at most 4000 bytes. */
  text: string;
  /** Bytes of the text that are left out before it. */
  leftOut: number;
}

/** Differences of one cause: the two rules. */
export interface Cause {
  ruleA: string;
  ruleB: string;
  /** Which side gives the higher score. */
  higher: "a" | "b";
  samples: number;
  /** The first few of them. */
  shown: Differing[];
}

/** Names of a log's scorers are its own: no more causes than these are told apart. */
const MOST_CAUSES = 500;
const OTHER = "others";

export class Causes {
  readonly #keep: number;
  readonly #causes = new Map<string, Cause>();

  /** `keep`: samples of each cause that are shown. */
  constructor(keep: number) {
    this.#keep = keep;
  }

  /** Counts a difference; what is shown of it is made only where it is kept. */
  add(a: Said, b: Said, show: () => Differing): void {
    const cause = this.#causeOf(a, b);
    cause.samples++;
    if (cause.shown.length < this.#keep) cause.shown.push(show());
  }

  /** The most frequent first. */
  list(): Cause[] {
    return [...this.#causes.values()].sort(
      (x, y) => y.samples - x.samples || (nameOf(x) < nameOf(y) ? -1 : 1),
    );
  }

  #causeOf(a: Said, b: Said): Cause {
    const higher = a.score > b.score ? "a" : "b";
    const fresh: Cause = { ruleA: a.rule, ruleB: b.rule, higher, samples: 0, shown: [] };
    const known = this.#causes.get(nameOf(fresh));
    if (known) return known;
    if (this.#causes.size >= MOST_CAUSES) {
      const other = { ...fresh, ruleA: OTHER, ruleB: OTHER };
      const all = this.#causes.get(nameOf(other)) ?? other;
      this.#causes.set(nameOf(other), all);
      return all;
    }
    this.#causes.set(nameOf(fresh), fresh);
    return fresh;
  }
}

const nameOf = ({ ruleA, ruleB, higher }: Cause): string => JSON.stringify([ruleA, ruleB, higher]);
