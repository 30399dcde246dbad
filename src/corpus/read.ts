/** Files of the corpus, read and checked, with the place of every fault. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { EvalmarkError } from "../errors.ts";
import type { Finding, FindingHere } from "../finding.ts";
import { readError } from "../io/index.ts";
import {
  keySpotOf,
  nodeAt,
  readYaml,
  spotOf,
  toData,
  type YamlNode,
  type YamlPath,
} from "../yaml/index.ts";
import { buildBug, buildControl, buildPolicy, buildProbs, buildTold, Lack } from "./build.ts";
import { consistency } from "./consistency.ts";
import { type Head, headSchema, type RawCase, SHAPES, type Shape, shapeOf } from "./schema.ts";
import type { Case, CorpusRead, Family } from "./types.ts";

/** The folder of the corpus that comes with the package. */
export const CORPUS_FOLDER = fileURLToPath(new URL("../../regress", import.meta.url));

/** The corpus of the package. Throws ERR_FORMAT, with place and cure, at the first fault of it. */
export function loadCorpus(folder: string = CORPUS_FOLDER): Family[] {
  const { families, findings } = readCorpus(folder);
  const first = findings.find((f) => f.severity === "error");
  if (!first) return families;
  const { message, cure, file, line, column } = first;
  throw new EvalmarkError("ERR_FORMAT", message, { cure, place: { file, line, column } });
}

/** Every `*.yaml` of a folder, by name. Throws ERR_FILE where it can't be read. */
export function readCorpus(folder: string): CorpusRead {
  let files: string[];
  try {
    files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  } catch (cause) {
    throw readError(folder, cause, "a folder of known bugs");
  }
  const reads = files.sort().map((file) => readFamily(join(folder, file)));
  return {
    families: reads.flatMap((read) => read.families),
    findings: reads.flatMap((read) => read.findings),
  };
}

/** One file. Throws ERR_FILE where a path can't be read; never throws on any bytes. */
export function readFamily(source: string | { file: string; bytes: Uint8Array }): CorpusRead {
  const { file, bytes } = typeof source === "string" ? open(source) : source;
  const read = readYaml(bytes, { reader: "PyYAML", aliases: false });
  const findings: FindingHere[] = [...read.findings];
  const family = read.root ? build(file, read.root, findings) : null;
  findings.sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    families: family ? [family] : [],
    findings: findings.map((finding): Finding => ({ ...finding, file })),
  };
}

function open(file: string): { file: string; bytes: Uint8Array } {
  try {
    return { file, bytes: readFileSync(file) };
  } catch (cause) {
    throw readError(file, cause, "a file of known bugs");
  }
}

function build(file: string, root: YamlNode, findings: FindingHere[]): Family | null {
  const parsed = headSchema.safeParse(toData(root));
  if (!parsed.success) {
    findings.push(...parsed.error.issues.map((issue) => shapeFinding(root, [], issue)));
    return null;
  }
  const head = parsed.data;
  if (head.family !== basename(file, ".yaml")) {
    findings.push({
      ...spotOf(root, ["family"]),
      rule: "family",
      severity: "error",
      message: `the family "${head.family}" stands in a file of another name`,
      cure: `name the file ${head.family}.yaml`,
    });
  }
  const cases = head.cases.flatMap((raw, i) => {
    const here = ["cases", i];
    const built = buildCase(raw, head, { file, ...spotOf(root, here) }, (path, message) =>
      findings.push(caseFinding(root, [...here, ...path], message)),
    );
    return built ? [built] : [];
  });
  const ids = new Set<string>();
  for (const { id, place } of cases) {
    if (ids.has(id)) findings.push(twice(id, place));
    ids.add(id);
  }
  return { name: head.family, about: head.about, file, cases };
}

type Tell = (path: YamlPath, message: string) => void;

function buildCase(raw: unknown, head: Head, place: Case["place"], tell: Tell): Case | null {
  const shape = shapeOf(Object(raw));
  const parsed = SHAPES[shape].safeParse(raw);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) tell(stepsOf(issue), messageOf(issue, shape));
    return null;
  }
  try {
    const built = ofShape(shape, parsed.data as never, head, place);
    const fault = consistency(built);
    if (!fault) return built;
    tell([fault.key], fault.message);
  } catch (error) {
    if (!(error instanceof Lack)) throw error;
    tell([], error.message);
  }
  return null;
}

function ofShape(shape: Shape, raw: never, head: Head, place: Case["place"]): Case {
  const builders: { [S in Shape]: (raw: RawCase[S], head: Head, place: Case["place"]) => Case } = {
    bug: buildBug,
    control: buildControl,
    policy: buildPolicy,
    told: buildTold,
    "log-probs": buildProbs,
  };
  return builders[shape](raw, head, place);
}

function stepsOf(issue: z.core.$ZodIssue): (string | number)[] {
  const steps = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  return issue.code === "unrecognized_keys" ? [...steps, issue.keys[0]!] : steps;
}

function messageOf(issue: z.core.$ZodIssue, shape: Shape | null): string {
  const what = shape === null ? "the head of the file" : `a case of the kind "${shape}"`;
  if (issue.code === "unrecognized_keys") return `${what} has no key "${issue.keys[0]}"`;
  const key = issue.path.join(".");
  return key === "" ? `${what} is a map of its keys` : `"${key}": ${issue.message}`;
}

function shapeFinding(root: YamlNode, path: YamlPath, issue: z.core.$ZodIssue): FindingHere {
  return caseFinding(root, [...path, ...stepsOf(issue)], messageOf(issue, null));
}

/** At the value, or at the key where that is what's wrong, or at the case that lacks it. */
function caseFinding(root: YamlNode, path: YamlPath, message: string): FindingHere {
  const there = nodeAt(root, path) !== undefined;
  const unknown = message.includes("has no key");
  const spot = there && !unknown ? spotOf(root, path) : keySpotOf(root, path);
  const cure = "docs/known-bugs.md lists the keys of a case";
  return { ...spot, rule: "corpus-case", severity: "error", message, cure };
}

function twice(id: string, { line, column }: Case["place"]): FindingHere {
  const message = `the id "${id}" stands in the file twice`;
  return {
    line,
    column,
    rule: "corpus-id",
    severity: "error",
    message,
    cure: "rename one of them",
  };
}
