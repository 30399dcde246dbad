/** Details of lighteval, `details_<task>|<few-shots>_<time>.parquet`, as an open log. */
import { EvalmarkError } from "../../errors.ts";
import { NOTHING } from "../blank.ts";
import { openFile } from "../fd.ts";
import { unpackedMost } from "../limits.ts";
import type { Row } from "../parquet/assemble.ts";
import { Budget } from "../parquet/budget.ts";
import { ParquetFile, readRows } from "../parquet/file.ts";
import { partedLog } from "../parted.ts";
import { badFormat } from "../place.ts";
import type { Source } from "../source.ts";
import type { Log, OpenOptions } from "../types.ts";
import { readResults } from "./results.ts";
import { PATHS, TOKEN_PATHS, text } from "./sample.ts";

/** Throws ERR_FORMAT where the Parquet file holds something else. */
export async function openLighteval(source: Source, options: OpenOptions): Promise<Log> {
  const parquet = await ParquetFile.open(source);
  const { columns } = parquet;
  const missing = ["doc.query", "doc.id", "model_response"].find(
    (path) => !columns.some((c) => c === path || c.startsWith(`${path}.`)),
  );
  if (missing !== undefined && columns.length > 0) {
    throw badFormat(
      `no details of lighteval: the column ${missing} is missing`,
      { file: source.file },
      "name a file that lighteval 0.10 or later wrote with --save-details",
    );
  }
  const { header, side } = await readResults(source.file, await firstTask(source, parquet));
  const paths = options.tokens ? [...PATHS, ...TOKEN_PATHS] : PATHS;
  const schema = await parquet.schema(paths);
  const given: Parameters<typeof partedLog>[1] = {
    header,
    decoding: { kind: "lighteval", from: openFile(source), schema },
    async *parts() {
      let index = 0;
      for await (const { read, ...rows } of parquet.groups(schema, paths)) {
        yield { index: index++, bytes: NOTHING, read, rows };
      }
    },
    explain: async (_, before, { place, message, cure, code = "ERR_FORMAT" }) => {
      const where = { file: source.file };
      return new EvalmarkError(code, `row ${before + place + 1}: ${message}`, {
        place: where,
        cure,
      });
    },
    unpackedMost: unpackedMost(source.size!),
  };
  return partedLog(source, given, side);
}

/** "task|few-shots" of the first row: the file may have been renamed. */
async function firstTask(source: Source, parquet: ParquetFile): Promise<string | null> {
  const paths = ["doc.task_name"];
  const schema = await parquet.schema(paths);
  for await (const group of parquet.groups(schema, paths)) {
    const budget = new Budget(source.file, source.size!);
    for await (const [row] of readRows(source, schema, group, budget)) {
      return text((row?.doc as Row | undefined)?.task_name);
    }
  }
  return null;
}
