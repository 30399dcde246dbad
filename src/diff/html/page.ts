/** A comparison as one page that needs nothing else: no script, no font, no picture, no network. */
import { createHash } from "node:crypto";
import type { DiffReport } from "../report.ts";
import { causeBlocks } from "./causes.ts";
import { html } from "./escape.ts";
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
${causes.length === 0 ? "<p>Nowhere.</p>" : causeBlocks(report)}
</body>
</html>
`;
}
