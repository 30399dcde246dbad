/** The families and what they hold, as a table of Markdown. */
import type { Case, Family } from "./types.ts";

const COLUMNS: [head: string, counts: (c: Case) => boolean][] = [
  ["false negatives", (c) => c.role === "bug" && c.direction === "false-negative"],
  ["false positives", (c) => c.role === "bug" && c.direction === "false-positive"],
  ["crashes, hangs", (c) => c.role === "bug" && /^(crash|hang)$/.test(c.direction)],
  ["controls", (c) => c.role === "control"],
  ["policies", (c) => c.role === "policy"],
  ["not for scorers of texts", (c) => c.role === "told" || c.role === "log-probs"],
];

/** A line a family, in their order, and a last one with the sums. */
export function familyTable(families: readonly Family[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  const counts = (cases: readonly Case[]) => COLUMNS.map(([, test]) => cases.filter(test).length);
  return [
    line(["family", "about", ...COLUMNS.map(([head]) => head)]),
    line(["family", "about", ...COLUMNS].map(() => "---")),
    ...families.map(({ name, about, cases }) => line([`\`${name}\``, about, ...counts(cases)])),
    line(["all", "", ...counts(families.flatMap(({ cases }) => cases))]),
  ].join("\n");
}
