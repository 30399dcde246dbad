/** The samples of a run, gathered for the token: their leaves, and the one scorer they had. */
import type { PackedScorer } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { Scored } from "../score/index.ts";
import { LeafSet } from "../token/index.ts";

export class SampleTree {
  readonly #leaves = new LeafSet();
  #used: PackedScorer | null = null;

  /**
   * Adds a scored sample. A result has one scorer: throws ERR_REFUSED where this sample was
   * scored by another than those before it.
   */
  add(scored: Scored): void {
    const { used } = scored;
    this.#used ??= used;
    if (used !== this.#used && !sameScorer(used, this.#used)) {
      throw new EvalmarkError(
        "ERR_REFUSED",
        `sample ${JSON.stringify(scored.sample.id)} has the scorer ${used.name}, others have ${this.#used.name}: a result has one`,
        { cure: "name one with --scorer" },
      );
    }
    this.#leaves.add(scored.sample, scored.verdict);
  }

  /** The scorer of all samples. Throws ERR_FORMAT where there was none. */
  get used(): PackedScorer {
    if (this.#used) return this.#used;
    throw new EvalmarkError("ERR_FORMAT", "no sample was scored");
  }

  /** RFC 9162 root over the samples, base64url. */
  root(): string {
    return this.#leaves.root();
  }
}

function sameScorer(a: PackedScorer, b: PackedScorer): boolean {
  return a.name === b.name && JSON.stringify(a.options) === JSON.stringify(b.options);
}
