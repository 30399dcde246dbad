/**
 * lighteval's own ways to ask a question with options, by its own functions: the prompt of its mmlu,
 * and the templates of its multilingual tasks (huggingface/lighteval 0.13.0).
 */
import { pyText } from "../python-source.ts";
import { type DocFile, type DocTask, metricImports } from "./doc-file.ts";
import type { VariantPlan } from "./plan.ts";
import { VariantFunctions } from "./python.ts";

const SOURCES = [
  "generated: lighteval.tasks.tasks.mmlu (0.13.0)",
  "letters, texts: lighteval.tasks.templates.multichoice, formulations MCF and CF (0.13.0)",
];

/** tasks/tasks/mmlu.py; get_metrics_for_formulation of tasks/multilingual/utils/task_utils.py. */
const TASKS: readonly DocTask[] = [
  {
    ...{ ask: "generated", prompt: "generated", size: 5, stop: ["\n"] },
    metrics: ["Metrics.exact_match"],
  },
  {
    ...{ ask: "letters", prompt: "letters", size: -1, stop: [] },
    metrics: ["LogLikelihoodAccMetric()"],
  },
  {
    ...{ ask: "texts", prompt: "texts", size: -1, stop: [] },
    metrics: [
      "LogLikelihoodAccMetric()",
      "LogLikelihoodAccMetric(LogProbTokenNorm())",
      "LogLikelihoodAccMetric(LogProbCharNorm())",
    ],
  },
];

export function ownTasks(plan: VariantPlan): DocFile {
  const functions = new VariantFunctions(plan, "line");
  const asked = functions.text(plan.question);
  const subject = plan.subject!;
  const about = "literal" in subject ? pyText(subject.literal) : functions.text(subject.column);
  const body = [
    ...functions.options(),
    "",
    "def generated(line, task_name=None):",
    `    row = {"subject": ${about}, "question": ${asked}}`,
    '    return mmlu_prompt({**row, "choices": choices_of(line), "answer": gold(line)}, task_name)',
    "",
    "",
    "def as_question(line):",
    `    return {"question": ${asked}, "choices": choices_of(line), "gold_idx": gold(line)}`,
    "",
    "",
    "letters = get_mcq_prompt_function(Language.ENGLISH, as_question, MCFFormulation())",
    "texts = get_mcq_prompt_function(Language.ENGLISH, as_question, CFFormulation())",
    "",
  ];
  const imports = [
    ...metricImports(TASKS.flatMap(({ metrics }) => metrics)),
    "from lighteval.tasks.tasks.mmlu import mmlu_prompt",
    "from lighteval.tasks.templates.multichoice import get_mcq_prompt_function",
    "from lighteval.tasks.templates.utils.formulation import CFFormulation, MCFFormulation",
    "from lighteval.utils.language import Language",
  ];
  return { head: SOURCES, imports, functions, body, tasks: [...TASKS] };
}
