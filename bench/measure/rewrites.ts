/** Rewrites of MATH targets, whose labels hold by construction. */
import type { Row } from "../rows.js";
import { COUNTS, counts, disagreements, groups, judge } from "./judge.js";
import type { Report } from "./report.js";

/** No wrong equal; at least 99.8 % of the equal found; each target equals itself. */
export function measureRewrites(report: Report, rows: readonly Row[]): void {
  const judged = judge(rows, "math");
  const kind = (r: Row) => r.source.replace(/^.*::/, "");
  const self = judge(themselves(rows), "math");
  report.table(COUNTS, [
    counts("all", judged),
    counts(
      "right rows (wanted: 99.8 %)",
      judged.filter((j) => j.row.label),
    ),
    counts(
      "wrong rows (wanted: no wrong equal)",
      judged.filter((j) => !j.row.label),
    ),
    counts("each target against itself (wanted: all)", self),
    ...groups(judged, kind).map(([name, group]) => counts(`of all: ${name}`, group)),
  ]);
  report.say("Disagreements:");
  report.list(disagreements([...judged, ...self]), "None.");
}

/** Each target once, as the answer to itself: bare, and in a box at the end of an output. */
function themselves(rows: readonly Row[]): Row[] {
  const once = new Map(rows.map((r) => [r.gold, r]));
  return [...once.values()].flatMap((r) => [
    { ...r, text: r.gold, isAnswer: true, label: true },
    { ...r, text: `The answer is \\boxed{${bare(r.gold)}}.`, isAnswer: false, label: true },
  ]);
}

/** A target without the dollar signs around it. */
function bare(gold: string): string {
  return gold.replace(/^\$([^$]*)\$$/, "$1");
}
