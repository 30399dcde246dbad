/**
 * What an aggregate record of Every Eval Ever 0.3.0 (evaleval/every_eval_ever, eval.schema.json)
 * must hold, as far as we write it: every member that their schema requires, the closed lists of
 * words, and the bounds that a continuous metric needs. Stricter than theirs: no other members.
 */
import { z } from "zod";

export const SCHEMA_VERSION = "0.3.0";

const text = z.string().min(1);
const details = z.record(z.string(), z.string());
const finite = z.number();

export const RELATIONSHIPS = ["first_party", "third_party", "collaborative", "other"] as const;

const source = z.strictObject({
  source_name: text,
  source_type: z.enum(["documentation", "evaluation_run"]),
  source_organization_name: text,
  evaluator_relationship: z.enum(RELATIONSHIPS),
  additional_details: details,
});

const model = z.strictObject({
  name: text,
  id: text,
  developer: text,
  additional_details: z
    .object({
      deployment_type: z.enum(["self_deployed", "externally_managed", "unknown"]),
      model_availability: z.enum(["open_weights", "closed_weights", "unknown"]),
    })
    .catchall(z.string()),
});

const metric = z.strictObject({
  metric_id: text,
  metric_name: text,
  metric_unit: z.enum(["percent", "proportion"]),
  lower_is_better: z.boolean(),
  score_type: z.literal("continuous"),
  min_score: finite,
  max_score: finite,
  additional_details: details,
});

const uncertainty = z.strictObject({
  standard_error: z.strictObject({ value: finite, method: text }),
  confidence_interval: z.strictObject({
    lower: finite,
    upper: finite,
    confidence_level: z.number().min(0).max(1),
  }),
  num_samples: z.number().int().min(1),
});

const result = z.strictObject({
  evaluation_result_id: text,
  evaluation_name: text,
  source_data: z.strictObject({
    dataset_name: text,
    source_type: z.literal("hf_dataset"),
    hf_repo: text,
    hf_split: text,
    samples_number: z.number().int().min(1),
    additional_details: details,
  }),
  metric_config: metric,
  score_details: z.strictObject({
    score: finite,
    details,
    uncertainty: uncertainty.optional(),
  }),
  generation_config: z.strictObject({ additional_details: details }).optional(),
});

export const recordSchema = z.strictObject({
  schema_version: z.literal(SCHEMA_VERSION),
  evaluation_id: text,
  evaluation_timestamp: text.optional(),
  /** Seconds since 1970, as text. */
  retrieved_timestamp: z.string().regex(/^\d+$/),
  source_metadata: source,
  eval_library: z.strictObject({ name: text, version: text, additional_details: details }),
  model_info: model,
  evaluation_results: z.array(result).min(1),
});

export type EvalRecord = z.infer<typeof recordSchema>;

/** The first thing that is wrong with a record; null where it is one. */
export function recordFault(record: unknown): string | null {
  const read = recordSchema.safeParse(record);
  const [issue] = read.error?.issues ?? [];
  if (issue) return `${issue.path.join(".")}: ${issue.message}`;
  for (const { metric_config, score_details } of read.data!.evaluation_results) {
    const { max_score, min_score } = metric_config;
    const { score } = score_details;
    if (score < min_score || score > max_score) return `score: ${score} is out of bounds`;
  }
  return null;
}
