/** JSON bytes as plain values, for the small parts that are not scored. */
import { ARRAY, FALSE, type JsonBytes, MAX_DEPTH, NULL, OBJECT, QUOTE, TRUE } from "./bytes.ts";
import { numberOf } from "./bytes-number.ts";

/** A plain value. Integers that a double does not hold exactly are bigints. */
export type JsonValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue };

/** The longest number that is made a value: making a bigint takes quadratic time. */
const MAX_DIGITS = 4300;

/**
 * Reads the value that comes next. A key that stands twice in an object is an error, since
 * readers differ on which one counts.
 */
export function readValue(json: JsonBytes, depth = 0): JsonValue {
  const c = json.peek();
  if (c === QUOTE) {
    json.string();
    return json.text();
  }
  if (c === OBJECT || c === ARRAY) {
    if (depth === MAX_DEPTH) json.fail(`nested deeper than ${MAX_DEPTH}`);
    json.pos++;
    return c === OBJECT ? readObject(json, depth) : readArray(json, depth);
  }
  if (c === TRUE || c === FALSE || c === NULL || c === 0) return json.literal();
  json.number();
  if (json.to - json.from > MAX_DIGITS) json.fail(`a number of more than ${MAX_DIGITS} digits`);
  return numberOf(json.text(), json.integer);
}

function readArray(json: JsonBytes, depth: number): JsonValue[] {
  const out: JsonValue[] = [];
  for (let first = true; json.item(first); first = false) out.push(readValue(json, depth + 1));
  return out;
}

function readObject(json: JsonBytes, depth: number): { [key: string]: JsonValue } {
  const out: { [key: string]: JsonValue } = {};
  for (let first = true; json.key(first); first = false) {
    const key = json.text();
    if (Object.hasOwn(out, key))
      json.fail(`the key ${JSON.stringify(key)} stands twice`, json.keyAt);
    const value = readValue(json, depth + 1);
    // Assignment to __proto__ would set the prototype instead of a key.
    if (key !== "__proto__") out[key] = value;
    else
      Object.defineProperty(out, key, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
  }
  return out;
}

/** Whether an integer is in it that a double does not hold exactly. */
export function hasBigint(value: JsonValue): boolean {
  if (typeof value === "bigint") return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((v) => hasBigint(v as JsonValue));
}
