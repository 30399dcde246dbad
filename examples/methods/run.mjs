// One model on the same forty questions, asked as five published implementations ask, and scored by
// every rule. Usage, after npm run build:
//   node examples/methods/run.mjs MODEL --lm-eval PYTHON --lighteval PYTHON [--out FOLDER] [--json] [-- ARGS of lm_eval]
// MODEL is a folder or an id on the Hub. PYTHON has the harness (lm-eval 0.4.13 with its extra hf,
// lighteval 0.13.0) and the package in python/; either may be left out. Of the two only lighteval
// keeps tokens, for the rule "tokens", and only lm-eval asks without the question, for "unconditional".
import { spawnSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const cut = process.argv.indexOf("--");
const own = process.argv.slice(2, cut < 0 ? undefined : cut);
const more = cut < 0 ? [] : process.argv.slice(cut + 1);
const text = { type: "string" };
const { values, positionals } = parseArgs({
  args: own,
  allowPositionals: true,
  options: { "lm-eval": text, lighteval: text, out: text, json: { type: "boolean" } },
});
const [model] = positionals;
const pythons = { "lm-eval": values["lm-eval"], lighteval: values.lighteval };
const harnesses = Object.keys(pythons).filter((name) => pythons[name] !== undefined);
if (model === undefined || harnesses.length === 0) {
  console.error("usage: node examples/methods/run.mjs MODEL --lm-eval PYTHON --lighteval PYTHON");
  process.exit(2);
}
const out = resolve(values.out ?? "methods-run");

/** Runs a program, its output beside ours; what it says is returned where `keep`. */
function run(program, args, { cwd = here, keep = false } = {}) {
  const stdio = ["ignore", keep ? "pipe" : process.stderr, process.stderr];
  const { status, stdout } = spawnSync(program, args, { cwd, stdio, maxBuffer: 1 << 28 });
  if (status !== 0) process.exit(status ?? 1);
  return stdout?.toString() ?? "";
}

function evalmark(args) {
  const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
  return run(process.execPath, [main, ...args], { keep: true });
}

/** The variants' files in a folder of `out`, and the names of their tasks. */
function translated(harness, variants) {
  const folder = join(out, harness);
  return variants.flatMap((variant) => {
    const given = ["--to", harness, "--variant", variant, "--rows", "rows.jsonl", "--out", folder];
    const said = JSON.parse(evalmark(["translate", "eval.yaml", ...given, "--json"]));
    return { tasks: said.tasks, file: said.files.find((name) => name.endsWith(".py")) };
  });
}

function runLmEval(python) {
  const all = translated("lm-eval", ["original", "harness-2023", "helm", "lm-eval", "lighteval"]);
  const tasks = all.flatMap((each) => each.tasks).join(",");
  const args = [
    ...["-m", "lm_eval", "run", "--model", "hf", "--model_args", `pretrained=${model}`],
    ...["--tasks", tasks, "--include_path", ".", "--output_path", "out", "--log_samples"],
  ];
  run(python, [...args, ...more], { cwd: join(out, "lm-eval") });
}

function runLighteval(python) {
  for (const { tasks, file } of translated("lighteval", ["lighteval"])) {
    const args = [
      ...["accelerate", `model_name=${model},override_chat_template=false,batch_size=4`],
      ...[tasks.map((task) => `${task}|0`).join(","), "--custom-tasks", file],
      ...["--output-dir", "out", "--save-details"],
    ];
    run(join(dirname(python), "lighteval"), args, { cwd: join(out, "lighteval") });
  }
}

if (pythons["lm-eval"]) runLmEval(pythons["lm-eval"]);
if (pythons.lighteval) runLighteval(pythons.lighteval);
const folders = harnesses.map((harness) => join(out, harness, "out"));
const json = values.json ? ["--json"] : [];
process.stdout.write(evalmark(["methods", ...folders, "--model", model, ...json]));
