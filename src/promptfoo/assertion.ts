/** An assertion for promptfoo: `{ type: javascript, value: file://assert.mjs }`. */
import { answerText, Engine, packScorer, ruleText, toTarget, type Verdict } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";

/** What of promptfoo's context is read. */
interface Context {
  vars: Record<string, unknown>;
}

/** promptfoo's GradingResult. */
interface Grading {
  pass: boolean;
  score: number;
  reason: string;
  metadata: { evalmark: Record<string, unknown> };
}

/**
 * An assertion that scores an output with the core, in promptfoo's own process.
 *
 * `options` are those of the scorer, and `stop`: the stops that the server was given. The test's
 * variables `target` (text, or a list) and `choices` are read. The result has the score from 0
 * to 1, whether it is right, the reason, and in its metadata the verdict, scorer and digest of
 * the core, which promptfoo keeps in its log. Throws ERR_SCORER_UNKNOWN and ERR_OPTION at once,
 * ERR_FORMAT where a test has no target.
 */
export function assertion(
  scorer: string,
  { stop, ...options }: Record<string, unknown> = {},
): (output: unknown, context: Context) => Grading {
  const packed = packScorer(scorer, options);
  let engine: Engine | undefined;
  return (output, { vars }) => {
    engine ??= new Engine();
    const text = Buffer.from(typeof output === "string" ? output : (JSON.stringify(output) ?? ""));
    const [verdict] = engine.score([
      {
        scorer: packed,
        text,
        isAnswer: false,
        target: toTarget(targetOf(vars)),
        choices: Array.isArray(vars.choices)
          ? vars.choices.map((c) => Buffer.from(String(c)))
          : null,
        stop: Array.isArray(stop) ? stop.map((s) => Buffer.from(String(s))) : null,
        cut: true,
      },
    ]);
    return grading(verdict!, text, {
      scorer: packed.name,
      options: packed.options,
      core: engine.module.digest,
    });
  };
}

function targetOf({ target }: Record<string, unknown>): string | string[] {
  if (typeof target === "string") return target;
  if (Array.isArray(target)) return target.map(String);
  if (typeof target === "number") return String(target);
  throw new EvalmarkError("ERR_FORMAT", "a test has no variable target", {
    cure: "add vars: { target: ... } to the test",
  });
}

function grading(verdict: Verdict, text: Uint8Array, by: Record<string, unknown>): Grading {
  const { rule, certainty, span, steps } = verdict;
  return {
    pass: verdict.verdict === "equal",
    score: verdict.score,
    reason: `${verdict.verdict}: ${rule === null ? "not scored" : ruleText(rule)}`,
    metadata: {
      evalmark: {
        ...by,
        verdict: verdict.verdict,
        rule,
        certainty,
        answer: answerText({ text }, verdict),
        span,
        steps,
      },
    },
  };
}
