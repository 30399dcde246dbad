/** Rules on the arguments of solvers and scorers. */
import { nodeAt, show } from "../../yaml/index.ts";
import { SCORERS, type Signature, SOLVERS } from "../args.ts";
import { nearest } from "../names.ts";
import type { SpecTask } from "../types.ts";
import { type Hit, perTask } from "./lint.ts";

interface Use {
  list: "solvers" | "scorers";
  index: number;
  name: string;
  args: Record<string, unknown>;
  signature: Signature;
}

/** Solvers and scorers of a task, with the signature of each. */
function uses(task: SpecTask): Use[] {
  const of = (list: Use["list"], table: Record<string, Signature>) =>
    task[list].map((item, index) => ({ list, index, ...item, signature: table[item.name]! }));
  return [...of("solvers", SOLVERS), ...of("scorers", SCORERS)];
}

const unknownArguments = (rule: string, severity: "error" | "warning", drops: boolean) =>
  perTask(rule, severity, (task, at) =>
    uses(task)
      .filter(
        ({ signature }) => signature.rest === undefined && (signature.drops ?? false) === drops,
      )
      .flatMap(({ list, index, name, args, signature }) =>
        Object.keys(args)
          .filter((key) => !Object.hasOwn(signature.args, key))
          .map((key): Hit => {
            const known = Object.keys(signature.args);
            const near = nearest(key, known);
            const useTools = name === "use_tools" && key === "tools";
            const known10 = known.length > 0 && known.length <= 10 && !useTools;
            return {
              path: at(list, index, "args", key),
              key: true,
              message: useTools
                ? "use_tools takes its tools from Python; YAML can't name any"
                : `${name} has no argument ${show(key)}${drops ? " and ignores it" : ""}`,
              cure: near ? `write ${near}` : known10 ? `it takes ${known.join(", ")}` : "remove it",
            };
          }),
      ),
  );

/** A TypeError when Inspect builds the task; of generate, a ValueError when it generates. */
export const argumentUnknown = unknownArguments("argument-unknown", "error", false);

/** multiple_choice has `**kwargs` for its old arguments, and drops all others. */
export const argumentIgnored = unknownArguments("argument-ignored", "warning", true);

export const argumentMissing = perTask("argument-missing", "error", (task, at) =>
  uses(task).flatMap(({ list, index, name, args, signature }) =>
    Object.entries(signature.args)
      .filter(([key, { required }]) => required && !Object.hasOwn(args, key))
      .map(([key, { text }]) => ({
        path: at(list, index),
        message: `${name} needs the argument ${key}: ${text}`,
        cure: `add args: {${key}: ...}`,
      })),
  ),
);

const argumentValues = (rule: string, severity: "error" | "warning", strict: boolean) =>
  perTask(rule, severity, (task, at) =>
    uses(task).flatMap(({ list, index, name, args, signature }) =>
      Object.entries(args).flatMap(([key, value]): Hit[] => {
        const argument = Object.hasOwn(signature.args, key) ? signature.args[key] : undefined;
        if (!argument || (argument.strict ?? false) !== strict) return [];
        const parsed = argument.type.safeParse(value);
        if (parsed.success) return [];
        const issue = parsed.error.issues[0]!;
        const wanted =
          issue.code === "invalid_value"
            ? issue.values.join(", ")
            : issue.code === "invalid_type"
              ? { boolean: "true or false", array: "a list of texts", string: "text" }[
                  issue.expected as "boolean"
                ]
              : undefined;
        return [
          {
            path: at(list, index, "args", key),
            message: `${name} can't take ${show(value)} as its ${key}: ${argument.text}`,
            cure: wanted ? `write ${wanted}` : "correct it, or remove it",
          },
        ];
      }),
    ),
  );

/** Inspect fails on these, some only when it scores. */
export const argumentValue = argumentValues("argument-value", "error", true);

/** Python makes do with these ("yes" counts as true), which need not be what was meant. */
export const argumentType = argumentValues("argument-type", "warning", false);

/** `HFSolver` and `HFScorer` drop keys beside name and args without a word. */
export const itemKey = perTask("item-key", "warning", (task, at, { root }) =>
  uses(task).flatMap(({ list, index, name, signature }) => {
    const node = nodeAt(root, at(list, index));
    if (node?.kind !== "map") return [];
    return [...node.entries.keys()]
      .filter((key) => key !== "name" && key !== "args")
      .map((key) => ({
        path: at(list, index, key),
        key: true,
        message: `Inspect ignores the key ${show(key)} of ${name}: only name and args count`,
        cure: Object.hasOwn(signature.args, key) ? `move it under args` : "remove it",
      }));
  }),
);
