/** What each rule takes for the model's choice, of one sample with log-probabilities. */
import { picksOf } from "../corpus/index.ts";
import type { Likelihoods, Sample } from "../log/index.ts";

/** Index of the option by each rule that this sample allows. */
export function picksOfSample({ given, alone, texts, tokens }: Likelihoods): Map<string, number> {
  const choices = texts ?? given.map(() => "-");
  const letters = texts !== null && areLetters(texts);
  const picks = new Map(
    Object.entries(
      letters
        ? picksOf({ choices, letters: given, texts: null, unconditional: null, tokens: null })
        : picksOf({ choices, letters: null, texts: given, unconditional: alone, tokens }),
    ),
  );
  // Where the prompts differ and not the continuations, lengths say nothing.
  if (texts === null) for (const rule of ["characters", "bytes", "tokens"]) picks.delete(rule);
  // An empty option has no length to divide by.
  if (texts?.includes("")) for (const rule of ["characters", "bytes"]) picks.delete(rule);
  return picks;
}

/** "A", "B", ... in order, alone or in brackets. */
function areLetters(texts: readonly string[]): boolean {
  return texts.every((text, i) => text.trim().replace(/^\(|[).]$/g, "") === letterOf(i));
}

/** As log readers name choices. */
export const letterOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : String(index);

/** Indices of the options that are right: targets of samples with log-probabilities are letters. */
export function rightOf({ target }: Sample): number[] {
  return target.alternatives.flat().map((span) => {
    const text = Buffer.from(span).toString("utf8");
    return /^\d+$/.test(text) ? Number(text) : text.charCodeAt(0) - 65;
  });
}
