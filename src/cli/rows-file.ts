/** The rows of `--data`, sealed for a task. */
import { type Dataset, sealDataset } from "../dataset/index.ts";
import { EvalmarkError } from "../errors.ts";
import { readRows } from "../log/index.ts";
import type { SpecTask } from "../spec/index.ts";

/** Throws ERR_FILE, and ERR_FORMAT where rows have no canonical text or lack a column. */
export async function datasetOf(file: string, task: SpecTask): Promise<Dataset> {
  async function* rows() {
    for await (const { row } of readRows(file)) yield row;
  }
  return sealDataset(rows(), task.fieldSpec).catch((error: unknown) => {
    throw error instanceof EvalmarkError ? error.at({ file }) : error;
  });
}
