/** Words that the text and the Markdown of `regress` have in common. */
import type { Finding, RegressReport } from "../../regress/index.ts";
import type { Since } from "./regress-json.ts";

const KINDS: Record<Finding["kind"], [one: string, many: string]> = {
  "known-bug": ["known bug", "known bugs"],
  wrong: ["wrong otherwise", "wrong otherwise"],
  "false-alarm": ["control failed", "controls failed"],
  failed: ["no score", "without a score"],
  relation: ["relation broken", "relations broken"],
  output: ["stray lines", "kinds of stray lines"],
};

export const kindOf = ({ kind }: Finding): string => KINDS[kind][0];

/** One sentence on all that was found. */
export function summaryOf(report: RegressReport, since: Since | null): string {
  const { findings, families, relations, restarts, notAsked, declined } = report;
  const cases = families.reduce((sum, f) => sum + f.results.length, 0);
  const counts = Object.entries(KINDS).flatMap(([kind, [one, many]]) => {
    const n = findings.filter((f) => f.kind === kind).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  });
  const found = counts.length === 0 ? "nothing wrong was found" : counts.join(", ");
  const parts = [
    `${found}, in ${cases} cases and ${relations.checked} relations`,
    ...(since ? [`${since.fresh.size} new, ${since.gone.length} gone since the baseline`] : []),
    ...(declined > 0 ? [`${declined} cases declined`] : []),
    ...(restarts > 0 ? [`started again ${restarts} times`] : []),
    ...(notAsked > 0 ? [`${notAsked} samples not asked for want of time`] : []),
  ];
  return `${parts.join("; ")}.`;
}
