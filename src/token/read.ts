/**
 * Opens a token, strictly. jose takes signatures with padding, spaces or unused bits, and says
 * nothing of duplicate members; so whatever is not the one canonical spelling is refused before
 * it is asked. The first failure wins, cheap tests come first.
 */
import { compactVerify, importJWK } from "jose";
import { canonicalJson } from "../json/jcs.ts";
import { type Claims, claimsSchema, TOKEN_VERSION } from "./claims.ts";
import { isBase64url } from "./digest.ts";
import { TokenRefused } from "./faults.ts";
import { checkPublicKey, type PublicJwk } from "./keys.ts";
import { schemaFault } from "./schema.ts";

/** Characters of the longest token that is read or signed. */
export const MAX_TOKEN = 8192;

const SHAPE = /^[\w-]+\.[\w-]+\.[\w-]{86}$/;
const HEADER = /^\{"alg":"EdDSA","kid":"([\w-]{43})","typ":"evalmark\+jwt"\}$/;

/** Header and payload of a token that is spelled as it must be; nothing is verified yet. */
export interface ParsedToken {
  kid: string;
  payload: unknown;
}

/** Throws TokenRefused "size", "syntax", "canonical" or "header". */
export function parseToken(token: unknown): ParsedToken {
  if (typeof token !== "string") throw new TokenRefused("syntax", "the token is not a string");
  if (token.length > MAX_TOKEN) {
    throw new TokenRefused("size", `the token is longer than ${MAX_TOKEN} characters`);
  }
  // `$` would let a newline pass at the end of some engines' strings; not of ECMAScript's.
  if (!SHAPE.test(token)) throw new TokenRefused("syntax", "the token is not a compact JWS");
  const parts = token.split(".");
  if (!parts.every(isBase64url)) {
    throw new TokenRefused("syntax", "the token is not in canonical base64url");
  }
  const header = canonicalText(parts[0]!, "header");
  const payload = canonicalText(parts[1]!, "payload");
  const kid = HEADER.exec(header.text)?.[1];
  if (!kid) {
    throw new TokenRefused("header", "the header must be exactly alg EdDSA, kid, typ evalmark+jwt");
  }
  return { kid, payload: payload.value };
}

/**
 * The claims of a token that one of the trusted public keys has signed. Keys are JSON Web Keys;
 * a `kid` in the token only selects among them by thumbprint. Throws TokenRefused.
 */
export async function openToken(token: unknown, trusted: unknown): Promise<Claims> {
  const { kid, payload } = parseToken(token);
  const keys: PublicJwk[] = [];
  for (const key of Array.isArray(trusted) ? trusted : [trusted]) {
    keys.push(await checkPublicKey(key));
  }
  const key = keys.find((k) => k.kid === kid);
  if (!key) {
    throw new TokenRefused(
      "key-unknown",
      `no trusted key has signed this token (its kid is ${kid})`,
      "give the signer's public key, from a source you trust, with --key",
    );
  }
  await checkSignature(token as string, key);
  return readClaims(payload);
}

async function checkSignature(token: string, key: PublicJwk): Promise<void> {
  try {
    const imported = await importJWK({ kty: key.kty, crv: key.crv, x: key.x }, "EdDSA");
    await compactVerify(token, imported, { algorithms: ["EdDSA"] });
  } catch (cause) {
    throw new TokenRefused("signature", "the signature is not valid", undefined, cause);
  }
}

function readClaims(payload: unknown): Claims {
  const v = typeof payload === "object" && payload !== null && "v" in payload ? payload.v : null;
  if (v !== TOKEN_VERSION && Number.isInteger(v)) {
    throw new TokenRefused(
      "version",
      `the token is of version ${v}, this evalmark reads version ${TOKEN_VERSION}`,
      "verify it with an evalmark of its time, or ask the signer to sign again",
    );
  }
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw new TokenRefused("schema", schemaFault(claims.error));
  return claims.data;
}

/** Decodes a part: UTF-8, JSON, and spelled as RFC 8785 spells its value. */
function canonicalText(part: string, name: string): { text: string; value: unknown } {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const text = decoder.decode(Buffer.from(part, "base64url"));
    const value: unknown = JSON.parse(text);
    if (canonicalJson(value) === text) return { text, value };
  } catch (cause) {
    throw new TokenRefused("canonical", `the ${name} is not canonical JSON`, undefined, cause);
  }
  throw new TokenRefused("canonical", `the ${name} is not canonical JSON`);
}
