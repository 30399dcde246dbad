/** The two scorers that are compared, and what each says of a sample. */
import { type PackedScorer, packScorer, ruleText } from "../core/index.ts";
import { readScorer } from "../corpus/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { ScorerPlan } from "../score/plan.ts";
import type { Scored } from "../score/run.ts";

/** A scorer of the core, or the one that the harness ran; null is the harness. */
export interface Side {
  /** As it was named: "math percent=value", "harness". */
  name: string;
  scorer: PackedScorer | null;
}

/** What a side says of one sample. */
export interface Said {
  /** From 0 to 1. */
  score: number;
  /** Of the core its verdict and rule; of the harness the scorer's name and its score as shown. */
  verdict: string;
  rule: string;
  /** What it took for the answer: of the core its bytes in the text, of the harness as it says. */
  span: [from: number, to: number] | null;
  answer: string | null;
}

export const HARNESS = "harness";

/** `NAME` or `NAME option=value ...`, or `harness`. Throws as packScorer does. */
export function sideOf(text: string): Side {
  if (text === HARNESS) return { name: HARNESS, scorer: null };
  const { name, options } = readScorer(text);
  return { name: text, scorer: packScorer(name, options) };
}

/** What a log is scored by: the sides that are of the core, in their order. */
export function planOf(sides: readonly Side[]): ScorerPlan {
  const [first, ...others] = sides.flatMap((side) => side.scorer ?? []);
  if (!first) {
    throw new EvalmarkError("ERR_USAGE", "the harness is compared with itself", {
      cure: "--scorer harness --scorer math",
    });
  }
  const common = { declared: [], asDeclared: null, options: {}, refused: null, notRerun: [] };
  return { ...common, first, others, from: "command line", harnessScorer: null, notes: [] };
}

/** What a side says; null: the log has no score of the harness for this sample. */
export function saidBy(
  side: Side,
  index: number,
  sides: readonly Side[],
  one: Scored,
): Said | null {
  if (!side.scorer) return harnessSaid(one);
  const before = sides.slice(0, index).some((s) => s.scorer);
  const { verdict } = before ? one.others[0]! : one;
  const { score, span, rule } = verdict;
  return { score, verdict: verdict.verdict, rule: rule ?? "errored", span, answer: null };
}

function harnessSaid({ sample }: Scored): Said | null {
  const score = sample.harness[0];
  if (!score || score.value === null) return null;
  // A score may be anything; rules are few.
  const shown = score.value === 0 || score.value === 1 ? String(score.value) : "a part";
  return {
    score: Math.min(1, Math.max(0, score.value)),
    verdict: score.shown,
    rule: `${score.name}: ${shown}`,
    span: null,
    answer: score.answer,
  };
}

/** What a rule means, in words; of the harness nothing more. */
export function meaningOf(rule: string): string {
  return ruleText(rule) ?? "";
}
