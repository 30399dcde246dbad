/** The two axes of an answer: who has published the number, and what of it was checked. */
import { EXIT } from "../errors.ts";
import type { Signer } from "../trust/index.ts";
import type { Checked, Placement, Publisher } from "./types.ts";

/**
 * A trusted signer stands for an entry only where it is what he signed; else it is by whoever put
 * it where it was found, and where that isn't known, by nobody known.
 */
export function publisherOf(
  exit: number,
  signer: Signer | null,
  placement: Placement | null,
): Publisher {
  const where = placement?.where ?? null;
  if (signer && exit !== EXIT.rejected && exit !== EXIT.noTrustedSigner) {
    return { kind: "verified signer", ...signer, where };
  }
  const none = { kid: null, iss: null, sources: [], where };
  if (placement === null) return { kind: "unknown", ...none };
  if (placement.merged) return { kind: "self-reported", ...none };
  return { kind: "community pull request", ...none };
}

/** What was checked, in the words that claim no more. */
export function checkedOf(exit: number, scored: { samples: number; of: number } | null): Checked {
  const none = { samples: 0, of: 0 };
  if (exit === EXIT.rejected) return { kind: "rejected", ...none };
  if (exit === EXIT.stale) return { kind: "stale", ...(scored ?? none) };
  if (exit === EXIT.cannotCheck) return { kind: "cannot check", ...none };
  if (exit === EXIT.noTrustedSigner) return { kind: "nothing", ...none };
  return scored ? { kind: "re-scored", ...scored } : { kind: "signature only", ...none };
}
