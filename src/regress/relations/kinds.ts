/** Kinds of answers, forms of outputs, and which of both a scorer takes. */
import type { Outcome, Question } from "../types.ts";

/** How an answer may stand in an output; scorers read some of these and not others. */
export const FORMS = {
  bare: (answer: string) => answer,
  sentence: (answer: string) => `The answer is ${answer}.`,
  boxed: (answer: string) => `The answer is $\\boxed{${answer}}$.`,
  hashes: (answer: string) => `So that is it.\n#### ${answer}`,
  line: (answer: string) => `So that is it.\n\nANSWER: ${answer}`,
  minerva: (answer: string) =>
    `Final Answer: The final answer is $${answer}$. I hope it is correct.`,
} as const;
export type Form = keyof typeof FORMS;

export const ANSWER_KINDS = ["number", "expression", "text", "letter"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** Answers of a kind that no scorer of it may take for one another. */
export const SEEDS: Record<AnswerKind, readonly string[]> = {
  number: ["7", "42", "-3", "12.5", "1000", "0.25", "365", "1234567"],
  expression: ["\\frac{3}{7}", "2\\sqrt{5}", "\\{2,5,9\\}", "(4,-1)", "3\\pi", "x^2+1"],
  text: ["Lisbon", "the Danube", "Marie Curie", "blue whale"],
  letter: ["A", "B", "C", "D"],
};

const CHOICES = ["a lake", "a hill", "a road", "a town"];

/** A question without a name: may this answer be taken for that target? */
export interface Pair {
  kind: AnswerKind;
  form: Form;
  answer: string;
  target: string;
}

export function questionOf(id: string, { kind, form, answer, target }: Pair): Question {
  const output = FORMS[form](answer);
  return { id, output, target, ...(kind === "letter" ? { choices: CHOICES } : {}) };
}

/** A score is the full one. */
export const isFull = (outcome: Outcome | undefined): boolean =>
  outcome !== undefined && "score" in outcome && outcome.score > 0.995;

const PROBES = 3;
/** What only a scorer that reads LaTeX takes for the same, either way round. */
const FRACTIONS = ["\\dfrac{3}{7}", "\\frac{3}{7}"];
const READS = "reads";

/** Right and wrong answers of every kind in every form. */
export function probes(): Question[] {
  const out: Question[] = [];
  for (const kind of ANSWER_KINDS) {
    for (const form of Object.keys(FORMS) as Form[]) {
      for (const [i, target] of SEEDS[kind].slice(0, PROBES).entries()) {
        const other = SEEDS[kind][(i + 1) % PROBES]!;
        const id = `form/${kind}/${form}/${i}`;
        out.push(questionOf(`${id}/same`, { kind, form, answer: target, target }));
        out.push(questionOf(`${id}/other`, { kind, form, answer: other, target }));
      }
      if (kind !== "expression") continue;
      for (const [i, [answer, target]] of [FRACTIONS, FRACTIONS.toReversed()].entries()) {
        const pair = { kind, form, answer: answer!, target: target! };
        out.push(questionOf(`form/${kind}/${form}/${READS}/${i}`, pair));
      }
    }
  }
  return out;
}

/** The first form in which a scorer tells right answers of a kind from wrong ones. */
export function formsTaken(outcomes: ReadonlyMap<string, Outcome>): Map<AnswerKind, Form> {
  const out = new Map<AnswerKind, Form>();
  for (const kind of ANSWER_KINDS) {
    const form = (Object.keys(FORMS) as Form[]).find((one) =>
      [...Array(PROBES).keys()].every(
        (i) =>
          isFull(outcomes.get(`form/${kind}/${one}/${i}/same`)) &&
          !isFull(outcomes.get(`form/${kind}/${one}/${i}/other`)),
      ),
    );
    const reads = [0, 1].every((i) => isFull(outcomes.get(`form/${kind}/${form}/${READS}/${i}`)));
    if (form && (kind !== "expression" || reads)) out.set(kind, form);
  }
  return out;
}
