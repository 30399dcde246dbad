/**
 * evalmark as a library: open a log, score it, publish and verify a result.
 *
 * @example
 * const log = await openLog("run.eval");
 * const report = await reportLog(log, { scorers: ["math"] });
 * console.log(report.summary.value.toNumber(), report.summary.counts);
 */
export {
  ABI,
  type CoreInput,
  type CoreModule,
  Engine,
  loadCore,
  type PackedScorer,
  packScorer,
  RULES,
  type RuleName,
  ruleText,
  SCORERS,
  type ScorerName,
  type Target,
  toTarget,
  type Verdict,
  type VerdictName,
} from "./core/index.ts";
export { type Dataset, sealDataset } from "./dataset/index.ts";
export { type ErrorCode, EvalmarkError, EXIT, type Place } from "./errors.ts";
export {
  findLogs,
  type Log,
  type LogHeader,
  type OpenOptions,
  openLog,
  readRows,
  type Sample,
} from "./log/index.ts";
export { filesIn, filesOnHub, weightsDigest } from "./model/index.ts";
export {
  disclose,
  type Published,
  type PublishRequest,
  publish,
  rescore,
  SampleTree,
  sealOf,
} from "./publish/index.ts";
export { Fraction, formatValue, type Summary, Tally } from "./result/index.ts";
export { type ResultEntry, readResults } from "./result/yaml/index.ts";
export {
  type Report,
  reportLog,
  type Scored,
  type ScoreRequest,
  scoreLog,
  verdictLine,
} from "./score/index.ts";
export { type Finding, findTask, readSpec, type Spec, type SpecTask } from "./spec/index.ts";
export {
  type Claims,
  generateKeys,
  openToken,
  type Proof,
  readPrivateKey,
  readPublicKey,
  type Seal,
  signToken,
  verifyProof,
} from "./token/index.ts";
export { type Check, type Verification, verifyResult } from "./verify/index.ts";
