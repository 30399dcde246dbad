/** Where a command's rows come from: `--dataset` or `--rows`. */
import { closeSync, openSync, readSync } from "node:fs";
import { EvalmarkError } from "../errors.ts";
import type { FieldSpec } from "../spec/index.ts";
import type { RowsGiven } from "../translate/index.ts";
import { repositoryId } from "./arguments.ts";

/** What to do about an eval.yaml whose tasks have no body, where a task of it was to run. */
export const NO_BODY = "name an eval.yaml of inspect-ai, whose tasks say what is asked and scored";

/** Bytes of a file of rows that are looked at. */
const BEGINNING = 1 << 20;

/** Throws ERR_USAGE for both, neither, or a dataset's id that is none. */
export function rowsOf(given: { dataset?: string; rows?: string }): RowsGiven {
  const { dataset, rows } = given;
  if (rows !== undefined) {
    if (dataset === undefined || "results" in given) return { file: rows };
  } else if (dataset !== undefined) {
    const [id = "", revision, ...more] = dataset.split("@");
    if (more.length > 0 || revision === "") repositoryId("--dataset", dataset);
    return { dataset: repositoryId("--dataset", id), revision };
  }
  throw new EvalmarkError("ERR_USAGE", "the task's rows come from one place", {
    cure: "--dataset ORG/NAME for the Hub, or --rows FILE",
  });
}

/**
 * Sees that the first row of a file of JSON lines or CSV has the columns of a task, before a harness
 * asks a model for anything. Throws ERR_FORMAT; a file that can't be read is told elsewhere, and of
 * other kinds nothing is known here.
 */
export function checkColumns(given: RowsGiven, fields: FieldSpec): void {
  if (!("file" in given)) return;
  const { file } = given;
  const text = beginning(file)?.replace(/^\ufeff/, "");
  if (text === undefined || !/\.(?:jsonl|json|csv)$/i.test(file)) return;
  const fail = (message: string, cure: string) =>
    new EvalmarkError("ERR_FORMAT", message, { place: { file, line: 1 }, cure });
  if (text.trim() === "") throw fail("no rows in it", "put one row on each line");
  const [line = ""] = text.split(/\r?\n/, 1);
  if (line.length === text.length && text.length > BEGINNING / 2) return;
  const there = /\.csv$/i.test(file) ? header(line) : keys(text, line);
  if (there === null) return;
  if (there === "broken") throw fail("a row must be a JSON object", "put one on each line");
  const lacking = columns(fields).find((name) => !there.includes(name));
  if (lacking === undefined) return;
  throw fail(
    `no column ${JSON.stringify(lacking)}, which the task needs; there are: ${there.join(", ")}`,
    "name the file that belongs to this task, or correct its field_spec",
  );
}

function columns({ input, target, choices, inputImage, metadata }: FieldSpec): string[] {
  const wanted = target.startsWith("literal:") ? [input] : [input, target];
  return [
    ...wanted,
    ...[choices ?? []].flat(),
    ...(inputImage ? [inputImage] : []),
    ...(metadata ?? []),
  ];
}

/** Keys of the first row; null where the file is one list, or they can't be told. */
function keys(text: string, line: string): string[] | "broken" | null {
  if (text.trimStart().startsWith("[")) return null;
  try {
    const row: unknown = JSON.parse(line);
    return typeof row === "object" && row !== null ? Object.keys(row) : "broken";
  } catch {
    // A JSON file may be one object over many lines.
    return text.trimStart() === "{" || /^\s*\{\s*$/.test(line) ? null : "broken";
  }
}

/** Names in the first line of CSV; null where one is quoted in a way that takes a parser. */
function header(line: string): string[] | null {
  const cells = line.split(",").map((cell) => cell.trim());
  if (cells.every((cell) => /^"[^"]*"$|^[^"]*$/.test(cell))) {
    return cells.map((cell) => cell.replace(/^"(.*)"$/, "$1"));
  }
  return null;
}

function beginning(file: string): string | undefined {
  try {
    const fd = openSync(file, "r");
    try {
      const bytes = Buffer.alloc(BEGINNING);
      return bytes.toString("utf8", 0, readSync(fd, bytes, 0, BEGINNING, 0));
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}
