/** A report of `regress` as Markdown: for a pull request or a job's summary. */
import type { FamilyReport, Finding, RegressReport } from "../../regress/index.ts";
import { type Since, tallyOf } from "./regress-json.ts";
import { kindOf, summaryOf } from "./regress-words.ts";

export function regressMarkdown(report: RegressReport, since: Since | null): string {
  const { findings } = report;
  return [
    `### evalmark regress: ${inline(report.scorer)}`,
    "",
    summaryOf(report, since),
    "",
    "| family | controls | bugs avoided | bugs it has |",
    "|---|---|---|---|",
    ...report.families.map(familyRow),
    ...(findings.length === 0 ? [] : ["", "| | what | sample | got |", "|---|---|---|---|"]),
    ...findings.map((finding) => findingRow(finding, since)),
  ].join("\n");
}

function familyRow(report: FamilyReport): string {
  const controls = tallyOf(report, "control");
  const bugs = tallyOf(report, "bug");
  const of = (counts: object) => Object.values(counts).reduce((a: number, b: number) => a + b, 0);
  const { right: avoided = 0, "known-bug": known = 0, wrong = 0, failed = 0 } = bugs;
  const right = `${avoided} of ${of(bugs)}`;
  const has = known + wrong + failed;
  const what = report.fits ? [right, has] : ["not made for it", ""];
  const name = inline(report.family.name);
  return `| ${name} | ${controls.right ?? 0} of ${of(controls)} | ${what.join(" | ")} |`;
}

function findingRow(finding: Finding, since: Since | null): string {
  const { key, tells, asked, got, expected, source } = finding;
  const fresh = since?.fresh.has(key) ? "**new** " : "";
  const where = source === null ? "" : `, ${plain(source)}`;
  const sample = asked ? `${code(asked.output)} for ${code(targetText(asked.target))}` : "";
  const right = expected === null ? "" : `, right ${expected}`;
  return `| ${fresh}${kindOf(finding)} ${inline(key)} | ${plain(tells)}${where} | ${sample} | ${plain(got)}${right} |`;
}

const targetText = (target: unknown): string =>
  typeof target === "string" ? target : JSON.stringify(target);

const inline = (text: string) => code(text);

/** In a cell of a table: no line breaks, no bars, no marks of Markdown or HTML. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, "")
    .replace(/[\\`*_{}[\]<>|#~!@$&]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Text as code; HTML, since back-ticks can't hold everything within a table. */
function code(text: string): string {
  const cut = text.length > 120 ? `${text.slice(0, 119)}…` : text;
  return `<code>${plain(cut.replace(/\n/g, "⏎"))}</code>`;
}
