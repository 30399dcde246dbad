/** `evalmark regress`: any scorer over the corpus of known bugs. */
import { type Command, Option } from "commander";
import { EXIT } from "../../errors.ts";
import { writeWholeFile } from "../../io/index.ts";
import { compare, type RegressReport, readBaseline, regress } from "../../regress/index.ts";
import { collect, wholeNumber } from "../arguments.ts";
import { readText } from "../files.ts";
import { startProgress } from "../progress.ts";
import { askWhom, type ScorerGiven } from "../regress/scorer.ts";
import { regressLines } from "../view/regress.ts";
import { regressJson } from "../view/regress-json.ts";
import { junitXml } from "../view/regress-junit.ts";
import { regressMarkdown } from "../view/regress-markdown.ts";
import { safeJson } from "../view/text.ts";

interface Given extends ScorerGiven {
  relations: boolean;
  baseline?: string;
  writeBaseline?: string;
  findings: string;
  json?: boolean;
  junit?: string;
  markdown?: boolean;
}

export function addRegress(evalmark: Command): void {
  evalmark
    .command("regress")
    .description("test any scorer on known bugs of scorers, and on what holds of every scorer")
    .option("--scorer <name>", "a scorer of the core (default: each case's right one)")
    .option("--option <k=v>", "its options, may be repeated", collect)
    .option("--cmd <line>", "a program: samples as JSON lines in, {id, score} lines out")
    .option("--module <file>", "a JavaScript module: default export (sample) => score")
    .option("--python <module:function>", "a Python function of one sample, a dict")
    .option("--adapter <name>", "a scorer of another package, by our adapter (docs/regress.md)")
    .option("--python-path <file>", "the Python interpreter of --python and --adapter")
    .option("--family <name>", "cases of this family alone, may be repeated", collect)
    .option("--stops", "give it the stop sequences of the faulty harness, too")
    .option("--no-relations", "leave out what is checked without the corpus")
    .option("--timeout <s>", "seconds that a sample may take", "10")
    .option("--total-timeout <s>", "seconds that all may take", "900")
    .option("--baseline <file>", "fail on what is not in it; from --write-baseline or --json")
    .option("--write-baseline <file>", "write what was found, for --baseline")
    .option("--findings <n>", "findings to list", "50")
    .addOption(new Option("--json", "the report as JSON").conflicts("markdown"))
    .option("--junit <file>", "write the report as JUnit XML")
    .option("--markdown", "the report as Markdown")
    .addHelpText(
      "after",
      `
Exits 4 where bugs were found (with --baseline: new ones), 1 where time did not suffice.

Examples:
  evalmark regress
  evalmark regress --scorer inspect/match --option numeric=true
  evalmark regress --cmd 'python my_scorer.py' --family gsm8k --junit regress.xml
  evalmark regress --module scorer.mjs --baseline known.json
  evalmark regress --adapter math-verify --python-path .venv/bin/python --markdown`,
    )
    .action(run);
}

async function run(given: Given): Promise<void> {
  const most = wholeNumber("--findings", given.findings, 100_000);
  const baseline =
    given.baseline === undefined
      ? null
      : readBaseline(await readText(given.baseline), given.baseline);
  const whom = askWhom(given);
  const progress = startProgress("regress", whom.samples);
  let report: RegressReport;
  try {
    report = await regress({
      ...whom,
      relations: given.relations,
      onProgress: (answered) => progress.update(Math.min(answered, whom.samples), answered),
    });
  } finally {
    progress.stop();
  }
  const { fresh, gone } = compare(report.findings, baseline ?? new Set());
  const since = baseline && { fresh: new Set(fresh.map((f) => f.key)), gone };
  const json = () => `${safeJson(regressJson(report, since), 2)}\n`;
  if (given.junit !== undefined) await writeWholeFile(given.junit, junitXml(report, since));
  if (given.writeBaseline !== undefined) await writeWholeFile(given.writeBaseline, json());
  if (given.json) process.stdout.write(json());
  else if (given.markdown) process.stdout.write(`${regressMarkdown(report, since)}\n`);
  else process.stdout.write(`${regressLines(report, since, most).join("\n")}\n`);
  if (fresh.length > 0) process.exitCode = EXIT.lint;
  else if (report.notAsked > 0) process.exitCode = EXIT.incomplete;
}
