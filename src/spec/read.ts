/** From the bytes of an eval.yaml to a spec and everything worth telling about it. */
import { readFileSync } from "node:fs";
import { EvalmarkError } from "../errors.ts";
import type { Finding, FindingHere } from "../finding.ts";
import { readYaml, show, toData, type YamlNode } from "../yaml/index.ts";
import { specDigest } from "./digest.ts";
import { coerceTask } from "./lax.ts";
import { type Linted, runLints } from "./lints/index.ts";
import { FRAMEWORKS } from "./names.ts";
import { normaliseTask } from "./normalise.ts";
import { idSchema, taskSchema } from "./schema.ts";
import { shapeFindings } from "./shape.ts";
import type { Spec } from "./types.ts";

export interface SpecRead {
  /** Null where the YAML or its shape is wrong, so that there is nothing to go by. */
  spec: Spec | null;
  /** Sorted by place. A spec with findings of severity "error" must not be scored with. */
  findings: Finding[];
}

/**
 * Reads an eval.yaml as inspect_ai 0.3.285 reads it, and reports what Inspect or the Hub would
 * refuse or misread. `dataset` ("owner/name") allows the rules on the owner's name.
 *
 * Throws ERR_FILE where a path can't be read; never throws on any bytes.
 */
export function readSpec(
  source: string | { file: string; bytes: Uint8Array },
  about: { dataset?: string | undefined } = {},
): SpecRead {
  const { file, bytes } = typeof source === "string" ? open(source) : source;
  const read = readYaml(bytes);
  const findings = [...read.findings];
  let spec: Spec | null = null;
  if (read.empty) {
    findings.push(atTop("empty-file", "the file is empty", "write name, description and tasks"));
  } else if (read.root) {
    const built = build(read.root, about.dataset ?? null, findings);
    if (built && !findings.some((f) => f.severity === "error")) {
      spec = { file, ...built.spec, digest: specDigest(bytes) };
    }
    if (built) findings.push(...runLints(built.linted));
  }
  return { spec, findings: tidy(findings).map((finding) => ({ ...finding, file })) };
}

function open(path: string): { file: string; bytes: Uint8Array } {
  try {
    return { file: path, bytes: readFileSync(path) };
  } catch (cause) {
    throw new EvalmarkError("ERR_FILE", "the spec can't be read", {
      place: { file: path },
      cure: "give the path of an eval.yaml",
      cause,
    });
  }
}

const atTop = (rule: string, message: string, cure: string, spot = { line: 1, column: 1 }) =>
  ({ rule, severity: "error", message, cure, line: spot.line, column: spot.column }) as const;

/** Spec and lint view of a document, or null (with a finding) where it has no list of tasks. */
function build(root: YamlNode, dataset: string | null, findings: FindingHere[]) {
  if (root.kind !== "map") {
    const what = root.kind === "list" ? "a list" : show(toData(root));
    findings.push(
      atTop("top-level", `the file is ${what} at its top`, "write a map: name, tasks ...", root),
    );
    return null;
  }
  const top = toData(root) as Record<string, unknown>;
  const foreign = foreignSchema(root, top);
  if (foreign) {
    findings.push(foreign);
    return null;
  }
  const tasks = root.entries.get("tasks");
  if (!tasks || (tasks.value.kind === "scalar" && tasks.value.value === null)) {
    const message = tasks ? '"tasks" is empty' : 'there is no key "tasks"';
    findings.push(atTop("tasks-missing", message, "add tasks: with one task", tasks?.key ?? root));
    return null;
  }
  if (tasks.value.kind !== "list") {
    const message = `"tasks" must be a list; this is ${show(toData(tasks.value))}`;
    findings.push(atTop("tasks-type", message, "start each task with a dash", tasks.value));
    return null;
  }
  if (tasks.value.items.length === 0) {
    findings.push(atTop("tasks-empty", '"tasks" is an empty list', "add a task", tasks.value));
    return null;
  }
  return buildTasks(root, top, top.tasks as unknown[], dataset, findings);
}

function buildTasks(
  root: YamlNode,
  top: Record<string, unknown>,
  raw: unknown[],
  dataset: string | null,
  findings: FindingHere[],
) {
  const text = (key: string) => (typeof top[key] === "string" ? (top[key] as string) : null);
  const framework = text("evaluation_framework");
  const other =
    framework !== "inspect-ai" && (FRAMEWORKS as readonly string[]).includes(framework ?? "");
  const linted: Linted = { root, top, framework, inspect: !other, ids: [], tasks: [], dataset };
  raw.forEach((value, index) => {
    const path = ["tasks", index];
    const id = (value as { id?: unknown } | null)?.id;
    linted.ids.push(typeof id === "string" ? id : null);
    if (other) {
      const issues = idSchema.safeParse(id).error?.issues ?? [];
      findings.push(...shapeFindings(root, [...path, "id"], issues));
      return;
    }
    const parsed = taskSchema.safeParse(coerceTask(value));
    if (parsed.success) linted.tasks.push({ index, task: normaliseTask(parsed.data) });
    else findings.push(...shapeFindings(root, path, parsed.error.issues));
  });
  const spec = {
    name: text("name"),
    description: text("description"),
    framework,
    ids: linted.ids,
    tasks: linted.tasks.map(({ task }) => task),
  };
  return { spec, linted };
}

/** inspect_evals ships files of the same name with another schema. */
function foreignSchema(root: YamlNode, top: Record<string, unknown>): FindingHere | null {
  const tasks = Array.isArray(top.tasks) ? top.tasks : [];
  const foreign = tasks.some(
    (task) => typeof task === "object" && task !== null && "name" in task && !("id" in task),
  );
  if (!("title" in top) || !foreign) return null;
  return atTop(
    "foreign-schema",
    "this is an eval.yaml of inspect_evals (title, tasks[].name), which has another schema",
    "give the eval.yaml of a dataset on the Hub",
    root,
  );
}

/** Rules that say less than another error at the same place. */
const GIVES_WAY = new Set(["yaml-1.1", "task-key", "field-spec-key"]);

/** Sorted by place; one fault is told once, in its most telling form. */
function tidy(findings: FindingHere[]): FindingHere[] {
  const place = (f: FindingHere) => `${f.line}:${f.column}`;
  const telling = new Set(
    findings.filter((f) => f.severity === "error" && !GIVES_WAY.has(f.rule)).map(place),
  );
  const seen = new Set<string>();
  return findings
    .filter((f) => !GIVES_WAY.has(f.rule) || !telling.has(place(f)))
    .filter((f) => {
      const key = `${place(f)} ${f.rule} ${f.message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
