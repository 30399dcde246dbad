/** Opens a token: the signature first, then the version, the closed schema, its own name. */
import { type Claims, claimsSchema, TOKEN_VERSION } from "./claims.ts";
import { openSigned, type Parsed, parseSigned } from "./envelope.ts";
import { TokenRefused } from "./faults.ts";
import { jtiOf } from "./jti.ts";
import { refusedBy } from "./schema.ts";
import { taskContradiction } from "./task.ts";

/** The `typ` of every token: it can't be taken for a JWT of another kind. */
export const TOKEN_TYPE = "evalmark+jwt";

/** Header and payload of a token that is spelled as it must be. Throws as `parseSigned` does. */
export function parseToken(token: unknown): Parsed {
  return parseSigned(token, TOKEN_TYPE);
}

/**
 * The claims of a token that one of the trusted public keys has signed. Keys are JSON Web Keys;
 * a `kid` in the token only selects among them by thumbprint. Throws TokenRefused.
 */
export async function openToken(token: unknown, trusted: unknown): Promise<Claims> {
  const { payload } = await openSigned(token, trusted, TOKEN_TYPE);
  return readClaims(payload);
}

/** The claims of a token whose signature nobody has checked. Throws TokenRefused. */
export function claimsIn(token: unknown): Claims {
  return readClaims(parseToken(token).payload);
}

function readClaims(payload: unknown): Claims {
  checkVersion(payload);
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw refusedBy(claims.error);
  if (claims.data.jti !== jtiOf(claims.data)) {
    throw new TokenRefused("E_CLAIM", "jti: it is not made of these claims");
  }
  const twice = taskContradiction(claims.data);
  if (twice !== null) throw new TokenRefused("E_CLAIM", twice);
  return claims.data;
}

function checkVersion(payload: unknown): void {
  const v = typeof payload === "object" && payload !== null && "v" in payload ? payload.v : null;
  if (v === TOKEN_VERSION || !Number.isInteger(v)) return;
  if (v === 0) {
    throw new TokenRefused(
      "S_VERSION_OLD",
      "the token is of version 0, made before the format was final",
      "sign again: evalmark score LOG --results DIR --sign KEY ...",
    );
  }
  throw new TokenRefused(
    "E_VERSION",
    `the token is of version ${v}, this evalmark reads version ${TOKEN_VERSION}`,
    "it needs a newer evalmark",
  );
}
