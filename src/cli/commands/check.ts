/** `evalmark check TARGET ANSWER`: one pair, the verdict explained. */
import type { Command } from "commander";
import {
  answerText,
  type Candidate,
  type CoreInput,
  considered,
  Engine,
  loadCore,
  type PackedScorer,
  packScorer,
  ruleText,
  toTarget,
  VERDICTS,
  type Verdict,
  verdictFields,
} from "../../core/index.ts";
import { EvalmarkError } from "../../errors.ts";
import { escapeJson } from "../../json/index.ts";
import { collect, readOptions } from "../arguments.ts";
import { clip, color, safe, table } from "../view/text.ts";

interface Given {
  scorer: string;
  option?: string[];
  output?: boolean;
  choice?: string[];
  json?: boolean;
}

export function addCheck(evalmark: Command): void {
  evalmark
    .command("check")
    .description("score one answer against a target and explain the verdict")
    .argument("<target>", "what is right")
    .argument("<answer>", "what the model said: the bare answer, or with --output the whole text")
    .option("--scorer <name>", "scorer to use (evalmark core lists them)", "math")
    .option("--option <k=v>", "scorer option, may be repeated", collect)
    .option("--choice <text>", "a choice of a multiple-choice sample, in order; repeat", collect)
    .option("--output", "ANSWER is a model output: search it for the answer")
    .option("--json", "the verdict as JSON")
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText(
      "after",
      `
Exits 0 whatever the verdict. An answer may begin with a dash; write -- before one that
begins with two.

Examples:
  evalmark check 1/2 0.5
  evalmark check -5 '-\\frac{10}{2}'
  evalmark check --output 12.25 'So the answer is 12.25.' --scorer drop`,
    )
    .action((target: string, answer: string, given: Given, command: Command) => {
      refuseUnknown(command);
      check(target, answer, given);
    });
}

/** Negative answers come through as they are; a mistyped --option or a third answer must not. */
function refuseUnknown(command: Command): void {
  const { rawArgs } = command.parent as Command & { rawArgs: string[] };
  const { args } = command;
  const option = args.find((a) => a.startsWith("--"));
  if (option !== undefined && !rawArgs.includes("--")) {
    throw new EvalmarkError("ERR_USAGE", `unknown option "${option}"`, {
      cure: "evalmark check --help; where it is an answer, write -- before it",
    });
  }
  if (args.length > 2) {
    const message = `too many arguments for 'check': it takes 2, not ${args.length}`;
    throw new EvalmarkError("ERR_USAGE", message, { cure: "put quotes around a text with spaces" });
  }
}

function check(target: string, answer: string, given: Given): void {
  const scorer = packScorer(given.scorer, readOptions(given.option));
  const input: CoreInput = {
    scorer,
    text: Buffer.from(answer),
    isAnswer: given.output !== true,
    target: toTarget(target),
    choices: given.choice?.map((c) => Buffer.from(c)) ?? null,
    stop: null,
    cut: false,
  };
  const verdict = new Engine().score([input])[0]!;
  const isSearched = given.output === true && SEARCHING.has(scorer.name);
  const candidates = isSearched ? considered(input, verdict) : [];
  if (given.json) {
    const { num, den } = verdict;
    const rest = JSON.stringify({
      ...(isSearched ? { considered: candidates } : {}),
      options: scorer.options,
      fraction: `${num}/${den}`,
      core_digest: loadCore().digest,
    });
    const line = `{${verdictFields(scorer.name, verdict, input)},${rest.slice(1)}`;
    process.stdout.write(`${escapeJson(line)}\n`);
    return;
  }
  const lines = explain(verdict, answerText(input, verdict), scorer);
  process.stdout.write(`${[...lines, ...explainChoice(candidates)].join("\n")}\n`);
}

/** Scorers that look through boxes, cues and the like for one answer. */
const SEARCHING = new Set<string>(["math", "gsm8k", "choice"]);

/** What was considered, a line each: the mark of what was taken, kind, place, text, why. */
function explainChoice(candidates: Candidate[]): string[] {
  if (candidates.length === 0) return [];
  const rows = candidates.map(({ kind, span, value, state, why }) => [
    state === "taken" ? color.green("  >") : state === "doubted" ? color.yellow("  ?") : "   ",
    kind,
    `${span[0]} to ${span[1]}`,
    value === "" ? color.dim("none") : clip(value, 40),
    state === "taken" || state === "doubted" ? why : color.dim(why),
  ]);
  return ["", "considered, in the order of the text:", ...table(rows)];
}

function explain(v: Verdict, found: string | null, { name, options }: PackedScorer): string[] {
  const paint = v.score === 1 ? color.green : v.score > 0 ? color.yellow : color.red;
  const meaning = VERDICTS.find((known) => known.name === v.verdict)?.text ?? "";
  const settings = Object.entries(options).map(([k, o]) => ` ${k}=${o}`);
  const rows = [
    ["verdict", `${paint(color.bold(v.verdict))}  ${color.dim(meaning)}`],
    ["rule", `${v.rule}  ${color.dim(v.rule ? (ruleText(v.rule) ?? "") : "")}`],
    ["certainty", v.certainty + (v.bits ? ` (wrong with probability below 2^-${v.bits})` : "")],
    ["score", v.den === 1n || v.num === 0n ? `${v.score}` : `${v.score}  (${v.num}/${v.den})`],
    ["answer", found === null ? color.dim("none") : safe(found)],
    ["span", v.span ? `bytes ${v.span[0]} to ${v.span[1]}` : color.dim("none")],
    ["steps", `${v.steps}`],
    ["scorer", `${name}${safe(settings.join(""))}, core sha256 ${loadCore().digest.slice(0, 16)}…`],
  ];
  return table(rows);
}
