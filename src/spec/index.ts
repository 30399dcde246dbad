/** Reading eval.yaml, the definition of a benchmark. */

export { type Finding, showFinding } from "../finding.ts";
export { type DeclaredBySpec, declaredScorers } from "./declared.ts";
export { specDigest, taskDigest } from "./digest.ts";
export { evalYamlSchema } from "./editor.ts";
export { findTask } from "./find.ts";
export { hinders, LINTS } from "./lints/index.ts";
export { FRAMEWORKS } from "./names.ts";
export { readSpec, type SpecRead } from "./read.ts";
export { isShownText, type Shown, type ShownTask, shownTask } from "./shown.ts";
export type { FieldSpec, Spec, SpecScorer, SpecSolver, SpecTask } from "./types.ts";
