/** The differing samples of a comparison, cause by cause. */
import type { Cause, Differing, Shown } from "../causes.ts";
import { nameOfLog } from "../figures.ts";
import type { DiffReport } from "../report.ts";
import { meaningOf } from "../sides.ts";
import { html } from "./escape.ts";
import { Formulas } from "./formula.ts";
import { markedText } from "./marked.ts";
import { renderedAnswer, renderedText } from "./rendered.ts";

/** A page with more samples is none that a browser likes to open. */
const MOST_SAMPLES = 2000;

/** As HTML; the most frequent causes come first and have their samples shown. */
export function causeBlocks(report: DiffReport): string {
  const blocks = new Blocks(report);
  return report.causes.map((cause) => blocks.cause(cause)).join("\n");
}

class Blocks {
  readonly #report: DiffReport;
  readonly #formulas = new Formulas();
  #left = MOST_SAMPLES;

  constructor(report: DiffReport) {
    this.#report = report;
  }

  cause({ ruleA, ruleB, higher, samples, shown }: Cause): string {
    const some = shown.slice(0, this.#left);
    this.#left -= some.length;
    const rest = samples - some.length;
    const side = (which: "a" | "b", rule: string) =>
      `<span class="${which}">${html(rule)}</span> <span class="dim">${html(meaningOf(rule))}</span>`;
    return `<details class="cause">
<summary><strong>${samples}</strong> higher by <span class="${higher}">${html(this.#report[higher])}</span>:
${side("a", ruleA)} / ${side("b", ruleB)}</summary>
${some.map((one) => this.#sample(one)).join("\n")}
${rest > 0 ? `<p class="dim">and ${rest} more</p>` : ""}
</details>`;
  }

  #sample({ log, id, epoch, target, text, leftOut, a, b }: Differing): string {
    const { logs, a: nameA, b: nameB } = this.#report;
    const where = logs.length > 1 ? ` of ${html(nameOfLog(logs[log]!, logs))}` : "";
    const before = leftOut > 0 ? `<span class="dim">(${leftOut} bytes before)</span>\n` : "";
    const nth = epoch === 1 ? "" : `, epoch ${epoch}`;
    return `<article>
<p><strong>${html(String(id))}</strong>${nth}${where}, target ${renderedAnswer(target, this.#formulas)}</p>
<table>
${this.#said("a", nameA, a)}
${this.#said("b", nameB, b)}
</table>
<div class="text">${before}${renderedText(text, this.#formulas)}</div>
<details><summary class="dim">as it is written</summary><pre>${markedText(text, a.mark, b.mark)}</pre></details>
</article>`;
  }

  #said(which: "a" | "b", name: string, { answer, verdict, score }: Shown): string {
    const read =
      answer === null
        ? '<span class="dim">no answer</span>'
        : renderedAnswer(answer, this.#formulas);
    const short = Math.round(score * 1000) / 1000;
    return `<tr><th class="${which}">${html(name)}</th><td>${html(verdict)}</td><td class="n">${short}</td><td>${read}</td></tr>`;
  }
}
