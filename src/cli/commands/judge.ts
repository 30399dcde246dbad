/** `evalmark judge LOG...`: what a judge said, replayed; what the core says beside it. */
import type { Command } from "commander";
import { type PackedScorer, packScorer, ruleText } from "../../core/index.ts";
import { openWholeFile } from "../../io/index.ts";
import { type Judged, type JudgeReport, replayJudge } from "../../judge/index.ts";
import { findLogs } from "../../log/index.ts";
import { formatValue } from "../../result/index.ts";
import { collect, readOptions, wholeNumber } from "../arguments.ts";
import { openFiltered } from "../files.ts";
import { clip, color, safe, safeJson, table } from "../view/text.ts";

interface Given {
  beside?: string;
  option?: string[];
  transcripts?: string;
  differences: string;
  json?: boolean;
}

export function addJudge(evalmark: Command): void {
  evalmark
    .command("judge")
    .description("replay a model's grades from a log, and compare them with a scorer of the core")
    .argument("<log...>", "logs of Inspect AI scored by model_graded_qa or model_graded_fact")
    .option("--beside <name>", "a scorer of the core, for the share that it can decide")
    .option("--option <k=v>", "its options, may be repeated", collect)
    .option(
      "--transcripts <file>",
      "write a JSON line for each sample: model, prompt digest, reply",
    )
    .option("--differences <n>", "disagreements to list", "20")
    .option("--json", "the report as JSON")
    .addHelpText(
      "after",
      `
The judge is not asked again: its replies are in the log, and the grades are read from them.

Examples:
  evalmark judge logs/gsm8k.eval
  evalmark judge logs/gsm8k.eval --beside math --transcripts judge.jsonl`,
    )
    .action(judge);
}

/** The scorer beside a judge. `exact` is short for `inspect/exact`; throws as packScorer does. */
export function packBeside(name: string, options: Record<string, unknown>): PackedScorer {
  return packScorer(name === "exact" ? "inspect/exact" : name, options);
}

/** Replays the judges of logs, and prints what came of it. */
export async function judge(named: string[], given: Given): Promise<void> {
  const options = readOptions(given.option);
  const beside = given.beside === undefined ? null : packBeside(given.beside, options);
  const most = wholeNumber("--differences", given.differences, 100_000);
  const out = given.transcripts === undefined ? null : await openWholeFile(given.transcripts);
  const reports: JudgeReport[] = [];
  try {
    for (const file of await findLogs(named)) {
      const log = await openFiltered(file, undefined);
      try {
        const write = (one: Judged) => out?.write(`${JSON.stringify(transcriptLine(one))}\n`);
        reports.push(await replayJudge(log, beside, write));
      } finally {
        await log.close();
      }
    }
    await out?.commit();
  } catch (error) {
    await out?.discard();
    throw error;
  }
  if (given.json) process.stdout.write(`${safeJson(reports.map(toJson), 2)}\n`);
  else for (const one of reports) process.stdout.write(`${lines(one, most).join("\n")}\n\n`);
}

const transcriptLine = ({ id, epoch, judge, grade, recorded }: Judged) => ({
  id,
  epoch,
  model: judge?.model ?? null,
  prompt_sha256: judge?.promptDigest ?? null,
  reply: judge?.reply ?? null,
  grade,
  recorded,
});

function toJson(report: JudgeReport) {
  const { beside } = report;
  return {
    log: report.file,
    scorer: report.scorer,
    judge_replayed: true,
    models: report.models,
    n: report.n,
    missing: report.missing,
    ungraded: report.ungraded,
    changed: report.changed,
    value: report.value.toNumber(),
    graded_value: report.graded?.toNumber() ?? null,
    beside: beside && {
      scorer: beside.scorer.name,
      options: beside.scorer.options,
      decided: beside.decided,
      value: beside.value.toNumber(),
      compared: beside.compared,
      agree: beside.agree,
      kappa: beside.kappa,
      judge_only: beside.judgeOnly,
      core_only: beside.coreOnly,
      disagreements: beside.disagreements.map((d) => ({
        id: d.id,
        epoch: d.epoch,
        grade: d.grade,
        target: d.target,
        answer: d.answer,
        verdict: d.beside!.verdict,
        rule: d.beside!.rule,
      })),
    },
  };
}

function lines(report: JudgeReport, most: number): string[] {
  const { beside, models, n } = report;
  const rows = [
    [
      "judge replayed",
      `${report.scorer}, by ${models.length > 0 ? models.join(", ") : "a model it does not name"}`,
    ],
    ["grades", `${formatValue(report.value)} % over ${n} samples${gradedPart(report)}`],
    [
      "transcripts",
      `${n - report.missing} of ${n}, ${report.ungraded} without a grade, ${report.changed} recorded otherwise`,
    ],
  ];
  if (beside) {
    const share = beside.compared === 0 ? "" : `, kappa ${beside.kappa?.toFixed(2) ?? "none"}`;
    rows.push(
      [
        `beside ${beside.scorer.name}`,
        `decides ${beside.decided} of ${n}: ${formatValue(beside.value)} %`,
      ],
      ["agreement", `${beside.agree} of ${beside.compared}${share}`],
      [
        "",
        `right by the judge alone ${beside.judgeOnly}, by ${beside.scorer.name} alone ${beside.coreOnly}`,
      ],
    );
  }
  const differing = beside?.disagreements ?? [];
  const shown = differing
    .slice(0, most)
    .map((d) => [
      `    ${d.id}`,
      d.grade ?? "none",
      d.beside!.verdict,
      clip(d.target, 24),
      clip(d.answer ?? "", 24),
      d.beside!.rule === null ? "" : (ruleText(d.beside!.rule) ?? ""),
    ]);
  return [
    color.bold(safe(report.file)),
    ...table(rows.map(([name, text]) => [`  ${name}`, safe(text ?? "")])),
    ...(shown.length > 0
      ? [
          "  they disagree on:",
          ...table([
            ["    id", "judge", "core", "target", "answer", "why"],
            ...shown.map((row) => row.map(safe)),
          ]),
        ]
      : []),
    ...(differing.length > shown.length
      ? [`    ... and ${differing.length - shown.length} more`]
      : []),
  ];
}

const gradedPart = ({ graded, n, missing, ungraded }: JudgeReport): string =>
  graded === null || missing + ungraded === 0
    ? ""
    : `, ${formatValue(graded)} % of the ${n - missing - ungraded} graded ones`;
