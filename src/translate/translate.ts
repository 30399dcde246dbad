/** One task for one harness, with what differs named. */
import { EvalmarkError } from "../errors.ts";
import { FEATURES, supportOf } from "./features.ts";
import type { Harness } from "./harness.ts";
import { toInspect } from "./to-inspect.ts";
import { toLighteval } from "./to-lighteval.ts";
import { toLmEval } from "./to-lm-eval.ts";
import { toPromptfoo } from "./to-promptfoo.ts";
import type { Plan, Translation } from "./types.ts";

const MAKERS: Record<Harness, (plan: Plan) => Omit<Translation, "warnings">> = {
  inspect: toInspect,
  lighteval: toLighteval,
  "lm-eval": toLmEval,
  promptfoo: toPromptfoo,
};

/**
 * The files of a planned task for a harness, and a warning for each feature that the harness
 * carries differently. Throws ERR_REFUSED for a feature that it can't carry.
 */
export function translate(plan: Plan, harness: Harness): Translation {
  const warnings: string[] = [];
  for (const feature of plan.features) {
    const support = supportOf(feature, harness);
    if (support === "same") continue;
    const about = FEATURES[feature].about.replaceAll("`", "");
    if ("refused" in support) {
      throw new EvalmarkError("ERR_REFUSED", `${harness} has no ${about}: ${support.refused}`, {
        place: { file: plan.origin.spec },
        cure: harness === "inspect" ? "leave it out of the eval.yaml" : "translate --to inspect",
      });
    }
    warnings.push(`${about}: ${support.approximated}`);
  }
  return { ...MAKERS[harness](plan), warnings };
}
