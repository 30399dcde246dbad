/** Tasks that ask one multiple-choice benchmark as several published implementations do. */
import { EvalmarkError } from "../../errors.ts";
import type { Harness } from "../harness.ts";
import type { VariantPlan, VariantTranslation } from "./plan.ts";
import { variantToLighteval } from "./to-lighteval.ts";
import { variantToLmEval } from "./to-lm-eval.ts";

export {
  planVariant,
  type VariantGiven,
  type VariantPlan,
  type VariantTranslation,
} from "./plan.ts";
export { type Ask, VARIANT_TASKS, VARIANTS, type Variant } from "./sources.ts";

/** Throws ERR_REFUSED for a harness that can't ask so. */
export function translateVariant(plan: VariantPlan, harness: Harness): VariantTranslation {
  if (harness === "lm-eval") return variantToLmEval(plan);
  if (harness === "lighteval") return variantToLighteval(plan);
  const why = "it sends chats and gets texts; variants continue a text, most by log-probabilities";
  throw new EvalmarkError("ERR_REFUSED", `${harness} has no variants: ${why}`, {
    place: { file: plan.origin.spec },
    cure: "translate --to lm-eval, or --to lighteval",
  });
}
