/**
 * What all rows of a dataset together give: a root that names them in their order, and a key
 * that only a holder of every one of them can make.
 *
 *   K = SHA-256("evalmark/v1/data\0" || for each row: its length as 32 bits, big-endian || row)
 *
 * over canonical rows as UTF-8. Who lacks a single row, or knows single questions only, has no K.
 */
import { createHash } from "node:crypto";
import { EvalmarkError } from "../errors.ts";
import type { FieldSpec } from "../spec/types.ts";
import { leafHash, MerkleRoot } from "../token/merkle.ts";
import { canonicalRow, checkColumns, columnsOf, type Row } from "./row.ts";

export interface Dataset {
  rows: number;
  /** RFC 9162 root over the canonical rows, base64url. */
  root: string;
  /** K, 32 bytes. Secret as far as the rows are. */
  key: Uint8Array;
}

const DOMAIN = "evalmark/v1/data\0";

/**
 * Reads all rows, in the dataset's order. Throws ERR_FORMAT where there are none, where one has
 * no canonical text, or where none has a column of the field_spec.
 */
export async function sealDataset(
  rows: AsyncIterable<Row> | Iterable<Row>,
  fields: FieldSpec,
): Promise<Dataset> {
  const columns = columnsOf(fields);
  const seen = new Set<string>();
  const root = new MerkleRoot();
  const key = createHash("sha256").update(DOMAIN);
  const length = Buffer.alloc(4);
  for await (const row of rows) {
    for (const column of columns) if (Object.hasOwn(row, column)) seen.add(column);
    const bytes = Buffer.from(canonicalRow(row, columns, fields.inputImage));
    length.writeUInt32BE(bytes.length);
    key.update(length).update(bytes);
    root.add(leafHash(bytes));
  }
  if (root.size === 0) {
    throw new EvalmarkError("ERR_FORMAT", "the dataset has no rows", {
      cure: "put one row on each line",
    });
  }
  checkColumns(seen, fields);
  return {
    rows: root.size,
    root: Buffer.from(root.root()).toString("base64url"),
    key: new Uint8Array(key.digest()),
  };
}
