/** DSSE envelopes (secure-systems-lab/dsse, envelope.md and protocol.md), signed with Ed25519. */
import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { EvalmarkError } from "../errors.ts";
import type { PrivateJwk } from "../token/index.ts";

export interface Envelope {
  payloadType: string;
  /** Standard base64, with padding, as the signature. */
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

/**
 * What is signed: "DSSEv1 <length> <type> <length> <body>", lengths in bytes as decimal digits. So
 * bytes signed as one type can't be shown as another.
 */
export function preAuthEncoding(type: string, body: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `;
  return Buffer.concat([Buffer.from(head), body]);
}

/**
 * An envelope around `body`. `keyid` is the key's RFC 7638 thumbprint. Ed25519 has no randomness:
 * the same body under the same key is the same envelope. Throws ERR_REFUSED for a key whose parts
 * don't belong together.
 */
export function seal(type: string, body: Uint8Array, key: PrivateJwk): Envelope {
  const { kid, ...jwk } = key;
  const { d: _, ...open } = jwk;
  const message = preAuthEncoding(type, body);
  const sig = sign(null, message, createPrivateKey({ key: { ...jwk }, format: "jwk" }));
  if (!verify(null, message, createPublicKey({ key: { ...open }, format: "jwk" }), sig)) {
    throw new EvalmarkError("ERR_REFUSED", "not signed: d and x of the key are of two keys");
  }
  return {
    payloadType: type,
    payload: Buffer.from(body).toString("base64"),
    signatures: [{ keyid: kid, sig: sig.toString("base64") }],
  };
}
