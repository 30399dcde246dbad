// MATH-Hard on the second Open LLM Leaderboard: its old comparator, Math-Verify and ours on the same
// outputs.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ask, countUndecided } from "./ask.mjs";
import { boardTable, makeBoard, markdown, percent } from "./board.mjs";
import { lastBox } from "./last-box.mjs";

const OWN = fileURLToPath(new URL("math-hard.jsonl", import.meta.url));

/** get_unnormalized_answer of lm-eval's leaderboard_math. */
const SENTENCE = /Final Answer: The final answer is.*?. I hope it is correct./;

/** The sentence that the old extraction wants, around the last box; without one, the output. */
function inTheSentence(output) {
  const box = lastBox(output);
  return box === null
    ? output
    : `Final Answer: The final answer is $${box}$. I hope it is correct.`;
}

/**
 * The columns, of which those in Python need an interpreter: `lmEval` with lm-eval 0.4.13 and its
 * extra math, `mathVerify` with Math-Verify 0.9.0. Without one its columns are left out.
 */
function columnsFor({ lmEval, mathVerify }) {
  const old = { adapter: "lm-eval:leaderboard-math", python: lmEval };
  const all = (output) => output;
  return [
    ...(lmEval ? [["lm-eval's old scorer", old, all]] : []),
    ...(lmEval ? [["its comparison, of the last box", old, inTheSentence]] : []),
    ...(mathVerify
      ? [["Math-Verify 0.9.0", { adapter: "math-verify", python: mathVerify }, all]]
      : []),
    ["`faulty/minerva-2024`, of the last box", { scorer: "faulty/minerva-2024" }, inTheSentence],
    ["`math`", { scorer: "math" }, all],
  ];
}

/** Rows of `file` with MATH answers: { id, source, gold, output, label }. */
export function mathRows(file) {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line)).filter((r) => /MATH/i.test(r.benchmark));
}

/** The board, and how each column stands to the rows' labels. */
export async function mathBoard(rows, pythons) {
  const columns = columnsFor(pythons);
  const models = [...new Set(rows.map((r) => r.source))].map((source) => [
    source,
    rows.filter((r) => r.source === source).map((r) => r.id),
  ]);
  const scored = [];
  const undecided = new Map();
  for (const [title, by, keep] of columns) {
    const questions = rows.map(({ id, gold, output }) => ({
      id,
      target: gold,
      output: keep(output),
    }));
    scored.push([title, await ask(by, questions)]);
    if (by.scorer !== undefined) undecided.set(title, countUndecided(by, questions));
  }
  const labels = scored.map(([title, scores]) => {
    const known = rows.filter((r) => typeof r.label === "boolean");
    const missed = known.filter((r) => r.label && scores.get(r.id) < 0.5).length;
    const wrong = known.filter((r) => !r.label && scores.get(r.id) >= 0.5).length;
    return { title, labelled: known.length, missed, wrong };
  });
  return { board: makeBoard(models, scored), labels, undecided };
}

/** `data`: a folder with model-outputs.jsonl, or null for the few rows of our own. */
export async function mathStory(data, pythons) {
  const real = data !== null && existsSync(`${data}/model-outputs.jsonl`);
  const outputs = mathRows(real ? `${data}/model-outputs.jsonl` : OWN);
  const { board, labels, undecided } = await mathBoard(outputs, pythons);
  const told = outputs.filter((r) => SENTENCE.test(r.output)).length;
  const means = board.columns.map(({ title, means: all }) => [title, pooled(all, board.models)]);
  const gained = (from, to) => percent(to - from);
  const first = means[0][1];
  const rows = labels.map(({ title, labelled, missed, wrong }, i) => [
    title,
    percent(means[i][1]),
    gained(first, means[i][1]),
    `${missed} of ${labelled}`,
    `${wrong} of ${labelled}`,
  ]);
  return `## MATH-Hard: what a comparator takes away

${real ? "Real outputs on MATH problems with their golds (`model-outputs.jsonl` of `EVALMARK_DATA`)" : "Outputs and targets of our own (`examples/stories/math-hard.jsonl`)"}, by the model or run they are from.
The old scorer (what lm-evaluation-harness 0.4.13 keeps of it, \`exact_match_original\` of
\`leaderboard_math\`) wants the sentence "Final Answer: The final answer is …. I hope it is correct." and
compares by Minerva's normaliser and SymPy; its second column is given the last box in that sentence, so
that only the comparison counts. \`faulty/minerva-2024\` is ours of 0.4.4, which did not compare the texts
first: tuples, intervals and matrices are wrong even as the target writes them.

${markdown(["scorer", "right, %", "points gained", "right by label, missed", "wrong by label, passed"], rows)}

${boardTable(board)}

Tau-b is that of each ranking against the last one. ${told} of the ${outputs.length} outputs have the sentence, and
the old scorer gives the others nothing, whatever it would make of their answers. Undecided, and so
no points: ${[...undecided].map(([title, n]) => `${n} of ${title}`).join(", ")}.`;
}

const pooled = (means, models) =>
  means.reduce((sum, m, i) => sum + m.value * models[i].n, 0) /
  models.reduce((sum, m) => sum + m.n, 0);
