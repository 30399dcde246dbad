/** Findings in the order and number in which a reader can use them. */
import type { FindingHere } from "../finding.ts";

const MAX_FINDINGS = 200;
const MAX_TEXT = 500;

/** Rules that say less than another error at the same place. */
const GIVES_WAY = new Set(["yaml-1.1", "task-key", "field-spec-key", "argument-unknown"]);

/** Sorted by place; one fault is told once, in its most telling form. */
export function tidy(findings: FindingHere[]): FindingHere[] {
  const place = (f: FindingHere) => `${f.line}:${f.column}`;
  const telling = new Set(
    findings.filter((f) => f.severity === "error" && !GIVES_WAY.has(f.rule)).map(place),
  );
  const seen = new Set<string>();
  const clip = (text: string) =>
    text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 3)}...` : text;
  const told = findings
    .map((f) => ({ ...f, message: clip(f.message), cure: clip(f.cure) }))
    .filter((f) => !GIVES_WAY.has(f.rule) || !telling.has(place(f)))
    .filter((f) => {
      const key = `${place(f)} ${f.rule} ${f.message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
  if (told.length <= MAX_FINDINGS) return told;
  // Errors are never crowded out by warnings.
  const errors = told.filter((f) => f.severity === "error");
  const kept = [...errors, ...told.filter((f) => f.severity !== "error")].slice(0, MAX_FINDINGS);
  const message = `${told.length - kept.length} findings more`;
  const cure = "mend these first";
  return [...kept, { ...kept.at(-1)!, rule: "more-findings", severity: "warning", message, cure }];
}
