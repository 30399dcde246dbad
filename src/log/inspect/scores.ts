/** What Inspect's own scorers said of a sample. */
import { type JsonBytes, type JsonValue, NULL, OBJECT, readValue } from "../../json/index.ts";
import { asList, asText, at } from "../loose.ts";
import type { HarnessScore } from "../types.ts";

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
      out.push(one(name, value, answer));
    }
  }
  return out;
}

function one(name: string, value: JsonValue, answer: string | null): HarnessScore {
  return { name, value: toNumber(value), shown: show(value), answer };
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
