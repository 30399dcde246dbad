/** Numbers and rankings of a comparison as tables of HTML. */
import { changeText, intervalText, nameOfLog, percent, pText, withError } from "../figures.ts";
import type { DiffReport } from "../report.ts";
import { html } from "./escape.ts";

export function logTable({ a, b, logs }: DiffReport): string {
  const rows = logs.map((log) => {
    const { difference: d } = log;
    return [
      html(nameOfLog(log, logs)),
      String(log.rows),
      `${percent(log.a.value)} ${intervalText(log.a.interval95)}`,
      `${percent(log.b.value)} ${intervalText(log.b.interval95)}`,
      `${withError(d.value, d.stderr)} ${intervalText(d.interval95)}`,
      pText(d.p),
      `${log.differing} of ${log.compared}`,
    ];
  });
  const heads = ["log", "rows", html(a), html(b), "difference", "p", "samples that differ"];
  return table(heads, rows);
}

export function rankingTable({ a, b, logs, ranking }: DiffReport): string {
  if (!ranking) return "";
  const rows = ranking.ranked.map(({ log, rankA, rankB }) => [
    html(nameOfLog(logs[log]!, logs)),
    `${rankA} (${percent(logs[log]!.a.value)})`,
    `${rankB} (${percent(logs[log]!.b.value)})`,
    changeText(rankA, rankB),
  ]);
  const tau = ranking.tauB === null ? "none" : ranking.tauB.toFixed(3);
  const heads = ["model", `by ${html(a)}`, `by ${html(b)}`, "change"];
  return `<h2>Ranking</h2>\n${table(heads, rows)}\n<p>Kendall's tau-b ${tau}</p>`;
}

/** Cells are HTML; all but the first column align right. */
function table(heads: readonly string[], rows: readonly string[][]): string {
  const cell = (tag: string) => (text: string, i: number) =>
    `<${tag}${i === 0 ? "" : ' class="n"'}>${text}</${tag}>`;
  const line = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map(cell(tag)).join("")}</tr>`;
  return `<table>\n${[line("th", heads), ...rows.map((row) => line("td", row))].join("\n")}\n</table>`;
}
