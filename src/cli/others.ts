/** What else a source has published of the dataset and task of an entry. */
import { EvalmarkError } from "../errors.ts";
import { tokenIn } from "../publish/index.ts";
import { resultsItems } from "../result/yaml/index.ts";
import type { ResultsFile, Source } from "../source/index.ts";
import type { OtherResult, ResultEntry } from "../verify/index.ts";

type Published = OtherResult & { id: unknown; task: unknown; date: unknown };

/**
 * Finds other results. Main and pull requests count before the history; the same value, notes and
 * date is the same result, wherever it stands. What no results file is, is left out.
 */
export async function othersIn(
  source: Source,
): Promise<(entry: ResultEntry) => { results: OtherResult[]; scope: string }> {
  const { scope, notes } = source;
  const past = (await source.past?.().catch((error: unknown) => {
    if (!(error instanceof EvalmarkError)) throw error;
    notes.push(`the history of results could not be read: ${error.message}`);
    return null;
  })) ?? { files: [], cut: false };
  if (past.cut) notes.push("the history of results is long: only the newest part was looked at");
  const all = [...source.files, ...past.files].flatMap(publishedIn);
  return ({ dataset, date, notes, value }) => {
    const seen = new Set([nameOf({ value, notes, date })]);
    const results = all.filter((one) => {
      if (one.id !== dataset.id || one.task !== dataset.task_id) return false;
      const name = nameOf(one);
      if (seen.has(name)) return false;
      seen.add(name);
      return true;
    });
    return { results, scope };
  };
}

function publishedIn({ bytes, name, placement, sidecar }: ResultsFile): Published[] {
  const { items } = resultsItems(bytes, name);
  const where = placement ? `${placement.where}, ${name}` : name;
  return (items ?? []).flatMap(({ data, entry }) => {
    const { dataset, date, notes, value, verifyToken } = (data ?? {}) as Record<string, unknown>;
    const { id, task_id: task } = (dataset ?? {}) as Record<string, unknown>;
    const beside = entry && sidecar !== null ? tokenIn(sidecar, entry) : undefined;
    return [{ id, task, value, notes, date, verifyToken: verifyToken ?? beside, where }];
  });
}

/** Not canonical JSON: anyone may open a pull request with what has none, lone surrogates. */
function nameOf({ value, notes, date }: { value: unknown; notes?: unknown; date?: unknown }) {
  return JSON.stringify([value ?? null, notes ?? null, date ?? null]);
}
