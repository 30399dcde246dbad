/**
 * A plan: what will be measured, signed before the run. A result that binds its digest was not
 * chosen afterwards among settings, scorers or datasets; and `seq` and `prev` chain the plans of
 * one signer, so that those without a result can be seen, where plans are published first. What
 * was run before the first plan, in private, no plan shows.
 */
import { z } from "zod";
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { type Claims, datasetSchema, modelSchema } from "./claims.ts";
import { sha256 } from "./digest.ts";
import { openSigned, signDocument } from "./envelope.ts";
import { count, digest, issuer, scorer, time } from "./fields.ts";
import type { PrivateJwk, PublicJwk } from "./keys.ts";
import { refusedBy, schemaFault } from "./schema.ts";
import { claimedTaskDigest } from "./task.ts";

export const PLAN_TYPE = "evalmark-plan+jwt";

/** Closed, every member required; null: the plan leaves it open. */
export const planSchema = z.strictObject({
  v: z.literal(1),
  iss: issuer.nullable(),
  iat: time,
  model: modelSchema,
  dataset: datasetSchema,
  /** Digest of the eval.yaml's task in normal form. */
  task: digest,
  core: z.strictObject({ digest, abi: count }),
  /** The scorer that will decide. */
  scorer,
  /** Digest of the settings of generation, as in `run.settings`. */
  settings: digest.nullable(),
  /** Samples: rows times epochs. */
  n: count.min(1).nullable(),
  seeds: z.array(count).max(64),
  /** 1, 2, ... among the plans of the signer for this model, dataset and task. */
  seq: count.min(1),
  /** Digest of the plan before; null for the first. */
  prev: digest.nullable(),
});
export type Plan = z.infer<typeof planSchema>;

/** SHA-256 of the plan as it is signed, base64url: what a token binds. */
export function planDigest(token: string): string {
  return sha256(token).toString("base64url");
}

/** Throws ERR_REFUSED where it breaks the schema. The same plan under the same key: the same bytes. */
export async function signPlan(plan: Plan, key: PrivateJwk): Promise<string> {
  const checked = planSchema.safeParse(plan);
  if (checked.success && (plan.seq === 1) === (plan.prev === null)) {
    return signDocument(plan, key, PLAN_TYPE);
  }
  const why = checked.success ? "the first plan has none before it" : schemaFault(checked.error);
  throw new EvalmarkError("ERR_REFUSED", `not signed: ${why}`);
}

/** A plan that one of the trusted keys has signed, and that key. Throws TokenRefused. */
export async function openPlan(
  token: unknown,
  trusted: unknown,
): Promise<{ plan: Plan; key: PublicJwk }> {
  const { payload, key } = await openSigned(token, trusted, PLAN_TYPE);
  const plan = planSchema.safeParse(payload);
  if (!plan.success) throw refusedBy(plan.error);
  return { plan: plan.data, key };
}

/** The first thing in which a result is not what was planned, in words; null where it is. */
export function planMismatch(plan: Plan, claims: Omit<Claims, "jti">): string | null {
  const { dataset, model, result, run } = claims;
  const pairs: [string, unknown, unknown][] = [
    ["issuer", plan.iss, claims.iss],
    ["model", plan.model.id, model.id],
    ["model revision", plan.model.revision, model.revision],
    ["weights", plan.model.weights, model.weights],
    ...(Object.keys(plan.dataset) as (keyof Plan["dataset"])[]).map(
      (key): [string, unknown, unknown] => [`dataset ${key}`, plan.dataset[key], dataset[key]],
    ),
    ["task", plan.task, claimedTaskDigest(claims.spec.task)],
    ["core", plan.core, claims.core],
    ["scorer", plan.scorer, claims.scorer.used],
    ["settings", plan.settings, run.settings],
    ["n", plan.n, result.rows * result.epochs],
  ];
  for (const [name, planned, found] of pairs) {
    if (planned === null || canonicalJson(planned) === canonicalJson(found)) continue;
    return `${name}: planned ${canonicalJson(planned)}, found ${canonicalJson(found)}`;
  }
  return plan.iat <= claims.iat ? null : "the plan is later than the result";
}
