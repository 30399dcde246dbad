/** How answers were generated, as far as a log says, in one text. */
import { canonicalText, JsonError, type JsonValue } from "../json/index.ts";

/**
 * Canonical JSON of what is there of `parts`; null where nothing is, or where a number in it has
 * no one text. What it holds is the harness's: two runs of one harness with the same settings
 * have the same text, two harnesses have not.
 */
export function settingsText(parts: Record<string, JsonValue | undefined>): string | null {
  const there = Object.entries(parts).filter(([, value]) => !isEmpty(value));
  if (there.length === 0) return null;
  try {
    return canonicalText(Object.fromEntries(there) as JsonValue);
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}

/** Nothing, or a list or object of nothing: harnesses write either. */
function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
