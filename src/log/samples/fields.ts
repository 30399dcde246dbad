/** Values of a sample's fields, read from JSON as the core wants them: bytes, not strings. */
import type { Target } from "../../core/index.ts";
import {
  ARRAY,
  FALSE,
  hasBigint,
  type JsonBytes,
  type JsonValue,
  OBJECT,
  QUOTE,
  readValue,
  TRUE,
} from "../../json/index.ts";
import type { SampleId } from "../types.ts";

/** A string as UTF-8. */
export function bytesOf(json: JsonBytes, name: string): Uint8Array {
  if (json.peek() !== QUOTE) json.fail(`"${name}" must be a string`);
  json.string();
  return json.view();
}

export function textOf(json: JsonBytes, name: string): string {
  if (json.peek() !== QUOTE) json.fail(`"${name}" must be a string`);
  json.string();
  return json.text();
}

export function booleanOf(json: JsonBytes, name: string): boolean {
  const c = json.peek();
  if (c !== TRUE && c !== FALSE) json.fail(`"${name}" must be true or false`);
  return json.literal() === true;
}

/** A string, or an integer that a double holds exactly. */
export function idOf(json: JsonBytes): SampleId {
  const c = json.peek();
  if (c === QUOTE) {
    json.string();
    return json.text();
  }
  if (c !== 45 && !(c >= 48 && c <= 57)) json.fail('"id" must be a string or an integer');
  return integerOf(json, "id");
}

/** An integer, written as one, between -(2^53 - 1) and 2^53 - 1. */
export function integerOf(json: JsonBytes, name: string): number {
  const at = json.pos;
  const c = json.peek();
  if (c !== 45 && !(c >= 48 && c <= 57)) json.fail(`"${name}" must be an integer`);
  json.number();
  const value = Number(json.text());
  if (!json.integer) json.fail(`"${name}" must be an integer`, at);
  if (!Number.isSafeInteger(value)) {
    json.fail(`"${name}" is beyond 2^53 - 1`, at, "write it as a string");
  }
  // -0 is 0 here: the two are equal as ids.
  return value + 0;
}

/** Counted from 1. */
export function epochOf(json: JsonBytes): number {
  json.peek();
  const at = json.pos;
  const epoch = integerOf(json, "epoch");
  if (epoch < 1) json.fail('"epoch" counts from 1', at);
  return epoch;
}

/** A list of strings as UTF-8. */
export function listOf(json: JsonBytes, name: string): Uint8Array[] {
  if (!json.enter(ARRAY)) json.fail(`"${name}" must be a list of strings`);
  const out: Uint8Array[] = [];
  for (let first = true; json.item(first); first = false) {
    if (json.peek() !== QUOTE) json.fail(`"${name}" must be a list of strings`);
    json.string();
    out.push(json.view());
  }
  return out;
}

/**
 * A string, a list of strings or a list of lists of strings; an empty list only where `empty`
 * allows it.
 */
export function targetOf(json: JsonBytes, empty = false): Target {
  const c = json.peek();
  if (c === QUOTE) {
    json.string();
    return { depth: 0, alternatives: [[json.view()]] };
  }
  const wanted = '"target" must be a string, a list of strings or a list of such lists';
  if (c !== ARRAY) json.fail(wanted, json.pos, 'a number is written as a string: "5"');
  const start = json.pos++;
  if (json.peek() === ARRAY) {
    const alternatives: Uint8Array[][] = [];
    for (let first = true; json.item(first); first = false) {
      if (json.peek() !== ARRAY) json.fail(wanted);
      alternatives.push(listOf(json, "target"));
    }
    return { depth: 2, alternatives };
  }
  json.pos = start;
  const spans = listOf(json, "target");
  if (spans.length === 0 && !empty)
    json.fail('"target" is an empty list', start, "name what is right");
  return { depth: 1, alternatives: [spans] };
}

/** An object as plain values. */
export function objectOf(json: JsonBytes, name: string): { [key: string]: JsonValue } {
  if (json.peek() !== OBJECT) json.fail(`"${name}" must be an object`);
  const start = json.pos;
  const value = readValue(json);
  if (hasBigint(value)) {
    json.fail(`"${name}" holds an integer beyond 2^53 - 1`, start, "write it as a string");
  }
  return value as { [key: string]: JsonValue };
}
