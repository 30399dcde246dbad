/** A variant as a custom-tasks file of lighteval. */
import { EvalmarkError } from "../../errors.ts";
import { comment, pyText, pyValue } from "../python-source.ts";
import { rowsFile } from "../rows-file.ts";
import { datasetLines } from "../to-lighteval.ts";
import { type DocFile, type DocTask, metricImports } from "./doc-file.ts";
import { ownTasks } from "./lighteval-own.ts";
import type { VariantPlan, VariantTranslation } from "./plan.ts";
import { VariantFunctions, variantHead } from "./python.ts";
import { variantCopies } from "./shots.ts";
import type { Ask, VariantTask } from "./sources.ts";

/** Throws ERR_REFUSED for lm-eval's own tasks, which lm-eval has, and for examples of others. */
export function variantToLighteval(plan: VariantPlan): VariantTranslation {
  if (plan.variant === "lm-eval") {
    throw new EvalmarkError("ERR_REFUSED", "lighteval does not ask as lm-eval's own tasks do", {
      cure: "translate --to lm-eval",
    });
  }
  if (plan.shots && plan.variant !== "lighteval") {
    throw new EvalmarkError(
      "ERR_REFUSED",
      "lighteval would put its own line ends before examples",
      {
        cure: "translate --to lm-eval, or leave --shots out",
      },
    );
  }
  const file = `${plan.name}.py`;
  const { head, imports, functions, body, tasks } =
    plan.variant === "lighteval" ? ownTasks(plan) : retold(plan, plan.tasks[0]!);
  const text = [
    comment(variantHead(plan, head)),
    ...(rowsFile(plan) ? ["from pathlib import Path\n"] : []),
    ...[...imports, "from lighteval.tasks.lighteval_task import LightevalTaskConfig"].sort(),
    "",
    ...functions.calls.import(),
    "",
    ...body,
    "",
    "TASKS_TABLE = [",
    ...tasks.flatMap((task) => config(plan, task)),
    "]",
    "",
  ].join("\n");
  const names = tasks.map(({ ask }) => `${plan.name}_${ask}`);
  const asked = names.map((name) => `${name}|${plan.shots?.count ?? 0}`).join(",");
  return {
    files: new Map([[file, text]]),
    copies: variantCopies(plan),
    warnings: plan.warnings,
    tasks: names,
    command: `lighteval accelerate "model_name=MODEL,override_chat_template=false" "${asked}" --custom-tasks ${file} --output-dir out --save-details`,
  };
}

function config(plan: VariantPlan, { ask, prompt, metrics, size, stop }: DocTask): string[] {
  const fields = [
    `name=${pyText(`${plan.name}_${ask}`)}`,
    `prompt_function=${prompt}`,
    ...splitLines(plan),
    `metrics=[${metrics.join(", ")}]`,
    `generation_size=${size}`,
    `stop_sequence=${pyValue(stop)}`,
    "version=1",
  ];
  return ["    LightevalTaskConfig(", ...fields.map((field) => `        ${field},`), "    ),"];
}

/** Examples are drawn as lighteval does where a task names no way. */
function splitLines(plan: VariantPlan): string[] {
  const lines = datasetLines(plan);
  if (plan.shots === null) return lines;
  const both = [
    plan.rows.split,
    ...(plan.shots.split === plan.rows.split ? [] : [plan.shots.split]),
  ];
  return [
    ...lines.filter((line) => !line.startsWith("hf_avail_splits")),
    `hf_avail_splits=${pyValue(both)}`,
    `few_shots_split=${pyText(plan.shots.split)}`,
  ];
}

const METRICS: Record<Ask, string[]> = {
  letters: ["LogLikelihoodAccMetric()"],
  texts: [
    "LogLikelihoodAccMetric()",
    "LogLikelihoodAccMetric(LogProbCharNorm(ignore_first_space=True))",
    "LogLikelihoodAccMetric(LogProbTokenNorm())",
  ],
  generated: ["Metrics.exact_match"],
};

/** Another's prompt. It stands whole in the query: behind an instruction lighteval puts line ends. */
function retold(plan: VariantPlan, task: VariantTask): DocFile {
  const functions = new VariantFunctions(plan, "line");
  const { ask, generation } = task;
  const header = functions.header(task);
  const query = header.length > 0 ? "header(line) + prompt(line)" : "prompt(line)";
  const choices = ask === "texts" ? "choices_of(line)" : "letters_of(line)";
  const body = [
    ...functions.options(),
    ...header,
    ...functions.prompt(task),
    "",
    "def to_doc(line, task_name=None):",
    "    return Doc(",
    "        task_name=task_name,",
    `        query=${query},`,
    `        choices=[" " + option for option in ${choices}],`,
    "        gold_index=gold(line),",
    "    )",
    "",
  ];
  const metrics = METRICS[ask];
  return {
    head: [`${ask}: ${task.source}`],
    imports: ["from lighteval.tasks.requests import Doc", ...metricImports(metrics)],
    ...{ functions, body },
    tasks: [
      {
        ...{ ask, metrics, prompt: "to_doc" },
        size: generation?.maxTokens ?? -1,
        stop: generation?.stop ?? [],
      },
    ],
  };
}
