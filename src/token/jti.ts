/** The name of a token: made of what it claims, so that the same claims have the same name. */
import { canonicalJson } from "../json/jcs.ts";
import { sha256 } from "./digest.ts";

/**
 * UUIDv8 (RFC 9562, 5.8) out of SHA-256 of the claims' canonical JSON, without a `jti` they may
 * have: its first 16 bytes, with the version and variant bits set.
 */
export function jtiOf(claims: object): string {
  const { jti: _, ...rest } = claims as { jti?: unknown };
  const bytes = sha256("evalmark/v1/jti\0", canonicalJson(rest)).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
