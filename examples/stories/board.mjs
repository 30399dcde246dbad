// A leaderboard under several scorers: values with intervals, places, how alike two rankings are.
import { kendallTauB, meanOf, ranksOf } from "../../dist/diff/index.js";

/**
 * `columns`: [title, scores by question id]; `models`: [name, question ids]. Gives for each column
 * its models' means and places, and Kendall's tau-b of its ranking against the last column's.
 */
export function makeBoard(models, columns) {
  const made = columns.map(([title, scores]) => {
    const means = models.map(([, ids]) => meanOf(Float64Array.from(ids, (id) => scores.get(id))));
    const places = ranksOf(means.map((m) => m.value));
    return { title, means, places };
  });
  const right = made.at(-1).means.map((m) => m.value);
  const withTau = made.map((column) => ({
    ...column,
    tau: kendallTauB(
      column.means.map((m) => m.value),
      right,
    ),
  }));
  return { models: models.map(([name, ids]) => ({ name, n: ids.length })), columns: withTau };
}

/** The board as a Markdown table, the best model by the last column first. */
export function boardTable({ models, columns }) {
  const last = columns.at(-1);
  const order = models.map((_, i) => i).sort((a, b) => last.places[a] - last.places[b]);
  const rows = order.map((i) => [
    models[i].name,
    models[i].n,
    ...columns.map(({ means, places }) => `${valueText(means[i])}, place ${places[i]}`),
  ]);
  const all = ["mean", "", ...columns.map(({ means }) => percent(average(means)))];
  const tau = ["Kendall's tau-b", "", ...columns.map((c) => c.tau?.toFixed(2) ?? "none")];
  return markdown(["model", "rows", ...columns.map((c) => c.title)], [...rows, all, tau]);
}

const average = (means) => means.reduce((sum, m) => sum + m.value, 0) / means.length;

export const percent = (value) => (100 * value).toFixed(1);

/** A mean with half of its 95 % interval. */
function valueText({ value, stderr }) {
  return stderr === null ? percent(value) : `${percent(value)} ± ${percent(1.96 * stderr)}`;
}

export function markdown(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
