/** Multiple choice by every rule that the logs of a model allow, and how far they agree. */
import { type PackedScorer, packScorer } from "../core/index.ts";
import { readScorer } from "../corpus/index.ts";
import { type Mean, meanOf, type Paired, pairedDifference } from "../diff/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { Log } from "../log/index.ts";
import { Collector } from "./collect.ts";
import type { Entry } from "./entry.ts";
import { EXTRACTIONS, GENERATED, LIKELIHOOD_RULES, type Rule } from "./rules.ts";

/** A rule's number over one log. */
export interface RuleValue {
  rule: string;
  says: string;
  log: string;
  /** As the log calls it; null where it does not. */
  task: string | null;
  rows: number;
  mean: Mean;
}

/** Two of them over the rows that both have. */
export interface Pair {
  /** Places in `values`. */
  a: number;
  b: number;
  rows: number;
  /** Share of rows on which their scores are the same. */
  agree: number;
  /** Share on which they take the same option; null where one of them names none. */
  sameOption: number | null;
  difference: Paired;
}

export interface ModelMethods {
  model: string | null;
  values: RuleValue[];
  pairs: Pair[];
  /** Rules for which no log of this model has what is needed. */
  missing: Rule[];
}

export interface MethodsReport {
  models: ModelMethods[];
  doubts: string[];
}

export interface MethodsRequest {
  files: readonly string[];
  /** Scorers of generated texts, with options as in "choice"; where there are none, EXTRACTIONS. */
  scorers: readonly string[];
  /** The model that all logs are of, whatever they call it; null: as they call it. */
  model: string | null;
  /** Opens a log, twice where it has generated texts. */
  open: (file: string) => Promise<Log>;
  onProgress?: (log: Log, read: number) => void;
}

/** Throws as the log readers do, and ERR_USAGE for standard input, which can't be read twice. */
export async function methods(request: MethodsRequest): Promise<MethodsReport> {
  const named = request.scorers.length > 0 ? request.scorers : EXTRACTIONS;
  const scorers = named.map((name) => ({ name, packed: packed(name) }));
  const collector = new Collector();
  const [entries, doubts, texts]: [Entry[], string[], string[]] = [[], [], []];
  for (const file of request.files) {
    if (file === "-") {
      throw new EvalmarkError("ERR_USAGE", "logs are read twice here", { cure: "name a file" });
    }
    const said = await opened(request, file, (log, tell) => collector.likelihoods(log, tell));
    entries.push(...said.entries);
    doubts.push(...said.doubts);
    if (said.generated) texts.push(file);
  }
  for (const file of texts) {
    const said = await opened(request, file, (log, tell) =>
      collector.generated(log, scorers, tell),
    );
    entries.push(...said.entries);
    doubts.push(...said.doubts);
  }
  doubts.push(...collector.facts.doubts());
  if (request.model !== null) for (const entry of entries) entry.model = request.model;
  const models = [...new Set(entries.map((entry) => entry.model))];
  return { models: models.map((model) => modelMethods(model, entries)), doubts };
}

async function opened<T>(
  { open, onProgress = () => {} }: MethodsRequest,
  file: string,
  read: (log: Log, tell: (read: number) => void) => Promise<T>,
): Promise<T> {
  const log = await open(file);
  try {
    return await read(log, (bytes) => onProgress(log, bytes));
  } finally {
    await log.close();
  }
}

function packed(text: string): PackedScorer {
  const { name, options } = readScorer(text);
  return packScorer(name, options);
}

function modelMethods(model: string | null, all: readonly Entry[]): ModelMethods {
  const order = LIKELIHOOD_RULES.map((rule) => rule.name);
  const place = ({ rule }: Entry) => (order.indexOf(rule) < 0 ? order.length : order.indexOf(rule));
  const entries = all.filter((e) => e.model === model).sort((a, b) => place(a) - place(b));
  const values = entries.map(({ rule, says, log, task, scores }) => ({
    ...{ rule, says, log, task, rows: scores.size },
    mean: meanOf(Float64Array.from(scores.values())),
  }));
  const pairs = entries.flatMap((a, i) =>
    entries.slice(i + 1).map((b, j) => pairOf(a, b, i, i + 1 + j)),
  );
  const has = (rule: Rule) => entries.some((entry) => entry.rule.split(",")[0] === rule.name);
  const missing = [...LIKELIHOOD_RULES, GENERATED].filter((rule) => !has(rule));
  return { model, values, pairs: pairs.filter((pair) => pair.rows > 0), missing };
}

function pairOf(a: Entry, b: Entry, placeA: number, placeB: number): Pair {
  const rows = [...a.scores.keys()].filter((row) => b.scores.has(row));
  const [x, y] = [a, b].map((one) => Float64Array.from(rows, (row) => one.scores.get(row)!));
  const same = rows.filter((_, i) => Math.abs(x![i]! - y![i]!) < 1e-9).length;
  const named = rows.filter((row) => a.picks.has(row) && b.picks.has(row));
  const options = named.filter((row) => a.picks.get(row) === b.picks.get(row)).length;
  return {
    ...{ a: placeA, b: placeB, rows: rows.length, agree: same / rows.length },
    sameOption: named.length === 0 ? null : options / named.length,
    difference: pairedDifference(x!, y!),
  };
}
