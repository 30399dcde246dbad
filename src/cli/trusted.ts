/** Whom a command trusts: `--key`, or the user's own store; and what those have signed. */
import { EvalmarkError } from "../errors.ts";
import { type Claims, contradiction, openToken, parseToken } from "../token/index.ts";
import {
  currentTrust,
  isRemote,
  judgeKey,
  keyMaterial,
  type Material,
  trustedKeys,
} from "../trust/index.ts";
import { expecting } from "./mixed-up.ts";

/** Seconds by which a signer's clock may run ahead of ours. */
const SKEW = 300;

export interface TrustGiven {
  key?: string[];
  offline?: boolean;
}

/** Of --key a trust store of one; else the user's own, read again where that can be. */
export async function trusted(
  { key, offline = false }: TrustGiven,
  now: number,
): Promise<Material[]> {
  const remote = offline ? key?.find(isRemote) : undefined;
  if (remote !== undefined) {
    throw new EvalmarkError("ERR_USAGE", "--offline: this key is not on this machine", {
      place: { file: remote },
      cure: "leave out --offline, or trust it beforehand: evalmark trust add",
    });
  }
  if (!key) return currentTrust({ now, offline });
  return Promise.all(
    key.map((file) => expecting(["public key", "keys"], file, () => keyMaterial(file, now))),
  );
}

/**
 * The claims of a token that a trusted key may have signed: by its time, its issuer, revocations, as
 * `verify` has it. Throws TokenRefused, and ERR_REJECTED with the code of verify.
 */
export async function openTrusted(token: unknown, given: TrustGiven): Promise<Claims> {
  const now = Math.floor(Date.now() / 1000);
  const trust = await trusted(given, now);
  const claims = await openToken(token, trustedKeys(trust));
  const rejected = (fault: string, why: string) =>
    new EvalmarkError("ERR_REJECTED", `${fault}: ${why}`, {
      fault,
      cure: "evalmark verify says what differs",
    });
  const judged = judgeKey(claims, parseToken(token).kid, trust);
  if ("code" in judged) {
    const { code, expected, found, note } = judged;
    throw rejected(code, note ?? `expected ${expected}, found ${found}`);
  }
  if (claims.iat > now + SKEW) throw rejected("E_TIME_FUTURE", "the token is dated in the future");
  const wrong = contradiction(claims);
  if (wrong) throw rejected(wrong.code, wrong.why);
  return claims;
}
