/** Rules on what the solvers do to a sample. */
import { formatFields } from "../format.ts";
import type { SpecTask } from "../types.ts";
import { type Hit, perTask } from "./lint.ts";

/** Templates of a task that Inspect formats, leaving out those that name a file or an address. */
function templates(task: SpecTask): { index: number; name: string; template: string }[] {
  return task.solvers.flatMap(({ name, args }, index) => {
    const { template } = args;
    if (typeof template !== "string") return [];
    const resource = template.length < 300 && /^\S+(?:\.\w+|:\/\/\S*)$/.test(template);
    return resource ? [] : [{ index, name, template }];
  });
}

export const templatePrompt = perTask("template-prompt", "warning", (task, at) =>
  templates(task).flatMap(({ index, name, template }): Hit[] => {
    if (name !== "prompt_template" && name !== "chain_of_thought") return [];
    const { names, error } = formatFields(template);
    const shown = ["prompt", ...(task.fieldSpec.metadata ?? [])];
    if (error !== null || names.some((field) => shown.includes(field))) return [];
    return [
      {
        path: at("solvers", index, "args", "template"),
        message: `the template of ${name} has no {prompt}, so the model never sees the question`,
        cure: "add {prompt} where the question is to stand",
      },
    ];
  }),
);

/** "The template must contain '{question}' and '{choices}' placeholders ..." */
export const templateChoices = perTask("template-choices", "error", (task, at) =>
  templates(task).flatMap(({ index, name, template }): Hit[] => {
    if (name !== "multiple_choice" || template === "") return [];
    const missing = ["{question}", "{choices}"].filter((field) => !template.includes(field));
    if (missing.length === 0) return [];
    return [
      {
        path: at("solvers", index, "args", "template"),
        message: `the template of multiple_choice lacks ${missing.join(" and ")}`,
        cure: `add ${missing.join(" and ")}`,
      },
    ];
  }),
);

export const templateBraces = perTask("template-braces", "error", (task, at) =>
  templates(task).flatMap(({ index, name, template }): Hit[] => {
    const { error } = formatFields(template);
    if (error === null) return [];
    return [
      {
        path: at("solvers", index, "args", "template"),
        message: `Python can't format the template of ${name}: ${error}`,
        cure: "write {{ and }} for braces that are meant as such",
      },
    ];
  }),
);

/** multiple_choice formats with plain str.format, where an unknown name is a KeyError. */
export const templateName = perTask("template-name", "error", (task, at) =>
  templates(task).flatMap(({ index, name, template }): Hit[] => {
    if (name !== "multiple_choice") return [];
    const odd = formatFields(template).names.find(
      (field) => !["question", "choices", "letters"].includes(field),
    );
    if (odd === undefined) return [];
    return [
      {
        path: at("solvers", index, "args", "template"),
        message: `multiple_choice fills only question, choices and letters, not {${odd.slice(0, 60)}}`,
        cure: `remove it, or write {{${odd.slice(0, 60)}}} if the braces are meant`,
      },
    ];
  }),
);

export const generateMissing = perTask("generate-missing", "warning", (task, at) => {
  const answering = ["generate", "multiple_choice", "self_critique"];
  if (task.solvers.some(({ name }) => answering.includes(name))) return [];
  return [
    {
      path: at("solvers"),
      message: "no solver lets the model answer",
      cure: "add - name: generate",
    },
  ];
});

export const generateTwice = perTask("generate-twice", "warning", (task, at) => {
  const first = task.solvers.findIndex(({ name }) => name === "multiple_choice");
  const index = task.solvers.findIndex(({ name }, i) => name === "generate" && i > first);
  if (first < 0 || index < 0) return [];
  return [
    {
      path: at("solvers", index),
      message: "multiple_choice has generated already; this asks the model a second time",
      cure: "remove generate",
    },
  ];
});
