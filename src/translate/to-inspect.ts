/** A task of Inspect AI: its own solvers, our scorers. */
import { comment, headLines, pyCall, pyText, pyValue, RowCalls } from "./python-source.ts";
import { rowsCopies, rowsFile } from "./rows-file.ts";
import type { Plan, Translation } from "./types.ts";

export function toInspect(plan: Plan): Omit<Translation, "warnings"> {
  const calls = new RowCalls();
  const sample = sampleFunction(plan, calls);
  const file = `${plan.name}.py`;
  const solvers = [...new Set(plan.solvers.map((s) => s.name))].sort();
  const epochs = plan.epochs > 1 || plan.reducer !== "mean";
  const text = [
    comment(headLines(plan)),
    ...(rowsFile(plan) ? ["from pathlib import Path\n"] : []),
    `from inspect_ai import ${epochs ? "Epochs, " : ""}Task, task`,
    "from inspect_ai.dataset import Sample, hf_dataset",
    ...(plan.image
      ? ["from inspect_ai.model import ChatMessageUser, ContentImage, ContentText"]
      : []),
    `from inspect_ai.solver import ${solvers.join(", ")}`,
    ...(plan.judges.length > 0
      ? [`from inspect_ai.scorer import ${[...new Set(plan.judges.map((j) => j.name))].join(", ")}`]
      : []),
    "",
    ...(plan.scorers.length > 0 ? ["from evalmark.inspect import named"] : []),
    ...calls.import(),
    "",
    "",
    sample,
    "",
    "",
    "@task",
    `def ${plan.name}():`,
    `    dataset = ${dataset(plan)}`,
    ...(plan.shuffle ? ["    dataset.shuffle_choices()"] : []),
    "    return Task(",
    `        name=${pyText(plan.name)},`,
    "        dataset=dataset,",
    "        solver=[",
    ...plan.solvers.map(({ name, args }) => `            ${pyCall(name, [], args)},`),
    "        ],",
    "        scorer=[",
    ...plan.judges.map(({ name, args }) => `            ${pyCall(name, [], args)},`),
    ...plan.scorers.map(
      (s) => `            ${pyCall("named", [pyText(s.name)], withStop(plan, s.options))},`,
    ),
    "        ],",
    ...(epochs ? [`        epochs=Epochs(${plan.epochs}, ${pyText(plan.reducer)}),`] : []),
    "    )",
    "",
  ].join("\n");
  return {
    files: new Map([[file, text]]),
    copies: rowsCopies(plan),
    command: `inspect eval ${file} --model MODEL`,
  };
}

/** The server is given the stops, and cuts; the scorer is told of them. */
function withStop({ generation }: Plan, options: Record<string, unknown>): Record<string, unknown> {
  return generation.stop.length > 0 ? { ...options, stop: generation.stop } : options;
}

function sampleFunction(plan: Plan, calls: RowCalls): string {
  const input = calls.call("cell", "row", pyText(inputColumn(plan)));
  const fields = [
    `input=${plan.image ? "content" : input}`,
    `target=${calls.target(plan, "row")}`,
    ...(plan.choices === null ? [] : [`choices=${calls.choices(plan, "row")} or None`]),
    ...(plan.metadata.length === 0 ? [] : [`metadata=${metadata(plan, calls)}`]),
  ];
  const image = plan.image && calls.call("cell", "row", pyText(plan.image));
  return [
    "def to_sample(row):",
    ...(image
      ? [
          `    content = ${input}`,
          `    if ${image} not in (None, ""):`,
          `        parts = [ContentText(text=content), ContentImage(image=${image})]`,
          "        content = [ChatMessageUser(content=parts)]",
        ]
      : []),
    "    return Sample(",
    ...fields.map((field) => `        ${field},`),
    "    )",
  ].join("\n");
}

/** The question's column: each plan's first user message began as it. */
function inputColumn({ messages }: Plan): string {
  for (const { pieces } of messages) {
    for (const piece of pieces)
      if (typeof piece === "object" && "input" in piece) return piece.input;
  }
  return "input";
}

function metadata({ metadata: columns }: Plan, calls: RowCalls): string {
  const entries = columns.map((c) => `${pyText(c)}: ${calls.call("cell", "row", pyText(c))}`);
  return `{${entries.join(", ")}}`;
}

function dataset(plan: Plan): string {
  const { rows } = plan;
  const place = rowsFile(plan);
  if (rows.kind === "hub") {
    // Without a revision Inspect would take rows of some day from a cache of its own.
    const revision = rows.revision === null ? { cached: false } : { revision: rows.revision };
    const named = { name: rows.config, split: rows.split, ...revision };
    return pyCall("hf_dataset", [pyText(rows.dataset)], named).replace(
      /\)$/,
      ", sample_fields=to_sample)",
    );
  }
  const files = `{${pyText(rows.split)}: str(Path(__file__).parent / ${pyText(place!.file)})}`;
  return [
    "hf_dataset(",
    `        ${pyText(rows.format)},`,
    `        split=${pyValue(rows.split)},`,
    `        data_files=${files},`,
    "        sample_fields=to_sample,",
    // Its cache knows a file by its name, not by what is in it.
    "        cached=False,",
    "    )",
  ].join("\n");
}
