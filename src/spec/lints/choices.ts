/** Rules on choices: the column, the solver that shows them, the scorer that reads the letters. */
import type { SpecTask } from "../types.ts";
import { perTask } from "./lint.ts";

const hasChoices = ({ fieldSpec: { choices } }: SpecTask) => choices !== null && choices.length > 0;
const hasSolver = (task: SpecTask) => task.solvers.some((s) => s.name === "multiple_choice");
const hasScorer = (task: SpecTask) => task.scorers.some((s) => s.name === "choice");

/** "The multiple_choice solver requires samples with choices", "The choice scorer requires ...". */
export const choicesMissing = perTask("choices-missing", "error", (task, at) => {
  if (hasChoices(task) || !(hasSolver(task) || hasScorer(task))) return [];
  const who = hasSolver(task) ? "multiple_choice" : "choice";
  return [
    {
      path: at("field_spec", "choices"),
      message: `${who} needs choices, and field_spec names none`,
      cure: "add choices: COLUMN to field_spec",
    },
  ];
});

export const choicesUnused = perTask("choices-unused", "warning", (task, at) =>
  hasChoices(task) && !hasSolver(task) && !hasScorer(task)
    ? [
        {
          path: at("field_spec", "choices"),
          message: "nothing shows the choices to the model or reads its letter",
          cure: "add the solver multiple_choice and the scorer choice, or take choices out",
        },
      ]
    : [],
);

export const choiceUnmarked = perTask("choice-unmarked", "error", (task, at) =>
  hasScorer(task) && !hasSolver(task)
    ? [
        {
          path: at("solvers"),
          message: "the scorer choice finds no letter unless multiple_choice has marked it",
          cure: "use the solver multiple_choice (it generates by itself)",
        },
      ]
    : [],
);

export const choiceUnscored = perTask("choice-unscored", "warning", (task, at) =>
  hasSolver(task) && !hasScorer(task)
    ? [
        {
          path: at("scorers"),
          message: "multiple_choice marks letters, and no scorer reads them",
          cure: "use the scorer choice",
        },
      ]
    : [],
);

export const choicesFew = perTask("choices-few", "warning", (task, at) => {
  const { choices } = task.fieldSpec;
  if (!Array.isArray(choices) || choices.length !== 1) return [];
  return [
    {
      path: at("field_spec", "choices"),
      message: "a list names one column per choice, and this names one",
      cure: `write choices: ${choices[0]} if that column holds the list`,
    },
  ];
});

export const shuffleNothing = perTask("shuffle-nothing", "warning", (task, at) =>
  task.shuffleChoices && !hasChoices(task)
    ? [
        {
          path: at("shuffle_choices"),
          message: "there are no choices to shuffle",
          cure: "take shuffle_choices out, or name the choices in field_spec",
        },
      ]
    : [],
);
