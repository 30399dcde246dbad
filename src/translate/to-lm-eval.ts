/** A task of lm-evaluation-harness: YAML, and beside it the functions that it names. */
import { Document, Scalar } from "yaml";
import { comment, headLines, pyCall, pyText, RowCalls } from "./python-source.ts";
import { rowsCopies, rowsFile } from "./rows-file.ts";
import type { Plan, Translation } from "./types.ts";

/** Where the eval.yaml names no length; the harness's own default of 256 cuts solutions. */
export const MAX_TOKENS = 2048;

export function toLmEval(plan: Plan): Omit<Translation, "warnings"> {
  const { name } = plan;
  return {
    files: new Map([
      [`${name}.yaml`, yamlFile(plan)],
      [`${name}.py`, functions(plan)],
    ]),
    copies: rowsCopies(plan),
    command: `lm_eval run --model MODEL --tasks ${name} --include_path . --apply_chat_template --output_path out --log_samples`,
  };
}

const hasSystem = ({ messages }: Plan): boolean => messages.some((m) => m.role === "system");

/** A scorer's metric, as evalmark.lm_eval names it. */
export const metricName = (scorer: string): string => `evalmark_${scorer.replace("/", "_")}`;

function yamlFile(plan: Plan): string {
  const { name, generation, epochs, origin } = plan;
  const fn = (of: string) => pythonFunction(name, of);
  const metrics = [...new Set(plan.scorers.map((s) => metricName(s.name)))];
  const task = {
    task: name,
    ...datasetFields(plan),
    ...(plan.choices === null && !hasSystem(plan) ? {} : { process_docs: fn("prepare") }),
    output_type: "generate_until",
    ...(hasSystem(plan) ? { description: "{{evalmark.system}}" } : {}),
    doc_to_text: fn("prompt"),
    doc_to_target: fn("target_of"),
    num_fewshot: 0,
    ...(epochs > 1 ? { repeats: epochs } : {}),
    generation_kwargs: {
      until: generation.stop,
      max_gen_toks: generation.maxTokens ?? MAX_TOKENS,
      do_sample: (generation.temperature ?? 0) > 0,
      ...(generation.temperature === null ? {} : { temperature: generation.temperature }),
      ...(generation.topP === null ? {} : { top_p: generation.topP }),
      ...(generation.seed === null ? {} : { seed: generation.seed }),
    },
    filter_list: [{ name: "none", filter: [{ function: "take_first_k", k: epochs }] }],
    process_results: fn("score"),
    metric_list: metrics.map((metric) => ({ metric, aggregation: "mean", higher_is_better: true })),
    metadata: { version: 1, evalmark: { spec: origin.specDigest, core: origin.core } },
  };
  const text = new Document(task).toString({ lineWidth: 100, flowCollectionPadding: true });
  return comment(headLines(plan)) + text;
}

/** `!function MODULE.NAME`, of the file MODULE.py beside the YAML. */
export function pythonFunction(module: string, name: string): Scalar {
  const scalar = new Scalar(`${module}.${name}`);
  scalar.tag = "!function";
  return scalar;
}

/** Where a task of lm-eval finds its rows. */
export function datasetFields(plan: Pick<Plan, "rows" | "name">): Record<string, unknown> {
  const { rows } = plan;
  const place = rowsFile(plan);
  return {
    ...(rows.kind === "hub"
      ? {
          dataset_path: rows.dataset,
          dataset_name: rows.config,
          ...(rows.revision === null ? {} : { dataset_kwargs: { revision: rows.revision } }),
        }
      : {
          dataset_path: rows.format,
          dataset_kwargs: { data_files: { [rows.split]: place!.file } },
        }),
    test_split: rows.split,
  };
}

function functions(plan: Plan): string {
  const calls = new RowCalls();
  const system = plan.messages.filter((m) => m.role === "system");
  const user = plan.messages.find((m) => m.role === "user")!;
  const texts = system.map((m) => calls.message(m, plan, "doc"));
  const body = [
    ...(system.length > 0 ? define("system", texts.join(' + "\\n\\n" + ')) : []),
    ...define("prompt", calls.message(user, plan, "doc")),
    ...define("target_of", calls.target(plan, "doc")),
    ...(plan.choices === null ? [] : define("choices_of", calls.choices(plan, "doc"))),
    ...scoring(plan),
  ];
  const maker = prepareCall(plan)?.split("(", 1) ?? [];
  return [
    comment(headLines(plan)),
    `from evalmark.lm_eval import ${["process_results", ...maker].sort().join(", ")}`,
    ...calls.import(),
    "",
    ...body,
    "",
  ].join("\n");
}

function define(name: string, expression: string): string[] {
  return ["", `def ${name}(doc):`, `    return ${expression}`, ""];
}

/** What becomes a part of each doc; null where nothing does. */
function prepareCall(plan: Plan): string | null {
  const { choices } = plan;
  if (!hasSystem(plan)) return choices === null ? null : "with_choices(choices_of)";
  return choices === null
    ? "prepared(system=system)"
    : "prepared(choices=choices_of, system=system)";
}

/** One function for all scorers; each stands under a name of its own. */
function scoring(plan: Plan): string[] {
  const call = prepareCall(plan);
  const prepare = call === null ? [] : ["", `prepare = ${call}`];
  const calls = plan.scorers.map((scorer) =>
    pyCall("process_results", [pyText(scorer.name), "target=target_of", ...choices(plan)], {
      ...(plan.generation.stop.length > 0 ? { stop: plan.generation.stop } : {}),
      ...(plan.reducer === "mean" ? {} : { reducer: plan.reducer }),
      ...scorer.options,
    }),
  );
  if (calls.length === 1) return [...(prepare.length > 0 ? prepare : [""]), `score = ${calls[0]}`];
  return [
    ...prepare,
    "",
    `SCORERS = [\n    ${calls.join(",\n    ")},\n]`,
    "",
    "",
    "def score(doc, results):",
    "    return {name: value for scorer in SCORERS for name, value in scorer(doc, results).items()}",
  ];
}

const choices = (plan: Plan): string[] => (plan.choices === null ? [] : ["choices=choices_of"]);
