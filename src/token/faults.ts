/** Why a token was not accepted: a closed list, each with its error code and thereby exit code. */
import { type ErrorCode, EvalmarkError } from "../errors.ts";

export const TOKEN_FAULTS = {
  /** More characters than any token has. */
  E_TOKEN_SIZE: "ERR_REJECTED",
  /** No compact JWS, or not in the one spelling of its bytes. */
  E_TOKEN_SYNTAX: "ERR_REJECTED",
  /** Header or payload is not canonical JSON. */
  E_TOKEN_NOT_CANONICAL: "ERR_REJECTED",
  /** Another header than the one there is. */
  E_HEADER: "ERR_REJECTED",
  /** A key that must not be used. */
  E_KEY_BAD: "ERR_REJECTED",
  /** Signed by none of the trusted keys. */
  E_KEY_UNKNOWN: "ERR_NO_SIGNER",
  E_SIGNATURE: "ERR_REJECTED",
  /** Of a version that only a later evalmark reads. */
  E_VERSION: "ERR_CANNOT_CHECK",
  /** Of the preview version 0. */
  S_VERSION_OLD: "ERR_STALE",
  /** A member that the version does not have. */
  E_CLAIM_UNKNOWN: "ERR_REJECTED",
  /** A member that is missing or not as it must be. */
  E_CLAIM: "ERR_REJECTED",
  /** A text that has another spelling, or characters that can't be seen. */
  E_UNICODE: "ERR_REJECTED",
} as const satisfies Record<string, ErrorCode>;

export type TokenFault = keyof typeof TOKEN_FAULTS;

/** A token, or a key, that is refused; `fault` names the rule. */
export class TokenRefused extends EvalmarkError {
  override readonly fault: TokenFault;

  constructor(fault: TokenFault, message: string, cure?: string, cause?: unknown) {
    super(TOKEN_FAULTS[fault], message, { cure, cause, fault });
    this.fault = fault;
  }
}
