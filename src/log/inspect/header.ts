/** The header of an Inspect log (inspect_ai 0.3.285, log format 2), read tolerantly. */
import type { JsonValue } from "../../json/index.ts";
import { blankHeader } from "../blank.ts";
import {
  asCount,
  asList,
  asNumber,
  asRecord,
  asText,
  at,
  type Loose,
  withoutBigints,
} from "../loose.ts";
import { settingsText } from "../settings.ts";
import type { DeclaredScorer, HarnessMetric, LoggedScorer, LogHeader, SampleId } from "../types.ts";

/** LOG_SCHEMA_VERSION of inspect_ai 0.3.285 (log/_log.py); its absence stands for it there. */
const FORMAT_VERSION = 2;

/** What the samples need of the header. */
export interface InspectHeader {
  header: LogHeader;
  /** Stop sequences that the server was given, as UTF-8; null where there were none. */
  stop: Uint8Array[] | null;
}

/** `json`: header.json, the top level of a `.json` log, or a journal's start.json. */
export function readHeader(json: JsonValue, format: LogHeader["format"]): InspectHeader {
  const spec = at(json, "eval");
  const version = asText(at(spec, "packages", "inspect_ai"));
  const config = at(spec, "config");
  const reducer = asText(asList(at(config, "epochs_reducer"))[0]);
  const ids = sampleIds(at(spec, "dataset", "sample_ids"));
  const header: LogHeader = {
    ...blankHeader(format),
    harness: version === null ? "inspect_ai" : `inspect_ai ${version}`,
    model: asText(at(spec, "model")),
    task: asText(at(spec, "task")),
    dataset: asText(at(spec, "dataset", "name")),
    scorers: declaredScorers(json),
    solvers: asList(at(json, "plan", "steps")).map((s) => named(s, "solver", "params")),
    // Inspect's own default where none was given.
    epochs: asNumber(at(config, "epochs")) ?? 1,
    reducer: reducer ?? "mean",
    sampleIds: ids,
    rows: rows(at(spec, "dataset", "samples"), ids),
    startedAt: asText(at(json, "stats", "started_at")) || null,
    completedAt: asText(at(json, "stats", "completed_at")) || null,
    settings: settingsText({
      generate: at(spec, "model_generate_config"),
      model_args: at(spec, "model_args"),
      plan: at(json, "plan", "config"),
      solvers: at(json, "plan", "steps"),
      task_args: at(spec, "task_args"),
    }),
    metrics: metrics(json),
    doubts: doubts(json),
  };
  return { header, stop: stops(json) };
}

function doubts(json: JsonValue): string[] {
  const out: string[] = [];
  const version = at(json, "version") ?? FORMAT_VERSION;
  if (version !== FORMAT_VERSION) {
    const found = JSON.stringify(asText(version) ?? asNumber(version)).slice(0, 20);
    out.push(`log format ${found}, of which only ${FORMAT_VERSION} is known here`);
  }
  const status = asText(at(json, "status")) ?? "started";
  if (status !== "success") out.push(`status is ${status}`);
  if (at(json, "invalidated") === true) out.push("samples were invalidated");
  return out;
}

function sampleIds(value: Loose): SampleId[] | null {
  if (!Array.isArray(value)) return null;
  // There may be a million: they are not copied.
  const all = value.every((id) => typeof id === "string" || Number.isSafeInteger(id));
  return all ? (value as SampleId[]) : null;
}

/** `dataset.samples` counts all rows; with --limit or --sample-id, `sample_ids` lists fewer. */
function rows(value: Loose, ids: SampleId[] | null): number | null {
  const all = asCount(value);
  return all !== null && all >= (ids?.length ?? 0) ? all : null;
}

/** "match" for "inspect_ai/match"; names of other packages stay whole. */
export function plainName(name: string): string {
  return name.startsWith("inspect_ai/") ? name.slice("inspect_ai/".length) : name;
}

/** From eval.scorers; older logs have them in the results only. */
function declaredScorers(json: JsonValue): LoggedScorer[] {
  const declared = asList(at(json, "eval", "scorers")).map((s) => scorer(s, "name", "options"));
  const scored = asList(at(json, "results", "scores")).map((s) => scorer(s, "scorer", "params"));
  const out: LoggedScorer[] = [];
  const known = new Set<string>();
  for (const s of declared.length > 0 ? declared : scored) {
    const key = JSON.stringify(s);
    if (s.name !== "" && (declared.length > 0 || !known.has(key))) out.push(s);
    known.add(key);
  }
  return out;
}

/** Of our own package's scorers the core too, which they keep in their metadata. */
function scorer(value: JsonValue, name: string, options: string): LoggedScorer {
  const core = asText(at(value, "metadata", "evalmark", "core"));
  return { ...named(value, name, options), ...(core === null ? {} : { core }) };
}

function named(value: JsonValue, name: string, options: string): DeclaredScorer {
  const given = withoutBigints(asRecord(at(value, options))) as Record<string, unknown>;
  return { name: plainName(asText(at(value, name)) ?? ""), options: given };
}

function metrics(json: JsonValue): HarnessMetric[] {
  const out: HarnessMetric[] = [];
  for (const score of asList(at(json, "results", "scores"))) {
    for (const [key, metric] of Object.entries(asRecord(at(score, "metrics")))) {
      out.push({
        scorer: scoreName(asText(at(score, "name")) ?? "", asText(at(score, "scorer")) ?? ""),
        metric: asText(at(metric, "name")) ?? key,
        value: asNumber(at(metric, "value")),
        reducer: asText(at(score, "reducer")),
        scored: asNumber(at(score, "scored_samples")),
        unscored: asNumber(at(score, "unscored_samples")),
      });
    }
  }
  return out;
}

/**
 * The name under which samples have the score. A scorer used twice is "match" and "match1";
 * of a scorer whose values are dicts there is one entry for each key, which we name
 * "scorer/key", as in the samples.
 */
function scoreName(name: string, scorer: string): string {
  const own = plainName(scorer);
  if (own === "" || (name.startsWith(own) && /^\d*$/.test(name.slice(own.length)))) return name;
  return `${own}/${name}`;
}

/** Of the places that may name stops, the one nearest to the call wins. */
function stops(json: JsonValue): Uint8Array[] | null {
  const places = [
    ...asList(at(json, "plan", "steps")).map((step) => at(step, "params", "stop_seqs")),
    at(json, "plan", "config", "stop_seqs"),
    at(json, "eval", "model_generate_config", "stop_seqs"),
  ];
  const named = places.find((value) => Array.isArray(value) && value.length > 0);
  const texts = asList(named).filter((s) => typeof s === "string");
  return texts.length > 0 ? texts.map((s) => Buffer.from(s)) : null;
}
