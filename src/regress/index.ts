/** Any scorer, tested on the corpus of known bugs and on what holds of every scorer. */

export { ADAPTERS, launchAdapter } from "./adapters.ts";
export { compare, readBaseline } from "./baseline.ts";
export { coreScorer } from "./core-scorer.ts";
export type { Finding } from "./findings.ts";
export { type CaseResult, outcomeText, type State } from "./judge.ts";
export { launchCommand, launchModule, launchPython } from "./pipe/launch.ts";
export { pipeScorer } from "./pipe/pipe-scorer.ts";
export type { Launch } from "./pipe/process.ts";
export type { Limits } from "./pipe/session.ts";
export { type FamilyReport, type RegressReport, type RegressRequest, regress } from "./report.ts";
export { casesOf, familiesOf, type Scorables, scorables, scorerFor } from "./select.ts";
export type { Asked, Fault, Outcome, Question, Scorer, Stray } from "./types.ts";
