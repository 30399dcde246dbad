/** Findings in the order and number in which a reader can use them. */
import type { FindingHere } from "../finding.ts";

/** Rules that say less than another error at the same place. */
const GIVES_WAY = new Set(["yaml-1.1", "task-key", "field-spec-key", "argument-unknown"]);

/** Sorted by place; one fault is told once, in its most telling form. */
export function tidy(findings: FindingHere[]): FindingHere[] {
  const place = (f: FindingHere) => `${f.line}:${f.column}`;
  const telling = new Set(
    findings.filter((f) => f.severity === "error" && !GIVES_WAY.has(f.rule)).map(place),
  );
  const seen = new Set<string>();
  return findings
    .filter((f) => !GIVES_WAY.has(f.rule) || !telling.has(place(f)))
    .filter((f) => {
      const key = `${place(f)} ${f.rule} ${f.message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
