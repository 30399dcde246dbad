/** The rows of `--data`, sealed for a task. */
import { type Dataset, sealDataset } from "../dataset/index.ts";
import { EvalmarkError } from "../errors.ts";
import { readRows } from "../log/index.ts";
import { RowCanaries } from "../score/index.ts";
import type { SpecTask } from "../spec/index.ts";

/** Canary strings that stand in the rows are told too. Throws ERR_FILE, and ERR_FORMAT where rows have no canonical text or lack a column. */
export async function datasetOf(
  file: string,
  task: SpecTask,
): Promise<Dataset & { canaries: string[] }> {
  const canaries = new RowCanaries();
  async function* rows() {
    for await (const { row } of readRows(file)) {
      canaries.add(row);
      yield row;
    }
  }
  try {
    const sealed = await sealDataset(rows(), task.fieldSpec);
    return { ...sealed, canaries: canaries.strings() };
  } catch (error) {
    throw error instanceof EvalmarkError ? error.at({ file }) : error;
  }
}
