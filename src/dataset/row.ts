/**
 * A row of a dataset in one spelling, so that whoever reads it, from whichever format, gets the
 * same bytes. Only what a question is made of counts: the columns of the eval.yaml's field_spec
 * for input, target, choices and image, and `id`. Columns of metadata are left out: they decide
 * neither what is asked nor what is right, and readers disagree over their types.
 */
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import type { FieldSpec } from "../spec/types.ts";
import { sha256 } from "../token/digest.ts";

export type Row = Readonly<Record<string, unknown>>;

/** The columns that count, sorted. */
export function columnsOf(fields: FieldSpec): string[] {
  const { input, target, choices, inputImage } = fields;
  const columns = new Set(["id", input]);
  if (!target.startsWith("literal:")) columns.add(target);
  for (const column of [choices ?? []].flat()) columns.add(column);
  if (inputImage !== null) columns.add(inputImage);
  return [...columns].sort();
}

/**
 * Canonical JSON (RFC 8785) of those columns. A column the row lacks is null, as Parquet has it;
 * strings are as stored, without normalisation; integers are text of decimal digits, since one
 * reader has 5 and another "5"; images are `{"sha256": ...}` of their bytes, base64url. Throws
 * ERR_FORMAT for what has no canonical text.
 */
export function canonicalRow(row: Row, columns: readonly string[], image: string | null): string {
  const cells = columns.map((column) => {
    const cell = Object.hasOwn(row, column) ? row[column] : null;
    return [column, column === image ? imageCell(cell) : plain(cell)];
  });
  return canonicalJson(Object.fromEntries(cells));
}

function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "bigint") return `${value}`;
  if (typeof value === "number") return Number.isSafeInteger(value) ? `${value + 0}` : value;
  if (value instanceof Uint8Array) return digestOf(value);
  if (Array.isArray(value)) return Array.from(value, plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

const DATA_URL = /^data:[\w.+/-]+;base64,([A-Za-z0-9+/]*={0,2})$/;

/** Bytes, a data URL, or a struct with `bytes`, as Hugging Face stores images; else as any cell. */
function imageCell(value: unknown): unknown {
  if (value instanceof Uint8Array) return digestOf(value);
  if (typeof value === "string") {
    const [, data] = DATA_URL.exec(value) ?? [];
    return data === undefined ? value : digestOf(Buffer.from(data, "base64"));
  }
  const { bytes } = (value ?? {}) as { bytes?: unknown };
  return bytes instanceof Uint8Array || typeof bytes === "string" ? imageCell(bytes) : plain(value);
}

const digestOf = (bytes: Uint8Array) => ({ sha256: sha256(bytes).toString("base64url") });

/** Throws ERR_FORMAT where no row had a column without which there is no question. */
export function checkColumns(seen: ReadonlySet<string>, fields: FieldSpec): void {
  for (const column of [fields.input, fields.target]) {
    if (column.startsWith("literal:") || seen.has(column)) continue;
    throw new EvalmarkError("ERR_FORMAT", `no row has the column ${JSON.stringify(column)}`, {
      cure: "give the rows of the dataset that the eval.yaml's field_spec names",
    });
  }
}
