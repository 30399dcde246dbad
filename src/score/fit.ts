/** Whether a log is one of the task under which it is scored and published. */
import type { LogHeader } from "../log/index.ts";
import type { SpecTask } from "../spec/index.ts";

/** What of a log's header says which task it ran. */
type Ran = Pick<LogHeader, "task" | "scorers">;

/**
 * Why a log does not fit the task of an eval.yaml, in words; empty where it does, or where it
 * names neither task nor scorers. `ids`: those of all tasks of the eval.yaml.
 */
export function misfits(
  header: Ran,
  task: Pick<SpecTask, "id" | "scorers">,
  ids: readonly (string | null)[],
): string[] {
  const other = otherTask(header, task, ids);
  const out = other === null ? [] : [other];
  const [ran] = header.scorers;
  const [declared] = task.scorers;
  if (ran && declared && plain(ran) !== plain(declared)) {
    out.push(`the log's first scorer is ${plain(ran)}, the eval.yaml declares ${declared.name}`);
  }
  return out;
}

/**
 * Says that the log ran another task of the same eval.yaml: its task's name, as Inspect AI
 * makes it ("hf/ORG/NAME/ID"), ends in that one's id and not in this one's. Else null.
 */
export function otherTask(
  header: Pick<Ran, "task">,
  task: Pick<SpecTask, "id">,
  ids: readonly (string | null)[],
): string | null {
  const name = header.task;
  if (name === null) return null;
  const ends = (id: string | null) => id !== null && `/${name}`.endsWith(`/${id}`);
  if (ends(task.id)) return null;
  const other = ids.find(ends);
  return other == null ? null : `the log is of task ${other}, not of ${task.id ?? "this one"}`;
}

/**
 * Inspect AI's own scorers may be named with their package; those of translated tasks are our
 * Python package's, `named`, which is given the name.
 */
function plain({ name, options }: { name: string; options?: Record<string, unknown> }): string {
  const given = name.replace(/^evalmark\//, "") === "named" ? options?.name : name;
  return String(given ?? name).replace(/^inspect(?:_ai)?\//, "");
}
