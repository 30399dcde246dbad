/** The entries of a source that a command is about. */
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { tokenIn } from "../publish/index.ts";
import {
  type AnyValueEntry,
  faultError,
  type ResultsItems,
  resultsItems,
} from "../result/yaml/index.ts";
import type { ResultsFile, Source } from "../source/index.ts";
import { entryOf } from "./entry-of.ts";
import type { Found } from "./verifying.ts";

interface Given {
  task?: string;
  entry?: string;
  log?: string;
}

/**
 * The entries to verify, each with the name of its file: of a file one, of a repository all, or
 * those of --task. An entry that stands on main is not told again of a pull request. Throws
 * ERR_USAGE where none is left, or there is one log for several that are published; ERR_FORMAT for a faulty file that
 * is published. One in a pull request, which anyone can open, goes to `notes`.
 */
export function entriesOf(source: Source, named: string, given: Given): [string, Found][] {
  const seen = new Set<string>();
  const found: [string, Found][] = [];
  for (const file of source.files) {
    for (const entry of readable(source, file, given)) {
      const key = canonicalJson(JSON.parse(JSON.stringify(entry)));
      if (file.placement && seen.has(key)) continue;
      seen.add(key);
      const { model, repository } = source;
      const { name, placement, sidecar } = file;
      const beside = sidecar === null ? undefined : tokenIn(sidecar, entry);
      const whole = { ...entry, verifyToken: entry.verifyToken ?? beside };
      found.push([name, { entry: whole, model: model ?? undefined, placement, repository }]);
    }
  }
  if (found.length === 0) {
    throw new EvalmarkError("ERR_USAGE", "no results there", {
      place: { file: named },
      cure: "a model's results are files of .eval_results/; leave out --task",
    });
  }
  const published = found.filter(([, { placement }]) => placement?.merged !== false);
  const ofLog = published.length > 0 ? published : found;
  if (ofLog.length > 1 && given.log !== undefined) {
    const names = [...new Set(ofLog.map(([name]) => name))].slice(0, 5);
    throw new EvalmarkError("ERR_USAGE", "several results, and one log", {
      place: { file: named },
      cure: `--task, or name one file: ${names.join(", ")}`,
    });
  }
  return found;
}

function readable(source: Source, file: ResultsFile, given: Given): AnyValueEntry[] {
  const { bytes, name, placement } = file;
  const read = resultsItems(bytes, name);
  if (!placement) return [entryOf(read, name, given)];
  try {
    return allOf(read, name, given.task);
  } catch (error) {
    if (placement.merged || !(error instanceof EvalmarkError)) throw error;
    source.notes.push(`${placement.where}: ${error.report()}`);
    return [];
  }
}

/** All entries of a file, or those of a task. Throws ERR_FORMAT where one of them has a fault. */
function allOf({ faults, items }: ResultsItems, file: string, task?: string): AnyValueEntry[] {
  if (!items || faults.length > 0) throw faultError(faults, file);
  return items.flatMap((item) => {
    const entry = item.entry ?? item.but;
    if (!entry) throw faultError(item.faults, file);
    return task === undefined || entry.dataset.task_id === task ? [entry] : [];
  });
}
