/** Signers and key files to trust, at times of our own. */
import { generateKeys, type PublicJwk } from "../../src/token/index.ts";
import { type KeyFile, type Material, nextKeyFile } from "../../src/trust/index.ts";

export const DAY = 86_400;
export const NOW = 1_770_000_000;

export const keyPair = generateKeys;

/** A first file with one key, whose window begins at `nbf`. */
export function fileOf(key: PublicJwk, more: Partial<KeyFile["keys"][number]> = {}): KeyFile {
  const file = nextKeyFile(null, {
    add: [key],
    iss: "hf:acme",
    nbf: NOW - 100 * DAY,
    revokeTokens: [],
    now: NOW - 100 * DAY,
  });
  return { ...file, keys: [{ ...file.keys[0]!, ...more }] };
}

export const material = (file: KeyFile, source = "keys.json"): Material => ({
  source,
  file,
  checked: NOW,
  rollback: null,
  unread: null,
});
