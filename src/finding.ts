/** Something worth telling about a file, with the place and what to do. */
export interface Finding {
  /** Stable name: "scores-key", "id-duplicate". */
  rule: string;
  /** Error: the harness refuses the file, or a result from it would be wrong. */
  severity: "error" | "warning";
  /** One sentence without place and cure. */
  message: string;
  cure: string;
  /** As the user named it. */
  file: string;
  /** 1-based; columns count UTF-16 units. */
  line: number;
  column: number;
}

/** A finding before it is known which file it belongs to. */
export type FindingHere = Omit<Finding, "file">;

/** "file:line:column: error: message [rule]" and, on a line of its own, the cure. */
export function showFinding(finding: Finding): string {
  const { file, line, column, severity, message, rule, cure } = finding;
  return `${file}:${line}:${column}: ${severity}: ${message} [${rule}]\n  cure: ${cure}`;
}
