/**
 * One disclosed sample: its leaf, where it stands under the signed root, and what opens some of
 * its fields. It needs no log and no dataset to be checked, and opens nothing else.
 */
import { z } from "zod";
import { VERDICT_CODES } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import type { Claims } from "./claims.ts";
import { count, digest, uuid8 } from "./fields.ts";
import { leafHash, verifyInclusion } from "./merkle.ts";
import { schemaFault } from "./schema.ts";
import { close, FIELDS, type Field } from "./seal.ts";

const opened = z.strictObject({ open: digest, text: z.string() }).optional();

/** A leaf, as leaf.ts makes it. */
export const leafSchema = z.strictObject({
  ans: digest.nullable(),
  cut: z.boolean(),
  epoch: count,
  error: z.boolean(),
  id: digest,
  in: digest,
  isAnswer: z.boolean(),
  jdg: digest.nullable(),
  out: digest,
  rule: z.string().nullable(),
  score: z.tuple([z.string().regex(/^\d+$/), z.string().regex(/^[1-9]\d*$/)]),
  stop: z.array(z.string()).nullable(),
  stopReason: z.string().nullable(),
  tgt: digest,
  verdict: z.enum(VERDICT_CODES),
});
export type Leaf = z.infer<typeof leafSchema>;

export const proofSchema = z.strictObject({
  evalmark: z.literal("sample"),
  v: z.literal(1),
  /** The `jti` of the token. */
  token: uuid8,
  /** How many leaves the maker says there are: compared with the token, never used. */
  n: count.min(1),
  index: count,
  leaf: leafSchema,
  /** Siblings up to the root, nearest first. */
  path: z.array(digest).max(53),
  /** What opens a field, 32 bytes, and the field's bytes as text. */
  fields: z.strictObject(
    Object.fromEntries(FIELDS.map((f) => [f, opened])) as Record<Field, typeof opened>,
  ),
});
export type Proof = z.infer<typeof proofSchema>;

export const PROOF_FAULTS = {
  E_PROOF: "it is no proof of a sample",
  E_PROOF_TOKEN: "it is of another token",
  E_PROOF_N: "it names another number of samples than the token",
  E_PROOF_ROOT: "the sample is not under the signed root",
  E_PROOF_FIELD: "a field is not the signed one",
} as const;
export type ProofFault = keyof typeof PROOF_FAULTS;

/** A proof that is refused; `fault` says which rule. */
export class ProofRefused extends EvalmarkError {
  override readonly fault: ProofFault;

  constructor(fault: ProofFault, what?: string) {
    super("ERR_REJECTED", what ? `${PROOF_FAULTS[fault]}: ${what}` : PROOF_FAULTS[fault]);
    this.fault = fault;
  }
}

/** A sample as its proof shows it. Texts of fields that stay closed are missing. */
export interface Disclosed {
  leaf: Leaf;
  index: number;
  texts: Partial<Record<Field, string>>;
}

/**
 * Checks a proof, as JSON gave it, against the claims of a token that was opened with a trusted
 * key. `n` is the token's: RFC 9162 proofs hold under many sizes. Throws ProofRefused.
 */
export function verifyProof(data: unknown, claims: Claims): Disclosed {
  const parsed = proofSchema.safeParse(data);
  if (!parsed.success) throw new ProofRefused("E_PROOF", schemaFault(parsed.error));
  const { fields, index, leaf, n, path, token } = parsed.data;
  if (token !== claims.jti) throw new ProofRefused("E_PROOF_TOKEN", `${token}, not ${claims.jti}`);
  const { samples } = claims.run;
  if (n !== samples.n) throw new ProofRefused("E_PROOF_N", `${n}, signed are ${samples.n}`);
  const bytes = (text: string) => Buffer.from(text, "base64url");
  const hash = leafHash(canonicalJson(leaf));
  if (!verifyInclusion(hash, index, samples.n, path.map(bytes), bytes(samples.root))) {
    throw new ProofRefused("E_PROOF_ROOT");
  }
  const texts: Disclosed["texts"] = {};
  for (const field of FIELDS) {
    const one = fields[field];
    if (!one) continue;
    // A lone surrogate would be hashed as another character.
    if (/\p{Surrogate}/u.test(one.text) || close(bytes(one.open), one.text) !== leaf[field]) {
      throw new ProofRefused("E_PROOF_FIELD", field);
    }
    texts[field] = one.text;
  }
  if (texts.id === undefined) throw new ProofRefused("E_PROOF", "it does not say of which sample");
  return { leaf, index, texts };
}
