/** A signed result as an aggregate record of Every Eval Ever 0.3.0. */
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import type { Summary } from "../result/index.ts";
import { type Claims, hexOfDigest, TOKEN_TYPE } from "../token/index.ts";
import {
  type EvalRecord,
  type RELATIONSHIPS,
  recordFault,
  SCHEMA_VERSION,
} from "./every-eval-ever-schema.ts";

/** What the token does not say. */
export interface About {
  /** Of the evaluator to the model. Default "other": nothing in a token says which. */
  relationship?: (typeof RELATIONSHIPS)[number] | undefined;
  /** The signed log, scored again: what it adds is said of it. Without it the record is a report. */
  log?: { summary: Summary; completedAt: string | null; settings: string | null } | undefined;
}

/**
 * The record. It holds the token as text, so that whoever has the record can verify it; nothing is
 * in it that changes from one export to the next. Throws ERR_REFUSED where it would not be a record.
 */
export function evalRecord(claims: Claims, token: string, about: About = {}): EvalRecord {
  const { dataset, model, run } = claims;
  const { log } = about;
  const retrieved = `${claims.iat}`;
  const record: EvalRecord = {
    schema_version: SCHEMA_VERSION,
    evaluation_id: `${dataset.id}/${dataset.task}/${model.id}/${retrieved}`,
    ...(log?.completedAt ? { evaluation_timestamp: log.completedAt } : {}),
    retrieved_timestamp: retrieved,
    source_metadata: {
      source_name: "evalmark",
      source_type: log ? "evaluation_run" : "documentation",
      source_organization_name: claims.iss ?? "unknown",
      evaluator_relationship: about.relationship ?? "other",
      additional_details: { token, token_type: TOKEN_TYPE, token_version: `${claims.v}` },
    },
    eval_library: {
      ...library(run.harness),
      additional_details: texts({
        log_sha256: run.logs.map(hexOfDigest).join(" "),
        samples: run.samples.n,
        samples_root: hexOfDigest(run.samples.root),
        filter: run.filter,
      }),
    },
    model_info: {
      name: model.id,
      id: model.id,
      developer: model.id.split("/")[0]!,
      additional_details: {
        deployment_type: "unknown",
        model_availability: "unknown",
        ...texts({
          revision: model.revision,
          weights_sha256: model.weights && hexOfDigest(model.weights),
        }),
      },
    },
    evaluation_results: [resultOf(claims, log)],
  };
  const fault = recordFault(record);
  if (fault === null) return record;
  throw new EvalmarkError("ERR_REFUSED", `no record of Every Eval Ever: ${fault}`);
}

function resultOf(claims: Claims, log: About["log"]): EvalRecord["evaluation_results"][number] {
  const { core, dataset, judge, result, scorer, spec } = claims;
  const most = result.scale === "percent" ? 100 : 1;
  const spread = log && uncertainty(log.summary, most);
  return {
    evaluation_result_id: claims.jti,
    evaluation_name: dataset.task,
    source_data: {
      dataset_name: dataset.id,
      source_type: "hf_dataset",
      hf_repo: dataset.id,
      hf_split: dataset.split,
      samples_number: result.rows,
      additional_details: texts({
        config: dataset.config,
        revision: dataset.revision,
        rows_root: dataset.root && hexOfDigest(dataset.root),
        eval_yaml_sha256: hexOfDigest(spec.raw),
      }),
    },
    metric_config: {
      metric_id: `evalmark.${scorer.used.name}`,
      metric_name: scorer.used.name,
      metric_unit: result.scale === "percent" ? "percent" : "proportion",
      lower_is_better: false,
      score_type: "continuous",
      min_score: 0,
      max_score: most,
      additional_details: texts({
        core_sha256: hexOfDigest(core.digest),
        options: canonicalJson(scorer.used.options),
        declared: canonicalJson(scorer.declared),
        judge: judge && canonicalJson(judge),
      }),
    },
    score_details: {
      score: result.value,
      details: texts({
        k: result.k.join("/"),
        ...{ n: result.n, epochs: result.epochs, reducer: result.reducer, errors: result.errors },
        counts: canonicalJson(result.counts),
        canary: claims.canary && canonicalJson(claims.canary),
        notes: claims.notes,
      }),
      ...(spread ? { uncertainty: spread } : {}),
    },
    ...(log?.settings
      ? { generation_config: { additional_details: { settings: log.settings } } }
      : {}),
  };
}

/** In the unit of the score. */
function uncertainty({ interval95, scoredRows, stderr }: Summary, most: number) {
  if (stderr === null || interval95 === null) return null;
  const [lower, upper] = interval95;
  return {
    standard_error: { value: stderr * most, method: "analytic" },
    confidence_interval: { lower: lower * most, upper: upper * most, confidence_level: 0.95 },
    num_samples: scoredRows,
  };
}

/** "inspect_ai 0.3.285" as name and version. */
function library(harness: string | null): { name: string; version: string } {
  const [, name, version] = /^(\S.*?)(?: (\S+))?$/.exec(harness ?? "") ?? [];
  return { name: name ?? "unknown", version: version ?? "unknown" };
}

/** Values of `additional_details` are strings; what is not known is left out. */
function texts(from: Record<string, string | number | null>): Record<string, string> {
  const known = Object.entries(from).filter(([, value]) => value !== null);
  return Object.fromEntries(known.map(([key, value]) => [key, `${value}`]));
}
