/**
 * The codes of verification: E_* rejects, S_* says what a result that stands falls short of. Each
 * has its exit code; docs/threats.md lists them all, and a test holds the two together.
 */
import { ERROR_EXITS, EXIT } from "../errors.ts";
import { TOKEN_FAULTS, type TokenFault } from "../token/index.ts";

const OWN = {
  /** No verifyToken: a number by whoever wrote the file. */
  S_UNSIGNED: EXIT.noTrustedSigner,

  E_TIME_FUTURE: EXIT.rejected,
  E_KEY_WINDOW: EXIT.rejected,
  E_KEY_REVOKED: EXIT.rejected,
  E_TOKEN_REVOKED: EXIT.rejected,
  E_ISSUER: EXIT.rejected,
  E_KEYS_ROLLBACK: EXIT.rejected,

  E_MODEL: EXIT.rejected,
  E_MODEL_REV: EXIT.rejected,
  S_WEIGHTS_CHANGED: EXIT.stale,
  S_WEIGHTS_UNREADABLE: EXIT.cannotCheck,
  E_DATASET: EXIT.rejected,
  E_DATASET_REV: EXIT.rejected,
  E_VALUE: EXIT.rejected,
  E_VALUE_COUNTS: EXIT.rejected,
  E_COUNTS: EXIT.rejected,
  E_INCOMPLETE: EXIT.rejected,
  E_NOTES: EXIT.rejected,
  E_DATE: EXIT.rejected,

  S_EVAL_YAML_CHANGED: EXIT.stale,
  E_SCORER_CONFIG: EXIT.rejected,
  E_EPOCHS: EXIT.rejected,
  E_DATA: EXIT.rejected,

  E_PLAN: EXIT.rejected,

  E_SCORER_DIGEST: EXIT.rejected,
  S_CORE_NEEDED: EXIT.cannotCheck,
  S_SCORER_UNKNOWN: EXIT.notRescored,
  S_SCORER_KNOWN_BUG: EXIT.stale,

  E_LOG_ROOT: EXIT.rejected,
  S_LOG_EDITED: EXIT.cannotCheck,
  S_LOG_UNREADABLE: EXIT.cannotCheck,
  S_CANNOT_RESCORE: EXIT.cannotCheck,
  E_SAMPLE_DUP: EXIT.rejected,
  E_SAMPLE_UNKNOWN: EXIT.rejected,
  E_TARGET: EXIT.rejected,
  E_ROW: EXIT.rejected,
  S_ROWS_OPEN: EXIT.cannotCheck,
  E_RESCORE: EXIT.rejected,
  E_RESCORE_SAMPLE: EXIT.rejected,
  E_JUDGE: EXIT.rejected,

  S_PARTIAL: EXIT.notRescored,
  S_NOT_RESCORED: EXIT.notRescored,
  /** The dataset's own number of rows was not at hand: no less is verified than without it. */
  S_N_UNCHECKED: EXIT.done,
  /** Plans before this one: no less is verified than of a signer who plans nothing. */
  S_UNREPORTED_RUNS: EXIT.done,
  /** The same benchmark has other results of this model: which of them was chosen is told, no more. */
  S_OTHER_RESULTS: EXIT.done,
} as const;

export type Code = TokenFault | keyof typeof OWN;

/** Every code with its exit code. */
export const CODES = {
  ...Object.fromEntries(Object.entries(TOKEN_FAULTS).map(([k, v]) => [k, ERROR_EXITS[v]])),
  ...OWN,
} as Readonly<Record<Code, number>>;
