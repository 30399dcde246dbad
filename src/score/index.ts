/** Scoring a log: which scorers, what each sample is worth, what the harness had said. */
export { canariesIn, RowCanaries } from "./canary.ts";
export { type Difference, difference } from "./difference.ts";
export { misfits, otherTask } from "./fit.ts";
export { verdictLine } from "./line.ts";
export { type PlanInput, planScorers, type ScorerPlan, sameScorer, scorerOf } from "./plan.ts";
export { type Leaves, type Report, reportLog, type ScoreRequest } from "./report.ts";
export { type Scored, scoreLog, scoreSamples } from "./run.ts";
