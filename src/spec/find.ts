/** Choosing a task of a spec. */
import { EvalmarkError } from "../errors.ts";
import type { Spec, SpecTask } from "./types.ts";

/**
 * The task with this id; without an id, the only one.
 * Throws ERR_USAGE where the choice is open or the id unknown, naming the ids there are, and
 * ERR_REFUSED where the spec's framework gives its tasks no body; `otherwise` is the cure then.
 */
export function findTask(
  spec: Spec,
  id?: string | undefined,
  otherwise = "--scorer NAME without --spec",
): SpecTask {
  const place = { file: spec.file };
  const ids = spec.ids.map((known) => known ?? "(none)").join(", ");
  if (spec.tasks.length === 0) {
    const message = `${spec.framework ?? "this"} tasks say nothing of how they are scored`;
    throw new EvalmarkError("ERR_REFUSED", message, {
      place,
      cure: otherwise,
    });
  }
  if (id === undefined) {
    const only = spec.tasks[0]!;
    if (spec.tasks.length === 1) return only;
    const message = `the spec has ${spec.tasks.length} tasks`;
    throw new EvalmarkError("ERR_USAGE", message, { place, cure: `--task with one of: ${ids}` });
  }
  const found = spec.tasks.find((task) => task.id === id);
  if (found) return found;
  throw new EvalmarkError("ERR_USAGE", `the spec has no task ${JSON.stringify(id)}`, {
    place,
    cure: `use one of: ${ids}`,
  });
}
