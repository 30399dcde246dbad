/** A signed result as an in-toto Statement v1 (in-toto/attestation, spec/v1/statement.md). */
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { type Claims, hexOfDigest, type PrivateJwk } from "../token/index.ts";
import { type Envelope, seal } from "./dsse.ts";

export const PAYLOAD_TYPE = "application/vnd.in-toto+json";
export const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/**
 * Names the predicate below: UUIDv8 of SHA-256("evalmark/v1/in-toto-predicate"). The specification
 * asks for a URI without collisions, not for a page; so no domain has to stay behind it.
 */
export const PREDICATE_TYPE = "urn:uuid:89a063c9-5965-82b2-bd2e-e102d0a3641a";

export interface Statement {
  _type: typeof STATEMENT_TYPE;
  subject: [{ name: string; digest: Record<string, string> }];
  predicateType: typeof PREDICATE_TYPE;
  predicate: { claims: Claims; token: string };
}

/**
 * The statement of a token: about the model, by its commit and the digest of its weights (hex,
 * over the canonical list of its files, see docs/token.md); the predicate is what was claimed, and
 * the token that says it. Throws ERR_REFUSED where neither is bound: a subject has a digest.
 */
export function statementOf(claims: Claims, token: string): Statement {
  const { id, revision, weights } = claims.model;
  const digest: Record<string, string> = {};
  if (revision !== null) digest.gitCommit = revision;
  if (weights !== null) digest.sha256 = hexOfDigest(weights);
  if (Object.keys(digest).length === 0) {
    throw new EvalmarkError("ERR_REFUSED", "the token binds neither commit nor weights", {
      cure: "a statement is about bytes: sign with --model-revision or --weights",
    });
  }
  return {
    _type: STATEMENT_TYPE,
    subject: [{ name: id, digest }],
    predicateType: PREDICATE_TYPE,
    predicate: { claims, token },
  };
}

/** The statement as canonical JSON, in an envelope that the key has signed. */
export function signStatement(statement: Statement, key: PrivateJwk): Envelope {
  return seal(PAYLOAD_TYPE, Buffer.from(canonicalJson(statement)), key);
}
