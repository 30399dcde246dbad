// Writes docs/scorers-today.md: which known bugs the scorers of other packages have, asked by
// `evalmark regress` with its adapters. npm run build, then node scripts/scorers-today.mjs
// [--python NAME=PYTHON]... (default .venv/NAME of scripts/python-env.mjs; OpenCompass is in lm-eval).
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadCore } from "../dist/core/index.js";
import { ADAPTERS } from "../dist/regress/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Package of each adapter, and the families of the corpus that a function is made for. */
const MADE_FOR = {
  "math-verify": { package: "math-verify", score: ["math-verify", "math-hard", "gsm8k"] },
  "lm-eval": {
    package: "lm_eval",
    ...{ gsm8k: ["gsm8k"], "gsm8k-flexible": ["gsm8k"] },
    ...{ "gsm8k-cot": ["gsm8k"], "gsm8k-cot-flexible": ["gsm8k"] },
    ...{ "minerva-math": ["math-hard"], "minerva-math-verify": ["math-hard", "math-verify"] },
    "leaderboard-math": ["math-hard"],
    ...{ "hendrycks-math": ["math-graders"], drop: ["drop"], "drop-em": ["drop"] },
    ...{ "mmlu-pro": ["mmlu-pro"], "gpqa-cot": ["gpqa"], "gpqa-cot-flexible": ["gpqa"] },
    ...{ "bbh-cot": ["bbh"], triviaqa: ["qa"], "nq-open": ["qa"] },
  },
  lighteval: {
    package: "lighteval",
    ...{
      "expr-gold": ["lighteval", "math-verify", "gsm8k"],
      gpqa: ["lighteval", "options", "gpqa"],
    },
    ...{ "exact-match": ["qa"], f1: ["qa"], drop: ["drop"], "drop-em": ["drop"] },
  },
  inspect: {
    package: "inspect_ai",
    ...{ match: ["inspect"], "match-numeric": ["inspect", "gsm8k"], includes: ["inspect"] },
    ...{ exact: ["inspect", "drop"], f1: ["inspect", "drop"], choice: ["inspect", "options"] },
    ...{ "answer-letter": ["options"], "answer-line": ["inspect"], "answer-word": ["inspect"] },
    math: ["math-verify", "math-hard"],
  },
  opencompass: {
    package: "opencompass",
    environment: "lm-eval",
    ...{ gsm8k: ["gsm8k"], math: ["math-graders", "opencompass"], general: ["qa"] },
    "math-v2": ["math-graders", "opencompass"],
    ...{ "first-option": ["opencompass", "options"], "first-capital": ["opencompass", "options"] },
  },
};

const { values } = parseArgs({ options: { python: { type: "string", multiple: true } } });
const given = new Map((values.python ?? []).map((pair) => pair.split(/=(.*)/s)));

const rows = [];
const bugs = new Map();
/** Relations that don't hold, by relation and kind of answers. */
const unheld = new Map();
const notRun = [];
for (const [adapter, { functions }] of Object.entries(ADAPTERS)) {
  const place = MADE_FOR[adapter].environment ?? adapter;
  const python = given.get(adapter) ?? `${root}.venv/${place}/bin/python`;
  const version = existsSync(python) ? versionOf(python, MADE_FOR[adapter].package) : null;
  if (version === null) {
    notRun.push(`${adapter}: its package is not at hand`);
    continue;
  }
  for (const name of functions) ask(adapter, name, version, python);
}
writeFileSync(`${root}docs/scorers-today.md`, page());

function versionOf(python, name) {
  const code = `import importlib.metadata as m; print(m.version(${JSON.stringify(name)}))`;
  const { status, stdout } = spawnSync(python, ["-c", code], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

function ask(adapter, name, version, python) {
  const families = MADE_FOR[adapter][name];
  const of = families.flatMap((family) => ["--family", family]);
  const args = ["regress", "--adapter", `${adapter}:${name}`, "--python-path", python, ...of];
  const run = spawnSync(process.execPath, [`${root}dist/cli/main.js`, ...args, "--json"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, HF_HUB_OFFLINE: "1" },
  });
  const title = `${adapter}:${name}`;
  console.log(title);
  if (run.stdout === "") {
    notRun.push(`\`${title}\`: ${run.stderr.split("\n")[0]}`);
    return;
  }
  const report = JSON.parse(run.stdout);
  const said = report.families.map((f) => {
    const has = f.bugs.known + f.bugs.wrong + f.bugs.failed;
    return [f.name, has, f.bugs.of - f.bugs.not_judged, f.controls.of - f.controls.right];
  });
  if (report.findings.every((f) => f.kind === "failed") && report.findings.length > 0) {
    notRun.push(`\`${title}\`: ${report.findings[0].got}`);
    return;
  }
  const broken = report.findings.filter((f) => f.kind === "relation");
  const forms = report.relations.forms.map((f) => f.answers).join(", ");
  const { checked } = report.relations;
  const relations = checked === 0 ? "none fits" : `${broken.length} of ${checked} (${forms})`;
  rows.push({ title, version, said, relations });
  for (const { key, tells, output, target } of broken) {
    const [, relation, kind] = key.split("/");
    const id = `${relation}/${kind}`;
    const row = unheld.get(id) ?? { tells, examples: new Set(), by: new Map() };
    row.examples.add(`${show(output)} for ${show(target)}`);
    row.by.set(title, (row.by.get(title) ?? 0) + 1);
    unheld.set(id, row);
  }
  for (const { key, kind, tells, source } of report.findings) {
    if (kind === "output" || kind === "false-alarm" || kind === "relation") continue;
    const bug = bugs.get(key) ?? { tells, source, by: [] };
    bug.by.push(title);
    bugs.set(key, bug);
  }
}

function page() {
  const day = new Date().toISOString().slice(0, 10);
  const line = (cells) => `| ${cells.map(plain).join(" | ")} |`;
  const table = (head, body) =>
    [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
  const counted = rows.flatMap(({ title, version, said, relations }) =>
    said.map(([family, has, of, controls], i) => [
      ...(i === 0 ? [`\`${title}\``, version] : ["", ""]),
      ...[family, `${has} of ${of}`, controls, i === 0 ? relations : ""],
    ]),
  );
  const listed = [...bugs].sort(([a], [b]) => (a < b ? -1 : 1));
  return `# Scorers today

Written on ${day} by \`node scripts/scorers-today.mjs\`, core \`${loadCore().digest}\`.

Scorers of other packages, as they are installed, asked the cases of the [corpus](known-bugs.md) by
[\`evalmark regress --adapter\`](regress.md). Cases are chosen because some scorer gets them wrong, so
that the counts are no measure of how often a scorer errs. A scorer is asked the families that it, or
one like it, is used for; cases that need a partial score of one that gives none are not counted.

${table(["scorer", "version", "family", "bugs it has", "controls missed", "relations broken"], counted)}

${notRun.length === 0 ? "" : `Not run:\n\n${notRun.map((note) => `- ${note.replaceAll(root, "")}`).join("\n")}\n\n`}## Which relations

What holds of every scorer ([regress.md](regress.md)), checked on answers of the kinds that a scorer
tells apart, in the form that it reads; "none fits": it reads none of those forms.

${table(
  ["relation", "must hold", "for example", "who breaks it, how often"],
  [...unheld]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { tells, examples, by }]) => [
      `\`${id}\``,
      tells,
      [...examples][0],
      [...by].map(([name, times]) => `\`${name}\` ${times}`).join(", "),
    ]),
)}

## Which bugs

${table(
  ["case", "what goes wrong", "who has it"],
  listed.map(([key, { tells, by }]) => [`\`${key}\``, tells, by.map((b) => `\`${b}\``).join(", ")]),
)}
`;
}

/** Text as code, its line breaks seen. */
function show(text) {
  const line = (typeof text === "string" ? text : JSON.stringify(text)).replaceAll("\n", "⏎");
  return `\`${line.trim() === "" ? line.replaceAll(" ", "␠") : line}\``;
}

/** Bars end cells, angle brackets begin tags but in code. */
function plain(cell) {
  const text = String(cell).replaceAll("|", "\\|").replace(/\s+/g, " ");
  return text.replace(/`[^`]*`|</g, (found) => (found === "<" ? "&lt;" : found));
}
