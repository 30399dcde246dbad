/** Texts and targets as inputs of every scorer. */
import { type CoreInput, OPTIONS, packScorer, SCORERS, toTarget } from "evalmark/core";

const CHOICES = ["alpha", "beta", "gamma", "42"].map((choice) => Buffer.from(choice));

/** Every scorer with options that it needs, and `math` with its other preset. */
const PACKED = [
  ...SCORERS.map(({ name, options }) => packScorer(name, neededOf(options))),
  packScorer("math", { preset: "math-verify" }),
];

/** The first value of each option that can't be left out. */
function neededOf(names: readonly string[]): Record<string, unknown> {
  const needed: Record<string, unknown> = {};
  for (const option of OPTIONS) {
    if (!("required" in option) || !names.includes(option.name)) continue;
    needed[option.name] = "string" in option ? option.example : option.values[0];
  }
  return needed;
}

/** The sample by every scorer; those that need choices are given four. */
export function byEveryScorer(target: string, text: string | Uint8Array, isAnswer: boolean) {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return PACKED.map(
    (scorer): CoreInput => ({
      scorer,
      text: bytes,
      isAnswer,
      target: toTarget(target),
      choices: scorer.name.endsWith("choice") ? CHOICES : null,
      stop: null,
      cut: false,
    }),
  );
}
