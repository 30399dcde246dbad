/** The eval.yaml of a command: read, its errors printed, its task found. */
import { EvalmarkError } from "../errors.ts";
import type { LogHeader } from "../log/index.ts";
import {
  type Finding,
  findTask,
  hinders,
  readSpec,
  type Spec,
  type SpecTask,
} from "../spec/index.ts";
import { checkKind } from "./mixed-up.ts";
import { color, safe } from "./view/text.ts";

/**
 * Reads the spec. Throws ERR_SPEC (exit 4) after printing the errors that hinder scoring to
 * standard error.
 */
export function loadSpec(file: string): Spec {
  const { spec, findings } = readSpec(file);
  const errors = findings.filter(hinders);
  if (spec && errors.length === 0) return spec;
  checkKind("spec", file);
  for (const finding of errors) process.stderr.write(`${findingLines(finding)}\n`);
  throw new EvalmarkError("ERR_SPEC", "the eval.yaml has errors", {
    place: { file },
    cure: `evalmark lint ${file}`,
  });
}

/**
 * The task named on the command line; without a name the one whose id the log's task ends in,
 * or the only one. Throws ERR_USAGE.
 */
export function taskOf(
  spec: Spec,
  id: string | undefined,
  header: Pick<LogHeader, "task">,
): SpecTask {
  if (id !== undefined || spec.tasks.length === 1) return findTask(spec, id);
  const named = spec.tasks.filter(
    (t) => t.id !== null && (header.task === t.id || header.task?.endsWith(`/${t.id}`)),
  );
  if (named.length === 1) return named[0]!;
  throw new EvalmarkError("ERR_USAGE", "the log does not say which task of the eval.yaml it ran", {
    place: { file: spec.file },
    cure: `--task ${spec.tasks.map((t) => t.id).join(" | ")}`,
  });
}

/** The task of that id, or the only one. Throws ERR_USAGE. */
export function taskNamed(spec: Spec, id: string): SpecTask {
  const found = spec.tasks.find((t) => t.id === id) ?? (spec.tasks.length === 1 && spec.tasks[0]);
  if (found) return found;
  throw new EvalmarkError("ERR_USAGE", `the eval.yaml has no task ${id}`, {
    place: { file: spec.file },
  });
}

/** "file:line:column: error rule: message" and the cure on a line of its own. */
export function findingLines(f: Finding): string {
  const paint = f.severity === "error" ? color.red : color.yellow;
  const place = `${safe(f.file)}:${f.line}:${f.column}`;
  return `${place}: ${paint(f.severity)} ${f.rule}: ${safe(f.message)}\n  cure: ${safe(f.cure)}`;
}
