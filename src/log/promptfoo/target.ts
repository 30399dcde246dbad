/** What is right of a promptfoo test case: it has no field for it, so a few places are tried. */
import { type Target, toTarget } from "../../core/index.ts";
import type { JsonValue } from "../../json/index.ts";
import { asList, asRecord, asText, at } from "../loose.ts";

/** Assertions that compare with a text. */
const COMPARING = new Set([
  "equals",
  "contains",
  "icontains",
  "contains-any",
  "icontains-any",
  "starts-with",
]);
/** Variables that name what is right, in this order. */
const NAMES = ["target", "answer", "expected", "expected_answer", "reference", "ideal", "label"];

/**
 * `metadata.target` of the test or the result; else the value of the first assertion that
 * compares with a text, which may be "{{variable}}"; else the variable that is called target,
 * answer, expected, expected_answer, reference, ideal or label. Null where there is none.
 * Assertions of code (javascript, python) say what is right in no way that can be read.
 */
export function targetOf(result: Record<string, JsonValue>): Target | null {
  const test = result.testCase;
  const vars = { ...asRecord(at(test, "vars")), ...asRecord(result.vars) };
  const named = at(test, "metadata", "target") ?? at(result.metadata, "target");
  const candidates = [
    named,
    ...assertions(asList(at(test, "assert"))).map((value) => rendered(value, vars)),
    ...NAMES.map((name) => (Object.hasOwn(vars, name) ? vars[name] : undefined)),
  ];
  for (const value of candidates) {
    const target = toStrings(value);
    if (target !== null) return toTarget(target);
  }
  return null;
}

/** Values of comparing assertions, those in sets included. */
function assertions(list: JsonValue[]): JsonValue[] {
  return list.flatMap((assertion) => {
    if (asText(at(assertion, "type")) === "assert-set") {
      return assertions(asList(at(assertion, "assert")).slice(0, 100));
    }
    const value = at(assertion, "value");
    return COMPARING.has(asText(at(assertion, "type")) ?? "") && value !== undefined ? [value] : [];
  });
}

/** A text that is one variable becomes its value; one with another template is none. */
function rendered(value: JsonValue, vars: Record<string, JsonValue>): JsonValue | undefined {
  if (typeof value !== "string") return value;
  const name = /^\s*\{\{\s*([\w.-]+)\s*\}\}\s*$/.exec(value)?.[1];
  if (name !== undefined) return Object.hasOwn(vars, name) ? vars[name] : undefined;
  return value.includes("{{") || value.includes("{%") || value.startsWith("file://")
    ? undefined
    : value;
}

function toStrings(value: JsonValue | undefined): string | string[] | null {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (!Array.isArray(value) || value.length === 0) return null;
  const all = value.map((v) => toStrings(v));
  return all.every((v) => typeof v === "string") ? (all as string[]) : null;
}

/** The texts of the options: the variable `choices`, as our assertion reads it; null without. */
export function choicesOf(result: Record<string, JsonValue>): Buffer[] | null {
  const choices = at(result.vars, "choices") ?? at(result.testCase, "vars", "choices");
  if (!Array.isArray(choices)) return null;
  return choices.map((choice) => Buffer.from(String(choice)));
}
