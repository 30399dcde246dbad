/**
 * The header of a lighteval log: `results_<time>.json`, beside the details or where lighteval
 * puts it, OUT/results/MODEL for details in OUT/details/MODEL/TIME.
 */
import { dirname, resolve, sep } from "node:path";
import type { JsonValue } from "../../json/index.ts";
import { blankHeader } from "../blank.ts";
import { doubtLimit } from "../limited.ts";
import { asCount, asList, asNumber, asRecord, asText, at } from "../loose.ts";
import { settingsText } from "../settings.ts";
import { findSideFile, resultsIn, timeOf } from "../side-file.ts";
import type { HarnessMetric, LogHeader } from "../types.ts";

/** The header, and the digest of the results file it is from; null where there is none. */
export interface LightevalHeader {
  header: LogHeader;
  side: string | null;
}

/** `task`: "name|few-shots", as rows name it. */
export async function readResults(file: string, task: string | null): Promise<LightevalHeader> {
  const header = blankHeader("lighteval");
  header.harness = "lighteval";
  header.task = task;
  const time = timeOf(file);
  const folder = dirname(resolve(file));
  const parts = folder.split(sep);
  const details = parts.lastIndexOf("details");
  const candidates = await resultsIn(folder, time);
  if (details >= 0) {
    const model = parts.slice(details + 1, -1);
    const place = [...parts.slice(0, details), "results", ...model].join(sep);
    candidates.push(...(await resultsIn(place, time)));
  }
  const found = await findSideFile(
    candidates,
    time,
    (json) => task !== null && at(json, "config_tasks", task) !== undefined,
  );
  if (found === null || found === "several" || task === null) {
    const which = found === "several" ? "more than one results file fits" : "no results file fits";
    header.notes.push(`${which}: model and metrics are not known`);
    return { header, side: null };
  }
  fill(header, found.json, task);
  return { header, side: found.digest };
}

function fill(header: LogHeader, results: JsonValue, task: string): void {
  const general = at(results, "config_general");
  const config = at(results, "config_tasks", task);
  header.model =
    asText(at(general, "model_name")) ?? asText(at(general, "model_config", "model_name"));
  const repo = asText(at(config, "hf_repo"));
  const subset = asText(at(config, "hf_subset"));
  header.dataset = repo && subset && subset !== "default" ? `${repo} (${subset})` : repo;
  header.reducer = "mean";
  // -1 where lighteval did not count them.
  header.rows = asCount(at(config, "original_num_docs"));
  doubtLimit(header, "max_samples", at(general, "max_samples"));
  const docs = asCount(at(config, "effective_num_docs"));
  header.settings = settingsText({
    generation_size: at(config, "generation_size"),
    model: at(general, "model_config"),
    num_fewshots: at(config, "num_fewshots"),
    stop_sequence: at(config, "stop_sequence"),
  });
  header.metrics = metrics(results, config, task, docs);
  const truncated = asNumber(at(results, "summary_tasks", task, "truncated")) ?? 0;
  if (truncated > 0) header.notes.push(`the harness cut ${truncated} prompts to fit the model`);
}

function metrics(
  results: JsonValue,
  config: JsonValue | undefined,
  task: string,
  scored: number | null,
): HarnessMetric[] {
  const reducers = new Map(asList(at(config, "metrics")).flatMap(reducersOf));
  return Object.entries(asRecord(at(results, "results", task)))
    .filter(([name]) => !name.endsWith("_stderr"))
    .map(([name, value]) => ({
      scorer: name,
      metric: reducers.get(name) ?? "mean",
      value: asNumber(value),
      reducer: null,
      scored,
      unscored: null,
    }));
}

/** How each score of a metric is made of the samples': a group of them has lists of names. */
function reducersOf(metric: JsonValue): [name: string, reducer: string | null][] {
  const names = at(metric, "metric_name");
  const reducers = at(metric, "corpus_level_fn");
  return (Array.isArray(names) ? names : [names]).flatMap((name) => {
    const text = asText(name);
    return text === null ? [] : [[text, asText(reducers) ?? asText(at(reducers, text))]];
  });
}
