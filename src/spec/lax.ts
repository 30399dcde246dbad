/** Values that Pydantic's lax mode takes for a whole number or a boolean, as it takes them. */

/** What becomes of a value given for an `int`: the number, or undefined where it is refused. */
export function laxInt(value: unknown): number | undefined {
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== "string") return undefined;
  const body = value.trim().replace(/\.0+$/, "");
  if (!/^[-+]?[0-9]+(?:_[0-9]+)*$/.test(body)) return undefined;
  const number = Number(body.replaceAll("_", ""));
  return Number.isSafeInteger(number) ? number : undefined;
}

const TRUE = new Set(["1", "on", "t", "true", "y", "yes"]);
const FALSE = new Set(["0", "off", "f", "false", "n", "no"]);

/** What becomes of a value given for a `bool`, or undefined where it is refused. */
export function laxBool(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === 0 || value === 1) return value === 1;
  if (typeof value !== "string") return undefined;
  const word = value.toLowerCase();
  return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
}

/** A task as Pydantic would see it after coercion: only `epochs` and `shuffle_choices` differ. */
export function coerceTask(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return raw;
  const task: Record<string, unknown> = Object.assign(Object.create(null), raw);
  if ("epochs" in task) task.epochs = laxInt(task.epochs) ?? task.epochs;
  if ("shuffle_choices" in task) {
    task.shuffle_choices = laxBool(task.shuffle_choices) ?? task.shuffle_choices;
  }
  return task;
}
