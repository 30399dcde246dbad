/**
 * Values of a dataset's row as the prompts and targets of an eval.yaml have them: the rules of
 * Inspect AI 0.3.285 (_eval/task/hf.py, solver/_multiple_choice.py, _util/answer.py).
 */
import { EvalmarkError } from "../errors.ts";

export type Row = Record<string, unknown>;

/** A row's value. Throws ERR_FORMAT naming the columns there are. */
export function cell(row: Row, column: string): unknown {
  if (Object.hasOwn(row, column)) return row[column];
  throw new EvalmarkError("ERR_FORMAT", `the rows have no column "${column}"`, {
    cure: `they have: ${Object.keys(row).join(", ")}`,
  });
}

/** The value that is asked. Throws ERR_FORMAT where it is no text. */
export function question(row: Row, column: string): string {
  const value = cell(row, column);
  if (typeof value === "string") return value;
  throw new EvalmarkError("ERR_FORMAT", `the column "${column}" holds no text`);
}

/**
 * A value within a prompt, as Python's str() shows it: text, whole numbers, True and False; the
 * braces it stood in where it is null. Throws ERR_FORMAT for what Python would show otherwise.
 */
export function shown(row: Row, column: string): string {
  const value = cell(row, column);
  return value === null ? `{${column}}` : pythonText(value, column);
}

/** The target as text; a whole number (or true, as 1) is a letter where there are choices. */
export function target(row: Row, column: string, hasChoices = false): string {
  const value = cell(row, column);
  const index = typeof value === "boolean" ? Number(value) : value;
  if (!hasChoices || !Number.isInteger(index)) return pythonText(value, column);
  const letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".at(index as number);
  if (letter !== undefined) return letter;
  throw new EvalmarkError("ERR_FORMAT", `"${column}" is ${index}: letters go from A to Z`);
}

function pythonText(value: unknown, column: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value === null) return "None";
  if (Number.isSafeInteger(value)) return String(value);
  throw new EvalmarkError(
    "ERR_FORMAT",
    `the column "${column}" holds neither text nor a whole number`,
    { cure: "store it as text" },
  );
}

/** A to Z, then 1, 2, ... */
const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : String(index - 25);

/** The choices' letters for a prompt: "A,B,C". */
export function letters(choices: unknown): string {
  return listOf(choices)
    .map((_, i) => letter(i))
    .join(",");
}

/** The choices for a prompt, each on a line behind its letter: "A) one". */
export function options(choices: unknown): string {
  return listOf(choices)
    .map((text, i) => `${letter(i)}) ${pythonText(text, "choices")}`)
    .join("\n");
}

function listOf(choices: unknown): unknown[] {
  if (Array.isArray(choices)) return choices;
  throw new EvalmarkError("ERR_FORMAT", "the choices are no list");
}
