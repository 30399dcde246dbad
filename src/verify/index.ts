/** Verification of published results: a list of checks, an outcome, an exit code. */
export { CODES, type Code } from "./codes.ts";
export { Completeness, type Mismatch } from "./completeness.ts";
export {
  CHECKS,
  type Check,
  type Checked,
  type CheckName,
  type EntryFields,
  type OtherResult,
  type Outcome,
  type Placement,
  type Publisher,
  type Repository,
  type Rescored,
  type ResultEntry,
  type SeenSample,
  type Verification,
  type VerifyInput,
} from "./types.ts";
export { verifyResult } from "./verify.ts";
