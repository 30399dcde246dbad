/** `evalmark check TARGET ANSWER`: one pair, the verdict explained. */
import type { Command } from "commander";
import {
  type CoreInput,
  Engine,
  loadCore,
  packScorer,
  ruleText,
  toTarget,
  VERDICTS,
  type Verdict,
} from "../../core/index.ts";
import { collect, readOptions } from "../arguments.ts";
import { color, safe, table } from "../view/text.ts";

interface Given {
  scorer: string;
  option: string[];
  output?: boolean;
  choice: string[];
  json?: boolean;
}

export function addCheck(evalmark: Command): void {
  evalmark
    .command("check")
    .description("score one answer against a target and explain the verdict")
    .argument("<target>", "what is right")
    .argument("<answer>", "what the model said: the bare answer, or with --output the whole text")
    .option("--scorer <name>", "scorer to use (evalmark core lists them)", "math")
    .option("--option <k=v>", "scorer option, may be repeated", collect, [])
    .option(
      "--choice <text>",
      "a choice of a multiple-choice sample, in order; repeat",
      collect,
      [],
    )
    .option("--output", "ANSWER is a model output: search it for the answer")
    .option("--json", "the verdict as JSON")
    .addHelpText(
      "after",
      `
Exits 0 whatever the verdict. Write -- before an answer that begins with a dash.

Examples:
  evalmark check 1/2 0.5
  evalmark check --output 12.25 'So the answer is 12.25.' --scorer drop
  evalmark check -- -5 '-5.0'`,
    )
    .action((target: string, answer: string, given: Given) => check(target, answer, given));
}

function check(target: string, answer: string, given: Given): void {
  const input: CoreInput = {
    scorer: packScorer(given.scorer, readOptions(given.option)),
    text: Buffer.from(answer),
    isAnswer: given.output !== true,
    target: toTarget(target),
    choices: given.choice.length > 0 ? given.choice.map((c) => Buffer.from(c)) : null,
    stop: null,
    cut: false,
  };
  const verdict = new Engine().score([input])[0]!;
  const found = verdict.span
    ? Buffer.from(input.text)
        .subarray(...verdict.span)
        .toString("utf8")
    : null;
  if (given.json) {
    const { num, den, ...rest } = verdict;
    const fraction = `${num}/${den}`;
    const record = {
      scorer: given.scorer,
      answer: found,
      ...rest,
      fraction,
      core: loadCore().digest,
    };
    process.stdout.write(`${JSON.stringify(record)}\n`);
    return;
  }
  process.stdout.write(`${explain(verdict, found, given.scorer).join("\n")}\n`);
}

function explain(v: Verdict, found: string | null, scorer: string): string[] {
  const paint = v.score === 1 ? color.green : v.score > 0 ? color.yellow : color.red;
  const meaning = VERDICTS.find((known) => known.name === v.verdict)?.text ?? "";
  const rows = [
    ["verdict", `${paint(color.bold(v.verdict))}  ${color.dim(meaning)}`],
    ["rule", `${v.rule}  ${color.dim(v.rule ? (ruleText(v.rule) ?? "") : "")}`],
    ["certainty", v.certainty + (v.bits ? ` (wrong with probability below 2^-${v.bits})` : "")],
    ["score", v.den === 1n || v.num === 0n ? `${v.score}` : `${v.score}  (${v.num}/${v.den})`],
    ["answer", found === null ? color.dim("none") : safe(found)],
    ["span", v.span ? `bytes ${v.span[0]} to ${v.span[1]}` : color.dim("none")],
    ["steps", `${v.steps}`],
    ["scorer", `${scorer}, core sha256 ${loadCore().digest.slice(0, 16)}…`],
  ];
  return table(rows);
}
