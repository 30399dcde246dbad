/** The header of an lm-eval log: `results_<time>.json`, which stands beside the samples. */
import { basename, dirname } from "node:path";
import type { JsonValue } from "../../json/index.ts";
import { blankHeader } from "../blank.ts";
import { doubtLimit } from "../limited.ts";
import { asCount, asList, asNumber, asRecord, asText, at } from "../loose.ts";
import { settingsText } from "../settings.ts";
import { findSideFile, resultsIn, timeOf } from "../side-file.ts";
import type { HarnessMetric, LogHeader } from "../types.ts";

/** What the samples need of the header. */
export interface LmEvalHeader {
  header: LogHeader;
  /** Did the harness cut texts at the stops? null where nobody says. */
  cut: boolean | null;
  /** The harness took the reasoning out of the texts. */
  stripped: boolean;
  /** Names of the task's filters; null where nobody says. */
  filters: string[] | null;
  /** Digest of the results file; null where none was read. */
  side: string | null;
}

/** Reads the results file beside the samples; without one, the header says so. */
export async function readResults(file: string): Promise<LmEvalHeader> {
  const header = blankHeader("lm-eval");
  header.harness = "lm_eval";
  const out: LmEvalHeader = { header, cut: null, stripped: false, filters: null, side: null };
  const unknown = "whether the harness cut the texts at their stops is not known";
  if (file === "-") {
    header.notes.push(`a stream has no results file beside it: ${unknown}`);
    return out;
  }
  const time = timeOf(file);
  const candidates = await resultsIn(dirname(file), time);
  const found = await findSideFile(candidates, time, (json) => taskOf(json, file) !== null);
  if (found === null || found === "several") {
    const which = found === null ? "no results file" : "more than one results file";
    header.notes.push(`${which} beside it: ${unknown}`);
    return out;
  }
  out.side = found.digest;
  fill(out, found.json, taskOf(found.json, file)!);
  return out;
}

/** The task whose name stands in the file's, the longest one; or the only one there is. */
function taskOf(results: JsonValue, file: string): string | null {
  const tasks = Object.keys(asRecord(at(results, "configs")));
  if (asRecord(at(results, "config")).model === undefined) return null;
  const name = samplesName(file);
  const named = tasks.filter(
    (task) => name.startsWith(task) && /^[_.]/.test(name.slice(task.length)),
  );
  named.sort((a, b) => b.length - a.length);
  return named[0] ?? (tasks.length === 1 && !/samples_/.test(file) ? tasks[0]! : null);
}

/** What stands behind "samples_" in the file's name, "" where nothing does. */
function samplesName(file: string): string {
  return /samples_(.*)$/s.exec(basename(file))?.[1] ?? "";
}

function fill(out: LmEvalHeader, results: JsonValue, task: string): void {
  const { header } = out;
  const config = at(results, "configs", task);
  const version = asText(at(results, "lm_eval_version"));
  const model = asText(at(results, "config", "model")) ?? "";
  const args = at(results, "config", "model_args");
  header.harness = version === null ? "lm_eval" : `lm_eval ${version}`;
  header.model = asText(at(results, "model_name")) || argument(args, "pretrained") || model;
  header.task = task;
  const dataset = asText(at(config, "dataset_path"));
  const subset = asText(at(config, "dataset_name"));
  header.dataset = dataset && subset ? `${dataset} (${subset})` : dataset;
  header.epochs = asNumber(at(config, "repeats"));
  header.reducer = "mean";
  header.sampleIds = sampleIds(results, task);
  header.rows = asCount(at(results, "n-samples", task, "original"));
  doubtLimit(header, "limit", at(results, "config", "limit"));
  header.completedAt = completedAt(results);
  const run = (key: string) => at(results, "config", key);
  header.settings = settingsText({
    chat_template: at(results, "chat_template"),
    fewshot_as_multiturn: at(results, "fewshot_as_multiturn"),
    gen_kwargs: run("gen_kwargs"),
    generation_kwargs: at(config, "generation_kwargs"),
    model: run("model"),
    model_args: args,
    num_fewshot: at(config, "num_fewshot"),
    seeds: run("random_seed"),
    system_instruction: at(results, "system_instruction"),
  });
  header.metrics = metrics(results, config, task);
  out.filters = asList(at(config, "filter_list")).map((f) => asText(at(f, "name")) ?? "");
  if (out.filters.length === 0) out.filters = ["none"];
  out.cut = cutsTexts(model);
  if (out.cut === null) header.notes.push(`model type "${model}": stops may be uncut`);
  out.stripped = Boolean(argument(args, "think_end_token"));
}

/** Model types of lm_eval 0.4.13 that cut the text themselves, where a stop stands in it. */
const CUTTING =
  /^(hf|hf-.*|huggingface|vllm|vllm-vlm|sglang|trtllm|mamba_ssm|steered|ipex|openvino|habana|nemo_lm|neuronx|megatron_lm|onnxruntime|onnxruntime-genai|winml)$/;
/** Those that pass the stops to a server and keep what it sends (openai_completions.py:224). */
const PASSING =
  /^(.*completions|anthropic-chat|litellm.*|gguf|ggml|textsynth|watsonx_llm|sglang-generate|dummy)$/;

function cutsTexts(model: string): boolean | null {
  if (CUTTING.test(model)) return true;
  return PASSING.test(model) ? false : null;
}

/** `model_args` is a mapping, or "a=1,b=2" in logs of older versions. */
function argument(args: JsonValue | undefined, name: string): string | null {
  if (typeof args !== "string") return asText(at(args, name));
  const found = args.split(",").find((pair) => pair.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : null;
}

/** More ids than these are not listed. */
const MOST_IDS = 10_000_000;

/**
 * Docs are numbered from 0, up to `limit` where there is one. A run of fewer than all docs
 * without a limit had some chosen by number (`--samples`), which the results don't tell.
 */
function sampleIds(results: JsonValue, task: string): number[] | null {
  const count = asNumber(at(results, "n-samples", task, "effective"));
  const all = asNumber(at(results, "n-samples", task, "original"));
  const limit = at(results, "config", "limit") ?? null;
  if (count === null || !(count >= 0 && count <= MOST_IDS)) return null;
  if (count !== all && limit === null) return null;
  return Array.from({ length: count }, (_, i) => i);
}

function completedAt(results: JsonValue): string | null {
  const begun = asNumber(at(results, "date"));
  const took = Number(asText(at(results, "total_evaluation_time_seconds")) ?? 0);
  if (begun === null) return null;
  const date = new Date(Math.round((begun + (Number.isFinite(took) ? took : 0)) * 1000));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function metrics(results: JsonValue, config: JsonValue | undefined, task: string): HarnessMetric[] {
  const aggregations = new Map<string | null, string | null>(
    asList(at(config, "metric_list")).map((m) => [
      asText(at(m, "metric")),
      asText(at(m, "aggregation")),
    ]),
  );
  const scored = asNumber(at(results, "n-samples", task, "effective"));
  const out: HarnessMetric[] = [];
  for (const [key, value] of Object.entries(asRecord(at(results, "results", task)))) {
    const comma = key.indexOf(",");
    if (comma < 0 || key.slice(0, comma).endsWith("_stderr")) continue;
    const aggregation = aggregations.get(key.slice(0, comma)) ?? "mean";
    out.push({
      scorer: key,
      // A function of the task's own stands there as its source text.
      metric: /^\w{1,40}$/.test(aggregation) ? aggregation : "own function",
      value: asNumber(value),
      reducer: null,
      scored,
      unscored: null,
    });
  }
  return out;
}
