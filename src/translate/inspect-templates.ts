/**
 * The prompts that Inspect AI's solvers use where an eval.yaml gives none of its own, to the byte
 * (inspect_ai 0.3.285, MIT licence: solver/_multiple_choice.py, solver/_prompt.py).
 */

const FORMAT = (letters: string, several: string) =>
  `should be of the following format: 'ANSWER: $${letters}' (without quotes) where ${letters} is ${several} of {letters}.`;

/** `multiple_choice` without a template. */
export function multipleChoiceTemplate(cot: boolean, several: boolean): string {
  const where = cot ? "last line of your response" : "entire content of your response";
  const format = several ? FORMAT("LETTERS", "one or more") : FORMAT("LETTER", "one");
  const many = several ? " where multiple answers may be correct" : "";
  const think = cot ? " Think step by step before answering." : "";
  const head = `Answer the following multiple choice question${many}. The ${where} ${format}${think}`;
  return `${head}\n\n{question}\n\n{choices}`;
}

/** `chain_of_thought` without a template. */
export const CHAIN_OF_THOUGHT = `
{prompt}

Before answering, reason in a step-by-step manner as to get the right answer. Provide your answer at the end on its own line in the form "ANSWER: $ANSWER" (without quotes) where $ANSWER is the answer to the question.
`;
