/** Signs claims: the same bytes for the same claims under the same key. */
import { EvalmarkError } from "../errors.ts";
import { type Claims, claimsSchema } from "./claims.ts";
import { contradiction } from "./consistency.ts";
import { signDocument } from "./envelope.ts";
import { jtiOf } from "./jti.ts";
import type { PrivateJwk } from "./keys.ts";
import { openToken, TOKEN_TYPE } from "./read.ts";
import { schemaFault } from "./schema.ts";
import { taskContradiction } from "./task.ts";

/**
 * A token for `claims` under the key; their `jti` is made here. Throws ERR_REFUSED where the
 * claims contradict one another, break the schema, or make a token that is too long.
 */
export async function signToken(
  claims: Claims | Omit<Claims, "jti">,
  key: PrivateJwk,
): Promise<string> {
  const named = { ...claims, jti: "" };
  try {
    named.jti = jtiOf(claims);
  } catch (cause) {
    if (cause instanceof EvalmarkError) throw refused(cause.message, cause);
    throw cause;
  }
  const checked = claimsSchema.safeParse(named);
  if (!checked.success) throw refused(schemaFault(checked.error));
  const wrong = contradiction(checked.data);
  if (wrong) throw refused(wrong.why);
  const twice = taskContradiction(checked.data);
  if (twice !== null) throw refused(twice);
  const token = await signDocument(named, key, TOKEN_TYPE);
  const { d: _, ...publicJwk } = key;
  await openToken(token, publicJwk);
  return token;
}

function refused(why: string, cause?: unknown): EvalmarkError {
  return new EvalmarkError("ERR_REFUSED", `not signed: ${why}`, { cause });
}
