/** What Inspect's own scorers said of a sample. */
import { type JsonBytes, type JsonValue, NULL, OBJECT, readValue } from "../../json/index.ts";
import { asList, asText, at } from "../loose.ts";
import type { HarnessScore, Transcript } from "../types.ts";

/** Reads the "scores" object; edits found in it go to `doubts`. */
export function readScores(json: JsonBytes, doubts: string[]): HarnessScore[] {
  if (!json.enter(OBJECT)) json.fail('"scores" must be an object');
  const out: HarnessScore[] = [];
  for (let first = true; json.key(first); first = false) {
    const name = json.text();
    if (json.peek() === NULL) {
      json.literal();
      continue;
    }
    const score = readValue(json);
    const answer = asText(at(score, "answer"));
    if (asList(at(score, "history")).length > 0) doubts.push(`score ${name} was edited`);
    const value = at(score, "value") ?? null;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [key, v] of Object.entries(value)) out.push(one(`${name}/${key}`, v, answer));
    } else {
      const judge = transcript(at(score, "metadata", "grading"));
      out.push(judge ? { ...one(name, value, answer), judge } : one(name, value, answer));
    }
  }
  return out;
}

function one(name: string, value: JsonValue, answer: string | null): HarnessScore {
  return { name, value: toNumber(value), shown: show(value), answer };
}

/**
 * What model_graded_qa and model_graded_fact keep: the message to the judge and its reply
 * (inspect_ai 0.3.285, scorer/_model.py). Null where there is no such pair.
 */
function transcript(grading: JsonValue | undefined): Transcript | null {
  const [asked, said] = asList(grading);
  if (asText(at(asked, "role")) !== "user" || asText(at(said, "role")) !== "assistant") return null;
  return {
    model: asText(at(said, "model")),
    prompt: contentText(at(asked, "content")),
    reply: contentText(at(said, "content")),
  };
}

/** A message's text: a string, or parts of which those of text count. */
function contentText(content: JsonValue | undefined): string {
  const whole = asText(content);
  if (whole !== null) return whole;
  const texts = asList(content).filter((part) => asText(at(part, "type")) === "text");
  return texts.map((part) => asText(at(part, "text")) ?? "").join("\n");
}

const WORDS: Record<string, number> = {
  C: 1,
  I: 0,
  P: 0.5,
  N: 0,
  yes: 1,
  true: 1,
  no: 0,
  false: 0,
};

/** As Inspect's value_to_float (scorer/_metric.py) reads it; null where it has no number. */
function toNumber(value: JsonValue): number | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "string") return null;
  const word = Object.hasOwn(WORDS, value) ? value : value.toLowerCase();
  if (Object.hasOwn(WORDS, word)) return WORDS[word]!;
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : null;
}

function show(value: JsonValue): string {
  if (typeof value === "object" && value !== null) {
    return JSON.stringify(value, (_, v) => (typeof v === "bigint" ? String(v) : v));
  }
  return String(value);
}
