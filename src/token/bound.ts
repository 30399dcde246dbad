/** What a token leaves open: the members that are null, in words. */
import type { Claims } from "./claims.ts";

/** Names of what the signer did not know or did not say, in the order of the claims. */
export function notBound(claims: Omit<Claims, "jti">): string[] {
  const { dataset, iss, model, run } = claims;
  const open: [unknown, string][] = [
    [iss, "issuer"],
    [model.revision, "model revision"],
    [model.weights, "model weights"],
    [dataset.revision, "dataset revision"],
    [dataset.root, "dataset rows"],
    [run.harness, "harness"],
    [run.settings, "generation settings"],
    [run.plan, "plan"],
  ];
  return open.filter(([value]) => value === null).map(([, name]) => name);
}
