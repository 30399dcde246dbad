/**
 * A row of lighteval's details (0.13.0: logging/info_loggers.py, tasks/requests.py,
 * models/model_output.py) as samples: one for each text that was generated. Column types vary
 * from run to run: a column without values is null, an empty list holds nothing of any type.
 */
import { type Target, toTarget } from "../../core/index.ts";
import { wellFormed } from "../../json/index.ts";
import { blankSample, NOTHING } from "../blank.ts";
import { scoreOf } from "../number.ts";
import type { Row } from "../parquet/assemble.ts";
import type { HarnessScore, Sample } from "../types.ts";

/** What is read of a row; token lists and few-shot samples stay packed. */
export const PATHS = [
  "doc.query",
  "doc.choices",
  "doc.gold_index",
  "doc.id",
  "doc.sampling_methods",
  "doc.stop_sequences",
  "metric",
  "model_response.text",
  "model_response.text_post_processed",
  "model_response.logprobs",
];

/** And what is read where tokens are asked for. */
export const TOKEN_PATHS = [
  "model_response.output_tokens",
  "model_response.unconditioned_logprobs",
];

/**
 * Samples of a row, or what keeps the row from being one. Several texts are epochs. The scores
 * are of all texts of a row together, so that only a single one has them.
 */
export function toSamples(row: Row): (Sample | string)[] {
  const doc = record(row.doc);
  const response = record(row.model_response);
  const id = text(doc.id);
  if (id === null) return ["doc.id is missing"];
  const choices = strings(doc.choices);
  const golds = numbers(doc.gold_index);
  const methods = strings(doc.sampling_methods);
  const query = text(doc.query);
  const make = (epoch: number): Sample => {
    const sample = blankSample();
    sample.id = id;
    sample.epoch = epoch;
    sample.input = query === null ? null : Buffer.from(JSON.stringify(query));
    return sample;
  };
  const scores = harnessScores(record(row.metric));
  const texts = list(response.text);
  if (texts.length === 0 || (methods.length > 0 && !methods.includes("GENERATIVE"))) {
    if (methods.includes("PERPLEXITY")) {
      return ["a perplexity task: there is no answer to score"];
    }
    const sample = make(1);
    sample.harness = scores;
    likeliest(sample, choices, golds, response);
    return [sample];
  }
  const processed = list(response.text_post_processed);
  const stop = list(doc.stop_sequences).flatMap((s) => (s instanceof Uint8Array ? [s] : []));
  const target = goldTarget(choices, golds);
  return texts.map((raw, i) => {
    const sample = make(i + 1);
    fill(sample, raw, processed.length === texts.length ? processed[i] : raw, stop);
    if (target) sample.target = target;
    else sample.error ??= "the gold index is none of a choice";
    if (choices.length > golds.length) sample.choices = choiceTexts(choices);
    if (texts.length === 1) sample.harness = scores;
    return sample;
  });
}

/** The text, as lighteval scored it: cut at the stops, without reasoning where that was taken. */
function fill(sample: Sample, raw: unknown, processed: unknown, stop: Uint8Array[]): void {
  const scored = processed instanceof Uint8Array ? processed : raw;
  if (stop.length > 0) {
    sample.stop = stop.map((s) => wellFormed(s));
    // transformers_model.py:852 cuts; servers are given the stops.
    sample.cut = true;
    sample.textKind = "stop-cut";
  }
  if (!(scored instanceof Uint8Array)) {
    sample.error = "the model gave no text";
    return;
  }
  sample.text = wellFormed(scored);
  if (raw instanceof Uint8Array && Buffer.compare(raw, scored) !== 0) {
    sample.textKind = "reasoning-stripped";
  }
}

/**
 * The texts of choices. Many tasks that generate name letters alone (lighteval's own gpqa), and
 * show the texts in the query only: then the texts are empty, and just their number counts.
 */
function choiceTexts(choices: string[]): Uint8Array[] {
  const lettersOnly = choices.every((c, i) => c.trim() === letter(i));
  return choices.map((c) => (lettersOnly ? NOTHING : Buffer.from(c)));
}

/** Multiple choice by log-likelihood: the first of the likeliest choices, as a letter. */
function likeliest(sample: Sample, choices: string[], golds: number[], response: Row): void {
  const all = numbers(response.logprobs);
  // For LogProbPMINorm the likelihoods without the question follow (metrics/metrics_sample.py).
  const doubled = all.length === 2 * choices.length;
  const logprobs = doubled ? all.slice(0, choices.length) : all;
  const alone = doubled ? all.slice(choices.length) : numbers(response.unconditioned_logprobs);
  sample.textKind = "likeliest-choice";
  sample.isAnswer = true;
  sample.choices = choices.map((c) => Buffer.from(c.trim()));
  if (logprobs.length !== choices.length || logprobs.some((v) => Number.isNaN(v))) {
    sample.error = "a log-likelihood is missing or is no number";
    return;
  }
  if (choices.length === 0) {
    sample.error = "there is neither a text nor a choice";
    return;
  }
  sample.likelihoods = {
    given: logprobs,
    alone: alone.length === choices.length && alone.every(Number.isFinite) ? alone : null,
    texts: choices.map((c) => (c.startsWith(" ") ? c.slice(1) : c)),
    tokens: tokenCounts(list(response.output_tokens), choices.length),
  };
  const best = logprobs.reduce((b, v, i) => (v > logprobs[b]! ? i : b), 0);
  sample.text = Buffer.from(letter(best));
  if (!valid(golds, choices)) sample.error = "the gold index is none of a choice";
  else sample.target = toTarget(golds.length === 1 ? letter(golds[0]!) : golds.map(letter));
}

/**
 * How many tokens each choice has; null where one has none, or the log does not say. lighteval 0.13.0
 * fills shorter ones up with -1 (huggingface/lighteval#1170), which is no token.
 */
function tokenCounts(tokens: unknown[], choices: number): number[] | null {
  if (tokens.length < choices || choices === 0) return null;
  const counts = tokens
    .slice(0, choices)
    .map((one) => numbers(one ?? []).filter((id) => id >= 0).length);
  return counts.every((count) => count > 0) ? counts : null;
}

const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : String(index);

const valid = (golds: number[], choices: string[]): boolean =>
  golds.length > 0 && golds.every((g) => Number.isInteger(g) && g >= 0 && g < choices.length);

/** One right answer as a string, several as a list. */
function goldTarget(choices: string[], golds: number[]): Target | null {
  if (!valid(golds, choices)) return null;
  const texts = golds.map((g) => choices[g]!);
  return toTarget(texts.length === 1 ? texts[0]! : texts);
}

function harnessScores(metric: Row): HarnessScore[] {
  return Object.entries(metric).flatMap(([name, value]) => {
    if (typeof value === "bigint") return [scoreOf(name, Number(value))];
    return typeof value === "number" || typeof value === "boolean" ? [scoreOf(name, value)] : [];
  });
}

/** A string of a row. */
export function text(value: unknown): string | null {
  return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : null;
}

function record(value: unknown): Row {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Row) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

const strings = (value: unknown): string[] => list(value).flatMap((v) => text(v) ?? []);

/** A number or a list of them. */
function numbers(value: unknown): number[] {
  const all = value instanceof Float64Array ? [...value] : Array.isArray(value) ? value : [value];
  return all.filter((v) => typeof v === "number" || typeof v === "bigint").map(Number);
}
