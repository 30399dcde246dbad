/** The scoring core on Node: the module and its digest, samples in, verdicts out. */
export { BATCH_BYTES, BATCH_SAMPLES, Batch } from "./batch.ts";
export { type Candidate, type CandidateState, considered } from "./considered.ts";
export { Engine } from "./engine.ts";
export { answerText, verdictFields, writeVerdict, writeVerdictStart } from "./fields.ts";
export { type CoreInput, type Target, toTarget } from "./input.ts";
export {
  ABI,
  type CoreModule,
  loadCore,
  receivedCore,
  type SharedCore,
  useCore,
} from "./module.ts";
export {
  type CertaintyName,
  findScorer,
  OPTIONS,
  RULES,
  type RuleName,
  ruleText,
  SCORERS,
  type ScorerName,
  VERDICT_CODES,
  VERDICTS,
  type VerdictName,
} from "./names.ts";
export { type PackedScorer, packScorer, parseOptionText } from "./options.ts";
export type { PlaceKind } from "./places.ts";
export { type Refusal, refusal } from "./refused.ts";
export { erroredVerdict, RECORD_BYTES, readRecord, type Verdict } from "./verdict.ts";
