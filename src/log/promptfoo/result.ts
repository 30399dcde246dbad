/**
 * One result of promptfoo 0.121.20 (an element of `results.results`, or a line of its JSONL) as
 * a sample: one test case through one prompt and provider.
 */
import {
  type JsonBytes,
  type JsonValue,
  NULL,
  OBJECT,
  QUOTE,
  readValue,
} from "../../json/index.ts";
import { blankSample } from "../blank.ts";
import { asNumber, asRecord, asText, at } from "../loose.ts";
import { scoreOf } from "../number.ts";
import { bytesOf, integerOf } from "../samples/fields.ts";
import type { HarnessScore, Sample } from "../types.ts";
import { choicesOf, targetOf } from "./target.ts";

/** A sample, and which prompt and provider it is of. */
export interface Result {
  sample: Sample;
  promptIdx: number;
  provider: { id: string; label: string };
}

/** ResultFailureReason of promptfoo's types: 0 none, 1 an assertion, 2 an error. */
const ERRORED = 2;

/** Reads the object that comes next. Throws a JsonError. */
export function readResult(json: JsonBytes): Result {
  const sample = blankSample();
  const out: Result = { sample, promptIdx: 0, provider: { id: "", label: "" } };
  const kept: Record<string, JsonValue> = {};
  let answered = false;
  const start = json.pos;
  if (!json.enter(OBJECT)) json.fail("a result must be an object");
  const seen = new Set<string>();
  for (let first = true; json.key(first); first = false) {
    const key = json.text();
    if (seen.has(key)) json.fail(`the key ${JSON.stringify(key)} stands twice`, json.keyAt);
    seen.add(key);
    if (json.peek() === NULL) {
      json.literal();
      seen.delete(key);
    } else if (key === "testIdx") sample.id = integerOf(json, "testIdx");
    else if (key === "promptIdx") out.promptIdx = integerOf(json, "promptIdx");
    else if (key === "prompt") readPrompt(json, sample);
    else if (key === "response") answered = readResponse(json, sample);
    else if (KEPT.has(key)) kept[key] = readValue(json);
    else json.skip();
  }
  if (!seen.has("testIdx")) json.fail('"testIdx" is missing', start);
  const { provider, failureReason, error } = kept;
  out.provider.id = asText(provider) ?? asText(at(provider, "id")) ?? "";
  out.provider.label = asText(at(provider, "label")) ?? "";
  if (asNumber(failureReason) === ERRORED || !answered) {
    sample.error = asText(error) || "the provider gave no output";
  }
  sample.harness = scores(kept);
  sample.choices = choicesOf(kept);
  const target = targetOf(kept);
  if (target) sample.target = target;
  else sample.error ??= "no target is named";
  return out;
}

const KEPT = new Set([
  "provider",
  "failureReason",
  "error",
  "success",
  "score",
  "namedScores",
  "vars",
  "testCase",
  "metadata",
]);

/** The prompt as it was sent. */
function readPrompt(json: JsonBytes, sample: Sample): void {
  if (json.peek() !== OBJECT) {
    json.skip();
    return;
  }
  json.enter(OBJECT);
  for (let first = true; json.key(first); first = false) {
    if (json.text() === "raw" && json.peek() === QUOTE) sample.input = json.raw();
    else json.skip();
  }
}

/** Is there an output? One that is no string (JSON that was asked for) is kept as JSON. */
function readResponse(json: JsonBytes, sample: Sample): boolean {
  if (json.peek() !== OBJECT) {
    json.skip();
    return false;
  }
  let found = false;
  json.enter(OBJECT);
  for (let first = true; json.key(first); first = false) {
    const key = json.text();
    if (json.peek() === NULL) json.literal();
    else if (key === "output") {
      sample.text = json.peek() === QUOTE ? bytesOf(json, "output") : json.raw();
      found = true;
    } else if (key === "finishReason" && json.peek() === QUOTE) {
      json.string();
      sample.stopReason = json.text();
    } else json.skip();
  }
  return found;
}

/** The whole test's score, then the named ones of its assertions. */
function scores(kept: Record<string, JsonValue>): HarnessScore[] {
  const out: HarnessScore[] = [];
  if (kept.score !== undefined) out.push(scoreOf("score", kept.score));
  else if (kept.success !== undefined) out.push(scoreOf("success", kept.success));
  for (const [name, value] of Object.entries(asRecord(kept.namedScores))) {
    out.push(scoreOf(name, value));
  }
  return out;
}
