/** Rules on whether a scorer can be run again later with the same outcome. */
import { declaredScorer } from "../declared.ts";
import { perTask } from "./lint.ts";

const notAgain = (rule: string, names: readonly string[]) =>
  perTask(rule, "warning", (task, at) =>
    task.scorers.flatMap(({ name }, index) => {
      if (!names.includes(name)) return [];
      const declared = declaredScorer(task, index);
      if (declared.reason === null) return [];
      return [{ path: at("scorers", index), message: declared.reason, cure: declared.cure ?? "" }];
    }),
  );

export const modelGraded = notAgain("model-graded", ["model_graded_qa", "model_graded_fact"]);

export const mathSympy = notAgain("math-sympy", ["math"]);

export const patternScorer = notAgain("pattern-scorer", ["pattern"]);
