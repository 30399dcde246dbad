/** What a custom-tasks file of lighteval is made of. */
import type { VariantFunctions } from "./python.ts";
import type { Ask } from "./sources.ts";

/** A task of the file: its prompt function, and what is asked of the model. */
export interface DocTask {
  ask: Ask;
  prompt: string;
  metrics: string[];
  size: number;
  stop: string[];
}

/** A file's imports, functions and tasks. */
export interface DocFile {
  head: string[];
  imports: string[];
  functions: VariantFunctions;
  body: string[];
  tasks: DocTask[];
}

/** What metrics are imported from. */
export function metricImports(metrics: readonly string[]): string[] {
  const all = metrics.join(" ");
  const norms = ["LogProbCharNorm", "LogProbTokenNorm"].filter((name) => all.includes(name));
  return [
    ...(all.includes("LogLikelihoodAccMetric")
      ? ["from lighteval.metrics.dynamic_metrics import LogLikelihoodAccMetric"]
      : []),
    ...(all.includes("Metrics.") ? ["from lighteval.metrics.metrics import Metrics"] : []),
    ...(norms.length > 0
      ? [`from lighteval.metrics.normalizations import ${norms.join(", ")}`]
      : []),
  ];
}
