/** A case as our core takes it. */
import { type CoreInput, packScorer, toTarget } from "../core/index.ts";
import type { NamedScorer, Scorable } from "./types.ts";

/**
 * What the right scorer is given: the output uncut. `scorer` is the case's own unless another one
 * is named, and `atStops` gives that one the stops of the faulty harness, which it cuts at.
 */
export function caseInput(
  given: Scorable,
  about: { scorer?: NamedScorer; atStops?: boolean } = {},
): CoreInput {
  const { name, options } = about.scorer ?? given.scorer;
  const bytes = (list: readonly string[] | null) => list?.map((text) => Buffer.from(text)) ?? null;
  return {
    scorer: packScorer(name, options),
    text: Buffer.from(given.output),
    isAnswer: false,
    target: toTarget(given.target),
    choices: bytes(given.choices),
    stop: about.atStops ? bytes(given.stop) : null,
    cut: false,
  };
}

/** Is a score the one that was recorded? Scores of the corpus have two decimals. */
export function isScore(score: number, recorded: number): boolean {
  return Math.abs(score - recorded) < 0.005 + 1e-9;
}
