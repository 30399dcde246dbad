/** Whether a key may have signed what it has signed: windows, revocations, issuer (docs/threats.md). */
import type { Claims } from "../token/index.ts";
import type { KeyEntry } from "./key-file.ts";
import type { Material } from "./trust.ts";

export type KeyFault =
  | "E_KEY_WINDOW"
  | "E_KEY_REVOKED"
  | "E_TOKEN_REVOKED"
  | "E_ISSUER"
  | "E_KEYS_ROLLBACK";

export interface KeyVerdict {
  code: KeyFault;
  expected: string;
  found: string;
  note: string;
}

/** Who has signed, by the verifier's own trust material. */
export interface Signer {
  kid: string;
  /** The issuer that the trust material gives the key; null: it names none. */
  iss: string | null;
  /** Where the key comes from. */
  sources: string[];
}

/**
 * What is wrong with claims that the key `kid` has signed; else who it is. Several materials may
 * hold the key: a revocation in any of them counts, a window or an issuer must fit in one that
 * has no fault. At least one material holds the key.
 */
export function judgeKey(
  claims: Pick<Claims, "iat" | "iss" | "jti">,
  kid: string,
  materials: readonly Material[],
): KeyVerdict | Signer {
  const { iat, iss, jti } = claims;
  const holding = materials.flatMap((material) => {
    const key = material.file.keys.find((one) => one.kid === kid);
    return key ? [{ material, key }] : [];
  });
  const faults = holding.map(({ material, key }) => faultOf(material, key, iat, jti, iss));
  const grave = faults.find((fault) => fault && !MILD.has(fault.code));
  if (grave) return grave;
  const good = holding.filter((_, i) => faults[i] === null);
  if (good.length === 0) return faults[0]!;
  const named = good.find(({ key }) => key.iss !== undefined);
  return {
    kid,
    iss: named?.key.iss ?? null,
    sources: good.map(({ material }) => material.source),
  };
}

/** What another material may still make good. */
const MILD: ReadonlySet<KeyFault> = new Set(["E_KEY_WINDOW", "E_ISSUER"]);

function faultOf(
  { file, rollback, source }: Material,
  key: KeyEntry,
  iat: number,
  jti: string,
  iss: string | null,
): KeyVerdict | null {
  if (rollback !== null) {
    return {
      code: "E_KEYS_ROLLBACK",
      expected: `version ${file.version} of ${source}, or a later one`,
      found: rollback,
      note: "an older key file is served, which may bring back a withdrawn key",
    };
  }
  if (file.revoked.includes(jti)) {
    return {
      code: "E_TOKEN_REVOKED",
      expected: "a token that stands",
      found: jti,
      note: "the signer has withdrawn this token",
    };
  }
  if (key.reason !== undefined && (key.reason === "compromised" || iat >= key.revoked_at!)) {
    const when = show(key.revoked_at!);
    return {
      code: "E_KEY_REVOKED",
      expected: key.reason === "compromised" ? "a key nobody else has" : `a time before ${when}`,
      found: `${key.reason} ${when}; the token is of ${show(iat)}`,
      note:
        key.reason === "compromised"
          ? "the key was compromised: whoever has it can write any date"
          : "the key was superseded before the token was signed",
    };
  }
  if (iat < key.nbf || (key.exp !== undefined && iat >= key.exp)) {
    const end = key.exp === undefined ? "" : ` and before ${show(key.exp)}`;
    return {
      code: "E_KEY_WINDOW",
      expected: `a time from ${show(key.nbf)} on${end}`,
      found: show(iat),
      note: "the key did not sign at that time",
    };
  }
  if (key.iss !== undefined && iss !== null && key.iss !== iss) {
    return {
      code: "E_ISSUER",
      expected: key.iss,
      found: iss,
      note: "the key belongs to another issuer than the token names",
    };
  }
  return null;
}

function show(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}
