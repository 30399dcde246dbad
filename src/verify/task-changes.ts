/** In what two tasks differ, as tokens show them: by the paths of eval.yaml. */
import { canonicalJson } from "../json/jcs.ts";

/** Changes that are told; a task that was written anew has many. */
const MOST = 12;
/** Characters of a value that are shown. */
const WIDE = 60;

/** "scorers[0].args.numeric true -> false" for each value that is not the same. */
export function taskChanges(signed: unknown, now: unknown): string[] {
  const changes: string[] = [];
  collect("", signed, now, changes);
  const more = changes.length - MOST;
  return more > 0 ? [...changes.slice(0, MOST), `and ${more} more`] : changes;
}

function collect(path: string, before: unknown, after: unknown, into: string[]): void {
  if (before !== undefined && after !== undefined) {
    if (canonicalJson(before) === canonicalJson(after)) return;
    const keys = keysOf(before, after);
    if (keys) {
      const list = Array.isArray(before);
      for (const key of keys) {
        const at = list ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
        collect(at, member(before, key), member(after, key), into);
      }
      return;
    }
  }
  into.push(`${path} ${show(before)} -> ${show(after)}`);
}

/** Those of two lists or two objects; null where one of them is something else. */
function keysOf(a: unknown, b: unknown): string[] | null {
  const both = [a, b];
  const lists = both.every(Array.isArray);
  const objects = both.every((v) => typeof v === "object" && v !== null && !Array.isArray(v));
  if (!lists && !objects) return null;
  return [...new Set([...Object.keys(a as object), ...Object.keys(b as object)])];
}

function member(of: unknown, key: string): unknown {
  return Object.hasOwn(of as object, key) ? (of as Record<string, unknown>)[key] : undefined;
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" && value !== "" ? value : canonicalJson(value);
  return text.length > WIDE ? `${text.slice(0, WIDE)}...` : text;
}
