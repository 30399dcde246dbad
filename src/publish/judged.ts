/** Which model judged the samples of a log: gathered for the token, beside the leaves. */
import type { DeclaredScorer } from "../log/index.ts";
import type { Leaves } from "../score/index.ts";
import type { ClaimsInput } from "../token/index.ts";

export class JudgeCount {
  /** Samples with a transcript, by the score it belongs to and the model. */
  readonly #by = new Map<string, Map<string, number>>();

  add(judges: Leaves["judges"]): void {
    for (const { score, model, samples } of judges) {
      const models = this.#by.get(score) ?? new Map<string, number>();
      this.#by.set(score, models);
      const name = model ?? "";
      models.set(name, (models.get(name) ?? 0) + samples);
    }
  }

  /**
   * The first score with transcripts, by name: its scorer as the log declares it, the models that
   * replied and on how many samples; null where no model judged.
   */
  claim(declared: readonly DeclaredScorer[]): ClaimsInput["judge"] {
    const [score] = [...this.#by.keys()].sort();
    if (score === undefined) return null;
    const models = this.#by.get(score)!;
    return {
      // A scorer that is used twice stores its scores as "name" and "name1".
      scorer: declared.find((d) => d.name === score.replace(/\d+$/, "")) ??
        declared.find((d) => d.name === score) ?? { name: score, options: {} },
      models: [...models.keys()].filter((name) => name !== "").sort(),
      n: [...models.values()].reduce((sum, n) => sum + n, 0),
    };
  }
}
