/** Where a command's rows come from: `--dataset` or `--rows`. */
import { EvalmarkError } from "../errors.ts";
import type { RowsGiven } from "../translate/index.ts";
import { repositoryId } from "./arguments.ts";

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
