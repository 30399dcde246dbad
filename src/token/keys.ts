/** Ed25519 keys as JSON Web Keys (RFC 8037): made, written, read, and checked strictly. */
import { createPrivateKey, createPublicKey } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { isBase64url } from "./digest.ts";
import { TokenRefused } from "./faults.ts";
import { isCanonicalPoint, isSmallOrder } from "./points.ts";

export interface PublicJwk {
  kty: "OKP";
  crv: "Ed25519";
  /** The public key, 32 bytes, base64url. */
  x: string;
  /** RFC 7638 thumbprint, SHA-256, base64url. */
  kid: string;
}

export interface PrivateJwk extends PublicJwk {
  /** The private seed, 32 bytes, base64url. */
  d: string;
}

/** A new key pair. Its names are in the keys: `kid` is the thumbprint. */
export async function generateKeys(): Promise<{ privateJwk: PrivateJwk; publicJwk: PublicJwk }> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const { d, x } = await exportJWK(pair.privateKey);
  const publicJwk = await checkPublicKey({ kty: "OKP", crv: "Ed25519", x });
  return { publicJwk, privateJwk: { ...publicJwk, d: d! } };
}

/** The text of a key file: one line of canonical JSON. */
export function keyText(key: PublicJwk | PrivateJwk): string {
  return `${canonicalJson(key)}\n`;
}

/**
 * A public key as the verifier may trust it: OKP, Ed25519, 32 canonical bytes that are not of
 * small order (under such a key one constant signature fits every message), and a `kid`, where
 * there is one, that is the thumbprint. Other members are left out of the answer. Throws
 * TokenRefused "E_KEY_BAD".
 */
export async function checkPublicKey(key: unknown): Promise<PublicJwk> {
  const jwk = (typeof key === "object" && key !== null ? key : {}) as Record<string, unknown>;
  if (jwk.kty !== "OKP" || jwk.crv !== "Ed25519") throw bad("it is not an Ed25519 key (OKP)");
  if ("d" in jwk) throw bad("it is a private key", "give the .pub file that lies beside it");
  if (jwk.alg !== undefined && jwk.alg !== "EdDSA" && jwk.alg !== "Ed25519") {
    throw bad(`its alg is ${JSON.stringify(jwk.alg)}`);
  }
  // RFC 7517, 4.2 and 4.3: its owner says what it is for.
  const { key_ops: ops = ["verify"], use = "sig" } = jwk;
  if (use !== "sig" || !Array.isArray(ops) || !ops.includes("verify")) {
    throw bad("it is not meant for signatures (use, key_ops)");
  }
  const { x } = jwk;
  if (typeof x !== "string" || x.length !== 43 || !isBase64url(x)) throw bad("x is not 32 bytes");
  const point = Buffer.from(x, "base64url");
  if (!isCanonicalPoint(point)) throw bad("x is not in canonical form");
  if (isSmallOrder(point)) throw bad("x is a point of small order, which anyone can sign for");
  const kid = await calculateJwkThumbprint({ kty: "OKP", crv: "Ed25519", x }, "sha256");
  if (jwk.kid !== undefined && jwk.kid !== kid) throw bad("its kid is not its thumbprint");
  return { kty: "OKP", crv: "Ed25519", x, kid };
}

/** A public key from the text of its file. Throws ERR_FORMAT, or TokenRefused "E_KEY_BAD". */
export async function readPublicKey(text: string): Promise<PublicJwk> {
  return checkPublicKey(parseKey(text));
}

/** A private key from the text of its file. Throws ERR_FORMAT, or TokenRefused "E_KEY_BAD". */
export async function readPrivateKey(text: string): Promise<PrivateJwk> {
  const { d, key_ops: _, ...rest } = parseKey(text);
  if (typeof d !== "string") throw bad("it is not a private key", "give the file without .pub");
  const jwk = await checkPublicKey(rest);
  if (d.length !== 43 || !isBase64url(d)) throw bad("d is not 32 bytes");
  const { x } = createPublicKey(
    createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", d, x: jwk.x }, format: "jwk" }),
  ).export({ format: "jwk" });
  if (x !== jwk.x) throw bad("its public and private parts do not belong together");
  return { ...jwk, d };
}

function parseKey(text: string): Record<string, unknown> {
  let key: unknown;
  try {
    key = JSON.parse(text);
  } catch (cause) {
    throw notAKey(cause);
  }
  if (typeof key !== "object" || key === null || Array.isArray(key)) throw notAKey();
  return key as Record<string, unknown>;
}

function notAKey(cause?: unknown): EvalmarkError {
  return new EvalmarkError("ERR_FORMAT", "not a key: expected one JSON Web Key", {
    cure: "evalmark keygen --out KEY",
    cause,
  });
}

function bad(why: string, cure?: string): TokenRefused {
  return new TokenRefused("E_KEY_BAD", `the key can't be used: ${why}`, cure);
}
