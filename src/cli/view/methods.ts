/** Rules of multiple choice for people. */
import { intervalText, percent } from "../../diff/index.ts";
import type { MethodsReport, ModelMethods } from "../../methods/index.ts";
import { clip, clipStart, color, safe, table } from "./text.ts";

/** The lines, without a final newline. */
export function methodsLines({ models, doubts }: MethodsReport): string[] {
  return [
    ...models.flatMap(modelLines),
    ...(models.length === 0 ? ["no log has multiple choice in it"] : []),
    ...doubts.map((doubt) => `${color.yellow("note")} ${safe(doubt)}`),
  ];
}

function modelLines(of: ModelMethods): string[] {
  const { model, values, missing } = of;
  const heads = ["  ", "rule", "accuracy", "", "rows", "task"].map((head) => color.dim(head));
  const rows = values.map(({ rule, log, task, rows: n, mean }, i) => [
    `  ${i + 1}`,
    clip(rule, 44),
    percent(mean.value),
    color.dim(intervalText(mean.interval95)),
    String(n),
    color.dim(clipStart(task ?? log, 44)),
  ]);
  return [
    color.bold(model === null ? "a model that no log names" : safe(model)),
    ...table([heads, ...rows], [2, 4]),
    ...agreement(of),
    ...missing.flatMap(({ name, needs, variants }) => [
      `  ${color.yellow("not here")} ${name}: no log has ${needs}`,
      `           evalmark translate --variant ${variants.join(", or ")} writes a task for it`,
    ]),
  ];
}

/** Rules that a table of pairs has room for. */
const WIDEST = 12;

/** Rows on which two rules give the same score, in per cent. */
function agreement({ values, pairs }: ModelMethods): string[] {
  if (pairs.length === 0) return [];
  if (values.length > WIDEST) {
    return [`  how often each two of ${values.length} give the same score: --json, as "pairs"`];
  }
  const cell = (i: number, j: number) => {
    const pair = pairs.find((p) => p.a === Math.min(i, j) && p.b === Math.max(i, j));
    return pair ? percent(pair.agree) : "";
  };
  const heads = ["", ...values.slice(1).map((_, j) => String(j + 2))];
  const rows = values
    .slice(0, -1)
    .map((_, i) => [
      `  ${i + 1}`,
      ...values.slice(1).map((_, j) => (j >= i ? cell(i, j + 1) : "")),
    ]);
  return [
    "  the same score, per cent of the rows that both have:",
    ...table(
      [heads.map((head) => color.dim(head)), ...rows],
      heads.map((_, i) => i),
    ),
  ];
}
