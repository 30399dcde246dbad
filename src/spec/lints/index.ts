/** The table of all rules that look at a spec whose YAML and shape are right. */
import type { FindingHere } from "../../finding.ts";
import { keySpotOf, spotOf } from "../../yaml/index.ts";
import * as args from "./arguments.ts";
import * as choices from "./choices.ts";
import * as epochs from "./epochs.ts";
import * as file from "./file.ts";
import * as ids from "./ids.ts";
import * as letters from "./letters.ts";
import type { Lint, Linted } from "./lint.ts";
import * as scorers from "./scorers.ts";
import * as solvers from "./solvers.ts";
import * as target from "./target.ts";

export const LINTS: readonly Lint[] = [
  file.nameMissing,
  file.descriptionMissing,
  file.frameworkMissing,
  file.frameworkUnknown,
  file.frameworkOther,
  ids.idMissing,
  ids.idAbsent,
  ids.idDuplicate,
  ids.idSlash,
  ids.ownerHf,
  target.literalColon,
  target.literalSpace,
  target.literalEmpty,
  letters.literalLetter,
  letters.literalNumber,
  letters.shuffleLetter,
  target.letterPrefix,
  target.fieldIgnored,
  choices.choicesMissing,
  choices.choicesUnused,
  choices.choiceUnmarked,
  choices.choiceUnscored,
  choices.choicesFew,
  choices.shuffleNothing,
  epochs.reducerEpochs,
  epochs.reducerZero,
  epochs.epochsForm,
  epochs.shuffleForm,
  solvers.templatePrompt,
  solvers.templateChoices,
  solvers.templateBraces,
  solvers.templateName,
  solvers.generateMissing,
  solvers.generateTwice,
  args.argumentUnknown,
  args.argumentIgnored,
  args.argumentMissing,
  args.argumentValue,
  args.argumentType,
  args.itemKey,
  scorers.modelGraded,
  scorers.mathSympy,
  scorers.patternScorer,
];

/** Findings of every rule, in the order of the table. */
export function runLints(linted: Linted): FindingHere[] {
  return LINTS.flatMap(({ rule, severity, run }) =>
    run(linted).map(({ path, key, message, cure }) => {
      const { line, column } = (key ? keySpotOf : spotOf)(linted.root, path);
      return { rule, severity, message, cure, line, column };
    }),
  );
}

export { hinders } from "./file.ts";
export type { Linted };
