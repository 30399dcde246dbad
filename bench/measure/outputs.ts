/** Real model outputs: agreement with their labels, by benchmark and by scorer. */
import type { Row } from "../rows.js";
import { COUNTS, counts, disagreements, groups, type Judged, judge } from "./judge.js";
import { percent, type Report } from "./report.js";

/** Agreement: at least 99.5 % on MATH, 99.9 % on GSM8K with an explicit final answer. */
export function measureOutputs(report: Report, rows: readonly Row[]): void {
  const gsm8k = rows.filter((r) => r.benchmark === "gsm8k");
  const explicit = gsm8k.filter(isExplicit);
  const math = rows.filter((r) => r.benchmark.startsWith("MATH"));
  const all = judge(rows, "math");
  const own = judge(gsm8k, "gsm8k");
  report.table(COUNTS, [
    counts("all, scorer `math`", all),
    counts("MATH, scorer `math` (wanted: 99.5 %)", judge(math, "math")),
    counts(
      "GSM8K with an explicit answer, scorer `math` (wanted: 99.9 %)",
      judge(explicit, "math"),
    ),
    counts(
      "GSM8K with an explicit answer, scorer `gsm8k` (wanted: 99.9 %)",
      judge(explicit, "gsm8k"),
    ),
    counts("GSM8K, scorer `gsm8k`", own),
    ...groups(all, (r) => `${r.benchmark}, ${r.source.replace(/^.*?: /, "")}`).map(
      ([name, group]) => counts(`of all: ${name}`, group),
    ),
  ]);
  report.say(`Undecided, scorer \`math\`: ${undecided(all)} (wanted: below 0.5 %).`);
  report.say("Disagreements, scorer `math`:");
  report.list(disagreements(all), "None.");
  report.say("Disagreements, scorer `gsm8k`:");
  report.list(disagreements(own), "None.");
}

/** Does the output say where its answer is? */
function isExplicit(row: Row): boolean {
  return /####|\\boxed|answer is|answer:|(^|\n)A:/i.test(row.text);
}

function undecided(judged: readonly Judged[]): string {
  const many = judged.filter((j) => j.verdict.verdict === "undecided").length;
  return `${many} of ${judged.length}, ${percent(many, judged.length)}`;
}
