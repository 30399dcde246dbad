import {
  Engine,
  packScorer,
  type ScorerName,
  toTarget,
  type Verdict,
} from "../../src/core/index.ts";

const engine = new Engine();

export interface More {
  options?: Record<string, unknown>;
  choices?: string[];
  isAnswer?: boolean;
}

export interface Judged extends Verdict {
  /** The text that the span covers, or null. */
  answer: string | null;
}

/** One output (or bare answer) against a target, by a scorer of ours. */
export function judge(
  scorer: ScorerName,
  output: string | Uint8Array,
  target: string | string[] | string[][],
  more: More = {},
): Judged {
  const text = Buffer.from(output as string);
  const verdict = engine.score([
    {
      scorer: packScorer(scorer, more.options),
      text,
      isAnswer: more.isAnswer ?? false,
      target: toTarget(target),
      choices: more.choices?.map((c) => Buffer.from(c)) ?? null,
      stop: null,
      cut: false,
    },
  ])[0]!;
  const answer = verdict.span ? text.subarray(...verdict.span).toString() : null;
  return { ...verdict, answer };
}

/** The exact score as "n/d". */
export function fraction(verdict: Verdict): string {
  return `${verdict.num}/${verdict.den}`;
}
