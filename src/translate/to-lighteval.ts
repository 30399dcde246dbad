/** A custom-tasks file of lighteval. */
import { comment, headLines, pyCall, pyText, pyValue, RowCalls } from "./python-source.ts";
import { rowsCopies, rowsFile } from "./rows-file.ts";
import { MAX_TOKENS } from "./to-lm-eval.ts";
import type { Plan, Translation } from "./types.ts";

export function toLighteval(plan: Plan): Omit<Translation, "warnings"> {
  const { name } = plan;
  const file = `${name}.py`;
  const calls = new RowCalls();
  const body = promptFunction(plan, calls);
  const place = rowsFile(plan);
  const text = [
    comment(headLines(plan)),
    ...(place ? ["from pathlib import Path\n"] : []),
    "from lighteval.tasks.lighteval_task import LightevalTaskConfig",
    "from lighteval.tasks.requests import Doc",
    "",
    "from evalmark.lighteval import metric",
    ...calls.import(),
    "",
    "",
    ...body,
    "",
    "",
    "TASKS_TABLE = [",
    "    LightevalTaskConfig(",
    ...config(plan).map((line) => `        ${line},`),
    "    )",
    "]",
    "",
  ].join("\n");
  return {
    files: new Map([[file, text]]),
    copies: rowsCopies(plan),
    command: `lighteval accelerate "model_name=MODEL" "${name}|0" --custom-tasks ${file} --output-dir out --save-details`,
  };
}

/** With choices, the doc's are the letters, as in lighteval's gpqa: their texts are in the query. */
function promptFunction(plan: Plan, calls: RowCalls): string[] {
  const system = plan.messages.filter((m) => m.role === "system");
  const user = plan.messages.find((m) => m.role === "user")!;
  const query = calls.message(user, plan, "line");
  const target = calls.target(plan, "line");
  const doc =
    plan.choices === null
      ? [`choices=[${target}]`, "gold_index=0"]
      : ["choices=names", `gold_index=names.index(${target})`];
  const instruction = system.map((m) => `${calls.message(m, plan, "line")} + "\\n\\n"`).join(" + ");
  return [
    "def prompt(line, task_name=None):",
    ...(plan.choices === null
      ? []
      : [
          `    names = [${calls.call("letter", "i")} for i in range(len(${calls.choices(plan, "line")}))]`,
        ]),
    "    return Doc(",
    "        task_name=task_name,",
    `        query=${query.replaceAll("\n    ", "\n        ")},`,
    ...doc.map((field) => `        ${field},`),
    ...(instruction === "" ? [] : [`        instruction=${instruction},`]),
    "    )",
  ];
}

function config(plan: Plan): string[] {
  const { generation, epochs } = plan;
  const several = epochs > 1 ? { epochs } : {};
  const reducer = plan.reducer === "mean" ? {} : { reducer: plan.reducer };
  const metrics = plan.scorers.map((s) =>
    pyCall("metric", [pyText(s.name)], { ...several, ...reducer, ...s.options }),
  );
  return [
    `name=${pyText(plan.name)}`,
    "prompt_function=prompt",
    ...datasetLines(plan),
    `metrics=[${metrics.join(", ")}]`,
    `generation_size=${generation.maxTokens ?? MAX_TOKENS}`,
    `stop_sequence=${pyValue(generation.stop)}`,
    "version=1",
  ];
}

/** Where a task of lighteval finds its rows. */
export function datasetLines(plan: Pick<Plan, "rows" | "name">): string[] {
  const { rows } = plan;
  const place = rowsFile(plan);
  const repo = place
    ? `str(Path(__file__).parent / ${pyText(place.folder)})`
    : pyText((rows as { dataset: string }).dataset);
  return [
    `hf_repo=${repo}`,
    `hf_subset=${pyText(rows.kind === "hub" ? rows.config : "default")}`,
    ...(rows.kind === "hub" && rows.revision !== null
      ? [`hf_revision=${pyText(rows.revision)}`]
      : []),
    `hf_avail_splits=[${pyText(rows.split)}]`,
    `evaluation_splits=[${pyText(rows.split)}]`,
  ];
}
