/** Tells what kind of log this is by its first bytes, whatever its name. */
import { JsonBytes, JsonError } from "../json/index.ts";
import { hasBom } from "./source.ts";

export type Kind = "zip" | "inspect-json" | "samples-jsonl" | "array" | "unknown";

const INSPECT_KEYS = new Set(["version", "status", "eval", "plan", "results", "stats", "samples"]);
const SAMPLE_KEYS = new Set(["id", "epoch", "output", "answer", "target", "input", "choices"]);

/**
 * The kind, or null where these bytes don't tell yet. Both JSON kinds begin with an object:
 * the first key that only one of them has decides.
 */
export function kindOf(head: Uint8Array): Kind | null {
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return "zip";
  const json = new JsonBytes().open(hasBom(head) ? head.subarray(3) : head);
  try {
    const c = json.peek();
    if (c === 0) return null;
    if (c === 91) return "array";
    if (c !== 123) return "unknown";
    json.pos++;
    for (let first = true; json.key(first); first = false) {
      const key = json.text();
      if (INSPECT_KEYS.has(key)) return "inspect-json";
      if (SAMPLE_KEYS.has(key)) return "samples-jsonl";
      json.skip();
    }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    if (error.cut) return null;
    if (json.pos === 0) return "unknown";
  }
  return "samples-jsonl";
}
