/** Tells what kind of log this is by its first bytes, whatever its name. */
import { JsonBytes, JsonError, OBJECT } from "../json/index.ts";
import { hasBom } from "./source.ts";

export type Kind =
  | "zip"
  | "parquet"
  | "inspect-json"
  | "samples-jsonl"
  | "lm-eval"
  | "promptfoo-json"
  | "promptfoo-jsonl"
  | "openai-evals"
  /** What lm-eval or lighteval says of a whole run: it stands beside a log and is none. */
  | "results"
  | "array"
  | "unknown";

/** The first of these keys decides. */
const BY_KEY = new Map<string, Kind>([
  ...["version", "status", "eval", "plan", "results", "stats", "samples"].map(
    (key): [string, Kind] => [key, "inspect-json"],
  ),
  ...["epoch", "output", "answer", "target", "input", "choices"].map((key): [string, Kind] => [
    key,
    "samples-jsonl",
  ]),
  ...["doc_id", "filtered_resps", "resps"].map((key): [string, Kind] => [key, "lm-eval"]),
  ...["gradingResult", "promptIdx", "testIdx", "promptId", "testCase", "failureReason"].map(
    (key): [string, Kind] => [key, "promptfoo-jsonl"],
  ),
  ["evalId", "promptfoo-json"],
  ["spec", "openai-evals"],
  ["run_id", "openai-evals"],
  ["config_general", "results"],
]);

/**
 * The kind, or null where these bytes don't tell yet. JSON kinds begin with an object: the
 * first key that only one of them has decides. An object without such a key is taken as a
 * sample, whose reader says what is missing.
 */
export function kindOf(head: Uint8Array): Kind | null {
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return "zip";
  if (Buffer.from(head.subarray(0, 4)).toString("latin1") === "PAR1") return "parquet";
  const json = new JsonBytes().open(hasBom(head) ? head.subarray(3) : head);
  try {
    const c = json.peek();
    if (c === 0) return null;
    if (c === 91) return "array";
    if (c !== OBJECT) return "unknown";
    json.pos++;
    for (let first = true; json.key(first); first = false) {
      const key = json.text();
      if (key === "results" && first) return kindOfResults(json);
      const kind = BY_KEY.get(key);
      if (kind) return kind;
      json.skip();
    }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    if (error.cut) return null;
    if (json.pos === 0) return "unknown";
  }
  return "samples-jsonl";
}

/**
 * An object that begins with "results": lm-eval's results are task names there, promptfoo's of
 * older versions begin with a version or a time, Inspect's with counts.
 */
function kindOfResults(json: JsonBytes): Kind {
  if (!json.enter(OBJECT) || !json.key(true)) return "inspect-json";
  const key = json.text();
  if (["version", "timestamp", "prompts", "results"].includes(key)) return "promptfoo-json";
  return ["total_samples", "completed_samples", "scores"].includes(key)
    ? "inspect-json"
    : "results";
}
