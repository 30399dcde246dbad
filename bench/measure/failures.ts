/** Pairs that Math-Verify 0.9.0 gets wrong. */
import type { Row } from "../rows.js";
import { COUNTS, counts, disagreements, judge } from "./judge.js";
import type { Report } from "./report.js";

/** Agreement on the unambiguous ones: at least 95 %. */
export function measureFailures(report: Report, rows: readonly Row[]): void {
  const clear = judge(
    rows.filter((r) => r.status === "unambiguous"),
    "math",
  );
  const others = [...new Set(rows.map((r) => r.status))].filter((s) => s !== "unambiguous");
  report.table(COUNTS, [
    counts("unambiguous (wanted: 95 %)", clear),
    ...others.map((s) =>
      counts(
        s,
        judge(
          rows.filter((r) => r.status === s),
          "math",
        ),
      ),
    ),
  ]);
  report.say("Disagreements of the unambiguous ones:");
  report.list(disagreements(clear), "None.");
}
