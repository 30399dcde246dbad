/** The entry of a results file that a command is about. */
import { EvalmarkError } from "../errors.ts";
import { type AnyValueEntry, faultError, type ResultsItems } from "../result/yaml/index.ts";
import { wholeNumber } from "./arguments.ts";

/**
 * The entry of that number, the one of the task, or the only one. Throws ERR_USAGE, and ERR_FORMAT
 * where it has a fault or the file is no list; faults of other entries are none of its.
 */
export function entryOf(
  { items, faults }: ResultsItems,
  file: string,
  given: { task?: string; entry?: string },
): AnyValueEntry {
  if (!items || faults.length > 0) throw faultError(faults, file);
  const wanted = given.entry === undefined ? null : wholeNumber("--entry", given.entry, 999_999, 1);
  const named = items.map((item) => {
    const { dataset, value, notes } = (item.data ?? {}) as Record<string, unknown>;
    const { task_id } = (dataset ?? {}) as { task_id?: unknown };
    return { item, task: task_id, value, notes };
  });
  const found = named.filter(
    ({ task }, i) =>
      (given.task === undefined || task === given.task) && (wanted === null || i + 1 === wanted),
  );
  const [one] = found;
  if (one && found.length === 1) {
    const entry = one.item.entry ?? one.item.but;
    if (entry) return entry;
    throw faultError(one.item.faults, file);
  }
  const list = named.map(({ task, value, notes }, i) => {
    const said = notes === undefined ? "" : ` (${show(notes)})`;
    return `\n    --entry ${i + 1}  ${show(task)}, value ${show(value)}${said}`;
  });
  throw new EvalmarkError(
    "ERR_USAGE",
    found.length === 0 ? "the file has no such entry" : "the file has several entries",
    { place: { file }, cure: `say which:${list.join("")}` },
  );
}

const show = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
