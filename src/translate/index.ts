/** A task of an eval.yaml as one of Inspect AI, lighteval, lm-evaluation-harness or promptfoo. */

export { FEATURES, type Feature, featureTable, type Support, supportOf } from "./features.ts";
export { HARNESSES, type Harness } from "./harness.ts";
export { planTask, type RowsGiven } from "./plan.ts";
export { translate } from "./translate.ts";
export type { Plan, Translation } from "./types.ts";
export {
  type Ask,
  planVariant,
  translateVariant,
  VARIANT_TASKS,
  VARIANTS,
  type Variant,
  type VariantTranslation,
} from "./variants/index.ts";
export { writeTranslation } from "./write.ts";
