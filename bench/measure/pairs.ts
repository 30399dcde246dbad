/** Pairs of public test suites, split by what their labels depend on. */
import type { Row } from "../rows.js";
import { COUNTS, counts, disagreements, groups, judge } from "./judge.js";
import type { Report } from "./report.js";

/** Agreement: at least 97 % without parser oracles, 93 % on these. */
export function measurePairs(report: Report, rows: readonly Row[]): void {
  const parsed = (r: Row) => r.mode === "latex-parse";
  const plain = judge(
    rows.filter((r) => !r.policy && !parsed(r)),
    "math",
  );
  const oracles = judge(
    rows.filter((r) => !r.policy && parsed(r)),
    "math",
  );
  const policy = judge(
    rows.filter((r) => r.policy),
    "math",
  );
  const bySuite = groups(plain, (r) => r.source.replace(/::.*$/, ""));
  report.table(COUNTS, [
    counts("without policy, doubt and `latex-parse` (wanted: 97 %)", plain),
    ...bySuite.map(([name, group]) => counts(`of these: ${name}`, group)),
    counts("`latex-parse`, what SymPy prints of the tree wanted (wanted: 93 %)", oracles),
    counts("depending on a policy, or with a doubtful label", policy),
  ]);
  report.say("Disagreements without policy, doubt and `latex-parse`:");
  report.list(disagreements(plain), "None.");
  report.say("Disagreements of `latex-parse`:");
  report.list(disagreements(oracles), "None.");
}
