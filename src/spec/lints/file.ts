/** Rules on what the Hub asks of the file as a whole. */
import type { Finding } from "../../finding.ts";
import { mergesInto } from "../../yaml/index.ts";
import { FRAMEWORKS, nearest } from "../names.ts";
import type { Lint, Linted } from "./lint.ts";

/** Errors of which Inspect knows nothing: the Hub refuses the file, and it can be scored with. */
const HUB_RULES: ReadonlySet<string> = new Set([
  "name",
  "description",
  "framework",
  "framework-unknown",
]);

/** True of a finding that leaves an eval.yaml unfit to be scored with. */
export const hinders = ({ rule, severity }: Pick<Finding, "rule" | "severity">) =>
  severity === "error" && !HUB_RULES.has(rule);

/** The Hub requires three keys of every benchmark (hub-docs, docs/hub/eval-results.md). */
const hubKey = (rule: string, key: string, missing: string, mistyped: string): Lint => ({
  rule,
  severity: "error",
  run: ({ root, top }) => {
    if (!(key in top) && mergesInto(root, [key])) return [];
    if (typeof top[key] === "string" && top[key] !== "") return [];
    const [state, cure] = key in top ? ["must be text", mistyped] : ["is missing", missing];
    const message = `"${key}" ${state}: the Hub requires it of a benchmark, Inspect runs without`;
    return [{ path: [key], message, cure }];
  },
});

export const nameMissing = hubKey(
  "name",
  "name",
  "add name: NAME OF THE BENCHMARK",
  "write the name of the benchmark, in quotes where it looks like another value",
);

export const descriptionMissing = hubKey(
  "description",
  "description",
  "add description: ONE LINE",
  "write one line, in quotes where it looks like another value",
);

export const frameworkMissing = hubKey(
  "framework",
  "evaluation_framework",
  "add evaluation_framework: inspect-ai",
  "write evaluation_framework: inspect-ai",
);

/** The Hub: "Invalid input at evaluation_framework" (huggingface.js#2096). */
export const frameworkUnknown: Lint = {
  rule: "framework-unknown",
  severity: "error",
  run: ({ framework }) => {
    if (framework === null || isFramework(framework)) return [];
    const near = nearest(framework, FRAMEWORKS);
    return [
      {
        path: ["evaluation_framework"],
        message: `the Hub knows no framework ${JSON.stringify(framework.slice(0, 60))} (list of 21 August 2026)`,
        cure: near ? `write ${near}` : `use one of ${FRAMEWORKS.join(", ")}`,
      },
    ];
  },
};

export const frameworkOther: Lint = {
  rule: "framework-other",
  severity: "warning",
  run: ({ framework, inspect }: Linted) =>
    inspect || framework === null || !isFramework(framework)
      ? []
      : [
          {
            path: ["evaluation_framework"],
            message: `${framework} gives its tasks no body here: nothing says how to score them`,
            cure: "score with --scorer NAME instead of --spec",
          },
        ],
};

const isFramework = (name: string) => (FRAMEWORKS as readonly string[]).includes(name);
