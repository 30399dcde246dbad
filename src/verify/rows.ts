/**
 * What a row of the dataset makes of a sample under an eval.yaml's field_spec: Inspect AI
 * 0.3.285, _eval/task/hf.py, _sanitize_target and _sanitize_choices.
 */
import { canonicalBytes } from "../json/index.ts";
import { canonicalJson } from "../json/jcs.ts";
import type { FieldSpec } from "../spec/types.ts";
import { targetAsWritten } from "../token/index.ts";
import { pythonText } from "./python-text.ts";
import type { SeenSample } from "./types.ts";

type Row = Readonly<Record<string, unknown>>;

/** The ways in which a sample can differ from its row, or null; "unknown" can't be told. */
export type RowDifference = { what: string; expected: string; found: string } | "unknown" | null;

/**
 * How samples are made of rows. `shuffled`: choices, and letters with them, may be moved.
 * `templated`: the input is a prompt in which the row's stands, choices are told in another form,
 * and a target may be the cell, the letter or the choice that it means.
 */
export interface Making {
  shuffled: boolean;
  templated: boolean;
}

/** Compares input, choices and target. */
export function compareRow(
  row: Row,
  sample: SeenSample,
  fields: FieldSpec,
  { shuffled, templated }: Making,
): RowDifference {
  if (templated) return compareTemplated(row, sample, fields);
  return (
    compareInput(row[fields.input], sample.input) ??
    compareChoices(row, sample, fields, shuffled) ??
    compareTarget(row, sample, fields, shuffled)
  );
}

/** Text is the cell's; messages are made with other columns, too, and hold what the cell holds. */
function compareInput(cell: unknown, input: Uint8Array | null): RowDifference {
  if (input === null) return null;
  const found = new TextDecoder().decode(canonicalBytes(input));
  const isText = typeof cell === "string" && found.startsWith('"');
  if (isText ? found === JSON.stringify(cell) : holds(JSON.parse(found), cell)) return null;
  return { what: "input", expected: JSON.stringify(cell) ?? "none", found };
}

/** Does every text of the cell stand somewhere in the input? Numbers have many spellings. */
function holds(input: unknown, cell: unknown): boolean {
  const texts = textsIn(input);
  return textsIn(cell).every((text) => texts.some((one) => one.includes(text)));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [];
  return Object.values(value).flatMap(textsIn);
}

function compareTemplated(row: Row, sample: SeenSample, fields: FieldSpec): RowDifference {
  const input = compareInput(row[fields.input], sample.input);
  if (input && input !== "unknown") {
    const cell = row[fields.input];
    const prompt = textsIn(JSON.parse(input.found)).join(" ");
    if (typeof cell !== "string" || !blanks(prompt).includes(blanks(cell))) return input;
  }
  const target = compareTarget(row, sample, fields, false);
  const found = targetAsWritten(sample.target);
  if (!target || target === "unknown" || typeof found !== "string") return target;
  const letter = targetOf(row, fields);
  const choice = typeof letter === "string" && choicesOf(row, fields)?.[letterIndex(letter)];
  const meant = [`${row[fields.target]}`, ...(typeof choice === "string" ? [choice] : [])];
  return meant.some((text) => text.trim() === found.trim()) ? null : target;
}

const blanks = (text: string) => text.trim().replace(/\s+/g, " ");

function compareChoices(
  row: Row,
  sample: SeenSample,
  fields: FieldSpec,
  shuffled: boolean,
): RowDifference {
  const expected = choicesOf(row, fields);
  if (!expected || !sample.choices) return null;
  const found = sample.choices.map(textOf);
  const order = (list: string[]) => canonicalJson(shuffled ? [...list].sort() : list);
  if (order(expected) === order(found)) return null;
  return { what: "choices", expected: canonicalJson(expected), found: canonicalJson(found) };
}

function compareTarget(
  row: Row,
  sample: SeenSample,
  fields: FieldSpec,
  shuffled: boolean,
): RowDifference {
  const found = targetAsWritten(sample.target);
  const expected = targetOf(row, fields);
  if (expected === undefined) {
    return { what: "target", expected: `a column ${fields.target}`, found: canonicalJson(found) };
  }
  if (typeof expected === "object") {
    if (typeof found === "string") {
      const text = pythonText(row[fields.target]);
      if (text === null) return "unknown";
      return text === found ? null : { what: "target", expected: text, found };
    }
  } else if (typeof found === "string" && shuffled && sample.choices) {
    const own = choicesOf(row, fields)?.[letterIndex(`${expected}`)];
    if (own === undefined) return "unknown";
    const letter = sample.choices[letterIndex(found)];
    const theirs = letter === undefined ? found : textOf(letter);
    return letter && theirs === own ? null : { what: "target", expected: own, found: theirs };
  }
  // A float that is whole is "2.0" in Python and 2 in a JSON row.
  const same =
    typeof expected === "number" && typeof found === "string"
      ? /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(found) && Number(found) === expected
      : canonicalJson(expected) === canonicalJson(found);
  if (same) return null;
  return { what: "target", expected: canonicalJson(expected), found: canonicalJson(found) };
}

/** The target a row gives: text, a number, or a list; undefined where the column is missing. */
function targetOf(row: Row, fields: FieldSpec): string | number | unknown[] | undefined {
  if (fields.target.startsWith("literal:")) return fields.target.slice("literal:".length);
  if (!Object.hasOwn(row, fields.target)) return undefined;
  const cell = row[fields.target];
  if (fields.choices !== null && (typeof cell === "boolean" || Number.isInteger(cell))) {
    // Python's string index: -1 is the last letter; beyond 26 it fails, and so do we.
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ".at(Number(cell));
  }
  if (cell === null) return "None";
  if (typeof cell === "boolean") return cell ? "True" : "False";
  if (typeof cell === "bigint") return `${cell}`;
  if (typeof cell === "number" || typeof cell === "string") return cell;
  return Array.isArray(cell) ? cell : [cell];
}

/** The choices a row gives, or null where they are not all text. */
function choicesOf(row: Row, fields: FieldSpec): string[] | null {
  if (fields.choices === null) return null;
  const cells = Array.isArray(fields.choices)
    ? fields.choices.map((column) => row[column])
    : row[fields.choices];
  if (!Array.isArray(cells) || !cells.every((cell) => typeof cell === "string")) return null;
  return cells;
}

function letterIndex(text: string): number {
  return /^[A-Z]$/.test(text) ? text.charCodeAt(0) - 65 : -1;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
