/**
 * Signed documents: compact JWS (RFC 7515) with EdDSA over canonical JSON, made and opened
 * strictly. jose takes signatures with padding, spaces or unused bits, and says nothing of
 * duplicate members; so whatever is not the one canonical spelling is refused before it is asked.
 * The first failure wins, cheap tests come first.
 */
import { CompactSign, compactVerify, importJWK } from "jose";
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { isBase64url } from "./digest.ts";
import { TokenRefused } from "./faults.ts";
import { checkPublicKey, type PrivateJwk, type PublicJwk } from "./keys.ts";

/** Characters of the longest document that is read or signed. */
export const MAX_TOKEN = 8192;

const SHAPE = /^[\w-]+\.[\w-]+\.[\w-]{86}$/;
const HEADER = /^\{"alg":"EdDSA","kid":"([\w-]{43})","typ":"([\w-]+\+jwt)"\}$/;

/** Header and payload of a document that is spelled as it must be; nothing is verified yet. */
export interface Parsed {
  /** RFC 7638 thumbprint of the key that is said to have signed. */
  kid: string;
  payload: unknown;
}

/**
 * Takes a document of this `typ` apart. Throws TokenRefused E_TOKEN_SIZE, E_TOKEN_SYNTAX,
 * E_TOKEN_NOT_CANONICAL or E_HEADER.
 */
export function parseSigned(token: unknown, typ: string): Parsed {
  if (typeof token !== "string") throw syntax("the token is not a string");
  if (token.length > MAX_TOKEN) {
    throw new TokenRefused("E_TOKEN_SIZE", `the token is longer than ${MAX_TOKEN} characters`);
  }
  // `$` would let a newline pass at the end of some engines' strings; not of ECMAScript's.
  if (!SHAPE.test(token)) throw syntax("the token is not a compact JWS");
  const parts = token.split(".");
  if (!parts.every(isBase64url)) throw syntax("the token is not in canonical base64url");
  const header = canonicalText(parts[0]!, "header");
  const payload = canonicalText(parts[1]!, "payload");
  const [, kid, found] = HEADER.exec(header.text) ?? [];
  if (!kid || found !== typ) {
    throw new TokenRefused("E_HEADER", `the header must be exactly alg EdDSA, kid, typ ${typ}`);
  }
  return { kid, payload: payload.value };
}

/**
 * The payload of a document that one of the trusted public keys has signed, and that key. Keys
 * are JSON Web Keys; a `kid` only selects among them by thumbprint. Throws TokenRefused.
 */
export async function openSigned(
  token: unknown,
  trusted: unknown,
  typ: string,
): Promise<{ payload: unknown; key: PublicJwk }> {
  const { kid, payload } = parseSigned(token, typ);
  const keys: PublicJwk[] = [];
  for (const key of Array.isArray(trusted) ? trusted : [trusted]) {
    keys.push(await checkPublicKey(key));
  }
  const key = keys.find((k) => k.kid === kid);
  if (!key) {
    throw new TokenRefused(
      "E_KEY_UNKNOWN",
      `no trusted key has signed this token (its kid is ${kid})`,
      "give the signer's public key, from a source you trust, with --key",
    );
  }
  try {
    const imported = await importJWK({ kty: key.kty, crv: key.crv, x: key.x }, "EdDSA");
    await compactVerify(token as string, imported, { algorithms: ["EdDSA"] });
  } catch (cause) {
    throw new TokenRefused("E_SIGNATURE", "the signature is not valid", undefined, cause);
  }
  return { payload, key };
}

/**
 * Signs plain data as a document of this `typ`. Header and payload are RFC 8785 bytes and Ed25519
 * has no randomness: the same data under the same key is the same document. Throws ERR_REFUSED
 * where it would be too long.
 */
export async function signDocument(data: object, key: PrivateJwk, typ: string): Promise<string> {
  const payload = new TextEncoder().encode(canonicalJson(data));
  const token = await new CompactSign(payload)
    .setProtectedHeader({ alg: "EdDSA", kid: key.kid, typ })
    .sign(await importJWK({ kty: key.kty, crv: key.crv, d: key.d, x: key.x }, "EdDSA"));
  if (token.length > MAX_TOKEN) {
    const why = `the token would have ${token.length} characters, ${MAX_TOKEN} are allowed`;
    throw new EvalmarkError("ERR_REFUSED", `not signed: ${why}`);
  }
  // What was signed must open: a key whose parts do not fit would make a token that never does.
  const { d: _, ...publicJwk } = key;
  await openSigned(token, publicJwk, typ);
  return token;
}

/** Decodes a part: UTF-8, JSON, and spelled as RFC 8785 spells its value. */
function canonicalText(part: string, name: string): { text: string; value: unknown } {
  const what = `the ${name} is not canonical JSON`;
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const text = decoder.decode(Buffer.from(part, "base64url"));
    const value: unknown = JSON.parse(text);
    if (canonicalJson(value) === text) return { text, value };
  } catch (cause) {
    throw new TokenRefused("E_TOKEN_NOT_CANONICAL", what, undefined, cause);
  }
  throw new TokenRefused("E_TOKEN_NOT_CANONICAL", what);
}

function syntax(why: string): TokenRefused {
  return new TokenRefused("E_TOKEN_SYNTAX", why);
}
