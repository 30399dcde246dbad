/** Canonical JSON, RFC 8785: one value, one text, so that a digest over it names the value. */
import { EvalmarkError } from "../errors.ts";

/** Deeper values than this are refused: they would exhaust the stack. */
const MAX_DEPTH = 512;

/**
 * The RFC 8785 text of `value`: no white space, keys sorted by UTF-16 code units, numbers as
 * ECMAScript prints them (-0 is 0).
 *
 * Takes null, booleans, finite numbers, well-formed strings, arrays without holes and plain
 * objects of those. Throws ERR_FORMAT, naming the path ("$.a[0]"), on anything else: a
 * canonical text that silently dropped a part would let two values share a digest.
 */
export function canonicalJson(value: unknown): string {
  return write(value, "$", 0);
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > MAX_DEPTH) throw refused(path, `nested deeper than ${MAX_DEPTH}`);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return writeString(value, path);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw refused(path, `the number ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    // Not map(): it would leave out the holes of a sparse array.
    const items = Array.from(value, (item, i) => write(item, `${path}[${i}]`, depth + 1));
    return `[${items.join(",")}]`;
  }
  if (typeof value !== "object") throw refused(path, `a value of type ${typeof value}`);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw refused(path, "not plain data");
  if (Object.getOwnPropertySymbols(value).length > 0) throw refused(path, "a symbol as a key");
  const fields = value as Record<string, unknown>;
  const pairs = Object.keys(fields)
    .sort()
    .map((key) => `${writeString(key, path)}:${write(fields[key], `${path}.${key}`, depth + 1)}`);
  return `{${pairs.join(",")}}`;
}

function writeString(text: string, path: string): string {
  // JSON.stringify would escape a lone surrogate, which RFC 8785 (3.2.2.2) forbids.
  if (/\p{Surrogate}/u.test(text)) throw refused(path, "a string with a lone surrogate");
  return JSON.stringify(text);
}

function refused(path: string, what: string): EvalmarkError {
  return new EvalmarkError("ERR_FORMAT", `no canonical JSON at ${path.slice(0, 200)}: ${what}`);
}
