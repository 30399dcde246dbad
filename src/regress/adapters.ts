/** Scorers of other packages that come with a few lines of Python to call them. */
import { EvalmarkError } from "../errors.ts";
import { ADAPTERS_FOLDER, launchPython } from "./pipe/launch.ts";
import type { Launch } from "./pipe/process.ts";

/** File and functions of each adapter, the default one first. */
export const ADAPTERS = {
  "math-verify": { file: "math_verify.py", functions: ["score"] },
  "lm-eval": {
    file: "lm_eval.py",
    functions: [
      "gsm8k",
      "gsm8k-flexible",
      "gsm8k-cot",
      "gsm8k-cot-flexible",
      "minerva-math",
      "minerva-math-verify",
      "leaderboard-math",
      "hendrycks-math",
      "drop",
      "drop-em",
      "mmlu-pro",
      "gpqa-cot",
      "gpqa-cot-flexible",
      "bbh-cot",
      "triviaqa",
      "nq-open",
    ],
  },
  lighteval: {
    file: "lighteval.py",
    functions: ["expr-gold", "gpqa", "exact-match", "f1", "drop", "drop-em"],
  },
  inspect: {
    file: "inspect_ai.py",
    functions: [
      "match",
      "match-numeric",
      "includes",
      "exact",
      "f1",
      "answer-letter",
      "answer-line",
      "answer-word",
      "choice",
      "math",
    ],
  },
  opencompass: {
    file: "opencompass.py",
    functions: ["gsm8k", "math", "math-v2", "first-option", "first-capital", "general"],
  },
} as const;
type Name = keyof typeof ADAPTERS;

/** `NAME` or `NAME:FUNCTION`, its words with hyphens. Throws ERR_USAGE naming what there is. */
export function launchAdapter(given: string, python: string): Launch {
  const [name = "", asked] = given.split(":");
  if (!Object.hasOwn(ADAPTERS, name)) {
    throw new EvalmarkError("ERR_USAGE", `there is no adapter "${name}"`, {
      cure: `one of: ${Object.keys(ADAPTERS).join(", ")}`,
    });
  }
  const { file, functions } = ADAPTERS[name as Name];
  const known: readonly string[] = functions;
  const chosen = asked ?? known[0]!;
  if (!known.includes(chosen)) {
    throw new EvalmarkError("ERR_USAGE", `the adapter ${name} has no "${chosen}"`, {
      cure: `one of: ${known.map((f) => `${name}:${f}`).join(", ")}`,
    });
  }
  return launchPython(`${ADAPTERS_FOLDER}/${file}:${chosen.replaceAll("-", "_")}`, python);
}
