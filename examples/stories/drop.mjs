// DROP on a leaderboard in 2023: a number glued to a line break is no number, and the only stop
// was a period. Both hit the models that write more.
import { ask } from "./ask.mjs";
import { boardTable, makeBoard } from "./board.mjs";
import { leaderboard, MODELS } from "./passages.mjs";

const before = (text, stop) => text.split(stop)[0];

/** Each column: its title, who scores, and what of the output it is given. */
const COLUMNS = [
  ["as run in 2023", { scorer: "faulty/drop-harness-2023" }, (output) => output],
  [
    "same metric, stop at the line's end",
    { scorer: "faulty/drop-official" },
    (o) => before(o, "\n"),
  ],
  ["`drop` on what was kept of 2023", { scorer: "drop" }, (o) => before(o, ".")],
  ["`drop`", { scorer: "drop" }, (output) => output],
];

/** The board of this many rows a model. */
export async function dropBoard(rows, columns = COLUMNS) {
  const samples = leaderboard(rows);
  const models = MODELS.map(({ name }) => [
    name,
    samples.filter((s) => s.model === name).map((s) => s.id),
  ]);
  const scored = [];
  for (const [title, by, keep] of columns) {
    const questions = samples.map(({ id, output, target }) => ({
      id,
      target,
      output: keep(output),
    }));
    scored.push([title, await ask(by, questions)]);
  }
  return makeBoard(models, scored);
}

export async function dropStory() {
  const board = await dropBoard(1000);
  return `## DROP: the longer the answer, the worse the model

A made-up leaderboard (\`examples/stories/passages.mjs\`): eight models answer 1,000 questions whose
answers are numbers, decimals, spans and dates. Better models know more answers, and more often go on
with the next example of the prompt, as base models do behind a few-shot prompt.

The metric of 2023 cuts tokens at blanks and hyphens alone, so that in \`10⏎⏎Passage:\` there is no
number, and the task's only stop was a period, which no decimal survives (Hugging Face blog, 2023-12-01,
EleutherAI/lm-evaluation-harness#1050). Values are F1 in per cent with 95 % intervals.

${boardTable(board)}

Tau-b is that of each ranking against the last one. A stop at the line's end heals all of it in
answers of this shape. What \`drop\` makes of texts that were cut at the period lacks the decimals:
those are gone, and only a new run brings them back.`;
}
