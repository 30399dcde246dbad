/** The samples of a run, gathered for the token: their leaves, and the one scorer they had. */
import type { PackedScorer } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import { type DeclaredScorer, idAt, type SampleId } from "../log/index.ts";
import { type Leaves, type Scored, sameScorer } from "../score/index.ts";
import {
  type ClaimsInput,
  type Inclusion,
  LeafMaker,
  LeafSet,
  leafHash,
  type Seal,
} from "../token/index.ts";
import { JudgeCount } from "./judged.ts";

type NamedScorer = Pick<PackedScorer, "name" | "options">;

export class SampleTree {
  readonly #leaves = new LeafSet();
  readonly #maker: LeafMaker | null;
  readonly #judges = new JudgeCount();
  #used: NamedScorer | null = null;

  /** `seal`: as sealOf makes it; without it there is no root, and no result can be signed. */
  constructor(seal: Seal | null = null) {
    this.#maker = seal && new LeafMaker(seal);
  }

  /**
   * Adds a scored sample. A result has one scorer: throws ERR_REFUSED where this sample was
   * scored by another than those before it.
   */
  add({ sample, used, verdict }: Scored): void {
    this.#use(used, sample.id);
    for (const { name, judge } of sample.harness) {
      if (judge) this.#judges.add([{ score: name, model: judge.model, samples: 1 }]);
    }
    if (!this.#maker) return;
    this.#leaves.addHash(sample.id, sample.epoch, leafHash(this.#maker.leaf(sample, verdict)));
  }

  /** Adds scored samples by their leaves. Throws as `add` does. */
  addLeaves({ ids, epochs, used, hashes, judges }: Leaves): void {
    this.#judges.add(judges);
    for (const { scorer, first } of used) this.#use(scorer, idAt(ids, first));
    if (!hashes) return;
    for (let i = 0; i < epochs.length; i++) {
      this.#leaves.addHash(idAt(ids, i), epochs[i]!, hashes.subarray(i * 32, (i + 1) * 32));
    }
  }

  #use(used: NamedScorer, id: SampleId): void {
    this.#used ??= used;
    if (sameScorer(used, this.#used)) return;
    throw new EvalmarkError(
      "ERR_REFUSED",
      `sample ${JSON.stringify(id)} has the scorer ${used.name}, others have ${this.#used.name}: a result has one`,
      { cure: "name one with --scorer" },
    );
  }

  /** The scorer of all samples. Throws ERR_FORMAT where there was none. */
  get used(): NamedScorer {
    if (this.#used) return this.#used;
    throw new EvalmarkError("ERR_FORMAT", "no sample was scored");
  }

  /** The model that judged, as claims have it; `declared`: the scorers of the log's header. */
  judge(declared: readonly DeclaredScorer[]): ClaimsInput["judge"] {
    return this.#judges.claim(declared);
  }

  /** How many samples there are. */
  get size(): number {
    return this.#leaves.size;
  }

  /** Where a sample is under the root; null: nowhere. */
  prove(id: SampleId, epoch: number): Inclusion | null {
    return this.#leaves.prove(id, epoch);
  }

  /** RFC 9162 root over the samples, base64url. */
  root(): string {
    return this.#leaves.root();
  }
}
