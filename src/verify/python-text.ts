/** How Python writes a cell that is a list or a map, `str(cell)`: what Inspect makes a target of. */

/** Text of which only Python knows whether it can be printed, and numbers that it spells its own way. */
class Beyond extends Error {}

/** `str(value)` of JSON data in Python; null where no rule here gives it for certain. */
export function pythonText(value: unknown): string | null {
  try {
    return write(value);
  } catch (error) {
    if (error instanceof Beyond || error instanceof RangeError) return null;
    throw error;
  }
}

function write(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "bigint") return `${value}`;
  if (typeof value === "number") {
    // A whole number may be a float of Python's, 2.0.
    if (Number.isSafeInteger(value)) throw new Beyond();
    const text = `${value}`;
    if (text.includes("e") || !Number.isFinite(value)) throw new Beyond();
    return text;
  }
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  const pairs = Object.entries(value).map(([key, inner]) => `${quoted(key)}: ${write(inner)}`);
  return `{${pairs.join(", ")}}`;
}

/** `repr` of a string: double quotes only where it holds single ones and no double ones. */
function quoted(text: string): string {
  if (/[^\x20-\x7e\n\r\t]/.test(text)) throw new Beyond();
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}
