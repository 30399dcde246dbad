/** One sample scored by an Inspect AI scorer of the core. */
import { Engine, packScorer, toTarget, type Verdict } from "../../src/core/index.ts";

const engine = new Engine();

export interface Given {
  scorer: string;
  output: string;
  target: string | string[] | string[][];
  options?: Record<string, unknown>;
  choices?: string[];
  isAnswer?: boolean;
}

export function scoreOne(given: Given): Verdict & { answer: string | null } {
  const text = Buffer.from(given.output);
  const [verdict] = engine.score([
    {
      scorer: packScorer(`inspect/${given.scorer}`, given.options),
      text,
      isAnswer: given.isAnswer ?? false,
      target: toTarget(given.target),
      choices: given.choices?.map((c) => Buffer.from(c)) ?? null,
      stop: null,
      cut: false,
    },
  ]);
  const span = verdict!.span;
  return { ...verdict!, answer: span && text.subarray(...span).toString() };
}
