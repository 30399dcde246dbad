/** Whether a key file may take the place of the one that was seen before (TUF's rollback rule). */
import { canonicalJson } from "../json/jcs.ts";
import type { KeyFile } from "./key-file.ts";

/**
 * Why `next` can't follow `seen`; null where it can. A version only grows, one version is one
 * file, and what was withdrawn stays so: whoever can serve a file may not bring a key back.
 */
export function rollback(seen: KeyFile, next: KeyFile): string | null {
  if (next.version < seen.version) {
    return `version ${next.version} is older than version ${seen.version}, which was seen before`;
  }
  if (next.version === seen.version) {
    if (canonicalJson(next) === canonicalJson(seen)) return null;
    return `version ${next.version} was seen before with another content`;
  }
  for (const key of seen.keys) {
    if (key.reason === undefined) continue;
    const now = next.keys.find(({ kid }) => kid === key.kid);
    // Left out it would be forgotten, and could come back with the version after.
    if (!now) return `the revocation of key ${key.kid} is left out`;
    const weaker = key.reason === "compromised" && now.reason !== "compromised";
    if (now.reason === undefined || weaker || now.revoked_at! > key.revoked_at!) {
      return `the revocation of key ${key.kid} is taken back`;
    }
  }
  const gone = seen.revoked.find((jti) => !next.revoked.includes(jti));
  return gone === undefined ? null : `the revocation of token ${gone} is taken back`;
}
