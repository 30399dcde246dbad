/** An entry as YAML text that every reader takes for the same values. */
import type { ResultEntry } from "./entry.ts";

/**
 * The entry as one item of a list, lines without indentation, ending in a line feed. Strings
 * are in double quotes, numbers plain decimals: PyYAML reads 1e-7 as text.
 */
export function emitEntry(entry: ResultEntry): string {
  const { dataset, source } = entry;
  const lines = [
    "- dataset:",
    ...pairs(4, { id: dataset.id, task_id: dataset.task_id, revision: dataset.revision }),
    `  value: ${decimal(entry.value)}`,
    ...pairs(2, { verifyToken: entry.verifyToken, date: entry.date }),
    ...(source ? ["  source:", ...pairs(4, { ...ordered(source) })] : []),
    ...pairs(2, { notes: entry.notes }),
  ];
  return `${lines.join("\n")}\n`;
}

/** The entry as a map in braces, on one line, for a list in brackets. */
export function emitInBraces(entry: ResultEntry): string {
  const map = (values: object): string => {
    const given = Object.entries(values).filter(([, value]) => value !== undefined);
    return `{${given.map(([key, value]) => `${key}: ${inBraces(value)}`).join(", ")}}`;
  };
  const inBraces = (value: unknown) => {
    if (typeof value === "number") return decimal(value);
    return typeof value === "string" ? quoted(value) : map(value as object);
  };
  return map({ ...entry, ...(entry.source ? { source: ordered(entry.source) } : {}) });
}

function ordered({ url, name, user, org }: NonNullable<ResultEntry["source"]>) {
  return { url, name, user, org };
}

function pairs(indent: number, values: Record<string, string | undefined>): string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`${" ".repeat(indent)}${key}: ${quoted(value)}`],
  );
}

/** JSON's escapes are among those of YAML's double quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/**
 * A decimal that is read back as the same double, never with an exponent; above 2^53 with ".0",
 * since readers keep other integers than doubles there.
 */
export function decimal(value: number): string {
  if (value === 0) return "0";
  const text = withoutExponent(value);
  return Number.isSafeInteger(value) || text.includes(".") ? text : `${text}.0`;
}

function withoutExponent(value: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value));
  if (!match) return String(value);
  const [, sign, whole, rest = "", exponent] = match;
  const digits = `${whole}${rest}`;
  const point = whole!.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, "0")}`;
}
