/** Why a token was not accepted: a closed list, each with its error code and thereby exit code. */
import { type ErrorCode, EvalmarkError } from "../errors.ts";

export const TOKEN_FAULTS = {
  size: "ERR_REJECTED",
  syntax: "ERR_REJECTED",
  canonical: "ERR_REJECTED",
  header: "ERR_REJECTED",
  "key-bad": "ERR_REJECTED",
  "key-unknown": "ERR_NO_SIGNER",
  signature: "ERR_REJECTED",
  version: "ERR_CANNOT_CHECK",
  schema: "ERR_REJECTED",
} as const satisfies Record<string, ErrorCode>;

export type TokenFault = keyof typeof TOKEN_FAULTS;

/** A token, or a key, that is refused; `fault` names the rule. */
export class TokenRefused extends EvalmarkError {
  readonly fault: TokenFault;

  constructor(fault: TokenFault, message: string, cure?: string, cause?: unknown) {
    super(TOKEN_FAULTS[fault], message, { cure, cause });
    this.fault = fault;
  }
}
