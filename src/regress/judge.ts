/** What a scorer's answer to a case says of the scorer. */
import { isScore, type Fault as KnownFault, type Scorable } from "../corpus/index.ts";
import type { Outcome } from "./types.ts";

/**
 * "right". "known-bug": it makes the recorded fault. "wrong": neither right nor as recorded.
 * "false-alarm": it fails a control. "failed": it gave no score. "policy": no verdict is due.
 * "unfit": the right score is a fraction, and it gives none. "declined": it takes no such sample.
 */
export type State =
  | "right"
  | "known-bug"
  | "wrong"
  | "false-alarm"
  | "failed"
  | "policy"
  | "unfit"
  | "declined"
  | "not-asked";

export interface CaseResult {
  one: Scorable;
  outcome: Outcome;
  state: State;
  /** The recorded faults that it makes. */
  faults: KnownFault[];
  /** Of a policy case: the policies it follows, in words. */
  follows: string[];
}

/** Scores are of the two values only: then nothing can be said where a fraction is right. */
export function isBinary(outcomes: Iterable<Outcome>): boolean {
  for (const outcome of outcomes) {
    if ("score" in outcome && outcome.score > 0.005 && outcome.score < 0.995) return false;
  }
  return true;
}

export function judge(one: Scorable, outcome: Outcome, binary: boolean): CaseResult {
  const result = { one, outcome, faults: [], follows: [] };
  if ("fault" in outcome) {
    const { fault } = outcome;
    if (fault === "not-asked" || fault === "declined") return { ...result, state: fault };
    const faults = one.role === "bug" ? one.faults.filter((f) => f.score === fault) : [];
    return { ...result, faults, state: faults.length > 0 ? "known-bug" : "failed" };
  }
  const { score } = outcome;
  if (one.role === "policy") {
    const follows = one.policies.filter((p) => isScore(score, p.score)).map((p) => p.says);
    return { ...result, follows, state: "policy" };
  }
  if (isScore(score, one.right)) return { ...result, state: "right" };
  if (binary && one.right > 0 && one.right < 1) return { ...result, state: "unfit" };
  if (one.role === "control") return { ...result, state: "false-alarm" };
  const faults = one.faults.filter((f) => typeof f.score === "number" && isScore(score, f.score));
  return { ...result, faults, state: faults.length > 0 ? "known-bug" : "wrong" };
}

/** In words: "0", "0.67", "hang: no answer within 10 s". */
export function outcomeText(outcome: Outcome): string {
  if ("fault" in outcome) return `${outcome.fault}: ${outcome.note}`;
  return String(Math.round(outcome.score * 1000) / 1000);
}
