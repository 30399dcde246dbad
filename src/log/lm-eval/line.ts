/**
 * One line of a samples file of lm-evaluation-harness, as evaluator.py and
 * loggers/evaluation_tracker.py of 0.4.13 write it: one for each doc and filter.
 */
import { ARRAY, type JsonBytes, NULL, OBJECT, QUOTE, readValue } from "../../json/index.ts";
import { NOTHING } from "../blank.ts";
import { ITEMS } from "../limits.ts";
import { scoreOf } from "../number.ts";
import { bytesOf, idOf, listOf, textOf } from "../samples/fields.ts";
import type { HarnessScore, SampleId } from "../types.ts";
import { type Request, readArguments } from "./arguments.ts";

/** One answer to one request: a generated text, or the log-likelihood of a continuation. */
export interface Response {
  text: Uint8Array | null;
  /** As the line writes it: a number, "nan" or "-inf", in a string since 0.4.3. */
  logLikelihood: string | null;
}

export interface Line {
  docId: SampleId;
  filter: string;
  /** What the harness's `doc_to_target` gave, as Python's str() writes it. */
  target: Uint8Array | null;
  /** Texts of the options, where the task keeps them in its docs for evalmark; else null. */
  choices: Uint8Array[] | null;
  requests: Request[];
  /** For each request its repeats. */
  responses: Response[][];
  /** The harness's scores under this filter, named "metric,filter". */
  scores: HarnessScore[];
}

/** Keys that are no metric of the task. */
const FIELDS = new Set(["filtered_resps", "doc_hash", "prompt_hash", "target_hash", "metrics"]);

/** Reads the line; `scoresOnly` passes over texts. Throws a JsonError. */
export function readLine(json: JsonBytes, scoresOnly = false): Line {
  const line: Line = {
    docId: "",
    filter: "",
    target: null,
    choices: null,
    requests: [],
    responses: [],
    scores: [],
  };
  const start = json.pos;
  if (!json.enter(OBJECT)) json.fail("a line must be an object");
  const seen = new Set<string>();
  let metrics: Set<string> | null = null;
  const scores: HarnessScore[] = [];
  for (let first = true; json.key(first); first = false) {
    const key = json.text();
    if (seen.has(key)) json.fail(`the key ${JSON.stringify(key)} stands twice`, json.keyAt);
    seen.add(key);
    if (key === "doc_id") line.docId = idOf(json);
    else if (key === "filter") line.filter = textOf(json, "filter");
    else if (key === "metrics") metrics = metricNames(json);
    else if (FIELDS.has(key) || (key === "doc" && scoresOnly)) json.skip();
    else if (key === "doc") line.choices = choicesIn(json);
    else if (key === "target") line.target = scoresOnly ? skipped(json) : readTarget(json);
    else if (key === "arguments" && !scoresOnly) line.requests = readArguments(json);
    else if (key === "resps" && !scoresOnly) line.responses = readResponses(json);
    else if (key === "arguments" || key === "resps") json.skip();
    else scores.push(scoreOf(key, readValue(json)));
  }
  if (!seen.has("doc_id")) json.fail('"doc_id" is missing', start);
  if (!scoresOnly && !seen.has("resps")) json.fail('"resps" is missing', start);
  line.scores = scores.filter((s) => metrics === null || metrics.has(s.name));
  for (const score of line.scores) score.name = `${score.name},${line.filter}`;
  return line;
}

/** `evalmark.choices` of a doc, which our translated tasks put there (evalmark.lm_eval). */
function choicesIn(json: JsonBytes): Uint8Array[] | null {
  let choices: Uint8Array[] | null = null;
  eachKey(json, (key) => {
    if (key !== "evalmark") json.skip();
    else
      eachKey(json, (inner) => {
        if (inner === "choices" && json.peek() === ARRAY) choices = listOf(json, "choices");
        else json.skip();
      });
  });
  return choices;
}

/** The members of an object, each of which `read` takes; what is no object is passed over. */
function eachKey(json: JsonBytes, read: (key: string) => void): void {
  if (!json.enter(OBJECT)) json.skip();
  else for (let first = true; json.key(first); first = false) read(json.text());
}

/** Older logs have no list of metrics; null stands for them. */
function metricNames(json: JsonBytes): Set<string> | null {
  if (json.peek() !== ARRAY) {
    json.skip();
    return null;
  }
  return new Set(listOf(json, "metrics").map((name) => Buffer.from(name).toString("utf8")));
}

function skipped(json: JsonBytes): null {
  json.skip();
  return null;
}

/** A string; older logs write numbers and lists as they are. */
function readTarget(json: JsonBytes): Uint8Array | null {
  const c = json.peek();
  if (c === QUOTE) return bytesOf(json, "target");
  if (c === NULL) return skipped(json);
  return json.raw();
}

function readResponses(json: JsonBytes): Response[][] {
  if (!json.enter(ARRAY)) json.fail('"resps" must be a list');
  const out: Response[][] = [];
  for (let first = true; json.item(first); first = false) {
    if (!json.enter(ARRAY)) json.fail('"resps" must hold lists');
    const repeats: Response[] = [];
    for (let inner = true; json.item(inner); inner = false) {
      repeats.push(readResponse(json));
      if (repeats.length > ITEMS) json.fail(`more than ${ITEMS} repeats`);
    }
    out.push(repeats);
    if (out.length > ITEMS) json.fail(`more than ${ITEMS} responses`);
  }
  return out;
}

function readResponse(json: JsonBytes): Response {
  const c = json.peek();
  if (c === QUOTE) return { text: bytesOf(json, "resps"), logLikelihood: null };
  // A model that gave nothing back: str(None) in new logs.
  if (c === NULL) return { text: skipped(json) ?? NOTHING, logLikelihood: null };
  if (c !== ARRAY) {
    const raw = json.raw();
    return { text: null, logLikelihood: Buffer.from(raw).toString("utf8") };
  }
  json.enter(ARRAY);
  let logLikelihood: string | null = null;
  for (let first = true; json.item(first); first = false) {
    if (!first) json.skip();
    else if (json.peek() === QUOTE) logLikelihood = textOf(json, "resps");
    else logLikelihood = Buffer.from(json.raw()).toString("utf8");
  }
  return { text: null, logLikelihood };
}
