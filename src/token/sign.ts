/** Signs claims: a compact JWS (RFC 7515) with EdDSA, the same bytes for the same claims. */
import { CompactSign, importJWK } from "jose";
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { type Claims, claimsSchema } from "./claims.ts";
import { contradiction } from "./consistency.ts";
import type { PrivateJwk } from "./keys.ts";
import { MAX_TOKEN, openToken } from "./read.ts";
import { schemaFault } from "./schema.ts";

/** The `typ` of every token: it can't be taken for a JWT of another kind. */
export const TOKEN_TYPE = "evalmark+jwt";

/**
 * A token for `claims` under the key. Header and payload are RFC 8785 bytes and Ed25519 has no
 * randomness, so a token is a function of claims and key. Throws ERR_REFUSED where the claims
 * contradict one another, break the schema, or make a token that is too long.
 */
export async function signToken(claims: Claims, key: PrivateJwk): Promise<string> {
  const checked = claimsSchema.safeParse(claims);
  if (!checked.success) throw refused(schemaFault(checked.error));
  const wrong = contradiction(claims.result);
  if (wrong) throw refused(wrong);

  const payload = new TextEncoder().encode(canonicalJson(claims));
  const token = await new CompactSign(payload)
    .setProtectedHeader({ alg: "EdDSA", kid: key.kid, typ: TOKEN_TYPE })
    .sign(await importJWK({ kty: key.kty, crv: key.crv, d: key.d, x: key.x }, "EdDSA"));
  if (token.length > MAX_TOKEN) {
    throw refused(`the token would have ${token.length} characters, ${MAX_TOKEN} are allowed`);
  }
  // What was signed must open: a key whose parts do not fit would make a token that never does.
  const { d: _, ...publicJwk } = key;
  await openToken(token, publicJwk);
  return token;
}

function refused(why: string): EvalmarkError {
  return new EvalmarkError("ERR_REFUSED", `not signed: ${why}`);
}
