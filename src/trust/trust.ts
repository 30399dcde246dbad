/** Whom a verifier trusts: keys with their windows and revocations, and where each comes from. */
import type { PublicJwk } from "../token/index.ts";
import type { KeyEntry, KeyFile } from "./key-file.ts";

/** A key file, or a bare key, that somebody chose to trust. */
export interface Material {
  /** The file or address, as it was named. */
  source: string;
  file: KeyFile;
  /** When it was last read from its source, seconds since 1970. */
  checked: number;
  /** Why the source's present file was refused; nothing of it, old or new, is then believed. */
  rollback: string | null;
  /** Why it could not be read again ("offline"), or null where it was. */
  unread: string | null;
}

/** A bare key: trusted for any time and issuer, until it is no longer given. */
export function bareKey(source: string, key: PublicJwk, now: number): Material {
  const { crv, kid, kty, x } = key;
  const entry: KeyEntry = { kty, crv, x, kid, nbf: 0 };
  const file: KeyFile = { version: 1, updated: now, keys: [entry], revoked: [] };
  return { source, file, checked: now, rollback: null, unread: null };
}

/** The public keys of all materials. */
export function trustedKeys(materials: readonly Material[]): KeyEntry[] {
  return materials.flatMap(({ file }) => file.keys);
}
