/** A variant as tasks of lm-evaluation-harness: for each a YAML and the functions that it names. */
import { Document } from "yaml";
import { jinjaColumn, jinjaText } from "../jinja.ts";
import { comment } from "../python-source.ts";
import { rowsFile } from "../rows-file.ts";
import { datasetFields, pythonFunction } from "../to-lm-eval.ts";
import type { VariantPlan, VariantTranslation } from "./plan.ts";
import { define, VariantFunctions, variantHead } from "./python.ts";
import { variantCopies } from "./shots.ts";
import type { Generation, VariantTask } from "./sources.ts";

export function variantToLmEval(plan: VariantPlan): VariantTranslation {
  const named = plan.tasks.map((task) => ({ task, name: `${plan.name}_${task.ask}` }));
  return {
    files: new Map(
      named.flatMap(({ task, name }): [string, string][] => [
        [`${name}.yaml`, yamlFile(plan, task, name)],
        [`${name}.py`, functions(plan, task)],
      ]),
    ),
    copies: variantCopies(plan),
    warnings: plan.warnings,
    tasks: named.map(({ name }) => name),
    command: `lm_eval run --model hf --model_args pretrained=MODEL --tasks ${named.map((n) => n.name).join(",")} --include_path . --output_path out --log_samples`,
  };
}

/** Of log-probabilities every metric that lm-eval has, so that a log gives every rule that it can. */
const METRICS = {
  letters: ["acc"],
  texts: ["acc", "acc_norm", "acc_bytes", "acc_mutual_info"],
  generated: ["exact_match"],
};

function yamlFile(plan: VariantPlan, task: VariantTask, name: string): string {
  const { ask, header, generation } = task;
  const fn = (of: string) => pythonFunction(name, of);
  const metric = (metric: string) => ({ metric, aggregation: "mean", higher_is_better: true });
  const fields = {
    task: name,
    ...datasetFields(plan),
    ...shotsFields(plan),
    ...(generation ? { process_docs: fn("prepare") } : {}),
    output_type: generation ? "generate_until" : "multiple_choice",
    ...descriptionOf(plan, header),
    doc_to_text: fn("prompt"),
    ...(generation ? {} : { doc_to_choice: fn(ask === "letters" ? "letters_of" : "choices_of") }),
    doc_to_target: fn(generation ? "right" : "gold"),
    ...(generation ? generationFields(generation, fn("score")) : {}),
    metric_list: METRICS[ask].map((each) => ({
      ...metric(each),
      ...(generation?.right === "lm-eval" ? { ignore_case: true, ignore_punctuation: true } : {}),
    })),
    metadata: {
      version: 1,
      evalmark: { spec: plan.origin.specDigest, core: plan.origin.core, variant: plan.variant },
    },
  };
  const text = new Document(fields).toString({ lineWidth: 100, flowCollectionPadding: true });
  return comment(variantHead(plan, [`${task.ask}: ${task.source}`])) + text;
}

/** The first examples in order, as in lm-eval's own mmlu and in hendrycks/test. */
function shotsFields({ shots, rows, name }: VariantPlan): Record<string, unknown> {
  if (shots === null) return { num_fewshot: 0 };
  const { file, split, count } = shots;
  const place = rowsFile({ rows, name })?.file;
  return {
    ...(file && {
      dataset_kwargs: { data_files: { [rows.split]: place, [split]: file.place } },
    }),
    fewshot_split: split,
    fewshot_config: { sampler: "first_n" },
    num_fewshot: count,
  };
}

/** A template, as in lm-eval's own tasks, so that examples can stand behind it. */
function descriptionOf({ subject }: VariantPlan, header: string | null) {
  if (header === null || subject === null) return {};
  const about =
    "literal" in subject
      ? jinjaText(subject.literal.replaceAll("_", " "))
      : `{{${jinjaColumn(subject.column)}.replace("_", " ")}}`;
  return { description: header.replace("{subject}", () => about) };
}

/** The filters of lm-eval's own mmlu_generative; else `score` does as the source does. */
function generationFields({ maxTokens, stop, right }: Generation, score: unknown) {
  const pattern = (regex_pattern: string) => ({ function: "regex", regex_pattern });
  return {
    generation_kwargs: {
      until: stop,
      ...(maxTokens === null ? {} : { max_gen_toks: maxTokens }),
      do_sample: false,
    },
    ...(right === "lm-eval"
      ? {
          filter_list: [
            {
              name: "get_response",
              filter: [
                pattern("^(.*?)(?=\\n|$)"),
                { function: "remove_whitespace" },
                pattern("^(.*?)\\s*$"),
                { function: "take_first" },
              ],
            },
          ],
        }
      : { process_results: score }),
  };
}

function functions(plan: VariantPlan, task: VariantTask): string {
  const written = new VariantFunctions(plan, "doc");
  const body = [...written.options(), ...written.prompt(task)];
  const { generation } = task;
  return [
    comment(variantHead(plan, [`${task.ask}: ${task.source}`])),
    ...(generation ? ["from evalmark.lm_eval import with_choices"] : []),
    ...written.calls.import(),
    "",
    ...body,
    ...(generation ? scoring(generation) : []),
  ].join("\n");
}

function scoring({ right }: Generation): string[] {
  const prepared = [
    "",
    "# so that the log has the texts of the options",
    "prepare = with_choices(choices_of)",
    "",
  ];
  const letter = define("right", "doc", "letters_of(doc)[gold(doc)]");
  if (right === "lm-eval") return [...letter, ...prepared];
  const score =
    right === "letter"
      ? define("score", "doc", '{"exact_match": float(results[0].strip() == right(doc))}')
      : [
          "",
          "def score(doc, results):",
          "    texts = choices_of(doc)",
          "    named = dict(zip(letters_of(doc), texts)).get(results[0].strip())",
          '    return {"exact_match": float(bool(named) and named.strip() == texts[gold(doc)].strip())}',
          "",
        ];
  return [
    ...letter,
    ...score.map((line) => line.replace("def score(doc):", "def score(doc, results):")),
    ...prepared,
  ];
}
