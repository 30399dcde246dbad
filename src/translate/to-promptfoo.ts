/** A configuration of promptfoo, its prompt as a function, its tests made of the rows. */
import { Document } from "yaml";
import { EvalmarkError } from "../errors.ts";
import { JsRowCalls, jsText } from "./javascript-source.ts";
import { comment, headLines } from "./python-source.ts";
import { rowsCopies, rowsFile } from "./rows-file.ts";
import type { Plan, Translation } from "./types.ts";

/** Throws ERR_REFUSED for rows that promptfoo can't be handed as a file of JSON lines. */
export function toPromptfoo(plan: Plan): Omit<Translation, "warnings"> {
  const { name, rows } = plan;
  if (rows.kind === "file" && rows.format !== "json") {
    throw new EvalmarkError("ERR_REFUSED", `promptfoo is handed JSON lines, no ${rows.format}`, {
      cure: "name a .jsonl file with the rows",
    });
  }
  const config = `${name}.yaml`;
  return {
    files: new Map([
      [config, configFile(plan)],
      [`${name}.prompt.mjs`, promptFile(plan)],
      [`${name}.tests.mjs`, testsFile(plan)],
      ...plan.scorers.map((_, i): [string, string] => [assertName(plan, i), assertFile(plan, i)]),
    ]),
    copies: rowsCopies(plan),
    command: `promptfoo eval -c ${config} -o out.json --no-cache`,
  };
}

const assertName = ({ name, scorers }: Plan, i: number): string =>
  `${name}.assert${scorers.length > 1 ? i + 1 : ""}.mjs`;

function configFile(plan: Plan): string {
  const { name, generation, epochs, scorers } = plan;
  const settings = {
    ...(generation.maxTokens === null ? {} : { max_tokens: generation.maxTokens }),
    ...(generation.temperature === null ? {} : { temperature: generation.temperature }),
    ...(generation.topP === null ? {} : { top_p: generation.topP }),
    ...(generation.seed === null ? {} : { seed: generation.seed }),
    ...(generation.stop.length === 0 ? {} : { stop: generation.stop }),
  };
  const config = Object.keys(settings).length > 0 ? { config: settings } : {};
  const task = {
    description: name,
    prompts: [`file://${name}.prompt.mjs`],
    providers: [{ id: "openai:chat:MODEL", ...config }],
    tests: `file://${name}.tests.mjs`,
    ...(epochs > 1 ? { evaluateOptions: { repeat: epochs } } : {}),
    defaultTest: {
      assert: scorers.map(({ name: metric }, i) => ({
        type: "javascript",
        value: `file://${assertName(plan, i)}`,
        metric,
      })),
    },
  };
  const text = new Document(task).toString({ lineWidth: 100, flowCollectionPadding: true });
  return comment([...headLines(plan), "Put your model in the place of MODEL."]) + text;
}

function promptFile(plan: Plan): string {
  const calls = new JsRowCalls();
  const messages = plan.messages.map(
    (m) =>
      `    {\n      role: ${jsText(m.role)},\n      content: ${calls.message(m, plan)},\n    },`,
  );
  return [
    comment(headLines(plan), "//"),
    `import { ${[...calls.used].sort().join(", ")} } from "evalmark/promptfoo";`,
    "",
    "export default function prompt({ vars: { row } }) {",
    "  return [",
    ...messages,
    "  ];",
    "}",
    "",
  ].join("\n");
}

/** A row is one variable, so that no column is taken for a template or a list of tests. */
function testsFile(plan: Plan): string {
  const calls = new JsRowCalls();
  const fields = [
    "row",
    `target: ${calls.target(plan)}`,
    ...(plan.choices === null ? [] : [`choices: ${calls.choices(plan)}`]),
  ];
  const rows = calls.call(plan.rows.kind === "hub" ? "hubRows" : "fileRows", where(plan));
  const names = [...calls.used].sort().join(", ");
  return [
    comment(headLines(plan), "//"),
    `import { ${names} } from "evalmark/promptfoo";`,
    "",
    "export default async function tests() {",
    `  const rows = await ${rows};`,
    "  return rows.map((row) => ({",
    `    vars: { ${fields.join(", ")} },`,
    "    options: { disableVarExpansion: true },",
    "  }));",
    "}",
    "",
  ].join("\n");
}

function where(plan: Plan): string {
  const { rows } = plan;
  const place = rowsFile(plan);
  if (rows.kind === "hub") {
    const { dataset, config, split } = rows;
    return JSON.stringify({ dataset, config, split });
  }
  return `new URL(${jsText(place!.file)}, import.meta.url)`;
}

function assertFile(plan: Plan, i: number): string {
  const { name, options } = plan.scorers[i]!;
  const { stop } = plan.generation;
  const more = stop.length > 0 ? { ...options, stop } : options;
  const args = [jsText(name), ...(Object.keys(more).length > 0 ? [JSON.stringify(more)] : [])];
  return [
    comment(headLines(plan), "//"),
    'import { assertion } from "evalmark/promptfoo";',
    "",
    `export default assertion(${args.join(", ")});`,
    "",
  ].join("\n");
}
