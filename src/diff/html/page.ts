/** A comparison as one page that needs nothing else: no script, no font, no picture, no network. */
import { createHash } from "node:crypto";
import type { Cause, Differing, Shown } from "../causes.ts";
import { nameOfLog } from "../figures.ts";
import type { DiffReport } from "../report.ts";
import { meaningOf } from "../sides.ts";
import { html } from "./escape.ts";
import { markedText } from "./marked.ts";
import { renderedAnswer, renderedText } from "./rendered.ts";
import { STYLE } from "./style.ts";
import { logTable, rankingTable } from "./tables.ts";

/** The page as HTML. What models, logs and targets say is text in it, and formulas MathML. */
export function diffPage(report: DiffReport): string {
  const { a, b, causes, doubts } = report;
  const digest = createHash("sha256").update(STYLE).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
  const title = `${html(a)} against ${html(b)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1><span class="a">${html(a)}</span> against <span class="b">${html(b)}</span></h1>
${logTable(report)}
${doubts.map((doubt) => `<p class="dim">${html(doubt)}</p>`).join("\n")}
${rankingTable(report)}
<h2>Where they differ, by cause</h2>
${causes.length === 0 ? "<p>Nowhere.</p>" : causes.map((cause) => causeBlock(cause, report)).join("\n")}
</body>
</html>
`;
}

function causeBlock(cause: Cause, report: DiffReport): string {
  const { ruleA, ruleB, higher, samples, shown } = cause;
  const rest = samples - shown.length;
  const side = (which: "a" | "b", rule: string) =>
    `<span class="${which}">${html(rule)}</span> <span class="dim">${html(meaningOf(rule))}</span>`;
  return `<details class="cause">
<summary><strong>${samples}</strong> higher by <span class="${higher}">${html(report[higher])}</span>:
${side("a", ruleA)} / ${side("b", ruleB)}</summary>
${shown.map((one) => sampleBlock(one, report)).join("\n")}
${rest > 0 ? `<p class="dim">and ${rest} more</p>` : ""}
</details>`;
}

function sampleBlock(one: Differing, report: DiffReport): string {
  const { id, epoch, target, text, leftOut } = one;
  const log = report.logs[one.log]!;
  const where = report.logs.length > 1 ? ` of ${html(nameOfLog(log, report.logs))}` : "";
  const before = leftOut > 0 ? `<span class="dim">(${leftOut} bytes before)</span>\n` : "";
  const nth = epoch === 1 ? "" : `, epoch ${epoch}`;
  return `<article>
<p><strong>${html(String(id))}</strong>${nth}${where}, target ${renderedAnswer(target)}</p>
<table>
${saidRow("a", report.a, one.a)}
${saidRow("b", report.b, one.b)}
</table>
<div class="text">${before}${renderedText(text)}</div>
<details><summary class="dim">as it is written</summary><pre>${markedText(text, one.a.mark, one.b.mark)}</pre></details>
</article>`;
}

function saidRow(which: "a" | "b", name: string, said: Shown): string {
  const answer =
    said.answer === null ? '<span class="dim">no answer</span>' : renderedAnswer(said.answer);
  const score = Math.round(said.score * 1000) / 1000;
  return `<tr><th class="${which}">${html(name)}</th><td>${html(said.verdict)}</td><td class="n">${score}</td><td>${answer}</td></tr>`;
}
