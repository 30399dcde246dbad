/** Scorers of the core, asked as any other one is. */
import { type CoreInput, Engine, type PackedScorer, toTarget } from "../core/index.ts";
import type { Asked, Outcome, Question, Scorer } from "./types.ts";

/** `scorerOf`: which scorer judges a question. */
export function coreScorer(name: string, scorerOf: (q: Question) => PackedScorer): Scorer {
  const engine = new Engine();
  return {
    name,
    async ask(questions, onProgress): Promise<Asked> {
      const verdicts = engine.score(questions.map((q) => toInput(q, scorerOf(q))));
      const outcomes = new Map<string, Outcome>();
      for (const [i, { id }] of questions.entries()) {
        const { verdict, score } = verdicts[i]!;
        const trapped = { fault: "crash", note: "the core trapped" } as const;
        outcomes.set(id, verdict === "errored" ? trapped : { score });
      }
      onProgress?.(questions.length);
      return { outcomes, strays: [], restarts: 0 };
    },
  };
}

const bytes = (texts: string[] | undefined) => texts?.map((t) => Buffer.from(t)) ?? null;

function toInput(question: Question, scorer: PackedScorer): CoreInput {
  return {
    scorer,
    text: Buffer.from(question.output),
    isAnswer: false,
    target: toTarget(question.target),
    choices: bytes(question.choices),
    stop: bytes(question.stop),
    cut: false,
  };
}
