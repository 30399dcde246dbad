/** Rows of a data set as JSONL, to compare a log with. */
import { hasBigint, JsonBytes, type JsonValue, OBJECT, readValue } from "../json/index.ts";
import { blocks } from "./lines.ts";
import { badFormat, lineError } from "./place.ts";
import { Source } from "./source.ts";

export interface Row {
  /** 1-based line of the file. */
  line: number;
  row: { [key: string]: unknown };
}

/**
 * The rows of a JSONL file (gzip and "-" as for logs), each an object of plain values.
 * Throws ERR_FILE, or ERR_FORMAT at the first line that is no object, has a key twice or an
 * integer beyond 2^53 - 1.
 */
export async function* readRows(file: string): AsyncGenerator<Row, void, undefined> {
  const source = await Source.open(file, () => true);
  const json = new JsonBytes();
  let line = 1;
  let any = false;
  try {
    for await (const { bytes, last } of blocks(source, () => line)) {
      json.open(bytes);
      for (let from = 0; from < bytes.length; line++) {
        let to = bytes.indexOf(10, from);
        if (to < 0) to = bytes.length;
        let row: { [key: string]: JsonValue } | null;
        try {
          row = readRow(json.range(from, to));
        } catch (error) {
          throw lineError(error, file, line, bytes, from, to, last);
        }
        if (row) {
          any = true;
          yield { line, row };
        }
        from = to + 1;
      }
    }
  } finally {
    await source.close();
  }
  if (!any) throw badFormat("no rows in it", { file }, "put one row on each line");
}

function readRow(json: JsonBytes): { [key: string]: JsonValue } | null {
  const c = json.peek();
  if (c === 0) return null;
  const start = json.pos;
  if (c !== OBJECT) json.fail("a row must be an object", start, "put one row on each line");
  const row = readValue(json) as { [key: string]: JsonValue };
  json.finish();
  if (hasBigint(row)) json.fail("an integer beyond 2^53 - 1", start, "write it as a string");
  return row;
}
