// Scores by any scorer: one of the core, or a package's in Python by an adapter of `regress`.
import { Engine, packScorer, toTarget } from "evalmark/core";
import { launchAdapter, pipeScorer } from "../../dist/regress/index.js";

const LIMITS = { silence: 60_000, start: 120_000, total: 900_000 };

/**
 * Scores by id. `by`: { scorer, options } of the core, or { adapter, python }. A question is
 * { id, output, target }, and where the harness had cut the output already, `cut: true`.
 * Throws where a scorer gives one of them no score.
 */
export async function ask(by, questions) {
  if (by.adapter === undefined) return askCore(by, questions);
  const launch = launchAdapter(by.adapter, by.python);
  const { outcomes } = await pipeScorer(by.adapter, launch, LIMITS).ask(questions);
  return new Map(
    questions.map(({ id }) => {
      const outcome = outcomes.get(id);
      if (outcome.fault === "not-asked") throw new Error(`${by.adapter} ran out of time`);
      // What breaks a scorer is no point for the model, as in a run of its harness.
      return [id, outcome.score ?? 0];
    }),
  );
}

/** How many of them a scorer of the core leaves undecided. */
export function countUndecided(by, questions) {
  return verdictsOf(by, questions).filter((v) => v.verdict === "undecided").length;
}

function askCore(by, questions) {
  const verdicts = verdictsOf(by, questions);
  return new Map(questions.map(({ id }, i) => [id, verdicts[i].score]));
}

function verdictsOf({ scorer, options = {} }, questions) {
  const packed = packScorer(scorer, options);
  return new Engine().score(
    questions.map(({ output, target, stop, cut = false }) => ({
      scorer: packed,
      text: Buffer.from(output),
      isAnswer: false,
      target: toTarget(target),
      choices: null,
      stop: stop?.map((s) => Buffer.from(s)) ?? null,
      cut,
    })),
  );
}
