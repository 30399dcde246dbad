/** Where the harness and we disagree about a sample, and the likely reason in one phrase. */
import { answerText, ruleText } from "../core/index.ts";
import type { HarnessScore } from "../log/index.ts";
import type { ScorerPlan } from "./plan.ts";
import type { Scored } from "./run.ts";

export interface Difference {
  id: string | number;
  epoch: number;
  /** At most 500 characters of it, as of `answer`. */
  target: string;
  /** The harness's deciding score, with the others it gave. */
  harness: HarnessScore;
  harnessOthers: HarnessScore[];
  score: number;
  verdict: string;
  rule: string | null;
  answer: string | null;
  /** The end of the text that was scored, at most 2000 characters. */
  text: string;
  why: string;
}

/**
 * The score of the harness that stands beside ours: that of the declared scorer, or of the one that
 * decides by its own name (as assertions of promptfoo have it, whose first score is the mean of all),
 * or the first; null: none.
 */
export function harnessScore(scored: Scored, plan: ScorerPlan): HarnessScore | null {
  const { harness } = scored.sample;
  const named = (name: string | null | undefined) => harness.find((h) => h.name === name);
  return named(plan.harnessScorer) ?? named(plan.first?.name) ?? harness[0] ?? null;
}

/** Whether both agree to 0.005 (the harness rounds to 2 decimals); null: there is none of theirs. */
export function agrees(scored: Scored, plan: ScorerPlan): boolean | null {
  if (scored.sample.harness.length === 0) return null;
  const value = harnessScore(scored, plan)?.value ?? null;
  return value === null ? null : Math.abs(value - scored.verdict.score) <= 0.005;
}

/** The difference, or null where both agree. */
export function difference(scored: Scored, plan: ScorerPlan): Difference | null {
  if (agrees(scored, plan) !== false) return null;
  const harness = harnessScore(scored, plan)!;
  const { sample, verdict } = scored;
  const text = Buffer.from(sample.text).toString("utf8");
  const target = sample.target.alternatives
    .map((spans) => spans.map((s) => Buffer.from(s).toString("utf8")).join(", "))
    .join(" | ");
  const answer = answerText(sample, verdict);
  return {
    id: sample.id,
    epoch: sample.epoch,
    target: begin(target),
    harness,
    harnessOthers: sample.harness.filter((h) => h !== harness),
    score: verdict.score,
    verdict: verdict.verdict,
    rule: verdict.rule,
    answer: answer === null ? null : begin(answer),
    text: text.length <= 2000 ? text : `…${text.slice(-1999)}`,
    why: explain(scored, harness, answer, text),
  };
}

/** Differences are kept by the thousand: none of them may be as long as a sample can be. */
function begin(text: string): string {
  return text.length <= 500 ? text : `${text.slice(0, 499)}…`;
}

/** The first of a few known stories that fits, else what our rule says. */
function explain(
  scored: Scored,
  harness: HarnessScore,
  answer: string | null,
  text: string,
): string {
  const { verdict, sample } = scored;
  const ours = verdict.rule ? (ruleText(verdict.rule) ?? verdict.rule) : "errored";
  if (verdict.decimalCut) return "a stop sequence cut a decimal in two";
  if (verdict.score > (harness.value ?? 0)) {
    for (const h of sample.harness) {
      if (h.answer !== null && cutAtPeriod(h.answer, answer)) {
        return `${h.name} cut ${answer} at "." to "${h.answer.trim()}"`;
      }
    }
    if (answer !== null && /^\s*[-\d.,$%]+\n+\S/.test(text)) {
      return "the number is glued to the next paragraph by a line break";
    }
    if (answer !== null && harness.answer !== null && harness.answer.trim() !== text.trim()) {
      const read = harness.answer.trim();
      return `the harness ${read === "" ? "found no answer" : `read "${read}"`}; ${ours}`;
    }
  }
  return ours;
}

/** Is `cut` what remains of a decimal answer before its point? */
function cutAtPeriod(cut: string, answer: string | null): boolean {
  const decimal = answer === null ? null : /[-+]?\d[\d,]*\.\d+/.exec(answer);
  return decimal !== null && cut.trim() === decimal[0].slice(0, decimal[0].indexOf("."));
}
