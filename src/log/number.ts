/** A harness's number for a sample, as one of its scores. */
import type { JsonValue } from "../json/index.ts";
import type { HarnessScore } from "./types.ts";

/** Numbers and booleans have a value; all else is only shown. */
export function scoreOf(name: string, value: JsonValue): HarnessScore {
  let number: number | null = null;
  if (typeof value === "boolean") number = value ? 1 : 0;
  else if (typeof value === "bigint") number = Number(value);
  else if (typeof value === "number" && Number.isFinite(value)) number = value;
  return { name, value: number, shown: show(value), answer: null };
}

/** As text: JSON for what is nested, shortened. */
export function show(value: JsonValue): string {
  if (typeof value !== "object" || value === null) return String(value);
  const text = JSON.stringify(value, (_, v) => (typeof v === "bigint" ? String(v) : v));
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
