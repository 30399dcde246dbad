/** Rules on epochs and their reducer. */
import { nodeAt, show, toData } from "../../yaml/index.ts";
import type { Lint, Linted } from "./lint.ts";
import { perTask } from "./lint.ts";

/** K of pass_at_K and at_least_K, or null. */
function countOf(reducer: string): bigint | null {
  const digits = /^(?:pass_at|at_least)_(\p{Nd}+)$/u.exec(reducer)?.[1];
  if (digits === undefined) return null;
  return /^[0-9]{1,200}$/.test(digits) ? BigInt(digits) : -1n;
}

/** "Reducer 'pass_at_9' requires 9 epochs however evaluation has only 2 epochs." */
export const reducerEpochs = perTask("reducer-epochs", "error", (task, at) => {
  const count = countOf(task.reducer);
  if (count === null || count <= BigInt(task.epochs)) return [];
  return [
    {
      path: at("epoch_reducer"),
      message: `${task.reducer} needs ${count} epochs, and the task has ${task.epochs}`,
      cure: `write epochs: ${count}, or a smaller number in epoch_reducer`,
    },
  ];
});

export const reducerZero = perTask("reducer-zero", "error", (task, at) => {
  const count = countOf(task.reducer);
  if (count === null || count > 0n) return [];
  return [
    {
      path: at("epoch_reducer"),
      message: `${task.reducer} gives every sample the same score`,
      cure: "write a number from 1, in digits 0 to 9",
    },
  ];
});

/** A value that is another type and that Pydantic turns into the one it wants. */
const coerced = (rule: string, key: string, right: (value: unknown) => boolean): Lint => ({
  rule,
  severity: "warning",
  run: (file: Linted) =>
    file.tasks.flatMap(({ task, index }) => {
      const path = ["tasks", index, key];
      const node = nodeAt(file.root, path);
      const value = node === undefined ? null : toData(node);
      if (value === null || right(value)) return [];
      const taken = key === "epochs" ? task.epochs : task.shuffleChoices;
      const message = `"${key}" is ${show(value)}, which Inspect takes for ${taken}`;
      return [{ path, message, cure: `write ${key}: ${taken}` }];
    }),
});

export const epochsForm = coerced("epochs-form", "epochs", (v) => typeof v === "number");

export const shuffleForm = coerced(
  "shuffle-form",
  "shuffle_choices",
  (v) => typeof v === "boolean",
);
