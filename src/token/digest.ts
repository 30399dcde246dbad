/** SHA-256 as tokens write it: 43 characters of base64url. Files and users see hex. */
import * as crypto from "node:crypto";
import { EvalmarkError } from "../errors.ts";

/** In one call, without an object for the collector; Node has it since 20.12. */
const { hash: whole } = crypto as { hash?: typeof crypto.hash };

/** SHA-256 of the parts joined. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  if (whole) {
    const data = parts.length === 1 ? parts[0]! : Buffer.concat(parts.map(bytesOf));
    return whole("sha256", data, "buffer");
  }
  const hash = crypto.createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const bytesOf = (part: Uint8Array | string) =>
  typeof part === "string" ? Buffer.from(part) : part;

/** 64 hex characters as base64url. Throws ERR_FORMAT for anything else. */
export function digestOfHex(hex: string): string {
  if (!/^[0-9a-f]{64}$/.test(hex)) {
    throw new EvalmarkError("ERR_FORMAT", `not a SHA-256 in lower-case hex: ${hex.slice(0, 80)}`);
  }
  return Buffer.from(hex, "hex").toString("base64url");
}

/** A token's digest as 64 hex characters. */
export function hexOfDigest(digest: string): string {
  return Buffer.from(digest, "base64url").toString("hex");
}

/** True where the text is base64url without padding and is the only spelling of its bytes. */
export function isBase64url(text: string): boolean {
  return /^[\w-]*$/.test(text) && Buffer.from(text, "base64url").toString("base64url") === text;
}
