/** Which option each rule of multiple choice picks, from log-probabilities. */
import type { OptionProbs } from "./types.ts";

type Given = Pick<OptionProbs, "choices" | "letters" | "texts" | "unconditional" | "tokens">;

/**
 * Index of the option with the greatest log-probability by each rule that the data allow: of the
 * letter; of the text as it is (lm-eval's acc), by characters (acc_norm), by UTF-8 bytes
 * (acc_bytes), by tokens; of the text minus that of the text without the question
 * (lm_eval/api/task.py, acc_mutual_info). The first of equal ones, as numpy's argmax takes it.
 */
export function picksOf(given: Given): Record<string, number> {
  const { choices, letters, texts, unconditional, tokens } = given;
  const picks: Record<string, number> = {};
  if (letters) picks.letters = greatest(letters);
  if (!texts) return picks;
  const by = (length: (choice: string) => number) =>
    greatest(texts.map((sum, i) => sum / length(choices[i]!)));
  picks.raw = greatest(texts);
  picks.characters = by((choice) => [...choice].length);
  picks.bytes = by((choice) => Buffer.byteLength(choice));
  if (tokens) picks.tokens = greatest(texts.map((sum, i) => sum / tokens[i]!));
  if (unconditional) picks.unconditional = greatest(texts.map((sum, i) => sum - unconditional[i]!));
  return picks;
}

const greatest = (values: readonly number[]) => values.indexOf(Math.max(...values));
