/** The next version of a key file: keys added, keys and tokens withdrawn. Nothing is taken out. */
import { EvalmarkError } from "../errors.ts";
import type { PublicJwk } from "../token/index.ts";
import type { KeyEntry, KeyFile } from "./key-file.ts";

export interface KeyChanges {
  /** Keys to publish; their window begins at `nbf`, else now. */
  add: readonly PublicJwk[];
  iss?: string | undefined;
  nbf?: number | undefined;
  exp?: number | undefined;
  /** kid of a key to withdraw, and why. */
  revoke?: { kid: string; reason: "superseded" | "compromised" } | undefined;
  revokeTokens: readonly string[];
  /** Seconds since 1970. */
  now: number;
}

/**
 * The file after the changes, its version one higher; `before` is null for the first. The same
 * object comes back where nothing changes. Throws ERR_USAGE for a key that isn't there.
 */
export function nextKeyFile(before: KeyFile | null, changes: KeyChanges): KeyFile {
  const { add, exp, iss, nbf, now, revoke, revokeTokens } = changes;
  const keys: KeyEntry[] = before ? [...before.keys] : [];
  let changed = false;
  for (const { crv, kid, kty, x } of add) {
    if (keys.some((key) => key.kid === kid)) continue;
    const window = { nbf: nbf ?? now, ...(exp === undefined ? {} : { exp }) };
    keys.push({ kty, crv, x, kid, ...(iss === undefined ? {} : { iss }), ...window });
    changed = true;
  }
  if (revoke) {
    const at = keys.findIndex(({ kid }) => kid === revoke.kid);
    if (at < 0) {
      throw new EvalmarkError("ERR_USAGE", `the file has no key ${revoke.kid}`, {
        cure: "name a kid of the file",
      });
    }
    const key = keys[at]!;
    const graver = key.reason === "superseded" && revoke.reason === "compromised";
    if (key.reason === undefined || graver) {
      keys[at] = {
        ...key,
        revoked_at: Math.min(key.revoked_at ?? now, now),
        reason: revoke.reason,
      };
      changed = true;
    }
  }
  const revoked = [...new Set([...(before?.revoked ?? []), ...revokeTokens])].sort();
  changed ||= revoked.length > (before?.revoked.length ?? 0);
  if (keys.length === 0) {
    throw new EvalmarkError("ERR_USAGE", "a key file has at least one key", {
      cure: "--key KEY.pub (evalmark keygen)",
    });
  }
  if (before && !changed) return before;
  return { version: (before?.version ?? 0) + 1, updated: now, keys, revoked };
}
