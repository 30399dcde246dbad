// Two stories of the field, told by numbers. Usage, after npm run build:
//   node examples/stories/run.mjs [--data FOLDER] [--lm-eval PYTHON] [--math-verify PYTHON] [--report FILE]
// FOLDER has model-outputs.jsonl (default: $EVALMARK_DATA, else a few rows of our own). The columns
// of lm-eval (0.4.13 with its extra math) and Math-Verify (0.9.0) are left out where no Python is
// named that has them.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadCore } from "evalmark/core";
import { dropStory } from "./drop.mjs";
import { mathStory } from "./math-hard.mjs";

const text = { type: "string" };
const { values } = parseArgs({
  options: { data: text, "lm-eval": text, "math-verify": text, report: text },
});
const pythons = { lmEval: values["lm-eval"], mathVerify: values["math-verify"] };
const stories = [
  await dropStory(),
  await mathStory(values.data ?? process.env.EVALMARK_DATA ?? null, pythons),
];
const day = new Date().toISOString().slice(0, 10);
const named = Object.keys(values).filter((name) => name !== "data" && name !== "report");
const given = named.map((name) => ` --${name} PYTHON`).join("");
const head = `# Two stories of scorers

Written on ${day} by \`node examples/stories/run.mjs${given} --report docs/stories.md\`, core
\`${loadCore().digest}\`.`;
const page = `${[head, ...stories].join("\n\n")}\n`;
console.log(page);
if (values.report !== undefined) writeFileSync(values.report, page);
