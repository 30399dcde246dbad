/** What a lint rule is, and what it sees. */
import type { YamlNode, YamlPath } from "../../yaml/index.ts";
import type { SpecTask } from "../types.ts";

/** A file whose shape is right as far as `tasks` tells. */
export interface Linted {
  root: YamlNode;
  /** The top-level map as plain data. */
  top: Record<string, unknown>;
  framework: string | null;
  /** True where the tasks are in Inspect's form. */
  inspect: boolean;
  ids: (string | null)[];
  /** Tasks of the right shape, with their index in the file. */
  tasks: { task: SpecTask; index: number }[];
  /** Id of the dataset the file belongs to, where the caller knows it. */
  dataset: string | null;
}

/** One finding of a rule. `path` names the value; with `key`, the key that leads to it. */
export interface Hit {
  path: YamlPath;
  key?: boolean;
  message: string;
  cure: string;
}

export interface Lint {
  /** Stable name. */
  rule: string;
  severity: "error" | "warning";
  run(file: Linted): Hit[];
}

/** A rule that looks at one task at a time; `at` makes a path inside the task. */
export function perTask(
  rule: string,
  severity: Lint["severity"],
  run: (task: SpecTask, at: (...steps: YamlPath) => YamlPath, file: Linted) => Hit[],
): Lint {
  return {
    rule,
    severity,
    run: (file) =>
      file.tasks.flatMap(({ task, index }) =>
        run(task, (...steps) => ["tasks", index, ...steps], file),
      ),
  };
}
