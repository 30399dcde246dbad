/** Each answer of the pairs against the target of every other row: nothing is wrongly equal. */
import { Engine } from "evalmark/core";
import { mathVerifyEquals } from "../math-verify.js";
import { type Row, toInput } from "../rows.js";
import { crossReason } from "./cross-reasons.js";
import { percent, type Report } from "./report.js";

/** An answer that we call equal to the target of another row. */
interface Crossed {
  answer: Row;
  /** The first row with that target. */
  target: Row;
  rule: string;
}

/** Why such an equal is right, from the plainest ground to the weakest. */
const GROUNDS = {
  same: "both are written alike",
  label: "the targets of both rows are written alike, and the answer is labelled right",
  peer: "Math-Verify calls the answer equal to that target",
  targets: "the answer is labelled right, and Math-Verify calls both targets equal",
  argued: "argued below",
  open: "**nothing speaks for it**",
};

/** Every answer against every other target; repeated ones count once in the list of equals. */
export function measureCrossPairs(report: Report, rows: readonly Row[]): void {
  const { equals, tried, undecided } = cross(rows);
  const grounds = groundsOf(equals);
  report.say(
    `${tried} pairs of an answer and another row's target: ${percent(undecided, tried)} undecided, ${equals.length} different ones equal. On what ground these are right:`,
  );
  const many = (ground: string) => grounds.filter((g) => g === ground).length;
  report.table(
    ["ground", "equals"],
    Object.entries(GROUNDS).map(([name, text]) => [text, many(name)]),
  );
  const told = new Map<string, string[]>();
  equals.forEach(({ answer, target, rule }, i) => {
    if (grounds[i] !== "argued" && grounds[i] !== "open") return;
    const why = crossReason(answer.id, target.id) ?? GROUNDS.open;
    const pair = `\`${answer.id}\` = \`${target.id}\` (\`${rule}\`)`;
    told.set(why, [...(told.get(why) ?? []), pair]);
  });
  report.list(
    [...told].map(([why, pairs]) => `${why} ${pairs.join(", ")}`),
    "Nothing is left to argue.",
  );
}

function cross(rows: readonly Row[]): { equals: Crossed[]; tried: number; undecided: number } {
  const targets = new Map(rows.toReversed().map((r) => [r.gold, r]));
  const answers = new Map(rows.toReversed().map((r) => [`${r.isAnswer} ${r.gold} ${r.text}`, r]));
  const engine = new Engine();
  const equals = new Map<string, Crossed>();
  let tried = 0;
  let undecided = 0;
  for (const target of targets.values()) {
    const others = [...answers.values()].filter((r) => r.gold !== target.gold);
    const inputs = others.map((r) => toInput({ ...r, gold: target.gold }, "math"));
    engine.score(inputs).forEach(({ verdict, rule }, i) => {
      tried++;
      if (verdict === "undecided") undecided++;
      const answer = others[i]!;
      const key = JSON.stringify([answer.text, target.gold]);
      if (verdict === "equal" && !equals.has(key)) equals.set(key, { answer, target, rule: rule! });
    });
  }
  return { equals: [...equals.values()], tried, undecided };
}

/** The plainest ground for each. */
function groundsOf(equals: readonly Crossed[]): (keyof typeof GROUNDS)[] {
  const direct = mathVerifyEquals(equals.map((e) => [e.target.gold, e.answer.text]));
  const between = mathVerifyEquals(equals.map((e) => [e.target.gold, e.answer.gold]));
  return equals.map(({ answer, target }, i) => {
    if (plain(answer.text) === plain(target.gold)) return "same";
    if (answer.label && plain(answer.gold) === plain(target.gold)) return "label";
    if (direct[i]) return "peer";
    if (answer.label && between[i]) return "targets";
    return crossReason(answer.id, target.id) === undefined ? "open" : "argued";
  });
}

/** Without spaces and the dollar signs around it. */
function plain(text: string): string {
  return text.replace(/^\$+|\$+$|\s/g, "");
}
