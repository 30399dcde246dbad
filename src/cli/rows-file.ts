/** The rows of `--data`, sealed for a task. */
import { type Dataset, sealDataset } from "../dataset/index.ts";
import { EvalmarkError } from "../errors.ts";
import { readRows } from "../log/index.ts";
import { RowCanaries } from "../score/index.ts";
import type { SpecTask } from "../spec/index.ts";
import { expecting } from "./mixed-up.ts";

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
  return expecting("rows", file, async () => {
    try {
      const sealed = await sealDataset(rows(), task.fieldSpec);
      return { ...sealed, canaries: canaries.strings() };
    } catch (error) {
      throw error instanceof EvalmarkError ? error.at({ file }) : error;
    }
  });
}

/** All rows as they are. Throws ERR_FILE or ERR_FORMAT. */
export function rowsIn(file: string): Promise<Record<string, unknown>[]> {
  return expecting("rows", file, async () => {
    const all: Record<string, unknown>[] = [];
    for await (const { row } of readRows(file)) all.push(row);
    return all;
  });
}
