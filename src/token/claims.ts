/**
 * What a token of version 1 says. The schema is closed and every member is required: one that is
 * not listed makes the token invalid, and what the signer did not know is null. So nothing in it
 * can look signed without having been checked, and nothing can be left out unseen.
 */
import { z } from "zod";
import { OUTCOMES } from "../result/index.ts";
import { canarySchema } from "./canary.ts";
import {
  commit,
  count,
  digest,
  hubId,
  integer,
  issuer,
  scorer,
  time,
  uuid8,
  words,
} from "./fields.ts";
import { taskSchema } from "./task.ts";

/** The version this package signs and reads. */
export const TOKEN_VERSION = 1;

const counts = Object.fromEntries(OUTCOMES.map((o) => [o, count])) as Record<
  (typeof OUTCOMES)[number],
  typeof count
>;

/** The model: null where neither commit nor weights were given. */
export const modelSchema = z.strictObject({
  id: hubId,
  revision: commit.nullable(),
  /** Digest of the weights by the content of files (src/model/). */
  weights: digest.nullable(),
});

export const datasetSchema = z.strictObject({
  id: hubId,
  revision: commit.nullable(),
  /** Of the eval.yaml's task. */
  config: words(200),
  split: words(200),
  task: words(200),
  /** Rows of the dataset, and the root over them (src/dataset/); both null without the rows. */
  rows: count.min(1).nullable(),
  root: digest.nullable(),
});

export const claimsSchema = z.strictObject({
  v: z.literal(TOKEN_VERSION),
  iss: issuer.nullable(),
  iat: time,
  /** Made of all other claims (jti.ts). */
  jti: uuid8,
  model: modelSchema,
  dataset: datasetSchema,
  result: z.strictObject({
    /** The published number: scale * k / n, rounded to `decimals` places, half to even. */
    value: z.number(),
    scale: z.enum(["percent", "fraction"]),
    decimals: z.number().int().min(0).max(10),
    /** Numerator and denominator of value * n, reduced. */
    k: z.tuple([integer, integer]),
    n: count.min(1),
    rows: count.min(1),
    epochs: count.min(1),
    reducer: words(40),
    errors: z.enum(["wrong", "exclude"]),
    counts: z.strictObject(counts),
  }),
  /** The eval.yaml: digest of its raw bytes, and the task in normal form, so that a change of it can be told. */
  spec: z.strictObject({ raw: digest, task: taskSchema }),
  core: z.strictObject({ digest, abi: count }),
  /** The first scorer of the eval.yaml's task, as written there, and the one that was used. */
  scorer: z.strictObject({ declared: scorer, used: scorer }),
  run: z.strictObject({
    /** "inspect_ai 0.3.285". */
    harness: words(200).nullable(),
    /** Digest of the canonical JSON of what the log says of generation (LogHeader.settings). */
    settings: digest.nullable(),
    /** Digests of the raw log file and of the results file beside it, where one was read. */
    logs: z.array(digest).min(1).max(8),
    /**
     * Of a log with several answers to each question the one that was scored: a filter of lm-eval,
     * the index of promptfoo's prompt and provider.
     */
    filter: words(200).nullable(),
    /** How many samples the log has, and the RFC 9162 root over them (leaf.ts, leaves.ts). */
    samples: z.strictObject({ n: count.min(1), root: digest }),
    /** SHA-256 of a plan that was signed before the run (plan.ts). */
    plan: digest.nullable(),
  }),
  /**
   * The model that graded in the log, where one did: the scorer as the log declares it, the models
   * that answered, and how many samples have a transcript. The transcripts are in the leaves.
   */
  judge: z.strictObject({ scorer, models: z.array(words(200)).max(16), n: count }).nullable(),
  /** Canary strings that were looked for, and samples whose output holds one; null: none were. */
  canary: canarySchema.nullable(),
  /** The entry's notes. */
  notes: words(1000).nullable(),
});

export type Claims = z.infer<typeof claimsSchema>;
