/** Multiple choice by every rule that logs allow. */
export type { Entry } from "./entry.ts";
export {
  type MethodsReport,
  type MethodsRequest,
  type ModelMethods,
  methods,
  type Pair,
  type RuleValue,
} from "./report.ts";
export { EXTRACTIONS, LIKELIHOOD_RULES, type Rule } from "./rules.ts";
