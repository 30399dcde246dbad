/** Rules on field_spec.target. */
import { nodeAt } from "../../yaml/index.ts";
import type { SpecTask } from "../types.ts";
import { perTask } from "./lint.ts";

/** What stands after `literal:`, or null where the target is a column. */
export function literalOf(task: SpecTask): string | null {
  const { target } = task.fieldSpec;
  return target.startsWith("literal:") ? target.slice("literal:".length) : null;
}

const lettersOf = (count: number) =>
  Array.from({ length: Math.min(count, 26) }, (_, i) => String.fromCharCode(65 + i));

/** inspect_ai issue 5367, mended by its pull request 5405. */
export const literalColon = perTask("literal-colon", "warning", (task, at) => {
  const literal = literalOf(task);
  if (!literal?.includes(":")) return [];
  const cut = literal.split(":")[0];
  return [
    {
      path: at("field_spec", "target"),
      message: `older releases of Inspect cut this target at its second colon, to ${JSON.stringify(cut)}`,
      cure: "run it with inspect_ai 0.3.285 or later",
    },
  ];
});

export const literalSpace = perTask("literal-space", "warning", (task, at) => {
  const literal = literalOf(task);
  if (literal === null || literal === literal.trim() || literal.trim() === "") return [];
  return [
    {
      path: at("field_spec", "target"),
      message: `the space around ${JSON.stringify(literal.trim())} is part of the target`,
      cure: `write "literal:${literal.trim()}"`,
    },
  ];
});

export const literalEmpty = perTask("literal-empty", "warning", (task, at) =>
  literalOf(task)?.trim() === ""
    ? [
        {
          path: at("field_spec", "target"),
          message: 'nothing stands after "literal:", so samples have no target',
          cure: 'write "literal:ANSWER"',
        },
      ]
    : [],
);

export const literalLetter = perTask("literal-letter", "error", (task, at) => {
  const literal = literalOf(task)?.trim();
  const { choices } = task.fieldSpec;
  const read = task.shuffleChoices || task.scorers.some(({ name }) => name === "choice");
  if (!read || !literal || !Array.isArray(choices) || !/^[A-Za-z]$/.test(literal)) return [];
  const letters = lettersOf(choices.length);
  if (letters.includes(literal.toUpperCase())) return [];
  return [
    {
      path: at("field_spec", "target"),
      message: `the target is the letter ${literal}, and there are ${choices.length} choices`,
      cure: letters.length ? `write literal: and one of ${letters.join(", ")}` : "name the choices",
    },
  ];
});

/** KeyError in `MemoryDataset._remap_target` when the task is built. */
export const shuffleLetter = perTask("shuffle-letter", "error", (task, at) => {
  const literal = literalOf(task);
  const { choices } = task.fieldSpec;
  const none = choices === null || choices.length === 0;
  if (!task.shuffleChoices || none || literal === null || /^[A-Za-z]$/.test(literal)) return [];
  return [
    {
      path: at("field_spec", "target"),
      message: "shuffle_choices needs a target that is one letter",
      cure: 'write "literal:A" for the first choice, or take shuffle_choices out',
    },
  ];
});

export const letterPrefix = perTask("letter-prefix", "warning", (task, at) => {
  const { target } = task.fieldSpec;
  const prefix = /^([a-z]+):(.*)$/s.exec(target);
  if (!prefix || prefix[1] === "literal") return [];
  return [
    {
      path: at("field_spec", "target"),
      message: `only "literal:" is special: this names a column called ${JSON.stringify(target)}`,
      cure: `write "literal:${prefix[2]?.trim()}" if the text itself is the target`,
    },
  ];
});

export const fieldIgnored = perTask("field-ignored", "warning", (_, at, { root }) =>
  ["id", "sandbox", "files", "setup", "checkpoint"].flatMap((key) =>
    nodeAt(root, at("field_spec", key)) === undefined
      ? []
      : [
          {
            path: at("field_spec", key),
            key: true,
            message: `Inspect ignores field_spec.${key} for datasets of the Hub`,
            cure: "remove it",
          },
        ],
  ),
);
