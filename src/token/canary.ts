/** Canary strings as claims hold them: which were looked for, without giving them away. */
import { z } from "zod";
import { canonicalJson } from "../json/jcs.ts";
import { sha256 } from "./digest.ts";
import { count, digest } from "./fields.ts";

/** More are named together, by one digest. */
const MOST = 16;

export const canarySchema = z.strictObject({
  /** How many strings were looked for. */
  n: count.min(1),
  /**
   * Each string's SHA-256 and in how many outputs it stands, in the order of the digests; of more
   * than 16 the digest of the canonical JSON of their sorted digests.
   */
  strings: z.union([
    z
      .array(z.tuple([digest, count]))
      .min(1)
      .max(MOST),
    z.string().regex(/^sha256:[\w-]{43}$/),
  ]),
  /** Outputs that hold one or more of them. */
  found: count,
});
export type ClaimedCanary = z.infer<typeof canarySchema>;

/** What was looked for and found: strings as they are, each once. */
export interface CanaryCount {
  strings: readonly string[];
  /** In how many outputs each stands. */
  each: readonly number[];
  /** Outputs that hold one or more. */
  found: number;
}

export function claimedCanary(count: CanaryCount): ClaimedCanary {
  const pairs = canaryPairs(count);
  const strings = pairs.length <= MOST ? pairs : canaryNames(pairs);
  return { n: pairs.length, strings, found: count.found };
}

/** Digest of each string and in how many outputs it stands, in the order of the digests. */
export function canaryPairs({ each, strings }: CanaryCount): [string, number][] {
  return strings
    .map((text, i): [string, number] => [sha256(text).toString("base64url"), each[i]!])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One digest for all of them, as claims name more than 16. */
export function canaryNames(pairs: readonly (readonly [string, number])[]): string {
  const names = canonicalJson(pairs.map(([name]) => name));
  return `sha256:${sha256(names).toString("base64url")}`;
}

/** Why the numbers can't be; null where they can. `outputs`: how many there are. */
export function canaryContradiction(canary: ClaimedCanary, outputs: number): string | null {
  const { found, n, strings } = canary;
  if (found > outputs) return `${found} samples with a canary of ${outputs}`;
  if (typeof strings === "string") {
    return n > MOST ? null : `${n} canary strings are named one by one`;
  }
  if (n !== strings.length) return `${n} canary strings, ${strings.length} are named`;
  if (strings.some(([name], i) => i > 0 && strings[i - 1]![0] >= name)) {
    return "the canary strings are not in the order of their digests";
  }
  const most = Math.max(...strings.map(([, each]) => each));
  const all = strings.reduce((sum, [, each]) => sum + each, 0);
  return found >= most && found <= all ? null : `${found} samples with a canary of ${all}`;
}
