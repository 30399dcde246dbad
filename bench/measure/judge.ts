/** Rows with our verdict on them, counted and listed. */
import { Engine, type Verdict } from "evalmark/core";
import { type Row, toInput } from "../rows.js";
import { REASONS } from "./reasons.js";
import { percent } from "./report.js";

export interface Judged {
  row: Row;
  verdict: Verdict;
  /** Score 1 where the label says right, else 0. */
  agrees: boolean;
}

const engine = new Engine();

/** Verdicts on the rows that have a label. */
export function judge(rows: readonly Row[], scorer: string): Judged[] {
  const labelled = rows.filter((r) => r.label !== null);
  return engine.score(labelled.map((r) => toInput(r, scorer))).map((verdict, i) => ({
    row: labelled[i]!,
    verdict,
    agrees: (verdict.score === 1) === labelled[i]!.label,
  }));
}

/** Columns of `counts`. */
export const COUNTS = [
  "which",
  "rows",
  "agreement",
  "wrong equal",
  "missed",
  "undecided of right rows",
  "undecided of wrong rows",
];

/** A line of a table under `COUNTS`. */
export function counts(name: string, judged: readonly Judged[]): (string | number)[] {
  const many = (test: (j: Judged) => boolean) => judged.filter(test).length;
  const undecided = (j: Judged) => j.verdict.verdict === "undecided";
  return [
    name,
    judged.length,
    percent(
      many((j) => j.agrees),
      judged.length,
    ),
    many((j) => !j.agrees && j.row.label === false),
    many((j) => !j.agrees && j.row.label === true),
    many((j) => undecided(j) && j.row.label === true),
    many((j) => undecided(j) && j.row.label === false),
  ];
}

/** Groups in the order of their size, the greatest first. */
export function groups(
  judged: readonly Judged[],
  nameOf: (row: Row) => string,
): [string, Judged[]][] {
  const found = new Map<string, Judged[]>();
  for (const j of judged) {
    const group = found.get(nameOf(j.row));
    if (group) group.push(j);
    else found.set(nameOf(j.row), [j]);
  }
  return [...found].sort((a, b) => b[1].length - a[1].length);
}

/** Each disagreement by id, with our verdict and why it stands. No text of the row is told. */
export function disagreements(judged: readonly Judged[]): string[] {
  return judged
    .filter((j) => !j.agrees)
    .map(({ row, verdict }) => {
      const label = row.label ? "right" : "wrong";
      const ours = `${verdict.verdict}, \`${verdict.rule}\``;
      return `\`${row.id}\` (${row.source}) labelled ${label}; ours: ${ours}. ${reason(row.id)}`;
    });
}

/** What was written on this row; the report shows where nothing was. */
export function reason(id: string): string {
  return REASONS[id] ?? "**No reason is written yet.**";
}
