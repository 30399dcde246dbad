/** Comparisons in which anybody may say anything. */
import type { Differing, DiffReport, LogDiff, Mean, Shown } from "../../src/diff/index.ts";

/** Ways out of text, attributes, comments, style sheets and formulas. */
export const HOSTILE = [
  "<script>document.title = 'owned'</script>",
  '"><img src=x onerror="document.title=\'owned\'">',
  "</title></style></pre></code><svg onload=document.title='owned'>",
  "<!-- <![CDATA[ --> ]]> <iframe src=javascript:alert(1)>",
  "$\\text{<script>document.title='owned'</script>}$",
  "$\\href{javascript:document.title='owned'}{x}$ \\[\\includegraphics{http://127.0.0.1:9/x.png}\\]",
  '$\\style{position:fixed;inset:0}{x}$ $\\color{red\\}}"onclick="x}{y}$ $x" onload="y$',
  "\u001b[2J\u202e\u2066\u0000\ufffe\ud800 &lt;b&gt; &#60;script&#62;",
  "<math><annotation-xml encoding='text/html'><img src=x onerror=1></annotation-xml></math>",
  "' autofocus onfocus='document.title=1' x='",
];

const mean = (value: number): Mean => ({
  value,
  stderr: 0.1,
  interval95: [value - 0.2, value + 0.2],
});

/** A comparison whose every text is `text`; `samples`: of its one cause. */
export function reportOf(text: string, samples = 2): DiffReport {
  const mark: [number, number] = [1, Math.max(1, text.length - 1)];
  const said = (score: number, answer: string | null): Shown => ({
    mark,
    score,
    verdict: text,
    rule: text,
    answer,
  });
  const one: Differing = {
    ...{ log: 0, id: text, epoch: 2, target: "\\frac{1}{2}^2", text, leftOut: 7 },
    ...{ a: said(1, text), b: said(0, null) },
  };
  const other = { ...one, log: 1, target: text, id: 5 };
  const log = (file: string): LogDiff => ({
    ...{
      file,
      model: null,
      task: text,
      compared: 9,
      without: 0,
      rows: 9,
      differing: 2,
      errored: 0,
    },
    ...{ a: mean(0.5), b: mean(0.25) },
    difference: { ...mean(0.25), p: 0.01, test: "bootstrap", higher: { a: 2, b: 0 } },
  });
  const cause = { ruleA: text, ruleB: text, higher: "a" as const, samples, shown: [one, other] };
  return {
    ...{ a: text, b: `${text}${text}`, logs: [log(text), log(`${text}2`)], doubts: [text] },
    ranking: {
      ranked: [
        { log: 1, rankA: 1, rankB: 2 },
        { log: 0, rankA: 2, rankB: 1 },
      ],
      tauB: -1,
    },
    causes: [cause],
  };
}
